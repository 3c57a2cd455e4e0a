"""Laws of names: every spelling of one department is one organisation, and no two departments ever become one."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Letterhead
from corpus.span import Span
from kg.facts import Mention, MentionKind, Responsibility
from kg.resolve import Resolved, resolve_issuers, resolve_mention, resolve_unit
from kg.scope import Scope, scope_of
from ontology.vocabularies import departments
from tests.properties.profile import FIXED

PLACES = ("甲州市乙溪区", "甲州市丙山区", "丁江省戊海市己河县", "庚原自治区辛林市壬石旗", "癸川市", "丁江省")


def unit(name: str, *, group: bool = False) -> Responsibility:
    return Responsibility(name, "lead", group, Span(0, len(name)), "given")


def scope(place: str | None, own: str = "urn:zeren:document:0") -> Scope:
    return scope_of(Letterhead(issuer=f"{place}人民政府" if place else None), own)


def resolved(name: str, place: str | None, own: str = "urn:zeren:document:0") -> Resolved:
    return resolve_unit(unit(name), scope(place, own))


DISTRICT = "重庆市巴南区"
SAME = (
    ("区经济信息委", "经信委", "区经信委", "区经济和信息化委", "巴南区经济和信息化委员会", "重庆市巴南区经济信息委"),
    ("区发展改革委", "发改委", "区发改委", "巴南区发展和改革委员会"),
    ("区住房城乡建委", "区住建委", "住建委", "区住房和城乡建设委员会"),
    ("区财政局", "财政局", "巴南区财政局", "重庆市巴南区财政局"),
    ("区规划自然资源局", "规资局", "区规划和自然资源局"),
    ("区市场监管局", "市监局", "市场监督管理局"),
    ("市财政局", "重庆市财政局"),
    ("市经济信息委", "重庆市经济和信息化委员会"),
)


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_all_spellings_of_a_department_are_one(names: tuple[str, ...]) -> None:
    assert {resolved(name, DISTRICT).iri for name in names} == {resolved(names[0], DISTRICT).iri}


def test_different_departments_and_levels_stay_apart() -> None:
    assert len({resolved(names[0], DISTRICT).iri for names in SAME}) == len(SAME)


def test_the_level_says_whose_department_it_is() -> None:
    assert resolved("市财政局", DISTRICT).region == "重庆市"
    assert resolved("区财政局", DISTRICT).region == DISTRICT
    assert resolved("市财政局", DISTRICT).iri == resolved("市财政局", "重庆市").iri == resolved("财政局", "重庆市").iri
    assert resolved("市财政局", "甲州市乙溪区").iri != resolved("市财政局", DISTRICT).iri


def bare_names() -> list[str]:
    """Return the names of departments that every region has; those of the nation say so themselves."""
    names = [name for function in departments() for name in (function.pref_zh, *function.alt_zh)]
    return [name for name in names if name.endswith(("局", "委员会")) and not name.startswith(("国", "中", "全国"))]


@FIXED
@given(st.sampled_from(bare_names()), st.sampled_from(PLACES))
def test_the_full_name_and_the_bare_name_are_one(name: str, place: str) -> None:
    assert resolved(f"{place}{name}", place).iri == resolved(name, place).iri


@FIXED
@given(st.sampled_from(bare_names()), st.permutations(PLACES))
def test_two_regions_never_share_a_department(name: str, places: list[str]) -> None:
    first, second = places[:2]
    assert resolved(name, first).iri != resolved(name, second).iri


@FIXED
@given(st.sampled_from(bare_names()), st.sampled_from(["", "区", "市", "县", "省", "州"]))
def test_units_of_unknown_regions_are_never_merged(name: str, prefix: str) -> None:
    one, other = (resolved(prefix + name, None, f"urn:zeren:document:{n}") for n in (1, 2))
    assert one.iri != other.iri
    assert one.iri == resolved(prefix + name, None, "urn:zeren:document:1").iri


def test_departments_of_different_form_or_function_are_two() -> None:
    for one, other in (("区教委", "区教育局"), ("区水利局", "区林业局"), ("区科技局", "区科技中心")):
        assert resolved(one, DISTRICT).iri != resolved(other, DISTRICT).iri


def test_collectives_belong_to_their_region() -> None:
    here, there = scope(DISTRICT), scope("甲州市乙溪区")
    for name in ("有关镇街", "各部门"):
        assert resolve_unit(unit(name, group=True), here).iri != resolve_unit(unit(name, group=True), there).iri
        assert resolve_unit(unit(name, group=True), here).kind.endswith("#Collective")
    names = ("有关镇街", "各镇街", "各部门")
    assert len({resolve_unit(unit(name, group=True), here).iri for name in names}) == len(names)


def test_kinds_are_told_by_the_name() -> None:
    wanted = {
        "区投资公司": "Company",
        "区大数据局": "Department",
        "甲州大学": "University",
        "区服务中心": "PublicInstitution",
    }
    assert {name: resolved(name, DISTRICT).kind.rpartition("#")[2] for name in wanted} == wanted


def test_the_issuer_is_an_organisation_of_its_region() -> None:
    head = Letterhead(issuer="重庆市巴南区人民政府")
    (issuer,) = resolve_issuers(head, scope_of(head, "urn:x"))
    assert (issuer.name, issuer.region) == ("重庆市巴南区人民政府", DISTRICT)
    assert resolve_issuers(Letterhead(), scope(None)) == ()


def test_names_of_different_kinds_are_different_things() -> None:
    kinds: tuple[MentionKind, ...] = ("company", "institute", "university", "place", "brand", "document", "park")
    found = {resolve_mention(Mention(kind, "甲", Span(0, 1), "given")).iri for kind in kinds}
    assert len(found) == len(kinds)


def test_a_cited_document_is_known_by_its_number() -> None:
    one, other = (
        resolve_mention(Mention("document", title, Span(0, 1), "given", number=number))
        for title, number in (("甲计划", "甲府发〔2031〕1号"), ("《甲计划》", "甲府发〔2031〕1号"))
    )
    assert one.iri == other.iri
    assert one.iri != resolve_mention(Mention("document", "甲计划", Span(0, 1), "given")).iri


@pytest.mark.parametrize(("place", "name"), list(product(PLACES, ("财政局", "教育局"))))
def test_resolving_twice_gives_the_same(place: str, name: str) -> None:
    assert resolved(name, place) == resolved(name, place)
