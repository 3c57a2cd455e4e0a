"""Laws of the printed facts: the shape that scripts rely on, and offsets that give back what was read."""

from __future__ import annotations

import json
from typing import Any

from corpus.parse import parse
from corpus.read import text_as_raw
from kg.extract import extract
from kg.facts import Extraction
from kg.record import to_record
from tests.kg.plans import plan_text

Record = dict[str, Any]
PLACE = {"start", "end"}
SHAPES = {
    "": {"document", "tasks", "targets", "warnings"},
    "document": {"title", "number", "issuer", "signed", "published", "period", "based_on"},
    "tasks": PLACE
    | {"number", "title", "path", "responsibilities", "targets", "companies", "institutions", "projects"},
    "responsibilities": PLACE | {"unit", "role", "group"},
    "targets": PLACE
    | {
        "indicator",
        "value",
        "value_max",
        "unit",
        "comparator",
        "change",
        "baseline",
        "deadline",
        "qualitative",
        "quote",
    },
    "companies": PLACE | {"name"},
    "institutions": PLACE | {"name", "kind"},
    "projects": PLACE | {"name", "box", "companies", "year"},
    "warnings": PLACE | {"message"},
    "based_on": {"title", "number"},
}
ROLES = {"lead", "participate", "cooperate", "responsible"}
COMPARATORS = {"=", ">=", "<=", "~", None}


def assert_shape(value: Any, name: str = "") -> None:
    """Every object has at least the keys that are promised for its place."""
    if isinstance(value, list):
        for each in value:
            assert_shape(each, name)
    elif isinstance(value, dict):
        assert SHAPES[name] <= value.keys()
        for key in SHAPES.keys() & value.keys():
            assert_shape(value[key], key)


def records(record: Record, kind: str) -> list[Record]:
    return [fact for task in record["tasks"] for fact in task[kind]]


def test_the_shape_is_the_promised_one(shipped: Extraction) -> None:
    assert_shape(to_record(shipped))
    assert_shape(to_record(extract(parse(text_as_raw("随便写写。")))))


def test_it_goes_through_json_unchanged(shipped: Extraction) -> None:
    record = to_record(shipped)
    assert json.loads(json.dumps(record, ensure_ascii=False, allow_nan=False)) == record


def test_offsets_give_back_what_was_read(shipped: Extraction) -> None:
    text, record = shipped.document.text, to_record(shipped)
    for fact in records(record, "responsibilities"):
        assert text[fact["start"] : fact["end"]] == fact["unit"]
    for fact in (*records(record, "companies"), *records(record, "institutions")):
        assert text[fact["start"] : fact["end"]] == fact["name"]
    for fact in (*records(record, "targets"), *record["targets"]):
        assert text[fact["start"] : fact["end"]] == fact["quote"]


def test_codes_are_the_promised_ones(shipped: Extraction) -> None:
    record = to_record(shipped)
    assert {fact["role"] for fact in records(record, "responsibilities")} <= ROLES
    for fact in (*records(record, "targets"), *record["targets"]):
        assert fact["comparator"] in COMPARATORS
        assert (fact["comparator"] is None) is fact["qualitative"]
        assert fact["change"] in ("increase", "decrease", None)
    assert {fact["kind"] for fact in records(record, "institutions")} <= {"institute", "university"}


def test_a_small_plan_in_full() -> None:
    record = to_record(extract(parse(text_as_raw(plan_text()))))
    assert record["document"] == {
        "title": "甲市绿色发展行动方案",
        "number": "甲府发〔2031〕5号",
        "issuer": "甲市人民政府",
        "signed": "2031-03-02",
        "published": None,
        "period": None,
        "based_on": [],
    }
    task = record["tasks"][0]
    assert (task["number"], task["title"]) == ("1", "建设公共平台")
    assert task["path"] == ["二、重点任务", "（一）推动转型升级"]
    assert task["targets"][0]["value"] == 85
    assert isinstance(task["targets"][0]["value"], int)


def test_fractions_stay_fractions() -> None:
    record = to_record(extract(parse(text_as_raw(plan_text(value="85.5%")))))
    assert record["tasks"][0]["targets"][0]["value"] == 85.5
