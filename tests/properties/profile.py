"""How property tests run here: the same examples every time, few enough to be quick."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

FIXED = settings(
    derandomize=True,
    deadline=None,
    max_examples=60,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
