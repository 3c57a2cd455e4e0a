"""Where a word of a question stands: what is before it, and what follows."""

from __future__ import annotations

from dataclasses import dataclass

from query.lexicon import Lexicon, Mark
from query.reading.draft import NO_FLAG
from query.tokens.question_words import HAVING, JOINERS, STRONG, names_units, words

_LIGHT = words("当中|里头|是|为|有|到|了|中|里|里面|:|的|the|of|by|a|is|are|either|过")
_HOLDING = words("包括|包括了|包含|涵盖|含|含有|列有|列了|写了|出现|include|includes|contain")
_HOLDING |= {"是否", "是否有", "有没有", "有无"}
_SET = ("定了", "设了", "写了", "有了", "定有", "设有", "写有", "列了")
_BACK = {"自己", "我局", "该单位", "本单位", "它"}
_ONLY = words("只|仅|光|光是|只是个|只是|仅仅|但|但是|而|而是|却|可是|only|just|merely|but")


@dataclass(frozen=True, slots=True)
class At:
    """Where in the row of tokens a mark stands."""

    row: list[Mark]
    index: int
    lexicon: Lexicon

    @property
    def before(self) -> Mark:
        """The token in front, an empty one at the beginning."""
        return self.row[self.index - 1] if self.index else NO_FLAG

    def opens_clause(self) -> bool:
        """Tell whether nothing but a comma or a joiner stands in front: does and is ask only there."""
        return not self.index or self.before.text in {",", ":", ";", ".", "and", "but", "so", "then"}

    def left_out(self) -> bool:
        """Tell whether 之外 or 以外 stands behind this mark."""
        return self.index + 1 < len(self.row) and self.row[self.index + 1].kind == "beyond"

    def joined(self) -> bool:
        """Tell whether a joiner or nothing parts this mark from the one before it (甲、乙; 既有甲又有乙)."""
        if [m.text for m in self.row[max(0, self.index - 2) : self.index]] in (["又", "有"], ["也", "有"]):
            return True
        back = 2 if self.before.text == "the" and self.index > 1 else 1
        before = self.row[self.index - back] if self.index else NO_FLAG
        return before.kind == "unit" or before.text in JOINERS

    def unit_follows(self) -> bool:
        """Tell whether the next word that says anything is a unit (涉及甲局, 牵头单位是甲局, 单位中有没有甲局)."""
        ahead = self.row[self.index + 1 : self.index + 6]
        noun = names_units(self.row[self.index].text) or self.row[self.index].text.endswith("名单")
        said = [m for m in ahead if m.text not in _LIGHT and m.kind not in ("not", "both")]
        if noun and any(m.text in _HOLDING for m in said):
            said = [m for m in said if m.kind not in ("yesno", "numbers") and m.text not in _HOLDING]
        return bool(said) and said[0].kind == "unit"

    def counts_as_owned(self) -> bool:
        """Tell whether 的任务 or 任务 stands behind (定了量化目标的任务): then tasks with such a target are meant."""
        ahead = [m for m in self.row[self.index + 1 : self.index + 3] if m.text != "的"]
        return bool(ahead) and ahead[0].code == "task" and self.row[self.index + 1].text == "的"

    def right_behind_unit(self) -> bool:
        """Tell whether only light words stand between this mark and the unit in front of it."""
        for mark in reversed(self.row[: self.index]):
            if mark.kind == "unit":
                return True
            if mark.text == "," or mark.kind not in ("filler", "both", "others", "other") or mark.text == "还有":
                return False
        return False

    def refers_back(self) -> bool:
        """Tell whether a pronoun for the unit named before stands close in front (不归本单位负责)."""
        near = range(max(0, self.index - 3), self.index)
        back = [i for i in near if self.row[i].kind == "pronoun" and self.row[i].text in _BACK]
        return any(not i or self.row[i - 1].text not in ("给", "为", "替", "帮") for i in back)

    def goes_on(self) -> bool:
        """Tell whether only, but, just … stands close in front or behind: 不牵头只是参与, take part without leading."""
        near = [*self.row[max(0, self.index - 3) : self.index], *self.row[self.index + 1 : self.index + 3]]
        return any(m.text in _ONLY for m in near)

    def before_question_word(self) -> bool:
        """Tell whether a question word follows at once: 都有谁 lists, 都负责的 is about all."""
        ahead = [
            m for m in self.row[self.index + 1 : self.index + 4] if m.text not in ("有", "是", "由", "为", "在", "要")
        ]
        return bool(ahead) and (
            ahead[0].kind in ("which", "count") or (ahead[0].kind == "ask" and bool(STRONG.search(ahead[0].text)))
        )

    def points_at_task(self) -> bool:
        """Tell whether 那条, 这一项 stands behind: the words name a task (垃圾分类那一条)."""
        ahead = [m for m in self.row[self.index + 1 : self.index + 3] if m.text not in ("的", "and", "和", "、")]
        return bool(ahead) and (ahead[0].kind == "pointer" or (ahead[0].kind == "these" and ahead[0].code == "task"))

    def points_at_box(self) -> bool:
        """Tell whether 专栏 stands behind: the words name a box."""
        ahead = [
            m for m in self.row[self.index + 1 : self.index + 3] if m.text not in ("的", "the", "里", "这个", "那个")
        ]
        return bool(ahead) and ahead[0].code == "box"

    def next_role(self) -> str:
        """Return the code of a role word that stands right behind (参与牵头), else nothing."""
        ahead = self.row[self.index + 1 : self.index + 2]
        return ahead[0].code if ahead and ahead[0].kind == "role" else ""

    def has_in_front(self) -> bool:
        """Tell whether a verb of having stands in front (带专栏的, 附了专栏的)."""
        near = [m.text for m in self.row[max(0, self.index - 2) : self.index] if m.text not in ("了", "着", "a")]
        return bool(near) and near[-1] in HAVING

    def task_behind(self) -> bool:
        """Tell whether tasks are asked for behind this mark."""
        return any(m.kind == "ask" and m.code == "task" for m in self.row[self.index + 1 :])

    def only_owned(self) -> bool:
        """Tell whether those that have it are meant: 其中有量化目标的呢, 这些里带量化目标的有哪些, 哪些定了量化目标."""
        if not (self.before.text in HAVING or self.before.text.endswith(_SET)):
            return False
        behind = [m for m in self.row[self.index + 1 :] if m.text not in ("呢", "吗", "?", "。", "有", "是")]
        ahead = [m for m in self.row[: self.index - 1] if m.text not in (",", "那", "都", "里", "中")]
        if not behind:
            return [m.text for m in ahead if m.kind != "pronoun"] in (["哪些"], ["哪几条"], ["哪条"], ["哪几项"])
        pointed = any(m.kind in ("pronoun", "these") for m in ahead)
        asks = all(
            m.kind == "which" or (m.kind == "ask" and m.code in ("task", "quantity", "target")) for m in behind[1:]
        )
        return pointed and behind[0].text == "的" and asks

    def had_by_tasks(self) -> bool:
        """Tell whether tasks in front are said to have it: 哪些任务有, which tasks have, tasks with."""
        front = [m for m in self.row[: self.index - 1] if m.kind != "filler" or m.code]
        had = (
            self.before.text in HAVING or self.before.text in {"with", "has", "have"} or self.before.text.endswith(_SET)
        )
        return had and bool(front) and front[-1].code == "task"

    def those_have(self) -> bool:
        """Tell whether which of those … have stands in front: those that have it are meant."""
        said = [m.text for m in self.row[: self.index]]
        had = bool({"have", "has", "carry", "with"} & set(said[-2:])) and self.before.kind not in ("most", "least")
        return had and any(
            text.startswith(("which of", "how many of", "of those", "of these", "of them")) for text in said
        )

    def asks_unit(self) -> bool:
        """Tell whether the question asks for units somewhere: who, which units."""
        return any(m.kind == "ask" and m.code == "unit" for m in self.row)

    def joined_to_role(self) -> bool:
        """Tell whether only a joiner parts this role word from another in front of it (牵头的、参加的)."""
        gap = [m for m in self.row[max(0, self.index - 4) : self.index] if m.text not in ("的", "the")]
        return len(gap) > 1 and gap[-1].text in JOINERS and gap[-2].kind == "role"
