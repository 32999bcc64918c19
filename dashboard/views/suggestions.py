"""建议: from raised to solved; how long the open ones wait; units beside each other; two judgements."""

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.blocks.due import SOON
from dashboard.blocks.handling import steps, waiting_time
from dashboard.blocks.suggestion_list import suggestion_list
from dashboard.blocks.units import units
from dashboard.charts.ladder import ladder
from dashboard.frame import Frame
from dashboard.parts import measured, numbers
from dashboard.parts.head import act, bold
from dashboard.parts.html import show
from dashboard.parts.section import section

SLICES = {"全部类别": "", "大会建议": "[period=大会]", "闭会建议": "[period=闭会]", "议案": "[kind=议案]"}
KEPT = {"全部类别": {}, "大会建议": {"period": "大会"}, "闭会建议": {"period": "闭会"}, "议案": {"kind": "议案"}}
"""The same for the list: column -> value."""
STEPS = (
    "suggestions",
    "suggestions_handed_over",
    "reply_rate",
    "on_time_reply_rate",
    "closed_rate",
    "solved_rate",
    "lookback_rate",
    "relapse_rate",
)


def body(frame: Frame) -> None:
    ask = frame.ask()
    with frame.bar:
        chosen = st.selectbox(
            "类别", list(SLICES), key="kind", bind="query-params", label_visibility="collapsed", width=160
        )
    cut = SLICES[chosen or "全部类别"]
    now = data.of(ask, (*(f"{metric}{cut}" for metric in STEPS), "overdue"), "area", ask.area or "")
    waiting = data.rows(ask, "open_suggestions")
    frame.head("建议", _lead(ask, now, waiting, cut), days=ask.period.words)
    section("从提出到办成", "每一步写明件数与基数。答复不等于办结，办结不等于办成；办成以最近一次结果为准")
    show(ladder("从提出到办成", steps(ask, now, cut)))
    waiting_time(waiting)
    units(ask)
    suggestion_list(frame, ask, KEPT[chosen or "全部类别"])


def _lead(ask: Ask, now: measured.Row, waiting: pl.DataFrame, cut: str) -> Markup:
    soon = waiting.filter(pl.col("days_left").is_between(0, SOON)).height
    told = Markup("{}提出 {} 件，交办 {} 件，应答复的答复了 {} 件，办成 {} 件").format(
        ask.period.title, bold(numbers.number(now[f"suggestions{cut}"])),
        bold(numbers.number(now[f"suggestions_handed_over{cut}"])),
        bold(numbers.number(now[f"reply_rate{cut}.numerator"])), bold(numbers.number(now[f"solved_rate{cut}.numerator"])),
    )  # fmt: skip
    late = now["overdue"]
    tail = Markup("。现有 {}").format(act(f"{late:g} 件逾期未复")) if late else Markup("。现在没有逾期未复的")
    return told + tail + (f"，另有 {soon} 件三十日内到期。" if soon else "。")
