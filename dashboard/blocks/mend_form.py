"""The form of one row: its fields with the values they may have, why it is mended, and what it said before."""

import streamlit as st
from markupsafe import Markup

from dashboard.parts.html import join, show, tag
from dashboard.parts.section import note, section
from dashboard.parts.table import Column as Head
from dashboard.parts.table import table
from etl.records import RECORDS, Column, columns
from etl.warehouse.mend import Cells
from etl.warehouse.versions import Version


def fields(record: str, cells: Cells) -> Cells:
    """One field per column of the record, its rule as help: -> the texts as filled in."""
    own = [col for col in columns(RECORDS[record]) if col.kind != "private"]
    left, right = st.columns(2, gap="large")
    return {col.name: _field(col, cells.get(col.name, ""), (left, right)[n % 2]) for n, col in enumerate(own)}


def _field(col: Column, text: str, place: st.delta_generator.DeltaGenerator) -> str:
    label, told = f"{col.header}{'（必填）' if col.required else ''}", f"{col.note}　应填：{col.allowed}".strip("　")
    choices = ("是", "否") if col.kind == "bool" else col.values
    if choices:
        offered = [*([] if col.required and text else [""]), *choices]
        offered += [text] if text not in offered else []  # a local wording stays as it was printed
        return (
            place.selectbox(label, offered, offered.index(text), format_func=lambda one: one or "空着", help=told) or ""
        )
    return place.text_input(label, text, help=told, max_chars=2000)


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
