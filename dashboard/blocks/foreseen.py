"""What an upload would change, before it does: rows per record, corrections old → new, problems, the marked workbook."""

import streamlit as st
from markupsafe import Markup

from dashboard.access import Scope
from dashboard.data import sending
from dashboard.parts import numbers
from dashboard.parts.download import download
from dashboard.parts.head import act
from dashboard.parts.html import join, show, tag
from dashboard.parts.section import note, small_title
from dashboard.parts.table import Column, table
from etl.problems import Problem
from etl.warehouse.preview import Preview

SHOWN = 20


def foreseen(scope: Scope, parcel: sending.Parcel, seen: Preview) -> None:
    show(
        small_title(
            "发布后会改变什么", f"读到 {seen.read:,} 行，可入库 {seen.facts:,} 行，问题 {len(seen.problems):,} 个"
        )
    )
    if seen.effects:
        heads = [Column("记录"), *(Column(name, "r") for name in ("新增", "更正", "不变", "去掉"))]
        rows = [
            (one.sheet, *(numbers.number(n) if n else "" for n in (one.new, one.corrected, one.unchanged, one.gone)))
            for one in seen.effects
        ]
        show(table(heads, rows, label="会改变什么"))
        if any(one.gone for one in seen.effects):
            note("去掉：这份报送的“说明”说报全了，里面却没有的行；它们留在原来的文件里，不再计数。")
    else:
        note("没有一行会改变。")
    if seen.changes:
        show(small_title("更正", f"原值 → 新值，列出前 {min(len(seen.changes), SHOWN)} 行"))
        show(table([Column("记录", "nw"), Column("哪一行", "nw"), Column("改了什么")],
                   [(one.sheet, one.subject, _cells(one.cells)) for one in seen.changes[:SHOWN]], label="更正"))  # fmt: skip
    for warning in seen.warnings:
        note(warning)
    if seen.refused:
        st.error(f"{seen.refused.rstrip('。')}。不能发布，原有数据没有变。", icon=":material/block:")
    if seen.problems:
        _problems(scope, parcel, seen)


def _cells(cells: tuple[tuple[str, str, str], ...]) -> Markup:
    return join((tag("div", f"{header}：{old or '空白'} → {new or '空白'}") for header, old, new in cells), "")


def _problems(scope: Scope, parcel: sending.Parcel, seen: Preview) -> None:
    show(small_title("问题", act(f"{len(seen.problems)} 个，有问题的行不入库")))
    heads = [Column("文件", "wide"), Column("工作表", "nw"), Column("行", "r"), Column("列", "nw"), Column("哪里不对")]
    rows = [
        (one.file, one.sheet, str(one.row or ""), one.column or "", one.message.partition("：")[2] or one.message)
        for one in seen.problems[:SHOWN]
    ]
    show(table(heads, rows, label="这次报送的问题"))
    if len(seen.problems) > SHOWN:
        note(f"共 {len(seen.problems)} 个，列出前 {SHOWN} 个；标好的工作簿里有全部。")
    with st.container(horizontal=True, key="marked"):
        for number, name in enumerate(parcel.files):
            own = [one for one in seen.problems if one.file == name]
            if own:
                _marked(scope, parcel, name, own, number)


def _marked(scope: Scope, parcel: sending.Parcel, name: str, own: list[Problem], number: int) -> None:
    download(
        f"下载标好的工作簿：{name}", lambda: sending.marked(scope, parcel, name, own),
        f"{name.rpartition('.')[0]}-问题.xlsx", key=f"marked_{number}", icon=":material/edit_note:",
    )  # fmt: skip
