"""Numbers in a question: tasks by number, years, ranks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.numerals import parse_ordinal
from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.topics import targets_called
from query.tokens.amounts import amount_marks, measure_marks, value_marks
from query.wording.numerals import HAN, NUMERAL, ORDINALS, TENS, WORDS, value_of
from query.wording.sought import Rare

_N = rf"(?:\d+|{HAN}+)"
_AND = r"\s*(?:、|和|与|跟|及|以及|,|and|&)\s*(?:and\s*)?"
_WORDS = "two|three|four|five|six|seven|eight|nine|ten"
_ITEM = r"(?:tasks?|items?|articles?|actions?|measures?|assignments?|no\.?|number)"
_RANGE = Rare(
    rf"第?(?P<a>{_N})(?:条|项|号)?(?:到|至|-|~|—|–)第?(?P<b>{_N})(?:条|项|号)(?:任务)?"
    rf"|{_ITEM}\s*(?P<c>\d+)\s*(?:to|-|–|through)\s*(?P<d>\d+)\b"
)
_LIST = re.compile(
    rf"第?(?P<zh>{_N}(?:条|项)?(?:{_AND}第?{_N}(?:条|项)?)*{_AND}第?{_N})\s*(?:这|那)?(?:两|三|四|五|几)?(?:条|项"
    rf"|号任务)(?:任务)?"
    rf"|{_ITEM}\s*(?:no\.?\s*)?(?P<en>\d+(?:{_AND}(?:{_ITEM}\s*)?\d+)+)\b"
)
_SINGLE = re.compile(
    rf"第\s*[(（]?(?P<a>{_N})[)）]?\s*(?:条|项|号|个)?(?:任务|条|项)(?:任务)?"
    rf"|任务\s*(?P<b>\d+|{HAN}{{1,3}}(?![共些个样条项家定直起{HAN[1:-1]}]))(?!\d*年)|(?<![〕\]\d])"
    rf"(?P<c>\d+)\s*号(?:任务)?"
    rf"|(?:\bthat )?{_ITEM}\s*(?:no\.?|number|#)?\s*#?(?P<d>\d+)\b|(?<!\w)#(?P<e>\d+)\b"
    rf"|(?:\bthat )?\b{_ITEM} (?:number |no\.? )?(?P<f>{'|'.join(WORDS)})\b"
)
_BARE = re.compile(
    r"(?<![\d.第这那前头共部有全过于占少多足余近约到至、和，,])(?<![分块章节]的)(?P<n>\d{1,3})\s*(?:条|项)(?!(?<=的\d[条项])任务"
    r"|(?<=的\d\d[条项])任务|以|及|或|左右|标准|指标|目标|(?:主要|重点|具体|核心)(?:任务|工作|措施|举措|事项))"
)
_FROM_THE_END = Rare(f"(?:(?:全文|全部|文件|整个?计划|整份文件|计划)(?:里面?|中)?的?)?倒数第(?P<n>{_N})[条项](?:任务)?")
"""倒数第二条: of all tasks, where they are numbered through."""
_BRACKETED = Rare(rf"(?:{_ITEM}\s*)?[(（]({HAN}+)[)）]")
_BRACKETED_RANGE = re.compile(rf"[(（]({HAN}+)[)）](?:到|至|-|~|—|–)[(（]({HAN}+)[)）]")
_CURT = re.compile(
    r"^(?P<n>\d{1,3})(?:条|项)?(?=谁|归|哪|由|的?量化|的?目标|的?指标|牵头|配合)"
    r"|(?<=(?:牵头|负责|配合|参与|主抓|主责|主办))的?(?P<end>\d{1,3})(?=的?[是有](?:谁|哪)|[的呢啊呀]*[？?。]?$)"
)
_ORDINAL = re.compile(
    rf"(?:the )?(?P<ten>{'|'.join(TENS)})?[- ]?(?P<one>{'|'.join(ORDINALS)})? {_ITEM}\b(?!s)(?! (?:that|which|led by"
    rf"|in|of|to|due|under|with|where|whose)\b)"
)
"""The eighteenth task; not the first task that …, which is the first of some."""
_FIRST = Rare(rf"(?:前|(?<!牵)头)(?P<a>{_N})(?:条|项)(?:任务)?|(?:the )?first (?P<b>\d+|{_WORDS}) {_ITEM}")
_LAST = Rare(
    rf"(?:最后|末尾|倒数|末|最末|后)(?:面)?(?!一[条项])(?P<a>{_N})(?:条|项)(?:任务)?"
    rf"|(?:the )?(?:last|final) (?P<b>\d+|{_WORDS}) {_ITEM}"
)
_FROM = Rare(
    rf"(?:从|编号|排?在)?第?(?P<a>{_N})(?:条|项|号)(?:任务)?(?:开始)?(?P<how>往后看|往后|及以后|及之后|以后|之后|(?:后面|后头)(?!的?专栏)|起|开始)"
    rf"|(?:编号|序号|条号)(?:大于|超过|晚于)第?(?P<e>{_N})(?:条|项|号)?"
    rf"|编号(?:为|从|在)?(?P<b>{_N})(?P<than>及以后|及以上|以后|之后|往后|起|以上)(?!给|发|报|列)"
    rf"|{_ITEM} (?P<c>\d+) (?P<on>onwards?|and (?:later|above|after|onwards?|up))\b"
)
_BEFORE = re.compile(
    rf"(?:在)?第(?P<a>{_N})(?:条|项)(?:任务)?(?:之前|以前|前面|前)(?!\d|{HAN})"
    rf"|(?:before|ahead of|preceding|earlier than) {_ITEM} (?P<b>\d+)\b"
)
_AFTER = re.compile(rf"(?:after|following|later than|beyond|past) {_ITEM} (?P<a>\d+)\b")
_INCLUSIVE = ("起", "开始", "及以后", "及之后", "及以上", "以上")
_YEAR = Rare(
    r"(?P<full>(?:19|20)\d\d)\s*(?:年度|年底|年末|年)?|(?<![\d.])(?P<short>[23]\d)年(?:底|末)?"
    r"|[“\"]?十(?P<five>[三四五六])五[”\"]?(?:期间|末|时期)"
)
_YEARS = re.compile(
    r"(?:between )?(?P<a>20\d\d)年?[底末]?(?: and (?=20\d\d)|到|至|-|—|–|~| to | through )"
    r"(?P<b>20\d\d|\d\d(?=年))年?[底末]?"
)
_TOP = re.compile(
    rf"(?:排在|排到|排名|排|位列|列在|列)?(?:前(?P<a>{_N})(?:名|位|个|家|强)?|头(?P<h>{_N})(?:名|位))|top\s*(?P<b>\d+|two|three|four|five|six|ten)"
)
_RANKS = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5}
_RANK = "|".join(_RANKS)
_PLACED = Rare(
    rf"(?:数量?|总数)?(?:排名?|(?<!单)位置?|名次)?(?:处于|排|居|列|(?<!单)位)?(?:在|到|于)?第(?P<n>{_N})"
    r"(?:(?P<least>少|低|小|短|早)|多|高|大|长|晚|[名位](?!单))的?"
    rf"|(?:排名?|(?<!单)位|名)(?:居|列|在)?第(?P<m>{_N})(?:[名位](?!单))?的?(?![条项章节部])"
    rf"|(?P<s>次(?:多|高|大)|第二把交椅|亚军(?!和|、))的?|(?P<z>次(?:少|低|小))的?"
    rf"|(?:the )?(?P<r>{_RANK})[ -](?:(?P<few>fewest|least|lowest|smallest|shortest)"
    r"|most|highest|largest|biggest|greatest|longest)(?: number)?"
    rf"|(?:comes?|came|ranks?|ranked|is|places?|finish(?:es)?|stands?|sits?)(?: in)?(?: the)? (?P<p>{_RANK})"
    r"(?: place| position)?(?= (?:by|in|on|for|when|behind|after|overall)\b|[?.,]|$)"
    rf"|in (?P<q>{_RANK}) (?:place|position)|(?P<u>runner[- ]?up)\b"
)
LAST_PLACE = "from the least"
"""The code of a place that is counted from the least (第二少, third fewest)."""
_AT_LEAST_ONE = Rare("(?<=[里中])至少(?=[\u4e00-\u9fff]{1,4}[一1][家个])|(?:其中)?(?:任何|任意|随便|哪怕)一[家个]")
_ONLY_ONE = Rare("(?:只|仅|就|仅仅|只是)(?:有|写|设|定|列|明确|安排|标)?了?(?:一|1)(?:个|家|条|项|位)")
_EXCLUSIVE = Rare(r"[（(]不(?:含|包含|包括|算)[^）)]{0,12}年[^）)]{0,4}[）)]|(?<![a-z])not including 20\d\d")
_REPEATED = re.compile(r"[（(](?:含|包含|包括|including|inclusive)[^）)]{0,12}[）)]")
_WHOLE = re.compile(
    r"(?:全部|所有|总共|一共|全文|整个|这|占|占全部|all|all of the|the)的?"
    rf"\s?(?P<n>\d+|{HAN}+)\s?(?:条|项|tasks|items)(?:任务)?的?"
    r"|(?<![第\d])(?P<all>\d+)[条项](?:里头?|中|当中|之中)"
)
YEAR_NOUN = r"(?:(?:完成|达标|实现|到期|截止|目标)?的?(?:年限|年份|时限|期限|日期|时间(?![节表点安])))"
PUT_DOWN = "(?:写明|写清|写|注明|明确|规定|标明|标注|标出?|交代|提到?|说明|说清|说|点明|列明|给出|设定|设|给|定|限定)"
WHICH_YEAR = "(?:要|该|在)?哪一?年(?:完成|实现|达到|到期)"
_UNDATED = Rare(
    rf"(?:没有?|未|不[带设]|(?<!短)缺(?:少|乏)?)(?:{PUT_DOWN}|带|附)?(?:明确的?|具体的?)?{YEAR_NOUN}"
    rf"|(?:没有?|未){PUT_DOWN}[要该]?[在到]?(?:哪一?年|什么时候|何时|几时|啥时候)[要该]?"
    r"(?:完成|实现|达到|达成|到期)?"
    rf"|{YEAR_NOUN}(?:那?一?栏|处|上|方面)?(?:都|也|还|却|是|为)?"
    rf"(?:(?:没有?|未)(?:被|做|作)?(?:{PUT_DOWN}|填|要求|限制)(?:出来)?|空着|空白|空缺|缺失|留空)"
)
_DATED = Rare(
    rf"(?:(?<=是否)|(?<=是否有)|(?<=[都全均]))(?:{PUT_DOWN}|带)[了有着]?(?:明确的?|具体的?)?{YEAR_NOUN}"
    rf"|(?<![没不未无])(?<!没有)(?:{PUT_DOWN}[了有着]?|带有?|附有?|有)(?:明确的?|具体的?)?"
    rf"(?:{YEAR_NOUN}(?:要求|限制)?|{WHICH_YEAR})(?=了?[吗么没]|的(?!任务|事项|单位|部门|[条项]))"
)
"""写明完成年份的: with a year; 注明年份 alone, behind what is to be listed, asks to be told it."""
_AIM = re.compile("目标|指标")
_BASE_YEAR = "(?:基准年[份度]?|基期|基年|对比年份?)"
_BASED = re.compile(
    rf"(?:(?<=是否)|(?<=是否有)|(?<=[都全均]))(?:{PUT_DOWN}|带)[了有着]?(?:明确的?)?{_BASE_YEAR}"
    rf"|(?<![没不未无])(?<!没有)(?:{PUT_DOWN}[了有着]?|带有?|附有?|有)(?:明确的?)?{_BASE_YEAR}(?=了?[吗么没]|的(?!任务))"
)
_OF_THOSE = "的(?=(?:一共|总共|共|都|是|有|分别)*(?:哪|几[个项]|多少)|[？?，,。吗么]|$)"
_NUMBERED = re.compile(
    rf"(?P<not>不是|并非|没有?|未|非|不能?|无法)?(?:被)?(?:(?:可以?|能够?)?(?:量化|定量)|(?<![没不])(?:有|带|给了?|写了?|定了?)(?:具体|明确)?数[字值]?|(?P<set>定性)){_OF_THOSE}"
)
"""目标里，量化的有几个: of targets named in front, those with a number or (未量化的) without one."""
_UNNUMBERED = re.compile(
    r"(?:没有?|未|不|无)(?:带|含|写明?|给出?|注明|标明?|明确|列出?|[定设讲说提])?(?:具体|明确)?的?"
    r"(?:数值|数字|数额|数目|(?:数量?|多少)(?=的(?:目标|指标|节点)))(?!化|的?"
    r"(?:任务|有?是?哪[几些一]?条))(?:的(?:目标|指标))?"
)
"""没写数值的目标: milestones; a task without numbers is one without quantities."""


def _placed(text: str) -> Iterator[Mark]:
    """Yield places in a ranking below the first: 第二多, 排第三, second-largest, comes third."""
    for match in _PLACED.finditer(text):
        named = match["r"] or match["p"] or match["q"]
        place = _RANKS[named] if named else value_of(match["n"] or match["m"]) if match["n"] or match["m"] else 2
        if place > 1:
            code = LAST_PLACE if match["least"] or match["few"] or match["z"] else "place"
            yield Mark(Entry("top", code), *match.span(), match[0], (place,))


def number_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield everything in a normal question that is or holds a number."""
    numeral = NUMERAL.search(text)
    yield from _tasks(text, lexicon) if numeral or text.isascii() else ()
    if numeral and (match := _FROM_THE_END.match(text)) and lexicon.last_number() == lexicon.task_total():
        number = lexicon.last_number() + 1 - value_of(match["n"])
        yield Mark(Entry("numbers"), *match.span(), match[0], (number,) if number > 0 else ())
    for match in _YEARS.finditer(text) if numeral else ():
        first, last = int(match["a"]), int(match["b"] if len(match["b"]) == 4 else f"20{match['b']}")
        if first < last < first + 50:
            yield Mark(Entry("year"), *match.span(), match[0], tuple(range(first, last + 1)))
    for match in _YEAR.finditer(text) if numeral else ():
        yield Mark(Entry("year"), *match.span(), match[0], (_year(match),))
    yield from _set_words(text)
    for match in _TOP.finditer(text) if numeral else ():
        yield Mark(Entry("top"), *match.span(), match[0], (value_of(match["a"] or match["h"] or match["b"]),))
    yield from _placed(text) if numeral or text.isascii() or "次" in text or "亚军" in text else ()
    yield from amount_marks(text) if numeral else ()
    yield from measure_marks(text)
    yield from value_marks(text, lambda words: bool(targets_called(words, lexicon)))
    yield from _lacking(text)
    for match in _WHOLE.finditer(text) if numeral else ():
        if match["all"]:
            if int(match["all"]) == lexicon.task_total() > 1:
                yield Mark(Entry("ask", "task"), *match.span(), match[0])
        elif value_of(match["n"]) == lexicon.task_total() or not match[0].startswith(("占", "这", "the")):
            yield Mark(Entry("ask", "task"), *match.span(), match[0])


def _lacking(text: str) -> Iterator[Mark]:
    """Yield what says that a target has no year, that it has one, or that it has no number."""
    for match in _UNDATED.finditer(text):
        yield Mark(Entry("no-deadline"), *match.span(), match[0])
    for match in _DATED.finditer(text):
        yield Mark(Entry("dated"), *match.span(), match[0])
    for match in _BASED.finditer(text) if "基" in text or "对比年" in text else ():
        yield Mark(Entry("based"), *match.span(), match[0])
    for match in _NUMBERED.finditer(text) if "化" in text or "数" in text or "定" in text else ():
        if _AIM.search(text, 0, match.start()):
            yield Mark(
                Entry("ask", "quantity" if bool(match["not"]) == bool(match["set"]) else "milestone"),
                *match.span(),
                match[0],
            )
    for match in _UNNUMBERED.finditer(text):
        yield Mark(Entry("ask", "milestone"), *match.span(), match[0])


def _set_words(text: str) -> Iterator[Mark]:
    """Yield words that say how a number bounds: at least one of them, only one, this year included or not."""
    for match in _AT_LEAST_ONE.finditer(text):
        yield Mark(Entry("or"), *match.span(), match[0])
    for match in _ONLY_ONE.finditer(text):
        yield Mark(Entry("single"), *match.span(), match[0])
    for match in _EXCLUSIVE.finditer(text):
        yield Mark(Entry("exclusive"), *match.span(), match[0])
    for match in _REPEATED.finditer(text):
        yield Mark(Entry(_repeats(match[0])), *match.span(), match[0])


def _repeats(words: str) -> str:
    """Return what a bracket (含…) says: the year itself too, the years before as well, or the bound once more."""
    if "以前" in words or "之前" in words or "earlier" in words:
        return "unknown"
    return "inclusive" if re.search(r"20\d\d|当年|本年", words) else "filler"


def _year(match: re.Match[str]) -> int:
    if match["five"]:
        return 2005 + 5 * (parse_ordinal(match["five"]) or 0)
    return int(match["full"] or f"20{match['short']}")


def _tasks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield tasks by number: 第9条, 任务9, 9号任务, 6条, 2、3两项, 第1到5条, 前五条, 从第8条往后."""
    for match in _RANGE.finditer(text):
        first, last = value_of(match["a"] or match["c"]), value_of(match["b"] or match["d"])
        if 0 < first < last < first + 500:
            yield _numbered(match, range(first, last + 1))
    for match in _LIST.finditer(text):
        yield _numbered(match, map(value_of, re.findall(_N, match["zh"] or match["en"])))
    for match in _SINGLE.finditer(text):
        yield _numbered(match, [value_of(next(group for group in match.groups() if group))])
    yield from _bracketed(text, lexicon)
    for match in _ORDINAL.finditer(text) if "th " in text or text.isascii() else ():
        if number := TENS.get(match["ten"] or "", 0) + ORDINALS.get(match["one"] or "", 0):
            yield _numbered(match, [number])
    for match in _CURT.finditer(text):
        yield _numbered(match, [int(match["n"] or match["end"])])
    for match in _BARE.finditer(text):
        if int(match["n"]) != lexicon.task_total() or text[match.end() : match.end() + 2] not in (
            "任务",
            "里面",
            "当中",
        ):
            yield _numbered(match, [int(match["n"])])
    yield from _open_ranges(text, lexicon)


def _bracketed(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield tasks by a number in brackets that is printed so: （九）, （一）至（五）."""
    for match in _BRACKETED_RANGE.finditer(text):
        first, last = value_of(match[1]), value_of(match[2])
        if 0 < first < last and f"（{match[1]}）" in lexicon.numbers():
            yield _numbered(match, range(first, last + 1))
    for match in _BRACKETED.finditer(text):
        if f"（{match[1]}）" in lexicon.numbers():
            yield Mark(Entry("numbers"), *match.span(), match[0], (value_of(match[1]),))


def _open_ranges(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the first or last so many tasks, and those from one on: 前五条, 最后五条, 从第8条往后."""
    for match in _FIRST.finditer(text):
        yield _numbered(match, range(1, value_of(match["a"] or match["b"]) + 1))
    for match in _LAST.finditer(text):
        last = lexicon.last_number()
        yield _numbered(match, range(max(1, last - value_of(match["a"] or match["b"]) + 1), last + 1))
    for match in _BEFORE.finditer(text):
        yield _numbered(match, range(1, value_of(match["a"] or match["b"])))
    for match in _AFTER.finditer(text):
        yield _numbered(match, range(int(match["a"]) + 1, lexicon.last_number() + 1))
    for match in _FROM.finditer(text):
        start = value_of(match["a"] or match["b"] or match["c"] or match["e"])
        also = bool(match["on"]) or (match["how"] or match["than"]) in _INCLUSIVE
        yield _numbered(match, range(start if also else start + 1, lexicon.last_number() + 1))


def _numbered(match: re.Match[str], numbers: Iterable[int]) -> Mark:
    return Mark(Entry("numbers"), *match.span(), match[0], tuple(numbers))
