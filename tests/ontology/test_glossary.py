"""Laws of the glossary: one concept for each label, both languages for each, words of texts and of questions."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from ontology import load
from ontology.glossary import GENERAL, GLOSSARY, SCHEME, WORDS, glossary
from ontology.namespaces import RDF, SKOS, ZRV

CONCEPTS = {iri: values for iri, values in load.values_by_subject(GLOSSARY).items() if iri != SCHEME}
FILES = tuple(load.values_by_subject(name) for name in (WORDS, GENERAL))
MORE = FILES[0] | FILES[1]
TERM = ZRV.term("term-")
HAN = re.compile(r"[\u4e00-\u9fff]")


def _own(values: dict[str, list[str]], language: str) -> list[str]:
    kinds = (f"prefLabel@{language}", f"altLabel@{language}")
    return [label for kind in kinds for label in values.get(SKOS + kind, [])]


def _labels(language: str) -> list[str]:
    """Return the labels of all files, in their order."""
    return [label for concepts in (CONCEPTS, MORE) for values in concepts.values() for label in _own(values, language)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_label_belongs_to_two_concepts(language: str) -> None:
    counts = Counter(label.lower() for values in CONCEPTS.values() for label in _own(values, language))
    assert [label for label, count in counts.items() if count > 1] == []


def test_a_word_may_stand_in_several_concepts_but_once_in_each_and_no_concept_stands_twice() -> None:
    for iri, values in MORE.items():
        for language in ("zh", "en"):
            assert max(Counter(_own(values, language)).values()) == 1, iri
    for concepts in FILES:
        assert len({tuple(_own(values, "zh")) for values in concepts.values()}) == len(concepts)
    assert len(CONCEPTS | MORE) == len(CONCEPTS) + sum(map(len, FILES))


def test_every_concept_stands_in_the_scheme_with_one_preferred_label_in_each_language() -> None:
    for iri, values in (CONCEPTS | MORE).items():
        assert iri.startswith(TERM), iri
        assert values[RDF + "type"] == [SKOS + "Concept"], iri
        assert values[SKOS + "inScheme"] == [SCHEME], iri
        assert [len(values.get(SKOS + f"prefLabel@{language}", [])) for language in ("zh", "en")] == [1, 1], iri


def test_every_label_has_its_language() -> None:
    for values in (CONCEPTS | MORE).values():
        for kind in ("prefLabel", "altLabel"):
            tagged = [label for language in ("zh", "en") for label in values.get(SKOS + f"{kind}@{language}", [])]
            assert sorted(tagged) == sorted(values.get(SKOS + kind, []))


def test_concepts_stand_in_the_order_of_their_slugs() -> None:
    for concepts, least, most in ((CONCEPTS, 700, 900), (FILES[0], 1200, 1800), (FILES[1], 400, 1200)):
        assert list(concepts) == sorted(concepts)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", iri.removeprefix(TERM)) for iri in concepts)
        assert least <= len(concepts) <= most


def test_english_labels_are_lower_case_without_chinese() -> None:
    assert [label for label in _labels("en") if label != label.lower() or HAN.search(label)] == []


def test_chinese_labels_are_words_of_two_signs_or_more() -> None:
    assert [label for label in _labels("zh") if len(label) < 2 or " " in label] == []
    assert {label for label in _labels("zh") if not HAN.search(label)} <= {
        "5G", "AI", "BIM", "CCUS", "COD", "GDP", "PM2.5", "PPP", "REITs", "VOCs",
    }  # fmt: skip


def test_reader_gives_every_label_with_the_preferred_one_first() -> None:
    assert set(glossary()) == set(_labels("en"))
    assert {label for chinese in glossary().values() for label in chinese} == set(_labels("zh"))
    for values in (CONCEPTS | MORE).values():
        assert set(_own(values, "zh")) <= set(glossary()[_own(values, "en")[0]])
    for values in CONCEPTS.values():
        preferred = values[SKOS + "prefLabel@zh"][0]
        assert glossary()[values[SKOS + "prefLabel@en"][0]][0] == preferred
    assert glossary() is glossary()


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("prefabricated buildings", "装配式建筑"),
        ("specialised and sophisticated firms", "专精特新"),
        ("specialized and sophisticated firms", "专精特新"),
        ("little giants", "小巨人"),
        ("high-standard farmland", "高标准农田"),
        ("straw", "秸秆"),
        ("livestock manure", "畜禽粪污"),
        ("fishing ban", "禁渔"),
        ("soil testing", "测土配方施肥"),
        ("cold chain", "冷链"),
        ("green credit", "绿色信贷"),
        ("smart hospitals", "智慧医院"),
        ("internet hospital", "互联网医院"),
        ("5a scenic areas", "5A级景区"),
        ("guiding ideology", "指导思想"),
        ("main goals", "主要目标"),
        ("key tasks", "重点任务"),
        ("safeguard measures", "保障措施"),
        ("organisation and leadership", "组织领导"),
        ("organization and leadership", "组织领导"),
        ("energy consumption per unit of gdp", "单位地区生产总值能源消费"),
        ("energy consumption per unit of gdp", "单位地区生产总值能耗"),
        ("regional", "区域"),
        ("construction", "建设"),
        ("upgrading", "升级"),
        ("built", "建成"),
        ("treatment", "处理"),
        ("treatment", "治疗"),
        ("pears", "梨子"),
        ("wheat", "小麦"),
        ("roadmaps", "路线图"),
        ("catalog", "目录"),
        ("vaccines", "疫苗"),
    ],
)
def test_words_of_questions_lead_to_words_of_texts(english: str, chinese: str) -> None:
    assert chinese in glossary()[english]


@pytest.mark.parametrize(
    ("english", "other"),
    [
        ("fertiliser use", "农药"),
        ("pesticide consumption", "化肥"),
        ("banana", "苹果"),
        ("melon", "葡萄"),
        ("plastic", "橡胶"),
        ("water price", "电价"),
        ("gas price", "水价"),
        ("small", "大型"),
        ("religion", "民族"),
        ("ethanol", "甲醇"),
        ("copper products", "稀土"),
        ("infant mortality", "孕产妇"),
        ("nursery stock", "花椒"),
        ("smart parking", "城管"),
        ("wine", "乳制品"),
        ("joint venture", "独资"),
    ],
)
def test_no_word_leads_to_a_word_of_another_meaning(english: str, other: str) -> None:
    assert [chinese for chinese in glossary()[english] if other in chinese] == []


def test_no_spelling_is_made_up() -> None:
    assert [label for label in glossary() if re.search("ozystem|raizing|alogd", label)] == []


AMERICAN = {"centre": "center", "isation": "ization", "labour": "labor", "fertiliser": "fertilizer", "fibre": "fiber"}


@pytest.mark.parametrize(("british", "american"), sorted(AMERICAN.items()))
def test_both_spellings_lead_to_the_same_words(british: str, american: str) -> None:
    found = [label for label in glossary() if british in label]
    assert found
    for label in found:
        spelled = label
        for old, new in AMERICAN.items():
            spelled = spelled.replace(old, new)
        whole = re.sub(r"(?<=[a-z])is(ed|ing|e)\b", r"iz\1", spelled)
        assert {glossary().get(form) for form in (spelled, whole)} & {glossary()[label]}, label


def test_glossary_is_part_of_the_vocabulary() -> None:
    lines = load.vocabulary_ntriples().splitlines()
    members = [line for line in lines if line.endswith(f"<{SKOS}inScheme> <{SCHEME}> .")]
    assert len(members) == len(CONCEPTS) + len(MORE)


def test_glossary_counts_in_the_digest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for path in load.data_files():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(load, "DATA", tmp_path)
    assert load.digest.__wrapped__() == load.digest()
    (tmp_path / GLOSSARY).write_bytes((tmp_path / GLOSSARY).read_bytes() + b"# more\n")
    assert load.digest.__wrapped__() != load.digest()
