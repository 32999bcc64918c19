"""The two ledgers side by side, and the form that settles a difference."""

from collections.abc import Sequence

import streamlit as st

from dashboard import data
from dashboard.ask import Ask
from dashboard.parts import numbers
from dashboard.parts.html import link, show
from dashboard.parts.section import note, section
from dashboard.parts.table import Cell, Column, table
from etl.audit.reconcile import Line, Match
from etl.problems import Stop
from etl.settlements import VERDICTS, Said

COLUMNS = (
    Column("代表", "nw"), Column("", "nw"), Column("手册"), Column("登记"), Column("怎么看出来的", "s wide"), Column("处理", "wide"),
)  # fmt: skip
PAGE = 40
ABOUT = "核对|"


def side_by_side(found: Sequence[Match], settled: dict[str, Said]) -> None:
    pages = -(-len(found) // PAGE)
    first = (min(st.session_state.get("page", 1), max(pages, 1)) - 1) * PAGE
    show(
        table(COLUMNS, [_row(one, settled.get(ABOUT + one.key)) for one in found[first : first + PAGE]], label="两本账")
    )
    if pages > 1:
        st.pagination(pages, key="page")


def _row(one: Match, how: Said | None) -> tuple[Cell, ...]:
    done = f"{how.verdict}：{how.reason}（{how.who}，{how.day}）" if how else ""
    name = link(one.line.name, "deputy", id=one.line.id)
    return name, one.outcome, _line(one.entry), _line(one.record), one.why, done


def _line(one: Line | None) -> Cell:
    """Day, kind, text; opens the rows of the kind."""
    if one is None:
        return ""
    cut = f"[kind={one.kind}]" if one.record in ("booklet_entry", "attendance") else ""
    words = " ".join(filter(None, (numbers.day(one.day), one.kind, one.text)))
    return link(words, "records", metric=f"{one.record}{cut}", by="deputy", of=one.id)


def settle(ask: Ask, found: Sequence[Match], settled: dict[str, Said]) -> None:
    """One difference at a time, with a reason; what was settled stays to be seen."""
    section("处理", "写明以哪一本为准和理由；处理记在流水里，不改任何一本账，要改的由报送单位重新报送")
    waiting = [one for one in found if ABOUT + one.key not in settled and one.outcome != "相符"]
    if not waiting:
        note("这里没有等着处理的。")
        return
    names = {_named(one): one for one in waiting}
    with st.form("settle", clear_on_submit=True):
        chosen = st.selectbox("哪一条", list(names))
        verdict = st.radio("怎么处理", VERDICTS, horizontal=True)
        reason = st.text_input("理由", max_chars=500)
        if st.form_submit_button("记下处理", type="primary") and chosen:
            _say(ask, names[chosen], str(verdict), reason)


def _named(one: Match) -> str:
    return f"{one.line.name}（{one.line.id}）　{one.outcome}　{numbers.day(one.line.day)} {one.line.kind}"


def _say(ask: Ask, one: Match, verdict: str, reason: str) -> None:
    try:
        data.say(ask.scope, one.line.id, ABOUT + one.key, verdict, reason)
    except Stop as stop:
        st.warning(str(stop))
    else:
        st.rerun()
