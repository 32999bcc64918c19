"""The blank workbook an office fills in: one sheet per record, printed from the record classes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlsxwriter

from etl.records import RECORDS, Column, Record, columns
from etl.records.column import NAME_COLUMNS

GUIDE = "填表须知"
ROWS = 2000
"""How far down the drop-downs reach."""

_GUIDE = (
    "每种记录一张表，表名和表头不要改；用不着的表可以删掉，也可以空着。",
    "红色表头必填，黑色选填。鼠标停在表头上有说明；有固定说法的格子可以下拉选择。",
    "指到代表、站点、区域、活动、项目的，编号和名称填一个就行；两个都填的要对得上。",
    "一行一条记录。不知道的空着，不要填 0。约数照写：40余、近50、约30。",
    "先填“说明”：报送单位、覆盖的月份和报送内容。没有发生的月份也写在覆盖里，系统才知道是“没有”而不是“没报”。",
    "同一份表改了再报，以后报的为准，先报的留着备查。",
)


def write_template(out: Path) -> None:
    """Write the workbook to `out`."""
    with xlsxwriter.Workbook(out) as book:
        _guide(book)
        for record in RECORDS.values():
            _sheet(book, record)


def header_cells(record: type[Record]) -> Iterator[tuple[str, Column, bool]]:
    """(header, column, is it the name column beside a number) from left to right."""
    own = {column.header for column in columns(record)}
    for column in columns(record):
        yield column.header, column, False
        if column.name_header and column.name_header not in own:
            yield column.name_header, column, True


def note(column: Column, is_name: bool = False) -> str:
    """What the header's comment says."""
    if is_name:
        return f"可以代替{column.header}；两个都填的要对得上。"
    need = "必填" if column.required else "选填"
    if column.name_header:
        need = f"{need}（或填{NAME_COLUMNS[column.to or '']}）"
    return "\n".join(part for part in (f"{need}。应填：{column.allowed}。", column.note) if part)


def _guide(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet(GUIDE)
    sheet.set_column(0, 0, 100)
    sheet.write(0, 0, "履职看板报送模板", book.add_format({"bold": True, "font_size": 16}))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for n, line in enumerate(_GUIDE, 2):
        sheet.write(n, 0, f"{n - 1}. {line}", wrapped)


def _sheet(book: xlsxwriter.Workbook, record: type[Record]) -> None:
    sheet = book.add_worksheet(record.sheet)
    sheet.freeze_panes(1, 0)
    for n, (header, column, is_name) in enumerate(header_cells(record)):
        sheet.write_string(0, n, header, book.add_format(_header_style(column.required)))
        sheet.write_comment(0, n, note(column, is_name), {"x_scale": 2, "y_scale": 1.2, "font_size": 9})
        sheet.set_column(n, n, max(10, len(header) * 2.2 + 2), book.add_format(_cell_style(column)))
        if choices := _choices(column):
            sheet.data_validation(1, n, ROWS, n, {"validate": "list", "source": choices, "error_type": "warning"})


def _header_style(required: bool) -> dict[str, Any]:
    return {
        "bold": True, "font_color": "#A61B1E" if required else "#1C1B19", "bg_color": "#F6F4EF",
        "bottom": 1, "align": "center",
    }  # fmt: skip


def _cell_style(column: Column) -> dict[str, Any]:
    """Dates as dates; what may begin with a zero as text."""
    formats = {"date": "yyyy-mm-dd", "id": "@", "ref": "@", "list ref": "@"}
    return {"num_format": formats[column.kind]} if column.kind in formats else {}


def _choices(column: Column) -> list[str]:
    """Excel holds at most 255 characters of choices in a cell rule."""
    choices = ["是", "否"] if column.kind == "bool" else list(column.values)
    return choices if sum(len(choice) + 1 for choice in choices) <= 255 else []
