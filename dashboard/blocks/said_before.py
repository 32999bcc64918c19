"""What was said of differences that are no more, since one of the ledgers was sent again; nothing said is lost."""

from collections.abc import Sequence

import streamlit as st

from dashboard.blocks.ledgers import Told, spoken
from dashboard.parts.html import show
from dashboard.parts.section import section
from dashboard.parts.table import Column, table
from etl.audit.reconcile import Match

COLUMNS = (Column("日期", "nw s"), Column("哪一条"), Column("说法"))
FIRST = 12


def said_before(found: Sequence[Match], told: Told) -> None:
    """The newest first. A key is person|day·kind of the booklet|day·kind of the record."""
    keys = {one.key for one in found}
    lines = [(one.day, _called(key), spoken(one)) for key, words in told.items() if key not in keys for one in words]
    if not lines:
        return
    section("以前的说法", "不在上面的：账已更正，或在别的期间、区域")
    rows = sorted(lines, reverse=True)
    show(table(COLUMNS, rows[:FIRST], label="以前的说法"))
    if rows[FIRST:]:
        with st.expander(f"其余 {len(rows) - FIRST} 条"):
            show(table(COLUMNS, rows[FIRST:], label="其余说法"))


def _called(key: str) -> str:
    person, entry, record, *_ = [part.replace("·", " ") for part in (*key.split("|"), "", "")]
    sides = (("手册", entry), ("登记", record))
    return f"{person}　" + "，".join(f"{side} {words}" for side, words in sides if words)
