"""What was asked of the numbers, and each question with its share and the records behind it."""

from collections.abc import Mapping, Sequence

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard.parts import numbers
from dashboard.parts.html import link, show, tag
from dashboard.parts.section import section
from dashboard.parts.table import Column, table
from etl.audit.doubt import Doubt
from etl.audit.doubts import KINDS

ASKED = (Column("问了什么", "nw"), Column("", "bc"), Column("处", "r b"), Column("从哪里起问", "s"))
QUESTIONS = (Column("问什么"), Column("", "r nw"), Column("", "r nw"))
MOST = 12
SCHEMA = {"类别": pl.String, "问什么": pl.String, "其中": pl.Float64, "总数": pl.Float64}


def asked_for(found: Sequence[Doubt], starts: Mapping[str, str]) -> None:
    """Every kind, also those of which nothing was found; where it starts stands in the rule pack."""
    section("问了哪些", "起点写在规则包里，可以改；少的不问，因为碰巧就能凑成任何样子")
    counts = {kind: sum(one.kind == kind for one in found) for kind in KINDS if starts[kind]}
    top = max(counts.values(), default=0) or 1
    rows = [
        (kind, tag("div", tag("i"), "bar", f"--v:{n / top * 95:.1f}%"), str(n), starts[kind])
        for kind, n in counts.items()
    ]
    show(table(ASKED, rows, cls="ladder", label="问了哪些"))


def questions(kind: str, words: str, own: Sequence[Doubt]) -> None:
    section(f"{kind}　{len(own)}", words)
    rows = [(one.sentence, numbers.base(one.hits, one.n) if one.hits < one.n else "", _opened(one)) for one in own]
    show(table(QUESTIONS, rows[:MOST], label=kind))
    if rows[MOST:]:
        with st.expander(f"其余 {len(rows) - MOST} 处"):
            show(table(QUESTIONS, rows[MOST:], label=f"其余{kind}"))


def _opened(one: Doubt) -> Markup | str:
    """The records, over the days the question is about."""
    if not one.expression:
        return ""
    own = {"period": "自选", "from": str(one.first), "to": str(one.last)} if one.first and one.last else {}
    return link("记录", "records", **{"metric": one.expression, "by": one.by, "of": one.of, **own})


def as_table(found: Sequence[Doubt]) -> pl.DataFrame:
    """To take away."""
    rows = [(one.kind, one.sentence, one.hits, one.n) for one in found]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")
