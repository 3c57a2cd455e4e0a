"""Laws of conversations: what goes on from an answer follows from it and from questions that stand alone."""

from __future__ import annotations

import pytest

from query.answer import Answer
from query.ask import Asker

UNITS = ("经信委", "发改委", "科技局", "环保局", "农委")
NUMBERS = (2, 5, 9, 13, 16, 20, 25)


def _tasks(answer: Answer) -> set[str]:
    assert answer.status in ("answered", "empty"), (answer.question, answer.text)
    return {str(item["number"]) for item in answer.answers if item["type"] == "Task"}


def _units(answer: Answer) -> set[str]:
    return {str(item["label"]) for item in answer.answers if item["type"] == "Organization"}


def _value(answer: Answer) -> object:
    assert answer.status == "answered", (answer.question, answer.text)
    return answer.answers[0]["value"]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("counts", ["一共几条", "总共多少条？", "合计有几条"])
def test_what_was_listed_is_counted(asker: Asker, unit: str, counts: str) -> None:
    listed = asker.ask(f"{unit}负责哪些任务", session=f"{unit}{counts}")
    assert _value(asker.ask(counts, session=f"{unit}{counts}")) == len(listed.answers)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("asks", ["有没有{u}", "涉及{u}吗？", "里面有{u}吗"])
def test_whether_a_unit_is_there_is_asked_of_the_task_before(asker: Asker, number: int, unit: str, asks: str) -> None:
    session = f"{number}{unit}{asks}"
    asker.ask(f"第{number}条谁牵头", session=session)
    alone = asker.ask(f"{unit}负责第{number}条吗")
    assert _value(asker.ask(asks.format(u=unit), session=session)) is _value(alone)


@pytest.mark.parametrize("number", [5, 9, 13, 18])
def test_what_else_a_unit_leads_leaves_out_the_task_before(asker: Asker, number: int) -> None:
    leads = asker.ask(f"第{number}条谁牵头", session=f"else-{number}")
    (unit,) = _units(leads)
    others = _tasks(asker.ask("它还牵头哪些任务", session=f"else-{number}"))
    assert others == _tasks(asker.ask(f"{unit}牵头哪些任务")) - {str(number)}


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("which", ["哪些定了量化目标", "这些里面带量化指标的有哪些", "其中有量化目标的是哪几条"])
def test_those_with_targets_are_tasks_of_the_list_before(asker: Asker, unit: str, which: str) -> None:
    session = f"{unit}{which}"
    listed = _tasks(asker.ask(f"{unit}负责哪些任务", session=session))
    assert _tasks(asker.ask(which, session=session)) == listed & _tasks(asker.ask("有量化目标的任务有哪些"))


@pytest.mark.parametrize(("one", "other"), [("农委", "科技局"), ("经信委", "发改委"), ("环保局", "交通局")])
def test_by_how_many_follows_from_both_counts(asker: Asker, one: str, other: str) -> None:
    session = f"{one}{other}"
    asker.ask(f"{one}和{other}，谁负责的任务多", session=session)
    counts = [float(str(_value(asker.ask(f"{unit}负责几条任务")))) for unit in (one, other)]
    assert _value(asker.ask("多几条？", session=session)) == abs(counts[0] - counts[1])
    leads = [float(str(_value(asker.ask(f"{unit}牵头几条任务")))) for unit in (one, other)]
    assert _value(asker.ask(f"{one}比{other}多牵头几条")) == abs(leads[0] - leads[1])


def test_targets_that_were_shown_are_added_up(asker: Asker) -> None:
    first = asker.ask("氨氮要减多少吨", session="sum").answers[0]["value"]
    second = asker.ask("挥发性有机物呢", session="sum").answers[0]["value"]
    both = _value(asker.ask("这两个加起来是多少", session="sum"))
    assert both == pytest.approx(first + second)
    assert both == _value(asker.ask("氨氮和挥发性有机物加起来要减多少吨"))


def test_targets_of_two_units_of_measure_are_not_added_up(asker: Asker) -> None:
    asker.ask("氨氮要减多少吨", session="unlike")
    asker.ask("大宗工业固废利用率是多少", session="unlike")
    assert asker.ask("这两个加起来是多少", session="unlike").status == "not_understood"


def test_two_of_many_targets_are_not_guessed(asker: Asker) -> None:
    listed = asker.ask("第13条有哪些量化目标", session="many")
    assert len(listed.answers) > 2
    assert asker.ask("这两个加起来是多少", session="many").status == "not_understood"


def test_the_year_after_targets_of_several_years_is_not_guessed(asker: Asker) -> None:
    listed = asker.ask("第17条有哪些目标", session="years")
    assert len({item["deadline"] for item in listed.answers}) > 1
    assert asker.ask("再下一年呢", session="years").status != "answered"


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("unit", ["经信委", "发改委", "农委"])
def test_whether_a_unit_is_among_the_lead_units_is_whether_it_leads(asker: Asker, number: int, unit: str) -> None:
    leads = _value(asker.ask(f"{unit}牵头第{number}条吗"))
    for form in ("第{n}条的牵头单位里有没有{u}", "第{n}条的牵头单位包括{u}吗", "{u}在不在第{n}条的牵头单位里"):
        assert _value(asker.ask(form.format(n=number, u=unit))) is leads, form


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("number", [3, 10, 20])
def test_tasks_before_and_after_a_number_and_that_one_are_all(asker: Asker, unit: str, number: int) -> None:
    whole = _tasks(asker.ask(f"{unit}负责哪些任务"))
    before = _tasks(asker.ask(f"第{number}条以前{unit}负责的任务有哪些"))
    after = _tasks(asker.ask(f"第{number}条以后{unit}负责的任务有哪些"))
    assert before | after | ({str(number)} & whole) == whole
    assert all(int(n) < number for n in before)
    assert all(int(n) > number for n in after)
    if whole:
        assert _tasks(asker.ask(f"{unit}负责的任务里编号最靠后的是哪条")) == {max(whole, key=int)}


@pytest.mark.parametrize("lacking", ["没有牵头单位", "没有量化目标", "没有指定牵头单位"])
def test_whether_there_are_tasks_that_lack_something(asker: Asker, lacking: str) -> None:
    some = bool(_tasks(asker.ask(f"{lacking}的任务有哪些")))
    assert _value(asker.ask(f"有没有{lacking}的任务")) is some


@pytest.mark.parametrize(
    "turn",
    [
        "反过来呢",
        "掉个个儿呢",
        "两家对调一下",
        "把{a}和{b}颠倒过来，再找一次",
        "vice versa?",
        "那有{b}、没{a}的呢",
        "换过来，{b}有、{a}没有的呢",
    ],
)
@pytest.mark.parametrize(("a", "b"), [("经信委", "发改委"), ("科技局", "经信委"), ("农委", "科技局")])
def test_two_units_change_places(asker: Asker, a: str, b: str, turn: str) -> None:
    session = f"{a}{b}{turn}"
    asker.ask(f"有{a}、没{b}的任务是哪几条", session=session)
    assert _tasks(asker.ask(turn.format(a=a, b=b), session=session)) == _tasks(asker.ask(f"有{b}、没{a}的任务有哪些"))


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(
    "turn", ["其中担任牵头单位的有几条", "牵头数？", "它当牵头的有几条", "里面作为牵头单位的有多少条"]
)
def test_the_part_of_the_unit_asked_about_is_counted(asker: Asker, unit: str, turn: str) -> None:
    asker.ask(f"{unit}负责哪些任务", session=f"{unit}{turn}")
    answer = asker.ask(turn, session=f"{unit}{turn}")
    assert _value(answer) == _value(asker.ask(f"{unit}牵头几条任务"))


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("turn", ["不牵头、只参与的呢", "不牵头但参与的有哪些", "不主责但配合的呢"])
def test_what_a_unit_does_not_lead_is_its_own(asker: Asker, unit: str, turn: str) -> None:
    led = _tasks(asker.ask(f"{unit}牵头哪些任务", session=f"{unit}{turn}"))
    takes_part = _tasks(asker.ask(f"{unit}{'配合' if '配合' in turn else '参与'}哪些任务"))
    assert _tasks(asker.ask(turn, session=f"{unit}{turn}")) == takes_part - led


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("part", ["农业", "制造业", "保障措施"])
@pytest.mark.parametrize("turn", ["哪几项落在{p}部分", "筛出{p}部分的", "把{p}部分的单列出来", "那就只看{p}部分的"])
def test_those_of_a_part_are_kept(asker: Asker, unit: str, part: str, turn: str) -> None:
    session = f"{unit}{part}{turn}"
    listed = _tasks(asker.ask(f"{unit}负责哪些任务", session=session))
    answer = asker.ask(turn.format(p=part), session=session)
    assert len(listed) < 2 or _tasks(answer) == listed & _tasks(asker.ask(f"{part}部分有哪些任务"))


@pytest.mark.parametrize(
    "turn", ["换成{n}", "{n}同样问一下", "how about {e}?", "same question for {e}", "{n}又是谁", "同样的问题，{n}"]
)
@pytest.mark.parametrize(("first", "second"), [(9, 13), (25, 9), (13, 25)])
def test_the_same_is_asked_of_another_task(asker: Asker, first: int, second: int, turn: str) -> None:
    session = f"{first}{second}{turn}"
    asker.ask(f"第{first}条由谁牵头", session=session)
    answer = asker.ask(turn.format(n=f"第{second}条", e=f"task {second}"), session=session)
    assert _units(answer) == _units(asker.ask(f"第{second}条由谁牵头"))


@pytest.mark.parametrize(
    ("first", "turn", "plain"),
    [
        ("{u}负责哪些任务", "{o}也在其中的是哪几条", "{u}和{o}都负责的任务有哪些"),
        ("{u}负责哪些任务", "有{o}的有几条", "{u}和{o}都负责的任务有几条"),
        ("{u}负责哪些任务", "和{o}重合的呢", "{u}和{o}都负责的任务有哪些"),
        ("{u}负责哪些任务", "里面{o}牵头的有吗", "{u}负责的任务里有没有{o}牵头的"),
        ("{u}负责哪些任务", "里面有几条定了量化目标", "{u}负责的任务里有几条有量化目标"),
        ("{u}负责的任务里有几条有量化目标", "哪条没有？", "{u}负责的任务里没有量化目标的有哪些"),
        ("{u}负责哪些任务", "Of those, which have no lead?", "{u}负责的任务里没有牵头单位的有哪些"),
        ("{u}参与几条任务", "牵头的呢", "{u}牵头几条任务"),
        ("{u}参与第9条吗", "牵头吗", "{u}牵头第9条吗"),
        ("{u}参与第9条吗", "那第13条呢", "{u}参与第13条吗"),
        ("{u}在农业部分牵头几条任务", "制造业的呢", "{u}在制造业部分牵头几条任务"),
        ("农业部分有哪些任务", "由{u}牵头的有几条", "农业部分里{u}牵头的任务有几条"),
        ("农业部分有哪些任务", "{u}也有份的是？", "农业部分里{u}负责的任务有哪些"),
        ("农业部分有哪些任务", "{u}牵头的有吗", "农业部分里有没有{u}牵头的任务"),
        ("农业部分{u}牵头的有哪些", "不是{u}牵头的是哪条", "农业部分里不是{u}牵头的任务有哪些"),
        ("农业部分有几条", "服务业有哪几条", "服务业部分有哪些任务"),
        ("{u}牵头哪些任务", "占全部任务的几成", "{u}牵头的任务占全部任务的比例是多少"),
        ("没有牵头单位的任务占全部的多少", "具体是哪几条", "没有牵头单位的任务有哪些"),
        ("有两家牵头单位的任务有哪些", "三家的呢", "有三家牵头单位的任务有哪些"),
        ("有量化目标的任务有几条", "没有的呢", "没有量化目标的任务有几条"),
        ("{u}参与第9条吗", "第13条？", "{u}参与第13条吗"),
        ("{u}和{o}都参与的任务有哪些", "都牵头的呢", "{u}和{o}共同牵头的任务有哪些"),
        ("{u}负责哪些任务", "制造业部分的呢", "{u}负责的任务里属于制造业部分的有哪些"),
        ("{u}负责第9条吗", "它牵头的那几条呢", "{u}牵头哪些任务"),
    ],
)
@pytest.mark.parametrize(("unit", "other"), [("经信委", "环保局"), ("发改委", "科技局"), ("科技局", "农委")])
def test_what_a_turn_leaves_out_is_that_of_the_question_before(
    asker: Asker, unit: str, other: str, first: str, turn: str, plain: str
) -> None:
    session = f"{unit}{first}{turn}"
    asker.ask(first.format(u=unit, o=other), session=session)
    answer = asker.ask(turn.format(u=unit, o=other), session=session)
    alone = asker.ask(plain.format(u=unit, o=other))
    assert alone.status in ("answered", "empty"), plain
    assert [i.get("number", i.get("value")) for i in answer.answers] == [
        i.get("number", i.get("value")) for i in alone.answers
    ]


@pytest.mark.parametrize(
    ("first", "turn", "plain"),
    [
        ("第10条有哪些企业", "里面叫宗申的有哪些", "第10条里名字带宗申的企业有哪些"),
        ("第10条有哪些企业", "其中姓宗申的是哪几家", "第10条里名字带宗申的企业有哪些"),
        ("第10条有哪些企业", "How many are there?", "第10条有几家企业"),
        ("第25条有几个牵头单位", "分别是谁", "第25条谁牵头"),
        ("第9条的牵头单位有几个", "是谁", "第9条谁牵头"),
        ("氨氮减排多少吨", "哪一年要完成", "氨氮减排哪年完成"),
        ("氨氮减排多少吨", "什么时候实现", "氨氮减排哪年完成"),
        ("第12条有哪些目标", "其中灌溉的是多少", "农业灌溉水有效利用系数是多少"),
        ("第17条2022年有什么目标", "下一个节点呢", "第17条2023年有什么目标"),
        ("第17条2022年有什么目标", "再往后一年呢", "第17条2023年有什么目标"),
        ("牵头任务最多的是哪个单位", "第二多的呢", "牵头任务第二多的是哪个单位"),
        ("牵头任务最多的是哪个单位", "第三名是谁", "牵头任务第三多的是哪个单位"),
        ("第25条谁牵头", "那招商那条谁牵头", "第26条谁牵头"),
        ("第10条点名的企业有哪些", "带“环保”两个字的呢", "第10条里名字带环保的企业有哪些"),
        ("哪条任务的目标最多", "有多少个", "第13条有几个目标"),
        ("第13条有没有量化目标", "有几个？", "第13条有几个量化目标"),
        ("交通局牵头哪条", "跟谁一起", "除了交通局，第16条还有谁牵头"),
        ("What does the Transport Bureau lead?", "With whom?", "除了交通局，第16条还有谁牵头"),
        ("教委牵头第24条吗", "那是谁", "第24条谁牵头"),
        ("第20条牵头的有几家", "名单给我", "第20条谁牵头"),
        ("参与单位最多的任务是哪条", "最少的呢", "参与单位最少的任务是哪条"),
        ("第17条最早的节点是什么", "紧跟着的下一个呢", "第17条2023年有什么目标"),
        ("绿色建材应用比例2025年是多少", "2030年的目标比例是多少", "绿色建材应用比例2030年是多少"),
        ("绿色建材应用比例2025年是多少", "期限换成2030年呢", "绿色建材应用比例2030年是多少"),
        ("住建委牵头哪条", "What is due in 2030?", "第9条2030年有什么目标"),
        ("交通局负责哪些任务", "它牵头的那条谁参与", "第16条谁参与"),
    ],
)
def test_a_turn_has_the_answer_of_the_question_in_full(asker: Asker, first: str, turn: str, plain: str) -> None:
    session = f"{first}{turn}"
    asker.ask(first, session=session)
    answer, alone = asker.ask(turn, session=session), asker.ask(plain)
    assert alone.status == "answered", plain
    assert sorted(str(i.get("iri", i.get("value"))) for i in answer.answers) == sorted(
        str(i.get("iri", i.get("value"))) for i in alone.answers
    )


@pytest.mark.parametrize("first", ["第9条谁牵头", "第10条有哪些企业", "氨氮减排多少吨", "Who leads task 24?"])
@pytest.mark.parametrize(
    "question",
    [
        "没有牵头单位的任务有哪些",
        "没有量化目标的任务有几条",
        "全文一共多少条任务",
        "Which tasks have no lead?",
        "哪些任务提到了企业",
    ],
)
def test_another_subject_is_not_asked_of_the_answer_before(asker: Asker, first: str, question: str) -> None:
    session = f"{first}{question}"
    asker.ask(first, session=session)
    assert asker.ask(question, session=session).answers == asker.ask(question).answers
