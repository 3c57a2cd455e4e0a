"""Named things and characters of texts asked for roundabout: 带某字的任务, lists of what is called so."""

from __future__ import annotations

import pytest

from query.ask import Asker

CHARACTERS = ("氢", "鱼", "梨", "镇")
HOLDING = (
    "提到{}的任务有哪些",
    "带“{}”字的任务有哪些",
    "“{}”字出现在哪几条任务",
    "哪些任务里出现了{}这个字",
    "涉{}的任务有哪些",
    "跟{}有关的任务",
    "哪几条写到了{}",
    "只要出现{}这个字就算，有哪些任务",
)
TOPICS = ("光伏", "人工智能", "大数据", "物流")
ABOUT = ("涉及{}的任务", "涉及{}的任务条目", "{}涉及的任务", "跟{}沾边的任务，列一下编号", "{}在哪几条", "{}写在哪里")
BROADER = ("提到{}技术的任务", "涉及{}产业的任务", "{}技术写进了哪几条")
LISTS = ("{}的走廊有哪些", "{}的走廊名单", "{}提到的走廊名称", "列一下{}的三条走廊")
PLACES = ("{}提到哪几座山", "{}提到的山叫什么", "{}里的山有哪些", "{}提到的山名单", "列出{}提到的山")
REPEATED = (
    "出现在两条任务里的{}",
    "横跨两条任务的{}有哪些",
    "被不同任务都写到的{}",
    "跨了一条以上任务的{}名单",
    "哪些{}重复出现",
    "有些{}前后两条任务都写到了，具体是哪几家",
)


def names(asker: Asker, question: str) -> set[str]:
    """Return what answers a question: numbers of tasks, or names."""
    answer = asker.ask(question)
    assert answer.status == "answered", (question, answer.note)
    return {str(item.get("number") or item["label"]) for item in answer.answers}


@pytest.mark.parametrize("one", CHARACTERS)
def test_a_character_is_looked_for_in_texts(asker: Asker, one: str) -> None:
    wanted = _tasks_holding(asker, one)
    assert wanted
    for build in HOLDING:
        assert names(asker, build.format(one)) == wanted, build


def _tasks_holding(asker: Asker, words: str) -> set[str]:
    return {asker.lexicon.tasks[iri].number for iri in asker.lexicon.texts.holding(words, "task")}


@pytest.mark.parametrize("topic", TOPICS)
def test_tasks_that_concern_a_topic_are_all_that_hold_it(asker: Asker, topic: str) -> None:
    wanted = _tasks_holding(asker, topic)
    for build in (*ABOUT, *(BROADER if topic != "大数据" else ())):
        assert names(asker, build.format(topic)) == wanted, build


@pytest.mark.parametrize(("builds", "place"), [(LISTS, "第11条"), (PLACES, "第18条")])
def test_a_list_of_what_is_called_so_asks_which(asker: Asker, builds: tuple[str, ...], place: str) -> None:
    wanted = names(asker, builds[0].format(place))
    assert len(wanted) > 1
    for build in builds[1:]:
        assert names(asker, build.format(place)) == wanted, build


def test_things_in_several_tasks(asker: Asker) -> None:
    wanted = names(asker, "出现在2条以上任务里的研究院有哪些")
    assert wanted < names(asker, "文件提到的研究院有哪些")
    for build in REPEATED:
        assert names(asker, build.format("研究院")) == wanted, build


ABOVE = (
    "这个计划是按市政府哪个文件来的，文号多少？",
    "落实的市政府文件文号是多少",
    "市政府那份行动计划的文号是多少",
    "该计划根据市政府的哪份通知制定",
    "本计划依据的市级文件文号",
)
OWN = ("这份计划印发时编的是哪个号", "这份通知编的什么号", "产业绿色发展计划是几号文")
TODAY = ("{}现有多少", "{}如今实有几{m}", "{}还差多少{m}", "{}现在有几{m}", "{}已经建成几{m}", "{}建了几{m}")


def test_a_document_above_is_not_this_one(asker: Asker) -> None:
    wanted, own = asker.ask("本计划贯彻的文件是什么").answers, asker.ask("本计划的文号是多少").answers
    for build in ABOVE:
        assert asker.ask(build).answers == wanted, build
    for build in OWN:
        assert asker.ask(build).answers == own, build


@pytest.mark.parametrize(("thing", "measure"), [("高标准农田", "万亩"), ("无废景区", "处"), ("智慧医院", "家")])
def test_what_there_is_today_is_nothing_that_a_plan_says(asker: Asker, thing: str, measure: str) -> None:
    assert asker.ask(f"到2025年要建成多少{measure}{thing}").status == "answered"
    for build in TODAY:
        assert asker.ask(build.format(thing, m=measure)).status not in ("answered", "empty"), build


COMPANIES = ("中标环保", "芸中鹰", "美利信科技", "宗申航发")
NAMED = (
    "{}参与的那件事，牵头部门是谁",
    "{}有份的那条谁牵头",
    "task 里点名了{}的那条，lead 单位是谁",
    "涉及{}的任务谁牵头",
)
ENDINGS = ("叫{}的那些机构有哪些", "机构名称以“{}”结尾的有哪几家", "想联系文件里叫“××{}”的那些机构，都有谁")
LEFT_OUT = ("{}系除外，全文还点了哪些企业的名？", "除{}系外，文件还点了哪些企业", "除了名字带{}的，还点名了哪些企业")
ASKERS = ("有游客问", "石滩镇来问", "木洞镇的同志问", "宗申公司打电话问", "市民咨询：")


@pytest.mark.parametrize("company", COMPANIES)
def test_what_a_company_has_a_part_in_is_what_names_it(asker: Asker, company: str) -> None:
    wanted = names(asker, f"提到{company}的任务由谁牵头")
    for build in NAMED:
        assert names(asker, build.format(company)) == wanted, build
    assert asker.ask(f"{company}牵头的任务").status not in ("answered", "empty")


def test_what_names_hold(asker: Asker) -> None:
    for ending in ("研究院", "大学"):
        wanted = names(asker, f"名字带“{ending}”的机构有哪些")
        for build in ENDINGS:
            assert names(asker, build.format(ending)) == wanted, build
    wanted = names(asker, "文件点名了哪些企业") - names(asker, "名字带“宗申”的企业有哪些")
    for build in LEFT_OUT:
        assert names(asker, build.format("宗申")) == wanted, build


@pytest.mark.parametrize("question", ["石滩大米归谁牵头", "森林康养基地建在哪些山", "秸秆焚烧归谁管"])
def test_whoever_asks_is_no_topic(asker: Asker, question: str) -> None:
    for asks in ASKERS:
        assert names(asker, asks + question) == names(asker, question), asks
    assert names(asker, "村民在地里烧秸秆，这事该由哪些单位管") == names(asker, "秸秆归谁管")


def test_what_is_called_so_is_counted(asker: Asker) -> None:
    wanted = len(names(asker, "第11条的走廊有哪些"))
    for question in ("计划争取的走廊有几条", "争取的走廊有几条", "第11条争取几条走廊"):
        assert asker.ask(question).answers[0]["value"] == wanted, question
    assert asker.ask("哪些岛写进了计划").status == "not_understood"
