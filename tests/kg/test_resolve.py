"""Laws of names: every spelling of one department is one organisation, and no two departments ever become one."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Letterhead
from corpus.span import Span
from kg.facts import Mention, MentionKind, Responsibility
from kg.resolve import Resolved, resolve_issuers, resolve_mention, resolve_unit, resolve_units
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
    local = [name for name in names if name.endswith(("局", "委员会")) and not name.endswith("总局")]
    return [name for name in local if not name.startswith(("国", "中", "全国"))]


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


def dated(issuer: str | None, *, title: str = "", number: str | None = None, day: date | None = None) -> Scope:
    return scope_of(Letterhead(title=title, issuer=issuer, number=number, signed=day), "urn:zeren:document:0")


def in_scope(name: str, of: Scope) -> Resolved:
    return resolve_unit(unit(name), of)


def kind(found: Resolved) -> str:
    return found.kind.rpartition("#")[2]


@pytest.mark.parametrize(
    ("issuer", "title", "region", "level"),
    [
        ("广州市人民政府办公厅", "", "广东省广州市", "prefecture"),
        ("广东省人民政府", "", "广东省", "province"),
        ("重庆市甲溪区人民政府", "", "重庆市甲溪区", "district"),
        ("苏州市甲溪市人民政府", "", "江苏省苏州市甲溪市", "county-city"),
        ("内蒙古自治区人民政府", "", "内蒙古自治区", "autonomous-region"),
        ("国务院办公厅", "", "国家", "national"),
        (None, "广州市优化能源结构促进城市发展行动方案", "广东省广州市", "prefecture"),
        (None, "甲溪县“绿色园区”工作方案", "甲溪县", "county"),
        (None, "甲江产业融合示范区若干措施", "甲江产业融合示范区", "development-zone"),
    ],
)
def test_region_and_level_are_read_from_issuer_or_title(
    issuer: str | None, title: str, region: str, level: str
) -> None:
    scope = dated(issuer, title=title)
    if region == "甲江产业融合示范区":
        assert scope.region == ""  # a name of nine characters in a title may be anything
        scope = dated("甲江产业融合示范区管理委员会")
    assert scope.region == region
    assert str(scope.level).rpartition("level-")[2] == level


@pytest.mark.parametrize(
    "title", ["促进城市绿色发展行动方案", "支持山区发展若干措施", "省生态环境厅工作计划", "关于推动小区改造的意见"]
)
def test_words_that_end_like_regions_are_none(title: str) -> None:
    assert dated(None, title=title).region == ""


def test_one_function_at_three_levels_is_three_organisations() -> None:
    nation, province, city = dated("国务院"), dated("广东省人民政府"), dated("广州市人民政府")
    found = [
        in_scope("发展改革委", nation),
        in_scope("省发展改革委", province),
        in_scope("市发展改革委", city),
    ]
    assert len({each.iri for each in found}) == 3
    assert len({each.function for each in found}) == 1
    assert [each.name for each in found] == ["国家发展改革委", "广东省发展改革委", "广州市发展改革委"]


def test_a_city_s_plan_speaks_of_its_province() -> None:
    assert in_scope("省财政厅", dated("广州市人民政府")).iri == in_scope("财政厅", dated("广东省人民政府")).iri
    assert in_scope("省财政厅", dated("广州市人民政府")).iri != in_scope("省财政厅", dated("苏州市人民政府")).iri


@pytest.mark.parametrize(
    "name", ["生态环境部", "市场监管总局", "海关总署", "证监会", "审计署", "国家能源局", "中国人民银行"]
)
def test_ministries_need_no_sign_in_a_local_plan(name: str) -> None:
    nation = in_scope(name, dated("国务院"))
    assert nation.region == "国家"
    for issuer in ("广州市人民政府", "广东省人民政府", None):
        assert in_scope(name, dated(issuer)).iri == nation.iri


def test_a_zone_and_the_party_have_departments_of_their_own_that_are_called_so() -> None:
    zone = dated("甲江产业示范区管理委员会")
    assert in_scope("财政部", zone).region == "甲江产业示范区"
    assert in_scope("组织部", dated("广州市人民政府")).region == "广东省广州市"


@pytest.mark.parametrize(
    ("issuer", "prefix"), [("甲江产业示范区管理委员会", "示范区"), ("乙山高新区管理委员会", "高新区")]
)
@pytest.mark.parametrize("stem", ["财政局", "农业农村局", "招商和企业服务局", "科技创新和数据委员会", "综合执法局"])
def test_a_zone_s_department_is_one_with_and_without_the_word_for_the_zone(issuer: str, prefix: str, stem: str) -> None:
    names = (prefix + stem, stem)
    found = resolve_units((unit(name) for name in names), dated(issuer))
    assert len({found[name, False].iri for name in names}) == 1
    assert [found[name, False].printed for name in names] == list(names)
    assert {found[name, False].region for name in names} == {dated(issuer).region}


@pytest.mark.parametrize("stem", ["工业发展促进会", "建设投资公司", "检测中心"])
def test_what_is_no_office_may_have_a_namesake_and_is_not_joined(stem: str) -> None:
    found = resolve_units((unit(name) for name in ("市" + stem, stem)), dated("广州市人民政府"))
    assert len({each.iri for each in found.values()}) == 2


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("人民银行广州分行", "广东省广州市"),
        ("中国人民银行苏州市分行", "江苏省苏州市"),
        ("深圳证监局", "广东省深圳市"),
        ("国家税务总局佛山市税务局", "广东省佛山市"),
        ("国家开发银行广东省分行", "广东省"),
        ("国网江苏省电力公司", "江苏省"),
    ],
)
def test_a_branch_belongs_to_the_region_in_its_name(name: str, region: str) -> None:
    for issuer in ("广东省人民政府", "苏州市人民政府", None):
        assert in_scope(name, dated(issuer)).region == region


def test_counties_of_a_city_are_its_own() -> None:
    here, there = (in_scope("甲溪县政府", dated(f"{city}人民政府")) for city in ("广州市", "苏州市"))
    assert here.region == "广东省广州市甲溪县"
    assert here.iri != there.iri


def test_kinds_of_bodies() -> None:
    wanted = {
        "市委组织部": "PartyBody",
        "市委网信办": "PartyBody",
        "市中级人民法院": "JudicialBody",
        "市检察院": "JudicialBody",
        "市人大常委会": "Congress",
        "市政协": "Congress",
        "人行广州分行": "Bank",
        "国家开发银行广东省分行": "Bank",
        "市城投集团": "Company",
        "环评处": "InternalDivision",
        "市绿色研究院": "Institute",
        "市街道办事处": "Department",
    }
    assert {name: kind(in_scope(name, dated("广州市人民政府"))) for name in wanted} == wanted


def test_a_division_means_nothing_outside_its_department() -> None:
    one, other = dated("广东省生态环境厅"), dated("江苏省生态环境厅")
    here, there = in_scope("综合处", one), in_scope("综合处", other)
    assert here.iri != there.iri
    assert here.name == "广东省生态环境厅综合处"
    assert here.part_of == in_scope("省生态环境厅", one).iri


def test_a_former_body_is_none_of_its_successors() -> None:
    city = dated("广州市人民政府", day=date(2024, 1, 1))
    before, after = in_scope("广州银保监局", city), in_scope("广州金融监管局", city)
    assert before.iri != after.iri
    assert before.function == after.function
    assert before.changed_by is not None
    assert before.changed_by.endswith("event-2023-financial-regulation")
    assert after.changed_by is None
    assert in_scope("市银监局", city).iri != in_scope("市保监局", city).iri


def test_a_name_is_read_in_its_time() -> None:
    early, late = (dated("广东省人民政府", day=date(year, 6, 1)) for year in (2022, 2024))
    assert str(in_scope("省金融监管局", early).function).endswith("financial-services")
    assert str(in_scope("省金融监管局", late).function).endswith("financial-regulation")


def test_a_second_signboard_makes_no_second_organisation() -> None:
    city = dated("广州市人民政府")
    assert in_scope("市住建局（市人防办）", city).iri == in_scope("市住建局", city).iri


def test_every_issuer_of_a_joint_document_is_one() -> None:
    head = Letterhead(issuer="广东省发展和改革委员会、广东省财政厅")
    found = resolve_issuers(head, scope_of(head, "urn:x"))
    assert [each.name for each in found] == ["广东省发展和改革委员会", "广东省财政厅"]
