"""Rounds of evaluation: the list of them, whose figures have moved since, the form that freezes one."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard.data import frozen
from dashboard.frame import Frame
from dashboard.parts import measured, numbers
from dashboard.parts.grid import GridColumn
from dashboard.parts.html import href, link, show
from dashboard.parts.listing import listing
from dashboard.parts.moving import said, through
from dashboard.parts.section import empty, section
from dashboard.parts.table import Column, table
from etl.audit.moved import Moved
from etl.problems import Stop
from etl.warehouse.rounds import LONGEST, Round

HEADS = (
    Column("轮次", "nw"), Column("评价期", "s"), Column("截至", "nw s"), Column("规则", "s wide"), Column("报送", "r s"),
    Column("数据版", "s wide"), Column("谁冻结的", "s wide"), Column("", "nw wide"),
)  # fmt: skip
DONE = "frozen_just_now"


def round_list(found: Sequence[Round]) -> None:
    """Each with what it stands on; opened, the whole dashboard shows it as it was."""
    section("冻结的轮次", "报送、规则、截至日和程序都定下来；以后的报送不改变它。打开以后各页都看当时的数，只能看")
    rows = [
        (_opened(one, one.name), numbers.span(one.from_on, one.to_on), numbers.long_day(one.as_of), one.rules, f"{len(one.deliveries)} 份",
         one.build, f"{one.frozen_by} {one.frozen_at:%Y-%m-%d %H:%M}", _opened(one, "打开"))
        for one in found
    ]  # fmt: skip
    show(table(HEADS, rows, label="冻结的轮次"))


def _opened(one: Round, words: str) -> Markup:
    """The dashboard as it was, over the days the round is about."""
    days = {"from": str(one.from_on), "to": str(one.to_on)}
    return link(words, "", round=one.name, period="自选", **days)


def moved_list(frame: Frame, one: Round, by: Literal["deputy", "station"], found: Sequence[Moved]) -> None:
    """Every figure that is another now, what it was, through which file and row."""
    unit = "人" if by == "deputy" else "个站点"
    people = len({each.id for each in found})
    section(
        f"“{one.name}”以后谁的数变了",
        f"{people} {unit}的 {len(found)} 个数，评价期 {numbers.span(one.from_on, one.to_on)}，都截至 {numbers.long_day(one.as_of)}",
    )
    if not found:
        empty("冻结以后没有数变", "后来的报送都没有碰到评价期里的数。")
        return
    columns = [
        GridColumn("name", "谁", "link", lambda row: href(by, id=row["id"])), GridColumn("id", "编号", is_wide=True),
        GridColumn("metric", "指标"), GridColumn("was", "冻结时"), GridColumn("is", "现在"),
        GridColumn("through", "经由哪份报送", about="文件、工作表和行", is_wide=True),
    ]  # fmt: skip
    listing("轮次以后变了的数", as_table(found), columns, frame.ground.stamp, [("轮次", one.name)], key="moved")


def as_table(found: Sequence[Moved]) -> pl.DataFrame:
    rows = [
        (each.id, each.name, measured.metric_of(each.metric).title, said(each.metric, each.was), said(each.metric, each.is_),
         through(each))
        for each in found
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=["id", "name", "metric", "was", "is", "through"], orient="row")


def freeze_form(frame: Frame) -> None:
    """A name and the days; what is frozen is the build in force."""
    year = frame.ground.stamp.as_of.year
    section("冻结一轮", "冻结的是现在在用的数据版。冻结过的不再改，也不能删；操作日志里记着是谁")
    if told := st.session_state.pop(DONE, ""):
        st.success(told, icon=":material/lock:")
    with st.form("freeze", clear_on_submit=False):
        name = st.text_input("名字", max_chars=LONGEST, placeholder=f"{year}年度", key="freeze_name")
        left, right = st.columns(2)
        first = left.date_input("评价期从", date(year, 1, 1), format="YYYY-MM-DD", key="freeze_from")
        last = right.date_input("到", date(year, 12, 31), format="YYYY-MM-DD", key="freeze_to")
        if st.form_submit_button("冻结", type="primary", icon=":material/lock:"):
            _freeze(frame, name, first, last)


def _freeze(frame: Frame, name: str, first: date, last: date) -> None:
    if first > last:
        st.warning("评价期的先后倒了。")
        return
    try:
        made = frozen.freeze(frame.scope, name, (first, last))
    except Stop as stop:
        st.warning(str(stop))
    else:
        st.session_state[DONE] = f"已冻结“{made.name}”：{len(made.deliveries)} 份报送，数据版 {made.build}。"
        st.rerun()
