"""The form of one row: its fields with the values they may have, why it is mended, and what it said before."""

from collections.abc import Mapping
from datetime import date, timedelta

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from dashboard.parts.html import join, link, show, tag
from dashboard.parts.section import note, section
from dashboard.parts.table import Column as Head
from dashboard.parts.table import table
from etl.records import RECORDS, Column, columns, fold
from etl.warehouse.mend import MENDABLE, Cells
from etl.warehouse.versions import Version

Pickable = Mapping[str, Mapping[str, str]]
"""Record pointed to -> number -> what one knows it by."""
FIRST_DAY = date(2000, 1, 1)


def adding(**known: str) -> Markup:
    """The ways to a blank form. known: column -> value that is filled in already; only where the record has it."""
    offered = [
        (record, {name: value for name, value in known.items() if name in _names(record)}) for record in MENDABLE
    ]
    shown = [link(f"补登一条{RECORDS[record].sheet}", "mend", record=record, **own) for record, own in offered]
    return Markup("　").join(shown)


def given(record: str) -> Cells:
    """What the link fills in."""
    return {name: value for name, value in st.query_params.to_dict().items() if name in _names(record)}


def _names(record: str) -> set[str]:
    return {col.name for col in columns(RECORDS[record])}


def fields(record: str, cells: Cells, pickable: Pickable) -> Cells:
    """One field per column of the record, its rule as help: -> the texts as filled in."""
    own = [col for col in columns(RECORDS[record]) if col.kind != "private"]
    left, right = st.columns(2, gap="large")
    return {
        col.name: _field(col, cells.get(col.name, ""), (left, right)[n % 2], pickable.get(col.to or "", {}))
        for n, col in enumerate(own)
    }


def _field(col: Column, text: str, place: DeltaGenerator, known: Mapping[str, str]) -> str:
    label, told = f"{col.header}{'（必填）' if col.required else ''}", f"{col.note}　应填：{col.allowed}".strip("　")
    choices = ("是", "否") if col.kind == "bool" else col.values
    if choices:
        offered = [*([] if col.required and text else [""]), *choices]
        offered += [text] if text not in offered else []  # a local wording stays as it was printed
        return (
            place.selectbox(label, offered, offered.index(text), format_func=lambda one: one or "空着", help=told) or ""
        )
    if known and col.kind == "list ref":
        return _several(place, label, told, text, known)
    if known:
        return _one(place, label, told, text, known)
    if col.kind == "date" and (day := _day(text)) is not text:
        known_days = [one for one in (day, FIRST_DAY, date.today() + timedelta(days=3660)) if isinstance(one, date)]
        chosen = place.date_input(label, day, min(known_days), max(known_days), format="YYYY-MM-DD", help=told)
        return chosen.isoformat() if chosen else ""
    return place.text_input(label, text, help=told, max_chars=2000)


def _one(place: DeltaGenerator, label: str, told: str, text: str, known: Mapping[str, str]) -> str:
    """A number is picked by what it is known by; one that is not offered may be typed."""
    offered = [*([text] if text and text not in known else []), *known]
    chosen = place.selectbox(
        label, offered, offered.index(text) if text else None, lambda number: known.get(number, number), help=told,
        placeholder="选一个，或输入编号", accept_new_options=True,
    )  # fmt: skip
    return chosen or ""


def _several(place: DeltaGenerator, label: str, told: str, text: str, known: Mapping[str, str]) -> str:
    given = fold.items(text) if text.strip() else []
    offered = [*(one for one in given if one not in known), *known]
    chosen = place.multiselect(
        label, offered, given, format_func=lambda number: known.get(number, number), help=told,
        placeholder="可选几个，或输入编号", accept_new_options=True,
    )  # fmt: skip
    return "、".join(chosen)


def _day(text: str) -> date | str | None:
    """The day, none where it is blank; the text itself where it is no day: that is mended as it was printed."""
    try:
        return fold.day(text) if text.strip() else None
    except ValueError:
        return text


def history(found: list[Version]) -> None:
    """Old value → new value, by whom and why; the first delivery last."""
    section("这条记录的历史", "每一次报送里写的是什么；后来的替换先前的，先前的留在原来的文件里")
    if len(found) < 2:
        note("只报过一次，没有改过。")
    heads = [
        Head("时间", "nw s"),
        Head("改了什么"),
        Head("谁", "nw"),
        Head("为什么"),
        Head("文件", "s wide"),
        Head("行", "r s"),
    ]
    rows = [
        (one.at, _changed(one, found[n + 1] if n + 1 < len(found) else None), one.who, one.why, one.file, str(one.row))
        for n, one in enumerate(found)
    ]
    show(table(heads, rows, label="这条记录的历史"))


def _changed(one: Version, before: Version | None) -> Markup | str:
    if before is None:
        return "第一次报送"
    differs = [(h, before.cells.get(h, ""), text) for h, text in one.cells.items() if text != before.cells.get(h, "")]
    return join(tag("div", f"{h}：{old or '空白'} → {new or '空白'}") for h, old, new in differs) or "同先前一样"
