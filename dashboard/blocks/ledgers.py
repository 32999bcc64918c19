"""The two ledgers side by side, what both sides said of a difference, and the form in which they say it."""

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.parts import numbers
from dashboard.parts.html import join, link, show, tag
from dashboard.parts.section import note, section
from dashboard.parts.table import Cell, Column, table
from etl.audit.reconcile import Line, Match
from etl.problems import Stop
from etl.settlements import OFFICE, SETTLED, SIDES, VERDICTS, WAITING, Said, state

COLUMNS = (
    Column("代表", "nw"), Column("", "nw"), Column("手册"), Column("登记"), Column("怎么看出来的", "s wide"), Column("处理"),
)  # fmt: skip
PAGE = 20
ABOUT = "核对|"
Told = Mapping[str, Sequence[Said]]
"""Key of a match -> what was said of it, oldest first."""


def told_of(ask: Ask) -> Told:
    """Everything said of differences in scope."""
    found: dict[str, list[Said]] = {}
    for one in data.said(ask.scope, ABOUT):
        found.setdefault(one.about.removeprefix(ABOUT), []).append(one)
    return found


def state_of(one: Match, told: Told) -> str:
    """How far it is settled; what agrees needs nobody's word."""
    return "" if one.outcome == "相符" else state(told.get(one.key, ()))


def side_by_side(found: Sequence[Match], told: Told) -> Sequence[Match]:
    """A page of rows; gives what it shows."""
    if not found:
        note("没有符合条件的条目。")
        return found
    pages = -(-len(found) // PAGE)
    first = (min(st.session_state.get("page", 1), pages) - 1) * PAGE
    shown = found[first : first + PAGE]
    show(table(COLUMNS, [_row(one, told) for one in shown], label="两本账"))
    if pages > 1:
        st.pagination(pages, key="page")
    return shown


def _row(one: Match, told: Told) -> tuple[Cell, ...]:
    name = link(one.line.name, "deputy", id=one.line.id)
    return name, one.outcome, _line(one.entry), _line(one.record), one.why, _settled(one, told)


def _settled(one: Match, told: Told) -> Cell:
    """The state, and under it every word said."""
    words = [tag("div", spoken(each), "small quiet") for each in told.get(one.key, ())]
    how = state_of(one, told)
    return join([how if how == SETTLED else tag("b", how), *words]) if words else how


def spoken(one: Said) -> str:
    """代表：以手册为准，我在场（王芳，2025-12-31）"""
    return f"{one.side or OFFICE}：{one.verdict}，{one.reason}（{one.who}，{one.day}）"


def _line(one: Line | None) -> Cell:
    """Day, kind, text; opens the rows of this day and kind, with file, sheet and row."""
    if one is None:
        return ""
    day = "submitted_on" if one.record == "suggestion" else "happened_on"
    kind = f",kind={one.kind}" if one.record in ("booklet_entry", "attendance") else ""
    words = Markup("{} {}").format(
        tag("span", numbers.day(one.day), "nw"), " ".join(filter(None, (one.kind, one.text)))
    )
    return link(words, "records", metric=f"{one.record}[{day}={one.day}{kind}]", by="deputy", of=one.id)


def settle(ask: Ask, shown: Sequence[Match]) -> None:
    """One difference of the page at a time, with a reason; a word given later counts, the earlier stays to be seen."""
    section("处理", "双方各说以哪一本为准和理由；说法只增不改，也不改任何一本账，要改的由报送单位更正后重新报送")
    names = {_named(one): one for one in shown if one.outcome != "相符"}
    if not names:
        note("这一页没有要处理的。")
        return
    with st.form("settle", clear_on_submit=True):
        chosen = st.selectbox("哪一条（这一页的）", list(names))
        verdict = st.radio("怎么处理", VERDICTS, horizontal=True)
        side = OFFICE if ask.scope.role == "deputy" else st.radio("谁的说法", SIDES[::-1], horizontal=True)
        reason = st.text_input("理由", max_chars=500)
        if st.form_submit_button("记下处理", type="primary") and chosen:
            _say(ask, names[chosen], str(verdict), reason, str(side))


def _named(one: Match) -> str:
    again = f"　第 {one.nth} 条" if one.nth > 1 else ""
    return f"{one.line.name}（{one.line.id}）　{one.outcome}　{numbers.day(one.line.day)} {one.line.kind}{again}"


def _say(ask: Ask, one: Match, verdict: str, reason: str, side: str) -> None:
    try:
        data.say(ask.scope, one.line.id, ABOUT + one.key, verdict, reason, side)
    except Stop as stop:
        st.warning(str(stop))
    else:
        st.rerun()


def waiting(found: Sequence[Match], told: Told) -> int:
    """How many differences nobody has said anything about."""
    return sum(state_of(one, told) == WAITING for one in found)
