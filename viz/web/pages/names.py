"""Chinese and English words for roles, classes, gaps and rules."""

from __future__ import annotations

Pair = tuple[str, str]
ROLE_NAMES: dict[str, Pair] = {
    "lead": ("牵头", "leads"),
    "responsible": ("共同负责", "jointly responsible"),
    "participate": ("参与", "participates"),
    "cooperate": ("配合", "cooperates"),
}
ROLE_LETTERS: dict[str, Pair] = {
    "lead": ("牵", "L"),
    "responsible": ("责", "J"),
    "participate": ("参", "P"),
    "cooperate": ("配", "C"),
}
_KINDS: dict[str, Pair] = {
    "Department": ("部门", "department"),
    "PartyBody": ("党委机构", "party body"),
    "JudicialBody": ("司法机关", "judicial body"),
    "Congress": ("人大政协", "congress"),
    "Bank": ("银行", "bank"),
    "InternalDivision": ("内设机构", "internal division"),
    "PublicInstitution": ("事业单位", "public institution"),
    "Collective": ("泛指单位", "collective"),
    "Company": ("企业", "company"),
    "Institute": ("科研院所", "institute"),
    "University": ("高校", "university"),
    "Park": ("园区", "park"),
    "Place": ("地点", "place"),
    "Region": ("地区", "region"),
    "Brand": ("品牌", "brand"),
    "CitedDocument": ("引用文件", "cited document"),
    "Organization": ("单位", "organization"),
    "Institution": ("机构", "institution"),
    "Task": ("任务", "task"),
    "Target": ("目标", "target"),
    "Milestone": ("节点目标", "milestone"),
    "Project": ("项目", "project"),
    "": ("名称", "name"),
}
GAP_NAMES: dict[str, tuple[Pair, Pair]] = {
    "no-lead": (
        ("无牵头单位", "No lead"),
        ("任务由几个单位共同负责，没有写明谁牵头。", "Several units share the task and none is said to lead it."),
    ),
    "several-leads": (
        ("多个牵头单位", "Several leads"),
        ("任务有两个以上牵头单位，须明确谁总负责。", "More than one unit leads: somebody has to answer in the end."),
    ),
    "no-task": (
        ("目标无人负责", "Targets of nobody"),
        ("目标不在任何任务之下，没有单位对它负责。", "The target stands under no task: no unit answers for it."),
    ),
    "no-deadline": (
        ("目标无年份", "Targets without a year"),
        ("目标没有写明完成年份。", "The target does not say by when."),
    ),
    "collective": (
        ("泛指单位", "Open collectives"),
        ("“有关部门”一类说法没有点名，须明确是哪些单位。", "Words such as 有关部门 name no unit: who is meant?"),
    ),
    "doubtful": (
        ("责任存疑", "Doubtful parts"),
        ("程序没有把握，请核对原文。", "The program is not sure: compare the text."),
    ),
    "warning": (
        ("原文存疑", "Doubts of the reader"),
        ("程序没有读懂的地方，请核对原文。", "What the program could not make out: compare the text."),
    ),
}
_RULES: dict[str, Pair] = {
    "quantity": ("句中的数值及其指标", "a number in the sentence and its indicator"),
    "quantity-list": ("并列的几个指标之一", "one of several indicators in a row"),
    "milestone": ("写明年份、没有数值的目标", "an aim with a year and no number"),
    "prose": ("正文中“……项目、工程、行动”等名称", "the name of an undertaking in the text"),
    "box-item": ("专栏中的一项", "an item of a box (专栏)"),
    "box-label": ("专栏中冒号前的名称", "a name before the colon in a box"),
    "company-list": ("“等企业”前列出的名称", "names listed before 等企业"),
    "company-subject": ("以企业身份出现的名称", "a name that acts as a company"),
    "company-ending": ("以“公司、集团”等结尾的名称", "a name that ends like a company's"),
    "institution-list": ("“等院校、机构”前列出的名称", "names listed before 等院校 or 等机构"),
    "institution-ending": ("以“大学、研究院”等结尾的名称", "a name that ends like an institution's"),
    "place-ending": ("以“园区、基地、街道”等结尾的地名", "a name that ends like a place's"),
    "brand-list": ("列出的品牌", "a listed brand"),
    "citation": ("书名号中的文件名", "a title in 《》"),
    "based-on": ("“根据……要求”中的文件", "a document that this one is based on"),
}


def kind_name(kind: str) -> Pair:
    """Return the words for a class of the ontology; its own name where there are none."""
    return _KINDS.get(kind, (kind, kind))


def rule_words(rule: str) -> Pair:
    """Return what a rule reads by; `verb:…` is the word that gives the role.

    >>> rule_words("verb:牵头")
    ('责任分工中的“牵头”', 'the word 牵头 in the clause of responsibilities')
    """
    if rule.startswith("verb:"):
        verb = rule.removeprefix("verb:")
        return f"责任分工中的“{verb}”", f"the word {verb} in the clause of responsibilities"
    return _RULES.get(rule, (rule, rule))
