"""Shares, quotients, differences, counts and what is left aside: however they are said, the plain question's answer."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from query.ask import Asker

UNITS = ("区经济信息委", "区农业农村委", "区发展改革委")
PAIRS = tuple(permutations(UNITS, 2))
SETS = ("没有牵头单位的任务", "区经济信息委牵头的任务", "有量化指标的任务")
SHARES = (
    "{}比例，百分数，小数留一位",
    "{}数除以任务总数是多少？用百分数表示，留一位小数",
    "{}在所有任务中的比重，按百分数给，一位小数",
    "{}数/总任务数，百分比",
    "{}数量和全部任务数量之比（%）",
    "{}占到总任务数的多少？百分比",
    "{}条数除以27，折成百分比",
    "{}所占比率",
    "算个占比：{}除以全部任务，结果写成百分数，留一位小数",
    "{}占多大比例？按27条算，百分数精确到小数点后一位",
)
TIMES = (
    "{1}牵头的任务数作分母，{0}牵头的作分子，倍数是多少",
    "{0}牵头任务数作被除数，{1}牵头任务数作除数，商是多少",
    "以{1}牵头的任务数为基数，{0}牵头的是几倍",
    "{1}牵头的任务，{0}牵头的是它的几倍",
    "{0}牵头数和{1}牵头数的倍数关系",
    "{0}和{1}各自牵头的任务数一比，前者是后者几倍？",
    "{1}牵头的任务数作1，{0}的是几",
)
MORE = (
    "{0}比{1}牵头任务多出几条",
    "{0}牵头数减{1}牵头数等于几",
    "{0}领先{1}几条牵头任务",
    "{1}牵头的条数再加几条才赶上{0}",
    "{1}要再牵头几条才能追平{0}",
)
LEADS_MORE = (
    "{0}和{1}，牵头任务数量较多的是哪个",
    "论牵头的任务条数，{0}和{1}谁领先",
    "{0}、{1}两家，谁的 lead tasks 数更高",
)
ALONE = (
    "{}单打独斗牵头的有哪些条目，跟别家联合牵头的不算",
    "{}牵头的任务，和其他部门一起牵头的剔除",
    "除去联合牵头的，{}自己牵头的任务有哪些",
    "哪些任务牵头单位只列了{}",
    "tasks solely headed by {}",
    "Which tasks does {} lead, not counting jointly led ones?",
)
NOT_LEADING = (
    "第{}条的参与单位要通知，牵头的已经通知了，还剩哪几家",
    "跟牵头单位一起做第{}条的还有哪些单位",
    "第{}条里头牵头的那家我知道了，其余是哪些单位",
    "哪些单位要参与第{}条、但不是牵头单位",
    "第{}条的非牵头责任单位",
    "第{}条牵头的那家除外，剩下是谁",
    "不看牵头单位，第{}条有哪些单位",
    "已知第{}条牵头单位，想知道其他单位是谁",
    "Who works with the lead unit on task {}?",
    "task {}: who else besides the lead?",
    "Which units have a role in task {}, rather than lead it?",
)
OWN_SHARES = (
    "{}的任务中牵头的占比",
    "{}的任务里牵头任务的比例",
    "{}牵头数除以它负责的任务数，百分比",
    "{}的任务有几成是自己牵头",
    "Of the tasks {} is involved in, what share does it lead?",
)
TAKES_PART = (
    "我是{}的，我们牵头的那条清楚了，还有哪些任务是要我们参与的",
    "{}牵头的我已经掌握，还有哪些是参与的",
    "{}牵头的先放一放，参与的任务有哪些",
)
FOR_EACH = (
    "按牵头单位统计{}部分的任务数",
    "只看{}部分，牵头单位有哪些、各自牵头几项",
    "{}部分：牵头单位及其牵头任务数",
    "{}部分的任务，按牵头单位分，各有几条",
)
PARTS = ("农业", "服务业", "新兴产业", "制造业")
PLAIN = {
    "第17条、第18条由谁牵头": ("Tasks 17 and 18: who heads each?", "第17条谁牵头？第18条又是谁牵头？"),
    "第20条由谁牵头": ("二十号任务的牵头单位是哪家",),
    "区发展改革委和区经济信息委，谁牵头的任务多": ("牵头的任务数，区发展改革委与区经济信息委哪个高",),
    "区经济信息委牵头的任务占全部任务的百分之几": ("任务总数当分母，区经济信息委牵头的当分子，百分比是多少",),
    "哪些任务同时涉及区卫生健康委和区水利局": (
        "区卫生健康委和区水利局看着不搭界，是哪条任务把两家拴到一块儿的",
        "区卫生健康委跟区水利局是靠哪条任务搭上线的",
    ),
    "共有多少个牵头单位": (
        "至少牵头过一项任务的单位，总数是多少",
        "要建个牵头单位联络群，一共得拉几家进来",
        "给所有牵头单位发通知，要发几家",
        "有几家单位在计划里挂过牵头",
    ),
    "全文有多少个专栏": ("本行动计划共设置专栏多少个", "全文穿插的专栏有多少个", "计划一共设了几个专栏"),
    "有多少条任务由两家以上单位牵头": (
        "有的任务不止一个牵头单位，这样的任务有多少条",
        "有多少任务牵头单位不是一家",
        "How many tasks are led jointly by two or more units?",
        "Some tasks have multiple lead units. How many are there?",
    ),
    "有多少条任务的责任单位不少于8家": ("任务里责任单位最少也有8家的，共计多少条", "责任单位8家起的任务有多少条"),
    "保障措施有哪些任务": ("文件最后的保障措施都是哪些条", "计划末尾的保障措施包含第几条"),
    "农业部分有多少个量化目标": ("农业部分能用数字考核的指标有几个", "农业部分量化指标数"),
    "每条任务有几家责任单位": ("按任务统计责任单位家数",),
    "每个单位牵头几条任务": ("Break down the tasks by lead unit: how many each?",),
}


def items(asker: Asker, question: str) -> list[tuple[str, str]]:
    """Return what answers a question: labels or numbers, with values."""
    answer = asker.ask(question)
    assert answer.status in ("answered", "empty"), (question, answer.text)
    return sorted((str(i.get("label", i.get("indicator"))), str(i.get("value"))) for i in answer.answers)


def same(asker: Asker, question: str, plain: str) -> None:
    """Assert that two questions have one answer."""
    assert items(asker, question) == items(asker, plain), question


@pytest.mark.parametrize(("of", "said"), tuple(product(SETS, SHARES)))
def test_a_share_of_all_tasks(asker: Asker, of: str, said: str) -> None:
    same(asker, said.format(of), f"{of}占全部任务的百分之几")


@pytest.mark.parametrize(("unit", "said"), tuple(product(UNITS, OWN_SHARES)))
def test_a_share_of_a_unit_s_own_tasks(asker: Asker, unit: str, said: str) -> None:
    same(asker, said.format(unit), f"{unit}牵头的任务占{unit}负责的任务的百分之几")


@pytest.mark.parametrize(("pair", "said"), tuple(product(PAIRS, TIMES)))
def test_a_quotient_says_which_number_is_divided(asker: Asker, pair: tuple[str, str], said: str) -> None:
    same(asker, said.format(*pair), "{}牵头的任务数是{}牵头的任务数的几倍".format(*pair))


@pytest.mark.parametrize(("pair", "said"), tuple(product(PAIRS, MORE)))
def test_a_difference_is_of_one_role(asker: Asker, pair: tuple[str, str], said: str) -> None:
    same(asker, said.format(*pair), "{}牵头的任务比{}牵头的任务多几条".format(*pair))


@pytest.mark.parametrize(("pair", "said"), tuple(product(PAIRS, LEADS_MORE)))
def test_the_greater_of_two(asker: Asker, pair: tuple[str, str], said: str) -> None:
    same(asker, said.format(*pair), "{}和{}，谁牵头的任务多".format(*pair))


@pytest.mark.parametrize(("unit", "said"), tuple(product(UNITS, ALONE)))
def test_joint_leads_that_do_not_count(asker: Asker, unit: str, said: str) -> None:
    same(asker, said.format(unit), f"{unit}独家牵头哪些任务")


@pytest.mark.parametrize(("number", "said"), tuple(product((1, 9, 10, 18), NOT_LEADING)))
def test_whoever_is_beside_the_lead(asker: Asker, number: int, said: str) -> None:
    same(asker, said.format(number), f"哪些单位参与第{number}条")


@pytest.mark.parametrize(("unit", "said"), tuple(product(("区卫生健康委", "区生态环境局", "区科技局"), TAKES_PART)))
def test_what_is_known_is_left_aside(asker: Asker, unit: str, said: str) -> None:
    same(asker, said.format(unit), f"{unit}参与哪些任务")


@pytest.mark.parametrize(("part", "said"), tuple(product(PARTS, FOR_EACH)))
def test_tasks_are_counted_for_each_lead(asker: Asker, part: str, said: str) -> None:
    same(asker, said.format(part), f"{part}部分，每个单位牵头几条任务")


@pytest.mark.parametrize(("plain", "said"), [(plain, said) for plain, each in PLAIN.items() for said in each])
def test_counts_and_places(asker: Asker, plain: str, said: str) -> None:
    same(asker, said, plain)


def test_parts_of_a_list_are_counted_one_by_one(asker: Asker) -> None:
    listed = "、".join(PARTS)
    same(asker, f"{listed}，这几部分各有几条任务", f"{'、'.join(p + '部分' for p in PARTS)}各有几条任务")
    same(asker, f"{PARTS[0]}、{PARTS[1]}，哪个部分的任务条数更多", f"{PARTS[0]}部分和{PARTS[1]}部分哪个任务多")


def test_a_part_that_is_not_the_last_is_not_called_so(asker: Asker) -> None:
    assert asker.ask("文件最后的农业部分有哪几条").status == "not_understood"
