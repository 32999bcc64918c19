"""核对: the deputy's booklet beside the organisers' records: do the two ledgers agree."""

from collections import Counter

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.blocks.ledgers import ABOUT, settle, side_by_side
from dashboard.charts.ladder import Step, ladder
from dashboard.frame import Frame
from dashboard.parts.head import bold
from dashboard.parts.html import show
from dashboard.parts.section import empty, section
from dashboard.parts.takeaway import takeaway
from etl.audit.reconcile import OUTCOMES, Match

EVERY, ALL = "代表：全部", "结果：全部"
SCHEMA = {"代表编号": pl.String, "姓名": pl.String, "结果": pl.String, "手册日期": pl.Date, "手册类型": pl.String,
          "登记日期": pl.Date, "登记类型": pl.String, "怎么看出来的": pl.String}  # fmt: skip


def body(frame: Frame) -> None:
    ask = frame.ask()
    found = data.matches(ask)
    with frame.bar:
        people = sorted({f"{one.line.name}（{one.line.id}）" for one in found})
        who = st.selectbox(
            "代表", [EVERY, *people], key="who", bind="query-params", width=190, label_visibility="collapsed"
        )
        what = st.selectbox(
            "结果", [ALL, *OUTCOMES], key="what", bind="query-params", width=140, label_visibility="collapsed"
        )
    frame.head("核对", _lead(found), days=ask.period.words)
    if not found:
        empty("没有可以核对的", "代表的“手册登记”和组织者的记录都报送了的月份才核对；可换一个期间或区域。")
        return
    _outcomes(found)
    shown = [
        one for one in found
        if who in (None, EVERY) or who == f"{one.line.name}（{one.line.id}）"
        if what in (None, ALL, one.outcome)
    ]  # fmt: skip
    settled = {one.about: one for one in data.said(ask.scope, ABOUT)}
    section("逐条", f"共 {len(shown)} 条；点开是那一类的记录")
    order = list(OUTCOMES)
    apart = [one for one in shown if one.outcome != "相符" or what == "相符"]
    side_by_side(sorted(apart, key=lambda one: order.index(one.outcome)), settled)
    takeaway("核对", _frame(shown), frame.ground.stamp, told=list(OUTCOMES.items()))
    if ask.scope.role != "deputy":
        settle(ask, shown, settled)


def _lead(found: list[Match]) -> Markup:
    entries = [one for one in found if one.entry]
    same = sum(one.outcome == "相符" for one in entries)
    if not entries:
        return Markup("代表手册和组织者的登记，两本账对一对。")
    return Markup("手册 {} 条，与登记相符 {} 条。").format(bold(f"{len(entries):,}"), bold(f"{same:,}"))


def _outcomes(found: list[Match]) -> None:
    counted = Counter(one.outcome for one in found)
    entries = float(sum(one.entry is not None for one in found))
    records = float(sum(one.record is not None for one in found))
    section("对得上吗", "基数：手册的条数；漏手册的基数是登记的条数")
    steps = [
        Step(kind, float(counted[kind]), records if kind == "漏手册" else entries, words, is_deep=kind == "相符")
        for kind, words in OUTCOMES.items()
    ]
    show(ladder("核对结果", steps))


def _frame(found: list[Match]) -> pl.DataFrame:
    rows = [
        (one.line.id, one.line.name, one.outcome, one.entry and one.entry.day, one.entry and one.entry.kind,
         one.record and one.record.day, one.record and one.record.kind, one.why)
        for one in found
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")
