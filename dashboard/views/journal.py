"""操作日志: who did what and when, newest first; whether the chain of lines still holds."""

from datetime import timedelta

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.frame import Frame
from dashboard.parts import choosing
from dashboard.parts.grid import GridColumn
from dashboard.parts.head import bold
from dashboard.parts.listing import listing
from dashboard.parts.section import section
from etl.journal import Entry

COLUMNS = (
    GridColumn("at", "时间"), GridColumn("who", "谁"), GridColumn("what", "做了什么"), GridColumn("about", "对什么"),
    GridColumn("number", "第几行", "number", about="日志里的行号，从 1 起，一行不缺"),
)  # fmt: skip
SPANS = {"近七天": 7, "近三十天": 30, "近一年": 365, "全部": None}
REFUSED = ("登录失败", "登录已失效", "越界被拒", "报送被拒")


def body(frame: Frame) -> None:
    entries, fault = data.journal(frame.scope)
    with frame.bar:
        span = st.segmented_control("多久", list(SPANS), default="近三十天", key="span", bind="query-params",
                                    label_visibility="collapsed")  # fmt: skip
        rows = _frame(entries, SPANS[span or "全部"])
        who, what = choosing.one_of(rows, "who", "谁", "who"), choosing.one_of(rows, "what", "做了什么", "what")
        asked = choosing.typed("文件、页面、编号", width=180)
    frame.head("操作日志", _lead(entries, fault))
    if fault:
        data.note_fault(frame.scope, fault)
        st.error(f"{fault}下面列出它之前、还对得上的 {len(entries):,} 行。", icon=":material/gpp_bad:")
    for column, chosen in (("who", who), ("what", what)):
        rows = rows.filter(pl.col(column) == chosen) if chosen else rows
    rows = choosing.holding(rows, asked, ("about",))
    section("谁在什么时候做了什么", f"{span or '全部'}，{rows.height:,} 行；只增不改，下载也记在这里")
    left = [("多久", span or "全部"), ("谁", who), ("做了什么", what), ("查找", asked)]
    listing("操作日志", rows, COLUMNS, frame.ground.stamp, left)


def _frame(entries: list[Entry], days: int | None) -> pl.DataFrame:
    """number, at (text), who, what, about; newest first; of the last `days` before the last line."""
    since = entries[-1].at - timedelta(days=days) if entries and days else None
    rows = [
        (one.number, f"{one.at:%Y-%m-%d %H:%M:%S}", one.who, one.what, one.about)
        for one in reversed(entries)
        if since is None or one.at >= since
    ]
    schema = {"number": pl.Int64, "at": pl.String, "who": pl.String, "what": pl.String, "about": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _lead(entries: list[Entry], fault: str) -> Markup:
    if not entries and not fault:
        return Markup("还没有一行：登录、报送、撤回、更正、处理、下载以后才有。")
    refused = sum(one.what in REFUSED for one in entries)
    told = Markup("共 {} 行").format(bold(f"{len(entries):,}"))
    told += Markup("，其中 {} 次被拒").format(bold(str(refused))) if refused else ""
    return told + ("，往后对不上。" if fault else "，逐行相接，没有改过、删过。")
