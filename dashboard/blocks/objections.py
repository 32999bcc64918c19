"""Objections of a deputy to own figures, with the answers: marked under the figures, and in full below."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.parts import measured
from dashboard.parts.head import act
from dashboard.parts.html import join, link, show
from dashboard.parts.section import note, section
from dashboard.parts.table import Cell, Column, table
from etl.metrics import METRICS
from etl.problems import Stop
from etl.settlements import ANSWERS, OBJECTION, Said

FIRST = ("attendance_rate", "receptions", "opinions", "suggestions", "contacts", "duties_done", "debriefed")
FIGURES = (*FIRST, *(name for name, one in METRICS.items() if "deputy" in one.grains and name not in FIRST))
"""What one may object to: every figure of a person, those at the head of the profile first."""
COLUMNS = (
    Column("日期", "nw s"), Column("哪个数"), Column("现在", "nw"), Column("", "nw"), Column("说明"), Column("谁", "nw wide"),
)  # fmt: skip


def objected(ask: Ask, subject: str) -> None:
    """Under the figures: of which there was an objection, and how it was last answered."""
    last = {one.about: one for one in data.said(ask.scope, _about(subject))}
    if last:
        told = (Markup("{} {}").format(_called(one), _answer(one)) for one in last.values())
        note(Markup("有异议的数：{}。说明列在本页“异议”一节。").format(join(told, "；")))


def objections(ask: Ask, subject: str) -> None:
    """What was said about this person's figures; a deputy objects to own ones, others answer."""
    found = data.said(ask.scope, _about(subject))
    rule = data.rule(ask.scope, ask.build, "ledger.deputy_may_object")
    if not found and rule is False:
        return
    section("异议", "代表对自己的数有异议可以提出，答复和结果一直列在这里")
    if found:
        show(table(COLUMNS, [_row(ask, subject, one) for one in reversed(found)], label="异议和答复"))
    else:
        note("没有异议。")
    is_own = ask.scope.role == "deputy"
    with st.expander("提出异议" if is_own else "登记异议或答复"):
        _form(ask, subject, found, (OBJECTION,) if is_own else (OBJECTION, *ANSWERS))


def _about(subject: str) -> str:
    return f"异议|{subject}|"


def _parts(one: Said) -> tuple[str, str]:
    """(metric, days)"""
    metric, _, days = one.about.split("|", 2)[2].partition("|")
    return metric, days


def _called(one: Said) -> str:
    metric, days = _parts(one)
    return (
        f"{days} {METRICS[metric].title if metric in METRICS else metric}"  # of a number there is no more: its old name
    )


def _answer(one: Said) -> Cell:
    return act("待答复") if one.verdict == OBJECTION else one.verdict


def _row(ask: Ask, subject: str, one: Said) -> tuple[Cell, ...]:
    """With the number as it is now, where the page is about the same days."""
    metric, days = _parts(one)
    now: Cell = ""
    if days == ask.period.title and metric in METRICS:
        row = data.of(ask, (metric,), "deputy", subject)
        words = " ".join(filter(None, (measured.value(metric, row), measured.base(metric, row, ""))))
        now = link(words, "records", metric=metric, by="deputy", of=subject) if words else ""
    return one.day, _called(one), now, one.verdict, one.reason, one.who


def _form(ask: Ask, subject: str, found: Sequence[Said], verdicts: tuple[str, ...]) -> None:
    """Figures that wait for an answer stand first."""
    waiting = [_parts(one)[0] for one in {one.about: one for one in found}.values() if one.verdict == OBJECTION]
    first = [name for name in waiting if name in METRICS] if len(verdicts) > 1 else []
    figures = list(dict.fromkeys((*first, *FIGURES)))
    with st.form("objection", clear_on_submit=True, border=False):
        metric = st.selectbox("哪个数", figures, format_func=lambda one: measured.metric_of(one).title)
        verdict = st.radio("做什么", verdicts, horizontal=True) if len(verdicts) > 1 else verdicts[0]
        reason = st.text_input("说明", max_chars=500, placeholder="哪一条不对，应当是什么，有什么依据")
        if st.form_submit_button("记下", type="primary"):
            _say(ask, subject, f"{_about(subject)}{metric}|{ask.period.title}", str(verdict), reason)


def _say(ask: Ask, subject: str, about: str, verdict: str, reason: str) -> None:
    try:
        data.say(ask.scope, subject, about, verdict, reason)
    except Stop as stop:
        st.warning(str(stop))
    else:
        st.rerun()
