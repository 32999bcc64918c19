"""数据质疑: which numbers to ask about before they are used; questions, not verdicts."""

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.frame import Frame
from dashboard.parts import numbers
from dashboard.parts.head import bold
from dashboard.parts.html import link, show
from dashboard.parts.section import empty, note, section
from dashboard.parts.table import Column, table
from dashboard.parts.takeaway import takeaway
from etl.audit.doubts import KINDS, Doubt

COLUMNS = (Column("问什么"), Column("占", "r nw"), Column("", "r nw"))
MOST = 12
SCHEMA = {"类别": pl.String, "问什么": pl.String, "其中": pl.Float64, "总数": pl.Float64}


def body(frame: Frame) -> None:
    ask = frame.ask()
    found = data.doubts(ask)
    frame.head("数据质疑", _lead(found), days=ask.period.words)
    if not found:
        empty("没有要问的数", "起点在规则包的“doubts”一段；期间太短、记录太少时不问。")
        return
    for kind, words in KINDS.items():
        own = [one for one in found if one.kind == kind]
        if own:
            _list(kind, words, own)
    note("这里只提问。可能是登记的习惯，也可能本来如此；请同报送单位核对以后再用，不作为评价的依据。")
    rows = [(one.kind, one.sentence, one.hits, one.n) for one in found]
    takeaway("数据质疑", pl.DataFrame(rows, schema=SCHEMA, orient="row"), frame.ground.stamp, told=list(KINDS.items()))


def _lead(found: list[Doubt]) -> Markup:
    kinds = {one.kind for one in found}
    return Markup("有 {} 处值得问一问，分 {} 类；只是提问，不是结论。").format(bold(str(len(found))), len(kinds))


def _list(kind: str, words: str, own: list[Doubt]) -> None:
    section(f"{kind}　{len(own)}", words)
    rows = [(one.sentence, numbers.base(one.hits, one.n) if one.hits < one.n else "", _opened(one)) for one in own]
    show(table(COLUMNS, rows[:MOST], label=kind))
    if rows[MOST:]:
        with st.expander(f"其余 {len(rows) - MOST} 处"):
            show(table(COLUMNS, rows[MOST:], label=f"其余{kind}"))


def _opened(one: Doubt) -> Markup | str:
    return link("记录", "records", metric=one.expression, by=one.by, of=one.of) if one.expression else ""
