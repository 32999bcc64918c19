"""Objections of a deputy to own figures, with the answers, beside the figures themselves."""

import streamlit as st

from dashboard import data
from dashboard.ask import Ask
from dashboard.parts import measured
from dashboard.parts.html import show
from dashboard.parts.section import note, section
from dashboard.parts.table import Column, table
from etl.problems import Stop
from etl.settlements import ANSWERS, OBJECTION, Said

FIGURES = ("attendance_rate", "receptions", "opinions", "suggestions", "contacts", "duties_done", "debriefed")
COLUMNS = (Column("日期", "nw s"), Column("哪个数", "nw"), Column("", "nw"), Column("说明"), Column("谁", "nw wide"))


def objections(ask: Ask, subject: str) -> None:
    """What was said about this person's figures; a deputy objects to own ones, others answer."""
    about = f"异议|{subject}|"
    found = data.said(ask.scope, about)
    rule = data.rule(ask.scope, ask.build, "ledger.deputy_may_object")
    if not found and rule is False:
        return
    section("异议", "代表对自己的数有异议可以提出，答复和结果一直列在这里")
    if found:
        show(table(COLUMNS, [_row(one) for one in reversed(found)], label="异议和答复"))
    else:
        note("没有异议。")
    is_own = ask.scope.role == "deputy"
    with st.expander("提出异议" if is_own else "登记异议或答复"):
        _form(ask, subject, about, (OBJECTION,) if is_own else (OBJECTION, *ANSWERS))


def _row(one: Said) -> tuple[str, ...]:
    metric, _, days = one.about.split("|", 2)[2].partition("|")
    return one.day, f"{days} {measured.metric_of(metric).title}", one.verdict, one.reason, one.who


def _form(ask: Ask, subject: str, about: str, verdicts: tuple[str, ...]) -> None:
    with st.form("objection", clear_on_submit=True, border=False):
        metric = st.selectbox("哪个数", FIGURES, format_func=lambda one: measured.metric_of(one).title)
        verdict = st.radio("做什么", verdicts, horizontal=True) if len(verdicts) > 1 else verdicts[0]
        reason = st.text_input("说明", max_chars=500, placeholder="哪一条不对，应当是什么，有什么依据")
        if st.form_submit_button("记下", type="primary"):
            try:
                data.say(ask.scope, subject, f"{about}{metric}|{ask.period.title}", str(verdict), reason)
            except Stop as stop:
                st.warning(str(stop))
            else:
                st.rerun()
