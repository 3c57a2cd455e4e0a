"""Invented places of every level and the units that a plan of such a place names."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

SYLLABLES = tuple("甲青禾岚澄溪松桐云霁榆柏荷芷菱苇晏沐昭宁")
LEVELS = ("区", "市", "县", "省", "自治区", "州", "盟", "旗", "国家")

_COMMISSIONS = (
    "发展改革委", "经济和信息化委", "发展和改革委员会", "农业农村委", "卫生健康委", "住房城乡建委",
    "住房和城乡建设委员会",
    "文化和旅游发展委", "国资委", "商务委", "经济信息化和科技委员会", "教委", "民族宗教委",
)  # fmt: skip
_BUREAUS = (
    "财政", "教育", "规划和自然资源", "人力资源和社会保障", "工业和信息化", "住房和城乡建设", "文化和旅游", "科技",
    "公安", "民政",
    "司法", "生态环境", "交通运输", "水利", "水务", "农业农村", "商务", "应急管理", "审计", "市场监管",
    "市场监督管理", "统计",
    "医疗保障", "林业和草原", "大数据发展", "地方金融监督管理", "信访", "体育", "园林和绿化", "粮食和物资储备",
    "知识产权",
    "退役军人事务", "行政审批服务", "城市管理", "文化广电和旅游", "科学技术和工业信息化", "卫生健康和体育",
    "政务服务和数据管理",
)  # fmt: skip
_MINISTRIES = (
    "财政部", "国家发展改革委", "工业和信息化部", "人力资源和社会保障部", "住房和城乡建设部", "文化和旅游部",
    "农业农村部", "教育部",
    "科技部", "公安部", "生态环境部", "交通运输部", "市场监管总局", "税务总局", "国家能源局", "国家林草局",
    "中国民航局", "人民银行",
    "金融监管总局", "海关总署", "中科院", "国务院国资委", "国家粮食和储备局", "中国国家铁路集团有限公司", "全国总工会",
)  # fmt: skip
_LOCAL = (
    "{p}税务局", "{p}土储中心", "{p}供销社", "{p}总工会", "{p}妇联", "团{p}委", "{p}残联", "{p}科协",
    "{p}融媒体中心", "{p}气象局",
    "{p}委组织部", "{p}委宣传部（网信办）", "{p}政府办公室（外办）", "{p}委编办", "{p}公积金中心",
    "{p}机关事务管理中心",
    "{p}消防救援支队", "{p}邮政管理局", "人行{s}中心支行", "国网{s}供电公司", "{s}海关", "{s}银保监分局",
    "{s}高新区管委会",
    "{x}园区管委会", "{x}经济技术开发区管委会", "{x}新城公司", "{x}产业园公司", "{x}文旅集团", "{x}水务集团有限公司",
    "国家税务总局{n}税务局", "{x}职业技术学院", "{x}产业技术研究院", "{p}烟草专卖局（公司）",
    "{p}城乡融合发展中心", "{p}法院",
    "{p}文联", "{p}侨联", "{p}工商联", "{p}红十字会", "{p}贸促会", "{p}档案馆", "{p}疾控中心", "{p}双拥办",
    "{p}老龄办",
    "{p}委党校", "{p}委政研室", "{p}委改革办", "{p}纪委监委", "{p}检察院", "{p}人武部", "{p}图书馆", "{x}农商银行",
    "{x}大学",
    "中国移动{s}分公司", "中国邮政{s}分公司", "{x}中心医院", "{p}重点项目专班", "{x}自来水厂", "{x}机场集团",
    "{p}信访联席办",
)  # fmt: skip
_COLLECTIVES = {
    "low": (
        "各镇街", "有关镇街", "镇街", "各部门", "有关{p}级部门", "{p}属国有公司", "有关{p}属国有企业",
        "有关金融机构", "有关单位",
        "相关企业",
    ),
    "middle": (
        "各县（市、区）人民政府", "各区县政府", "各区（市）县政府（管委会）", "各区人民政府",
        "有关县（市、区）政府", "各有关部门",
        "有关{p}级部门", "{p}属国有企业", "有关金融机构", "各县区人民政府",
    ),
    "high": ("各市人民政府", "各设区市人民政府", "各市（州）人民政府", "各地级以上市政府", "有关金融机构", "有关部门"),
    "state": ("各地区", "各省（区、市）人民政府", "各有关部门", "有关中央企业", "有关金融机构"),
}  # fmt: skip
_RANKS = {"区": "low", "县": "low", "旗": "low", "市": "middle", "州": "middle", "盟": "middle", "国家": "state"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `short` without the level's word (青禾), `name` with it (青禾区), `prefix` of its departments (区)."""

    short: str
    name: str
    level: str
    prefix: str

    @property
    def government(self) -> str:
        if self.level == "国家":
            return "国务院"
        return f"{self.name}行政公署" if self.level == "盟" else f"{self.name}人民政府"

    @property
    def all(self) -> str:
        """The word that opens a statement about the whole place (全区)."""
        return "全国" if self.level == "国家" else f"全{self.prefix}"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed in a clause. `group` tells a collective."""

    name: str
    group: bool = False


def name(rng: Random) -> str:
    """Return two syllables for a place or a firm."""
    return "".join(rng.sample(SYLLABLES, 2))


def place(rng: Random, level: str | None = None) -> Place:
    level = level or rng.choice(LEVELS)
    if level == "国家":
        return Place("", "", level, "")
    short = name(rng)
    word = "自治州" if level == "州" else level
    return Place(short, short + word, level, level)


def department(rng: Random, where: Place) -> Unit:
    """Return a government department of `where`."""
    if where.level == "国家":
        return Unit(rng.choice(_MINISTRIES))
    if rng.random() < 0.3:
        return Unit(where.prefix + rng.choice(_COMMISSIONS))
    ending = "厅" if where.level in ("省", "自治区") else "局"
    return Unit(where.prefix + rng.choice(_BUREAUS) + ending)


def other(rng: Random, where: Place) -> Unit:
    """Return a unit that is no department: a centre, a firm, a branch of a bank, a park's administration."""
    if where.level == "国家":
        return Unit(rng.choice(_MINISTRIES))
    pattern = rng.choice(_LOCAL)
    return Unit(pattern.format(p=where.prefix, s=where.short, n=where.name, x=name(rng)))


def collective(rng: Random, where: Place) -> Unit:
    """Return a group of units such as 有关镇街."""
    names = _COLLECTIVES[_RANKS.get(where.level, "high")]
    return Unit(rng.choice(names).format(p=where.prefix), group=True)


def addressees(where: Place) -> str:
    """Return the line of addressees (主送机关) of a notice."""
    if where.level == "国家":
        return "各省、自治区、直辖市人民政府，国务院各部委、各直属机构"
    if _RANKS.get(where.level) == "low":
        return f"各镇人民政府、街道办事处，{where.prefix}政府有关部门，有关单位"
    return f"各县（市、区）人民政府，{where.prefix}政府各部门，有关单位"


def elide(unit: Unit, where: Place) -> Unit:
    """Return a department without the prefix of its level, as printed behind another one that bears it."""
    bare = unit.name.removeprefix(where.prefix) if where.prefix and not unit.group else unit.name
    return Unit(bare, unit.group) if bare.endswith(("局", "厅")) and len(bare) >= 3 else unit


def units(rng: Random, where: Place, count: int) -> list[Unit]:
    """Return `count` different units: departments first, then others, collectives at the end."""
    found: dict[str, Unit] = {}
    rng = Random(rng.getrandbits(32))  # a generator under hypothesis may repeat itself for ever
    while len(found) < count:
        rest = len(found) / count
        kinds = [department, other] if rng.random() < 0.25 else [department]
        kind = collective if rest >= 0.7 and rng.random() < 0.5 else rng.choice(kinds)
        unit = kind(rng, where)
        found.setdefault(unit.name, unit)
    return list(found.values())


def places() -> st.SearchStrategy[Place]:
    return st.randoms(use_true_random=False).map(place)
