"""Names in running text: companies, institutions, places and brands, read off the way official texts introduce them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from corpus.citations import citations
from corpus.span import Span
from kg.clause_grammar import alternation
from kg.facts import Mention, MentionKind
from kg.nlp import is_common_word, looks_like_name
from ontology.names import name_words

_STOP = '，。；：！？、,;:!?\n\u3000“”"《》（）()+'
_TO_STOP, _TO_LIST_STOP = (re.compile(rf"(?s:.*)[{stops}]") for stops in (_STOP, _STOP.replace("、", "")))
_NAME = rf"[^{_STOP}\s]{{2,20}}"
_LIST_JOIN = re.compile(r"[、，]|(?<=[^、])(?:和|及|与|以及)(?=[^、])")
_QUOTED_RUN = re.compile(r"[“\"「][^”\"」]{2,16}[”\"」]、?(?:[“\"「][^”\"」]{2,16}[”\"」]、?)*(?=等)")
_QUOTED = re.compile(r"[“\"「]([^”\"」]{2,16})[”\"」]")
_NO_COMPANY = re.compile("的|各|其他|有关|相关|以上")
_NO_CORE = re.compile("各|有关|相关|国有|区属|市属|大型|一批|龙头|重点|企业|[的和与]")
_OF_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,3}[省市区县]")
_NO_PLACE = re.compile(r"[的各有在等一两级上下到A-Za-z0-9]|企业|产业|示范|建设|城乡|旅游$|^[新老]景区|乡镇$")
_NAMED_RUN = r"(?:[“\"「][^”\"」]{2,16}[”\"」][、和与]?)+"


@dataclass(frozen=True, slots=True)
class _Patterns:
    company_list: re.Pattern[str]
    company_single: re.Pattern[str]
    company_full: re.Pattern[str]
    company_ending: re.Pattern[str]
    institution: re.Pattern[str]
    institution_beside: re.Pattern[str]
    place: re.Pattern[str]
    place_of_works: re.Pattern[str]
    place_list: re.Pattern[str]
    brand_named: re.Pattern[str]
    brand_behind: re.Pattern[str]
    verbs: re.Pattern[str]
    generic: re.Pattern[str]
    generic_institution: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = name_words()
    verbs, nouns = alternation(words["nameVerb"]), alternation(words["companyNoun"])
    institutions = alternation((*words["instituteEnding"], *words["universityEnding"]))
    return _Patterns(
        company_list=re.compile(rf"等(?P<kind>[^{_STOP}]{{0,14}}?(?:{nouns}))"),
        company_single=re.compile(
            rf"(?:支持|推动|鼓励|引导|依托|联合|引进|推进)(?P<name>[\u4e00-\u9fff]{{2,8}}?)(?={alternation(words['companyVerb'])})"
        ),
        company_full=re.compile(rf"(?:{alternation(words['companyEnding'])})"),
        company_ending=re.compile(rf"(?:{alternation(words['companyEnding'])})$"),
        institution_beside=re.compile(
            rf"、(?P<name>{_NAME})(?=、[^{_STOP}]{{2,20}}(?:{alternation(words['instituteEnding'])})等)"
        ),
        institution=re.compile(rf"(?P<ending>{institutions})(?![\u4e00-\u9fff]?生)"),
        place=re.compile(rf"(?:{alternation(words['placeEnding'])})(?=$|[{_STOP}\s]|等|为|建设|创建)"),
        place_of_works=re.compile(
            rf"在(?P<place>[^{_STOP}\s在]{{2,10}}?(?:{alternation(words['placeEnding'])}))(?={alternation(words['projectVerb'])})"
        ),
        place_list=re.compile(alternation((*words["placeNoun"], *(f"等{noun}" for noun in words["placeNoun"])))),
        brand_named=re.compile(rf"品牌(?P<run>{_NAMED_RUN})"),
        brand_behind=re.compile(rf"等[^{_STOP}]{{0,16}}?(?:{alternation(words['brandNoun'])})"),
        verbs=re.compile(rf"(?:[0-9]{{1,2}}[.．、])?(?:{verbs})*"),
        generic=re.compile(rf"(?:{alternation(words['genericNoun'])})$"),
        generic_institution=re.compile(rf"^(?:{alternation((*words['genericInstitution'], *words['genericNoun']))})*$"),
    )


def names(text: str, spans: Iterable[Span]) -> list[Mention]:
    """Return every mention of a name in some stretches of text, in order, none inside another."""
    found: list[Mention] = []
    for span in spans:
        for mention in sorted(_all_names(text, span), key=lambda m: (m.span.start, -m.span.end)):
            if not found or mention.span.start >= found[-1].span.end or mention.kind == "document":
                found.append(mention)
    return found


def _all_names(text: str, span: Span) -> Iterator[Mention]:
    institutions = list(_institutions(text, span))
    yield from institutions
    taken = [m.span for m in institutions]
    for mention in _companies(text, span):
        if not any(mention.span.start < t.end and t.start < mention.span.end for t in taken):
            yield mention
    yield from _places(text, span)
    words = span.of(text)
    if "品牌" in words or "等" in words:
        yield from _brands(text, span)
    for cited in citations(words) if "《" in words else ():
        yield Mention("document", cited.title, cited.span.shift(span.start), "citation", number=cited.number)


def _without_verb(text: str, span: Span) -> Span:
    """Take the introducing words off the front of a name: 依托甲 → 甲."""
    match = _patterns().verbs.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and span.end - match.end() >= 2 else span


def _members(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for join in _LIST_JOIN.finditer(text, span.start, span.end):
        yield Span(start, join.start())
        start = join.end()
    yield Span(start, span.end)


def _is_company(name: str) -> bool:
    """A company's name is no common word, ends in no generic noun, and is not a sentence."""
    patterns = _patterns()
    if not 2 <= len(name) <= 14 or _NO_COMPANY.search(name):
        return False
    return not is_common_word(name) and not patterns.generic.search(name)


def _item_start(text: str, span: Span, position: int, stops: re.Pattern[str] = _TO_STOP) -> int:
    """Return where the item that ends at `position` begins: behind the last stop, at most 60 characters before."""
    start = max(span.start, position - 60)
    last = stops.match(text, start, position)
    return last.end() if last else start


def _companies(text: str, span: Span) -> Iterator[Mention]:
    patterns = _patterns()
    for match in patterns.company_list.finditer(text, span.start, span.end):
        if match["kind"].startswith(("区域", "地区", "区县", "乡镇", "片区")):
            continue
        listed = Span(_item_start(text, span, match.start(), _TO_LIST_STOP), match.start())
        yield from _company_list(text, listed)
    for match in patterns.company_single.finditer(text, span.start, span.end):
        name = match["name"]
        if _is_company(name) and _unknown(name):
            yield Mention("company", name, Span(*match.span("name")), "company-subject", 0.7)
    for match in patterns.company_full.finditer(text, span.start, span.end):
        here = _without_verb(text, Span(_item_start(text, span, match.start()), match.end()))
        if _named_company(here.of(text)):
            yield Mention("company", here.of(text), here, "company-ending", 0.9)


def _company_list(text: str, listed: Span) -> Iterator[Mention]:
    members = [_without_verb(text, m) for m in _members(text, listed)]
    plausible = [m for m in members if _is_company(m.of(text))]
    named = all(_is_company(m.of(text)) or _institution_name(m.of(text)) for m in members)
    if plausible and named and any(looks_like_name(m.of(text)) for m in plausible):
        for member in plausible:
            yield Mention("company", member.of(text), member, "company-list", 0.9)


def _unknown(name: str) -> bool:
    """A lone name must hold a word that the dictionary has as a proper noun, or single characters that make no word."""
    from kg.nlp import PROPER, cut, tag

    words = cut(name)
    return (
        len(words) > 1
        and not any(len(w) > 1 and tag(w) in {"v", "vn", "d", "p"} for w in words)
        and any((tag(w) in PROPER and len(w) > 1) for w in words)
    )


def _named_company(name: str) -> bool:
    core = _OF_PLACE.sub("", _patterns().company_ending.sub("", name))
    return len(core) >= 2 and not _NO_CORE.search(core) and looks_like_name(core)


def _institution_name(name: str) -> bool:
    match = _patterns().institution.search(name)
    return bool(match and match.end() == len(name) and not _patterns().generic_institution.match(name[: match.start()]))


def _institutions(text: str, span: Span) -> Iterator[Mention]:
    patterns = _patterns()
    for match in patterns.institution.finditer(text, span.start, span.end):
        here = _without_verb(text, Span(max(match.start() - 20, _item_start(text, span, match.start())), match.end()))
        here = Span(here.start + _head_length(here.of(text)), here.end)
        name = here.of(text)
        if text[here.end : here.end + 1] == "+" or text[here.start - 1 : here.start] == "+" or len(name) > 20:
            continue
        if patterns.generic_institution.match(name[: -len(match["ending"])]) or re.search(r"[的各]|一批|有关", name):
            continue
        kind: MentionKind = "university" if match["ending"] in name_words()["universityEnding"] else "institute"
        yield Mention(kind, name, here, "institution-ending")
        yield from _beside(text, here, kind, span)


def _head_length(name: str) -> int:
    """Return how many characters before a name belong to the sentence: 甲和乙 → 2, 环乙 → 1."""
    joiner = max((name.rfind(word) + len(word) for word in ("联合", "和", "与", "及") if word in name[:-4]), default=0)
    return joiner or (1 if name.startswith("环") and len(name) > 4 else 0)


def _beside(text: str, here: Span, kind: MentionKind, span: Span) -> Iterator[Mention]:
    """Yield a member of a list of institutions whose name has no ending of its own: 甲研究院、乙、丙研究院等."""
    match = _patterns().institution_beside.match(text, here.end, span.end)
    if match and not _institution_name(match["name"]) and _is_company(match["name"]):
        yield Mention(kind, match["name"], Span(*match.span("name")), "institution-list", 0.7)


def _places(text: str, span: Span) -> Iterator[Mention]:
    for match in _patterns().place.finditer(text, span.start, span.end):
        here = _without_verb(text, Span(_item_start(text, span, match.end()), match.end()))
        name = here.of(text)
        if not 2 <= len(name) <= 10 or _NO_PLACE.search(name):
            continue
        if looks_like_name(name):
            yield Mention("place", name, here, "place-ending", 0.7)

    for match in _patterns().place_of_works.finditer(text, span.start, span.end):
        if not _NO_PLACE.search(match["place"]) and looks_like_name(match["place"]):
            yield Mention("place", match["place"], Span(*match.span("place")), "place-of-works", 0.7)
    yield from _place_lists(text, span)


def _place_lists(text: str, span: Span) -> Iterator[Mention]:
    """Yield the members of a list that a noun for areas closes: 甲、乙等区域, 甲、乙、丙片区."""
    for match in _patterns().place_list.finditer(text, span.start, span.end):
        listed = Span(_item_start(text, span, match.start(), _TO_LIST_STOP), match.start())
        members = [_without_verb(text, member) for member in _members(text, listed)]
        names = [member.of(text) for member in members]
        if len(names) > 1 and all(_is_place(name) for name in names) and any(map(looks_like_name, names)):
            yield from (Mention("place", member.of(text), member, "place-list", 0.7) for member in members)


def _is_place(name: str) -> bool:
    return 2 <= len(name) <= 6 and not is_common_word(name) and not _NO_PLACE.search(name)


def _brands(text: str, span: Span) -> Iterator[Mention]:
    patterns = _patterns()
    for named in patterns.brand_named.finditer(text, span.start, span.end):
        for match in _QUOTED.finditer(text, *named.span("run")):
            yield Mention("brand", match[1], Span(*match.span(1)), "brand-named", 0.9)
    for run in _QUOTED_RUN.finditer(text, span.start, span.end):
        if patterns.brand_behind.match(text, run.end(), span.end):
            for match in _QUOTED.finditer(text, run.start(), run.end()):
                yield Mention("brand", match[1], Span(*match.span(1)), "brand-list", 0.9)
