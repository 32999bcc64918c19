"""What the panel said and decided: with names and reasons, only added to."""

import streamlit as st

from dashboard import data
from dashboard.ask import Ask
from dashboard.parts.html import show
from dashboard.parts.section import note, section
from dashboard.parts.table import Column, table
from etl.award import Selection, beside_the_list
from etl.problems import Stop
from etl.settlements import DECISION, REMARK

COLUMNS = (Column("日期", "nw s"), Column("", "nw"), Column("涉及"), Column("说明"), Column("谁", "nw"))


def decided(ask: Ask, title: str, found: Selection) -> None:
    """The minutes of this selection over these days, and the form that adds to them."""
    about = data.minutes_of(ask, title)
    section("评议和决定", "评议意见和最后的决定记在这里，写明是谁、为什么；只增不改。名单只供参考，由评选委员会决定")
    told = data.said(ask.scope, about)
    if told:
        names = {one.id: one.name for one in found.candidates}
        rows = [
            (one.day, one.verdict, "、".join(names.get(id_, id_) for id_ in one.people), one.reason, one.who)
            for one in reversed(told)
        ]
        show(table(COLUMNS, rows, label="评议记录"))
        if beside := beside_the_list(found, told):
            note(f"{beside}。")
    else:
        note("还没有记录。")
    with st.form("decision", clear_on_submit=True):
        kind = st.radio("记什么", (REMARK, DECISION), horizontal=True)
        names = {one.id: f"{one.name}（{one.id}）" for one in found.candidates if one.fell_at is None}
        people = st.multiselect(
            "涉及谁", list(names), format_func=names.__getitem__, placeholder="记决定时，选最后定下的每一个"
        )
        reason = st.text_input("意见或理由", max_chars=400)
        if st.form_submit_button("记下", type="primary"):
            _say(ask, about, str(kind), people, reason)


def _say(ask: Ask, about: str, kind: str, people: list[str], reason: str) -> None:
    try:
        data.say(ask.scope, "", about, kind, reason, people=people)
    except Stop as stop:
        st.warning(str(stop))
    else:
        st.rerun()
