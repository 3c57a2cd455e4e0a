"""What a plan counts: indicators by the way they are measured, with units and the range of likely numbers."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

RATES = (
    "城镇污水集中处理率", "森林覆盖率", "公交出行分担率", "群众满意度", "政务服务事项网上可办率",
    "常住人口城镇化率", "义务教育巩固率",
    "非化石能源消费占比", "技能人才占就业人员的比重", "数字经济核心产业增加值占地区生产总值的比重",
    "规模以上企业研发覆盖率",
    "生活垃圾回收利用率", "劣Ⅴ类水体消除率", "5G网络重点场所通达率", "“双随机”抽查占比", "县级以上医院预约诊疗率",
    "居民电子健康档案建档率",
    "农村自来水普及率", "新建项目节水器具普及率", "一级以上安全生产标准化企业占比",
)  # fmt: skip
RATE_PAIRS = (
    ("城镇污水处理率", "生活垃圾无害化处理率"), ("耕作机械化率", "收获机械化率"),
    ("空气质量优良天数比例", "水质优良断面比例"),
    ("学前教育毛入园率", "高中阶段毛入学率"), ("城市公交覆盖率", "农村客运通达率"),
    ("供水管网检测率", "燃气管网检测率"),
)  # fmt: skip
FALLING = (
    "单位工业增加值用水量", "万元产值能耗", "主要污染物排放总量", "生产安全事故起数", "公共机构人均用电量",
    "供水管网漏损率",
    "单位产品物流成本", "单位建筑面积能耗", "农药使用强度",
)  # fmt: skip
FALLING_PAIRS = (
    ("单位产值能耗", "单位产值水耗"), ("公共机构人均能耗", "公共机构人均水耗"), ("行政审批环节", "行政审批材料"),
    ("二氧化硫排放总量", "颗粒物排放总量"), ("道路交通事故起数", "火灾事故起数"),
)  # fmt: skip
RISING = (
    "社会消费品零售总额",
    "旅游综合收入",
    "进出口总额",
    "居民人均可支配收入",
    "技术合同成交额",
    "数字经济增加值",
    "农产品网络零售额",
)
POINTS = ("森林覆盖率", "公共交通分担率", "生活垃圾分类覆盖率", "科技进步贡献率", "电能占终端用能的比重")
CEILINGS = (
    ("供水管网漏损率", "%"), ("城镇调查失业率", "%"), ("PM2.5年均浓度", "微克/立方米"), ("年用水总量", "亿立方米"),
    ("不动产登记办理时间", "个工作日"), ("城乡居民收入比", None), ("办学条件差异系数", None),
    ("年能源消费总量", "万吨标准煤"),
)  # fmt: skip
LEVELS = (
    ("地区生产总值", "亿元"), ("数字经济规模", "亿元"), ("高速公路通车里程", "公里"), ("风电装机容量", "万千瓦"),
    ("粮食播种面积", "万亩"),
    ("年接待游客", "万人次"), ("森林蓄积量", "万立方米"), ("储气能力", "亿立方米"), ("工业用地亩均税收", "万元/亩"),
    ("开发区单位面积工业产值", "亿元/平方公里"), ("人均公园绿地面积", "平方米"), ("每千人口拥有执业医师", "人"),
    ("外贸进出口总额", "亿美元"),
    ("算力规模", "EFLOPS"), ("人均预期寿命", "岁"), ("年货物吞吐量", "万吨"), ("规模以上工业总产值", "万亿元"),
    ("污水日处理能力", "吨/日"),
    ("每万人口高价值发明专利拥有量", "件"), ("全社会用电量", "亿千瓦时"),
)  # fmt: skip
RATIOS = ("渠系水有效利用系数", "产业链协同发展指数", "人类发展指数", "基本公共服务均衡系数")
COUNTS = (
    ("绿色工厂", "家"), ("智慧社区", "个"), ("公共充电桩", "万个"), ("重点实验室", "个"), ("便民服务点", "处"),
    ("文化驿站", "座"),
    ("公交专用线", "条"), ("养老床位", "张"), ("普惠性幼儿园", "所"), ("5A级景区", "处"), ("5G基站", "个"),
    ("高新技术企业", "家"),
    ("“瞪羚”企业", "家"), ("15分钟便民生活圈", "个"), ("省级以上研发平台", "个"), ("规模以上文化企业", "家"),
    ("产教融合实训基地", "个"),
    ("口袋公园", "个"), ("老旧小区改造", "户"), ("国家级非物质文化遗产工坊", "家"), ("中小学智慧教室", "间"),
    ("高标准粮田", "万亩"),
    ("城市绿道", "公里"), ("新能源公交车", "辆"), ("地方标准", "项"), ("数字化车间", "个"),
    ("保障性租赁住房", "万套"), ("应急避难场所", "处"),
    ("人才公寓", "套"), ("“一县一品”示范基地", "个"), ("专业技术人才培训", "人次"), ("水库除险加固", "座"),
)  # fmt: skip
EVENTS = ("改造", "培训", "加固")
MAKING = ("建成", "培育", "创建", "打造", "建设", "实施", "累计建成", "完成", "引进")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed and what it is worth."""

    text: str
    value: float


def chinese(number: int) -> str:
    """Write 2 to 99 as one counts in Chinese.

    >>> chinese(2), chinese(10), chinese(12), chinese(35)
    ('两', '十', '十二', '三十五')
    """
    digits = "零一二三四五六七八九"
    if number == 2:
        return "两"
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else digits[tens]) + "十" if tens else ""
    return head + (digits[ones] if ones else "")


def percent(rng: Random) -> Number:
    text = rng.choice((str(rng.randint(3, 99)), str(rng.randint(3, 99)), f"{rng.randint(3, 98)}.{rng.randint(1, 9)}"))
    return Number(text, float(text))


def amount(rng: Random) -> Number:
    """Return a whole number or one with decimals, up to tens of thousands."""
    text = rng.choice((
        str(rng.randint(3, 99)), str(rng.randint(100, 9900)), f"{rng.randint(1, 99)}.{rng.randint(1, 9)}",
        f"{rng.randint(1000, 48000)}.{rng.randint(0, 9)}{rng.randint(1, 9)}",
    ))  # fmt: skip
    return Number(text, float(text))


def fraction(rng: Random) -> Number:
    text = rng.choice((f"0.{rng.randint(31, 98)}", f"1.{rng.randint(1, 9)}", f"0.{rng.randint(3101, 4999)}"))
    return Number(text, float(text))


def count(rng: Random, unit: str) -> Number:
    """Return a count, now and then in Chinese numerals (never before 万: 十二万亩 could be cut in two ways)."""
    if not unit.startswith("万") and rng.random() < 0.15:
        number = rng.choice((2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 35))
        return Number(chinese(number), float(number))
    number = rng.choice((rng.randint(2, 30), rng.randint(31, 900)))
    return Number(str(number), float(number))
