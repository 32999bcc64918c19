"""The year's report: paragraphs whose numbers open their records; and a printed one with its faults marked."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.parts.html import join, link, show, tag
from dashboard.parts.section import empty, note, section
from dashboard.parts.spoken import spoken
from dashboard.parts.table import Column, table
from etl.problems import Stop
from etl.report.paragraphs import Paragraph, Piece
from etl.report.proofread import KINDS, Remark

HINT = "把报告的文字贴在这里，一次可以贴整份"


def written(ask: Ask, told: Sequence[Paragraph]) -> None:
    """The paragraphs; below them what was left out."""
    for one in told:
        if one.sentences:
            show(tag("h3", one.title), tag("p", join(_sentence(ask, sentence) for sentence in one.sentences), "para"))
    missing = [(one.title, sentence, spoken(name)) for one in told for sentence, name in one.missing]
    if missing:
        section("没有写进去的", "这些句子里有数没有报送；没有报送的不是 0")
        show(table([Column("段", "nw"), Column("句子"), Column("缺的数", "s")], missing, label="没有报送"))


def _sentence(ask: Ask, pieces: Sequence[Piece]) -> Markup:
    return join(_piece(ask, one) for one in pieces)


def _piece(ask: Ask, one: Piece) -> Markup | str:
    """A number opens its records; one made of several names opens 查数."""
    if one.expression is None:
        return one.text
    if "+" in one.expression or "/" in one.expression:
        return link(one.text, "question", expression=one.expression)
    name, _, part = one.expression.rpartition(".")
    metric = name if part in ("numerator", "denominator") else one.expression
    return link(one.text, "records", metric=metric, by="area", of=ask.area or "")


def pasted(ask: Ask) -> None:
    """A printed report, read against the records of the same days and area."""
    section("核一份写好的报告", "贴进来的文字只在这里比，不保存。认得出写法的数和库里比；不认得的不比")
    text = st.text_area("报告文字", key="pasted", height=220, placeholder=HINT, label_visibility="collapsed")
    if not text.strip():
        note("比什么：与记录不合、分项加不起来、前后不一、百分比没有基数、乱字。")
        return
    try:
        remarks, compared = data.proofread(ask, text)
    except Stop as stop:
        empty(str(stop), "可以分几次贴。")
        return
    same = len(compared) - sum(one.kind == "与记录不合" for one in remarks)
    note(f"认出 {len(compared)} 个数，{same} 个与记录相合；{len(remarks)} 处要看。")
    show(_marked(text, remarks))
    rows = [
        (one.kind, tag("span", text[one.start : one.end][:40]), one.sentence,
         link("查数", "question", expression=one.expression) if one.expression else "")
        for one in remarks
    ]  # fmt: skip
    if rows:
        show(
            table(
                [Column("", "nw"), Column("哪里", "nw"), Column("怎么了"), Column("", "r nw")], rows, label="要看的地方"
            )
        )


def _marked(text: str, remarks: Sequence[Remark]) -> Markup:
    """The text with the places marked; overlapping ones once."""
    pieces: list[Markup | str] = []
    at = 0
    for one in remarks:
        if one.start < at:
            continue
        word = Markup('<mark title="{}">{}</mark>').format(f"{one.kind}：{KINDS[one.kind]}", text[one.start : one.end])
        pieces += [text[at : one.start], word]
        at = one.end
    return tag("p", join((*pieces, text[at:])), "para pre")
