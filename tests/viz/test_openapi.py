"""Whatever is sent to the API, it answers as its description says (schemathesis)."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import DataObject, data, sampled_from
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from kg.store import open_snapshot
from viz.web.app import create_app

OPERATIONS = (
    "GET /api/ask",
    "GET /api/suggest",
    "GET /api/tasks",
    "GET /api/tasks/{name}",
    "GET /api/documents",
    "POST /api/documents",
    "DELETE /api/documents/{name}",
    "GET /api/uploads/{name}",
    "GET /api/units",
    "GET /api/targets",
    "GET /api/gaps",
    "GET /api/terms",
    "GET /health",
    "GET /id/{iri}",
    "GET /sparql",
    "POST /sparql",
)

load_all_checks()
NOT_SAID = [
    positive_data_acceptance,  # not every text is a query
    negative_data_rejection,  # and more ways to send one than the description names lead to the endpoint
]


@pytest.fixture(scope="module")
def operations(folder: Path) -> Iterator[dict[str, Any]]:
    with open_snapshot(folder) as store, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the test client about its own dependency
        schema = schemathesis.openapi.from_asgi("/openapi.json", create_app(store))
        every: Any = schema.get_all_operations()
        yield {each.ok().label: each.ok() for each in every}


def test_every_route_is_described(operations: dict[str, Any]) -> None:
    assert set(OPERATIONS) == set(operations)


@pytest.mark.filterwarnings("ignore")  # generated requests, and the client that sends them
@pytest.mark.parametrize("label", OPERATIONS)
def test_the_api_answers_as_it_says(operations: dict[str, Any], label: str) -> None:
    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data())
    def answers(draw: DataObject) -> None:
        mode = draw.draw(sampled_from([GenerationMode.POSITIVE, GenerationMode.POSITIVE, GenerationMode.NEGATIVE]))
        case = draw.draw(operations[label].as_strategy(generation_mode=mode))
        case.call_and_validate(excluded_checks=NOT_SAID if "sparql" in label else [])

    answers()
