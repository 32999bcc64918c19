"""待办提醒: what must be done now, by whom, until when."""

import streamlit as st
from markupsafe import Markup

from dashboard.ask import Ask
from dashboard.blocks.due import SOON
from dashboard.exports.recipe import of_list
from dashboard.frame import Frame
from dashboard.parts import numbers
from dashboard.parts.figures import KeyFigure, key_figures
from dashboard.parts.head import act
from dashboard.parts.html import link, show
from dashboard.parts.section import empty, note, section
from dashboard.parts.table import Column, table
from dashboard.parts.takeaway import takeaway
from dashboard.todo import KINDS, Todo, as_table, todos, working_days

COLUMNS = (Column("谁", "nw"), Column("什么"), Column("期限", "nw"), Column("", "r nw"))
MOST = 15
EVERYONE = "谁：全部"


def body(frame: Frame) -> None:
    ask = frame.ask()
    found = todos(ask)
    with frame.bar:
        who = st.selectbox("谁", [EVERYONE, *sorted({one.who for one in found})], key="who", bind="query-params", width=220,
                           label_visibility="collapsed")  # fmt: skip
    shown = [one for one in found if who in (None, EVERYONE, one.who)]
    frame.head("待办提醒", _lead(found), days=f"以 {numbers.long_day(ask.period.as_of)} 为准")
    if not shown:
        empty("没有待办的事", "逾期、到期、漏接待、没述职、没报送的都没有；数据版是哪天的，就看到哪天为止。")
        return
    key_figures([
        KeyFigure(kind, str(count), "", KINDS[kind].partition("；")[0]) for kind in KINDS
        if (count := sum(one.kind == kind for one in shown))
    ][:5])  # fmt: skip
    for kind, words in KINDS.items():
        own = [one for one in shown if one.kind == kind]
        if own:
            _list(ask, kind, words, own)
    made = of_list(ask, frame.ground.stamp.build, "todo", len(shown))
    takeaway("待办提醒", as_table(ask, shown), frame.ground.stamp, told=list(KINDS.items()), made=made)


def _lead(found: list[Todo]) -> Markup:
    late = sum(one.kind == "逾期未复" for one in found)
    told = Markup("共 {} 件事要办").format(len(found))
    return told + (Markup("，其中 {}。").format(act(f"{late} 件建议逾期未复")) if late else Markup("。"))


def _list(ask: Ask, kind: str, words: str, own: list[Todo]) -> None:
    section(f"{kind}　{len(own)}", words)
    rows = [(one.who, link(one.what, one.page, **one.query), numbers.day(one.due_on), _left(ask, one)) for one in own]
    show(table(COLUMNS, rows[:MOST], label=kind))
    if rows[MOST:]:
        with st.expander(f"其余 {len(rows) - MOST} 件"):
            show(table(COLUMNS, rows[MOST:], label=f"其余{kind}"))
            note("下面的下载里有全部。")


def _left(ask: Ask, one: Todo) -> Markup | str:
    if one.due_on is None or one.kind == "没有报送":
        return ""
    days = (one.due_on - ask.period.as_of).days
    if days < 0:
        return act(f"过了 {-days} 天") if one.is_late else f"过了 {-days} 天"
    told = f"还有 {days} 天（{working_days(ask, one.due_on)} 个工作日）"
    return act(told) if days <= SOON // 4 else told
