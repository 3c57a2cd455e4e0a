"""English nouns and role words in a Chinese sentence, said in Chinese: 甲局 lead 的 tasks, 带 targets 的."""

from __future__ import annotations

import re
from functools import cache

_WORDS = {
    "任务": "task tasks item items",
    "目标": "target targets goal goals",
    "指标": "indicator indicators",
    "量化目标": (
        "quantitative_target quantitative_targets quantified_target quantified_targets numeric_target numeric_targets"
    ),
    "节点目标": "milestone milestones",
    "单位": "unit units",
    "部门": "department departments",
    "责任单位": "responsible_unit responsible_units",
    "牵头单位": "lead_unit lead_units lead_department lead_departments lead_agency",
    "配合单位": "supporting_unit supporting_units",
    "参与单位": "participating_unit participating_units",
    "没有牵头单位": "no_lead no_lead_unit without_a_lead without_lead",
    "牵头": "lead leads led leading",
    "共同牵头": "co-lead co-leads jointly_lead lead_jointly co-led",
    "参与": "participate participates take_part takes_part participating",
    "配合": "support supports",
    "有份": "involved",
    "都有份": "all_involved both_involved",
    "负责": "responsible responsible_for in_charge in_charge_of",
    "企业": "company companies firms",
    "项目": "project projects",
    "期限": "deadline deadlines",
    "部分": "section part",
    "总数": "total",
    "百分比": "percentage",
    "全部任务": "all_tasks",
    "每条任务": "each_task every_task",
}
_RUN = re.compile(r"(?<![a-z0-9%]) ?([a-z][a-z-]*(?: [a-z][a-z-]*)*)(?! ?[0-9a-z%]) ?")


@cache
def _said() -> dict[str, str]:
    return {word.replace("_", " "): chinese for chinese, words in _WORDS.items() for word in words.split()}


def in_one_language(text: str) -> str:
    """Return a normal Chinese sentence with the English words of its grammar in Chinese, its English names left.

    >>> in_one_language("甲局 lead 的 tasks 里, 有 quantitative targets 的有几条")
    '甲局牵头的任务里, 有量化目标的有几条'
    """
    return _RUN.sub(_in_chinese, text)


def _in_chinese(match: re.Match[str]) -> str:
    """Return a run of English words in Chinese, as it stands where a word of it is none of these."""
    words, out = match[1].split(" "), ""
    while words:
        size = next((n for n in range(min(3, len(words)), 0, -1) if " ".join(words[:n]) in _said()), 0)
        if not size:
            return match[0]
        out += _said()[" ".join(words[:size])]
        words = words[size:]
    return out
