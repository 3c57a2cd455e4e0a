"""Short plans as text files, for laws that need documents which differ in a known way."""

from __future__ import annotations

from pathlib import Path


def plan_text(
    number: str = "甲府发〔2031〕5号",
    *,
    title: str = "甲市绿色发展行动方案",
    unit: str = "市财政局",
    value: str = "85%",
    end: str = "\n",
) -> str:
    """Return a plan of two tasks; `end` is the line end."""
    clause = f"（责任单位：{unit}牵头，市教育局、有关镇街按职责分工负责）"
    lines = [
        f"甲市人民政府关于印发{title}的通知",
        number,
        "",
        "各区人民政府，市政府各部门：",
        "",
        "　　一、总体目标",
        "　　到2035年，单位产值能耗较2030年下降10%。",
        "　　二、重点任务",
        "　　（一）推动转型升级",
        f"　　1．建设公共平台。到2034年，平台覆盖率达到{value}以上。{clause}",
        "　　2．完善服务体系。推动服务下沉。（责任单位：市民政局、市科技局按职责分工负责）",
        "",
        "甲市人民政府",
        "2031年3月2日",
        "",
    ]
    return end.join(lines)


def plan_file(folder: Path, name: str = "plan.txt", **changes: str) -> Path:
    """Write a plan to `folder` and return its path."""
    path = folder / name
    path.write_text(plan_text(**changes), encoding="utf-8", newline="")
    return path
