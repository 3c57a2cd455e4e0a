"""Questions by readers of the plan who had not read the parser: what was right stays right, doubt stays silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from query.ask import Asker
from tests.query.conftest import QUESTIONS, replies_to

SETS = (
    *("chinese", "english", "mixed", "further", "staff", "bilingual"),
    *("composed", "assorted", "likeness", "habits", "tone", "manner"),
    *("deadlines", "voices", "exam", "meetings", "evaluation", "clerks"),
    *("examiner", "styles", "fair", "offices", "builds", "single_words", "second_half"),
    *("inspection", "chains", "inquiry", "statistics", "second_exam"),
    *("ordinary", "exceptions", "registers", "particulars", "recollections", "checks", "sundry", "word_order"),
    *("enquiries", "drawn", "desk", "townships", "autumn", "talks"),
    *("orders", "breadth", "november", "elders", "last_autumn", "bureaus", "auditors", "delegates"),
    *("reviewers", "secretaries", "registrars"),
    *("archivists", "supervisors", "planners", "liaisons"),
    *("dictations", "relations", "compositions", "combinations"),
    *("callers", "assessors", "scopes", "messages", "relatives", "searches"),
    *("panel", "panel_in_two_languages", "panel_of_compositions"),
    *("wordings", "wordings_of_compositions", "wordings_further"),
    *("wordings_ordinary", "wordings_of_colleagues", "wordings_of_offices"),
    *("wordings_of_samples", "wordings_of_sets", "exam_of_inspectors", "exam_of_professors"),
    *("exam_of_three", "exam_composed", "exam_kept", "exam_of_auditors"),
    *("wordings_of_samples_again", "wordings_of_sets_again", "exam_terse", "exam_of_consultants"),
    *("exam_of_secretaries", "exam_of_two_languages", "exam_of_planners", "exam_of_staff", "exam_twice_composed"),
    *("exam_of_offices", "exam_of_askers", "exam_twice_composed_again", "wordings_of_samples_anew"),
    *("exam_of_deputies", "exam_of_registries", "exam_of_many_conditions"),
    *("exam_of_notices", "exam_of_supervisors", "exam_of_limits", "exam_of_counters"),
    *("exam_of_what_is_left_out", "exam_of_bureaus"),
    *("exam_of_district_offices", "exam_of_auditing_planners", "exam_of_compositions", "exam_of_towns"),
    *("exam_fair_again", "exam_of_two_manners"),
    *("exam_of_inspection_offices", "exam_of_town_clerks", "exam_of_translators", "exam_of_audits"),
    *("exam_of_bureau_heads", "exam_of_office_secretaries", "exam_of_ledgers", "exam_by_phone"),
    *(
        "exam_of_visitors",
        "exam_of_congress_staff",
        "exam_of_new_clerks",
        "exam_of_section_heads",
        "exam_of_newspapers",
    ),
    *("exam_before_half_year", "exam_of_chiefs_and_clerks", "exam_of_twins", "exam_of_further_twins"),
    *("exam_of_deputy_secretaries", "exam_of_three_bureaus", "exam_of_plain_twins", "exam_of_terse_twins"),
)
SAMPLES = Path(__file__).parents[3] / "shared" / "questions-dev.jsonl"


@pytest.mark.parametrize("name", SETS)
def test_what_was_right_once_stays_right(asker: Asker, name: str) -> None:
    kept = set((QUESTIONS / f"{name}.right").read_text(encoding="utf-8").split())
    replies = replies_to(asker, QUESTIONS / f"{name}.jsonl")
    assert kept <= {key for key, (good, _) in replies.items() if good}


@pytest.mark.parametrize("name", SETS)
def test_the_questions_that_are_answered_wrongly_are_known_and_grow_no_more(asker: Asker, name: str) -> None:
    known = set((QUESTIONS / f"{name}.wrong").read_text(encoding="utf-8").split())
    replies = replies_to(asker, QUESTIONS / f"{name}.jsonl")
    assert {key for key, (good, status) in replies.items() if not good and status == "answered"} <= known


@pytest.mark.skipif(not SAMPLES.exists(), reason="the sample questions are not beside this checkout")
def test_the_samples_are_answered_or_left_open_but_hardly_ever_wrong(asker: Asker) -> None:
    replies = replies_to(asker, SAMPLES)
    assert sum(good for good, _ in replies.values()) >= 157
    assert sum(not good and status == "answered" for good, status in replies.values()) <= 1
