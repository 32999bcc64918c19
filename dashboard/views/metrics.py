"""指标说明: every metric as the registry has it."""

import streamlit as st
from markupsafe import Markup

from dashboard.frame import Frame
from dashboard.parts.html import join, show, tag
from dashboard.parts.section import empty, section
from dashboard.parts.table import Column, table
from etl.metrics import METRICS, Metric

GRAINS = {"deputy": "代表", "station": "站点", "unit": "承办单位", "group": "小组", "area": "区域"}
DIRECTIONS = {"higher": "高为好", "lower": "低为好", "none": "不论高低"}


def body(frame: Frame) -> None:
    frame.head(
        "指标说明", f"系统里的 {len(METRICS)} 个指标，每个都写明数什么、除以什么、依据什么，以及它不能说明什么。"
    )
    with frame.bar:
        wanted = st.text_input(
            "查找", placeholder="名称或代号", label_visibility="collapsed", width=240, key="q", bind="query-params"
        )
    found = [m for m in METRICS.values() if not wanted or wanted in m.title or wanted.lower() in m.id]
    section("指标", f"共 {len(found)} 个")
    if not found:
        empty("没有这样的指标", "可只写名称里的一两个字。")
        return
    columns = [
        Column("指标", "nw"),
        Column("意思"),
        Column("分子与分母", "s"),
        Column("按什么看", "s wide"),
        Column("依据", "s wide"),
    ]
    show(table(columns, [_row(metric) for metric in found], label="指标说明"))


def _row(metric: Metric) -> tuple[Markup | str, ...]:
    unit = "比率" if metric.unit == "share" else metric.unit
    name = join((tag("b", metric.title), Markup("<br>"), tag("span", metric.id, "small quiet")))
    caution = tag("span", metric.caution, "quiet")
    ratio = f"分子：{metric.numerator}。" + (f"分母：{metric.denominator}。" if metric.is_ratio else "")
    least = f"基数不足 {metric.smallest_base} 不作比较。" if metric.smallest_base > 1 else ""
    seen = "、".join(GRAINS[grain] for grain in metric.grains)
    return (
        name, join((metric.meaning, Markup("<br>"), caution)), ratio,
        f"{seen}。按{metric.counted_in}计；{unit}，{DIRECTIONS[metric.direction]}。{least}", metric.source,
    )  # fmt: skip
