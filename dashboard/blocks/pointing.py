"""The boxes with which somebody points at what a sheet holds; each begins with our own guess."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from dashboard.data import teaching
from dashboard.parts.html import show, tag
from etl.intake.guess import guessed, likely, likely_value, offers
from etl.intake.teach import ACROSS, EACH, Pointed, Style, Unread, lacking, marks, offered
from etl.records import RECORDS, Column, columns
from etl.records.personal import masked
from etl.rules.layouts import Fill

LEFT, USUAL = "不读", "实际"
STYLES: dict[str, Style] = {"一行一条": "rows", "一行一人，一列一次会议": "matrix", "一行一人，一列一项合计": "totals"}
KINDS = tuple(name for name in RECORDS if name != "cover")


def pointed_at(one: Unread, mark: str) -> Pointed:
    """What was pointed at, box by box. mark: of the sheet, so that what was said of one is not said of another."""
    book = teaching.book()
    style, record = likely(one, book)
    left, middle, right = st.columns(3)
    shown = left.selectbox("什么样子", list(STYLES), [*STYLES.values()].index(style), key=f"teach_style_{mark}")
    style = STYLES[shown]
    if style in ACROSS:
        record = ACROSS[style][0]
    record = middle.selectbox(
        "是什么记录", KINDS, KINDS.index(record), lambda name: RECORDS[name].sheet,
        key=f"teach_record_{mark}_{style}", disabled=style in ACROSS,
    )  # fmt: skip
    rows = [number for number, _ in one.head]
    first = guessed(one, style, record, book)
    mark = f"{mark}_{style}_{record}"
    row = right.selectbox("表头在第几行", rows, rows.index(first.row), key=f"teach_row_{mark}")
    guess = guessed(one, style, record, book, row)
    mark = f"{mark}_{row}"
    pointed = replace(guess, columns=_columns(one, guess, mark))
    constants, taken = _constants(one, pointed, mark)
    pointed = replace(pointed, constants=constants, taken=taken)
    return replace(pointed, meanings=_meanings(one, pointed, mark))


def _columns(one: Unread, guess: Pointed, mark: str) -> dict[int, str]:
    cells = next(cells for number, cells in one.head if number == guess.row)
    options = [LEFT, *([EACH] if guess.style in ACROSS else []), *offered(guess.record)]
    show(tag("p", "每一列是什么", "note"))
    found: dict[int, str] = {}
    places = st.columns(4)
    for at, (n, heading) in enumerate((n, heading) for n, heading in enumerate(cells) if heading):
        begun = options.index(guess.columns.get(n, LEFT))
        label = f"{one.letters[n]} 列“{' '.join(heading.split())}”"
        said = places[at % 4].selectbox(label, options, begun, key=f"teach_column_{mark}_{n}")
        if said != LEFT:
            found[n] = said
    return found


def _constants(one: Unread, pointed: Pointed, mark: str) -> tuple[dict[str, str], dict[str, Fill]]:
    """What no column says: what every row needs, and whatever else is the same in all of them."""
    needed = lacking(pointed)
    said = {*pointed.columns.values()}
    across = ACROSS[pointed.style][1] if pointed.style in ACROSS else None
    said |= {across.name_to, across.value_to} if across else set()
    rest = {c.header: c for c in columns(RECORDS[pointed.record]) if c not in needed and _free(c, said)}
    more = st.multiselect(
        "还有哪几栏整张表都一样（可不选）", list(rest), key=f"teach_more_{mark}", placeholder="如 年度、场次、渠道"
    )
    constants: dict[str, str] = {}
    taken: dict[str, Fill] = {}
    for column in (*needed, *(rest[header] for header in more)):
        value = _constant(one, pointed, column, mark)
        if isinstance(value, Fill):
            taken[column.header] = value
        elif value:
            constants[column.header] = value
    return constants, taken


def _free(column: Column, said: set[str]) -> bool:
    return column.kind != "private" and not said & {column.header, column.name_header}


def _constant(one: Unread, pointed: Pointed, column: Column, mark: str) -> Fill | str | None:
    """One of the listed values; or what stands around the table, or a word typed in."""
    label, key = f"没有“{column.header}”这一列，整张表都是", f"teach_all_{mark}_{column.name}"
    if column.values:
        begun = column.values.index(USUAL) if pointed.style == "totals" and USUAL in column.values else None
        return st.selectbox(label, column.values, begun, key=key, placeholder="请选")
    found = offers(one, pointed.row, column)
    said = st.selectbox(
        label, list(found), None, key=key, accept_new_options=True, placeholder="选一个，或写上再按回车"
    )  # fmt: skip
    return found[said][1] if said in found else (said or "").strip() or None


def _meanings(one: Unread, pointed: Pointed, mark: str) -> dict[str, dict[str, str]]:
    """What the marks mean that are no value of their column."""
    listed: Mapping[str, tuple[str, ...]] = {c.header: c.values for c in columns(RECORDS[pointed.record])}
    found: dict[str, dict[str, str]] = {}
    for header, printed in marks(one, pointed, teaching.book()).items():
        show(tag("p", f"“{header}”里的写法是什么意思", "note"))
        places, values = st.columns(4), listed[header]
        for n, (sign, count) in enumerate(printed.items()):
            guess = likely_value(sign, values)
            said = places[n % 4].selectbox(
                f"“{masked(sign)}”（{count} 格）", values, values.index(guess) if guess else None,
                key=f"teach_mark_{mark}_{header}_{sign}", placeholder="不认得",
            )  # fmt: skip
            if said:
                found.setdefault(header, {})[sign] = said
    return found
