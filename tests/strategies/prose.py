"""Words of plans that set nothing: headings, filler sentences, boxes, opening and closing phrases."""

from __future__ import annotations

from random import Random

VERBS = ("推动", "加强", "完善", "优化", "深化", "健全", "提升", "壮大", "促进", "强化", "加快", "拓展", "聚焦", "规范")
THINGS = (
    "装备制造产业提质升级", "公共文化服务体系建设", "农村人居环境整治", "数据要素流通和应用", "养老托育服务供给",
    "水资源节约集约利用",
    "职业技能培训和就业服务", "城市更新与历史文化保护", "企业全生命周期服务", "物流枢纽功能布局",
    "生态保护和修复治理", "食品药品安全监管",
    "基层医疗卫生服务能力", "中小企业梯度培育", "新型消费场景", "能源供应保障体系", "政务服务流程再造",
    "耕地保护责任落实", "科技成果转移转化",
    "信用体系与市场秩序", "绿色建筑全过程管理", "开放平台联动发展", "产教融合育人机制", "应急救援体系",
    "公共交通线网布局",
)  # fmt: skip
FILLERS = (
    "坚持问题导向和系统观念，统筹推进各项工作落地见效。", "支持龙头企业牵引上下游协同创新，完善配套服务。",
    "健全工作台账，定期调度，及时研究解决困难问题。",
    "鼓励社会资本参与建设和运营，拓宽投融资渠道。", "加强政策宣传解读，营造良好氛围。",
    "推广先进技术和管理经验，持续提高服务质量。",
    "严格落实主体责任，防范化解各类风险。", "优化空间布局，引导要素向优势区域集聚。",
    "完善标准规范，强化全过程监督管理。",
    "推动数据共享和业务协同，打破信息壁垒。", "引导金融机构加大信贷支持力度，降低综合融资成本。",
    "加快补齐基础设施短板，增强公共服务供给能力。",
    "建立健全激励约束机制，激发各类主体活力。", "深入开展专项行动，依法查处违法违规行为。",
    "按照先易后难的原则（具体分工另行制定）有序实施。",
    "充分发挥行业协会、商会作用，促进供需对接。",
    "发展智能制造、绿色制造、服务型制造等新模式（含新业态），培育新的增长点。",
    "引进一批高层次人才，打造一支专业化队伍。", "以“山水为底、文化为魂”为主线，塑造特色品牌。",
    "加强源头管控与末端治理，实现闭环管理。",
)  # fmt: skip
CHAPTERS = ("重点任务", "主要任务", "优化产业结构", "改善公共服务", "工作措施", "补齐民生短板", "实施重点行动")
PREFACES = ("总体要求", "指导思想", "基本原则")
GOALS = ("主要目标", "工作目标", "发展目标")
BOXES = ("重点工程目录", "示范项目清单", "技术推广方向", "能力提升行动", "试点建设内容")
BOX_TOPICS = ("设备更新项目", "服务提升项目", "平台建设项目", "人才引育项目")
CLOSINGS = (
    "各责任单位要加强协同配合，确保各项工作落到实处。", "各牵头单位要切实履行职责，定期报送进展情况。",
    "本方案自印发之日起施行，有效期5年。",
    "重大事项及时按程序报告。", "成立工作专班，由分管领导牵头，有关部门负责同志为成员。",
)  # fmt: skip
SUBJECTS = (
    "数字经济",
    "现代物流业",
    "生态环境保护",
    "全民健康",
    "乡村全面振兴",
    "先进制造业",
    "文化旅游业",
    "就业促进",
    "城市更新",
)
KINDS = ("行动计划", "实施方案", "工作方案", "三年行动方案", "若干措施")


def heading(rng: Random) -> str:
    """Return an item's or section's title: no number, no full stop."""
    return rng.choice(VERBS) + rng.choice(THINGS)


def fillers(rng: Random, count: int) -> list[str]:
    return rng.sample(FILLERS, count)


def box(rng: Random) -> str:
    """Return a box (专栏): its title line and a body of named or numbered items in one or more paragraphs."""
    title = f"专栏：{rng.choice(BOXES)}"
    if rng.random() < 0.5:
        items = "".join(f"{place}.{sentence}" for place, sentence in enumerate(fillers(rng, 3), start=1))
        return f"\t{title}\n\n{items}\n\n"
    topics = rng.sample(BOX_TOPICS, 2)
    return f"\t{title}\n\n" + "\n".join(f"{topic}：{fillers(rng, 1)[0]}" for topic in topics) + "\n\n"
