"""Whatever is sent to the API, it answers as its description says (schemathesis)."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import DataObject, data, sampled_from
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from kg.store import open_snapshot, open_store
from tests.viz.plans import GREEN, put
from viz.web.access import Access
from viz.web.app import create_app
from viz.web.limits import Limits
from viz.web.settings import Settings

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
    "GET /metrics",
    "GET /id/{iri}",
    "GET /sparql",
    "POST /sparql",
)

FREE = ("sparql", "/api/documents")
TOKEN = "open sesame, please"

load_all_checks()
NOT_SAID = [
    positive_data_acceptance,  # not every text is a query
    negative_data_rejection,  # and more ways to send one than the description names lead to the endpoint
]


@pytest.fixture(scope="module")
def operations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """The operations of a server that takes documents, over a store of its own."""
    folder = tmp_path_factory.mktemp("openapi") / "store"
    with open_store(folder, write=True) as filled:
        put(filled, GREEN)
    with open_snapshot(folder) as store, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the test client about its own dependency
        unbounded = Settings(Limits(requests_per_minute=0), Access(token=TOKEN))
        schema = schemathesis.openapi.from_asgi("/openapi.json", create_app(store, settings=unbounded))
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
        headers = {"Authorization": f"Bearer {TOKEN}"} if draw.draw(sampled_from([True, True, False])) else {}
        case.call_and_validate(headers=headers, excluded_checks=NOT_SAID if label.endswith(FREE) else [])

    answers()
