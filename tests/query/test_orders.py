"""Tasks in order, each of them counted, units of one part alone: every build has the answer of the plain question."""

from __future__ import annotations

import pytest

from query.ask import Asker

BUILDS = {
    "第1、2、3、4条任务按责任单位数从多到少排名": (
        "第1、2、3、4条，谁的责任单位多，从多到少排",
        "前四条任务，责任单位多的排前面，一样多的并列，顺序是怎样的",
        "1至4条的责任单位数排名",
        "第1条到第4条按责任单位多少排序",
        "把前四条任务按责任单位数由多到少排一下",
        "第1到4条的责任单位数从多到少怎么排",
    ),
    "前五条任务里责任单位最少的是哪条": (
        "头五条任务比一比，谁的责任单位最少",
        "前5项任务中责任单位数量最少的一项",
        "第1到5条里哪条责任单位最少",
        "前五条当中责任单位数最少的任务",
    ),
    "第1、2、3、4条任务按量化目标数从多到少排名": (
        "前四条任务，谁的量化目标多，从多到少排一遍",
        "第1、2、3、4条的量化目标数量排名，多的在前",
        "第1到4条按量化目标数由多到少排",
    ),
    "制造业部分的任务按责任单位数从多到少排名": (
        "制造业这四条，责任单位多的排前面，顺序是怎样的",
        "制造业那一节的4条任务，责任单位从多到少排一下",
        "制造业部分各条任务按责任单位多少排序",
    ),
    "服务业部分哪些任务不涉及发改委": (
        "services 部分，哪些任务 without 发改委",
        "services section 里哪些任务没有发改委",
    ),
    "科技局参与且有三家牵头单位的任务": (
        "哪条任务写了三个牵头单位，并且科技局是参与单位",
        "科技局参与的任务里，三个单位一起牵头的那条编号是多少",
        "三家牵头、区科技局参与的任务",
        "由三家单位牵头、科技局参与的是哪条",
    ),
    "只在农业部分出现的单位有哪些": (
        "有哪些单位除了农业部分，其他部分一次都没出现",
        "仅见于农业部分的责任单位名单",
        "责任单位里，哪几家是农业那节独有的，别处没有",
        "哪些单位只出现在农业部分",
        "任务全在农业部分的单位有哪些",
    ),
    "没有牵头单位的任务里哪几条有量化目标": (
        "没有牵头单位的任务里，哪些定了量化目标",
        "没有牵头单位的任务中有量化目标的是哪几条",
    ),
    "农委牵头的任务里有量化目标的是哪几条": (
        "农委领衔的那几条，把有量化目标的挑出来，只报编号",
        "农委牵头的任务中定了量化目标的有哪几条",
    ),
    "第27条有牵头单位吗": (
        "第27条定没定牵头单位",
        "第27条有没有定牵头单位",
        "第27条设没设牵头单位",
    ),
    "农业部分每条任务各有几个责任单位": (
        "农业四条任务责任单位数量一览",
        "农业部分各条的责任单位数",
        "农业那几条，逐条说说责任单位有几家",
    ),
    "制造业部分每条任务各有几家牵头单位": (
        "制造业那几条，逐条说说牵头的有几家",
        "推动制造业绿色低碳转型下面的任务，各条的牵头单位数",
        "想看看制造业这节牵头单位的数目，一条一条列",
    ),
}


def said(asker: Asker, question: str) -> list[str]:
    """Return what answers a question, in its order, without the words around it."""
    answer = asker.ask(question)
    assert answer.status == "answered", (question, answer.note)
    return [str(i.get("cells") or i.get("number") or i.get("label") or i.get("value")) for i in answer.answers]


@pytest.mark.parametrize("plain", BUILDS)
def test_each_build_says_what_the_plain_question_says(asker: Asker, plain: str) -> None:
    expected = said(asker, plain)
    for build in BUILDS[plain]:
        assert sorted(said(asker, build)) == sorted(expected), build
