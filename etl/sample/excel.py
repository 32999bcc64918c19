"""One workbook as a clerk would keep it: real dates and numbers, a bold header that stays in view."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from etl.sample.sheets import Book, Sheet

_MADE = datetime(2026, 1, 6, 9, 0)
_WIDE = 10


def write_book(path: Path, book: Book) -> None:
    """The same book gives the same file: the day of making is fixed."""
    options = {"constant_memory": False, "default_date_format": "yyyy-mm-dd", "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        workbook.set_properties({"created": _MADE, "title": book.name})
        formats = {
            "title": workbook.add_format({"bold": True, "font_size": 14, "align": "center"}),
            "header": workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        }
        for sheet in book.sheets:
            _write_sheet(workbook.add_worksheet(sheet.name), sheet, formats)


def _write_sheet(target: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    headers = sheet.head
    top = 0
    if sheet.title:
        target.merge_range(0, 0, 0, max(len(headers) - 1, 1), sheet.title, formats["title"])
        top = 1
    target.write_row(top, 0, headers, formats["header"])
    target.freeze_panes(top + 1, 0)
    target.set_column(0, len(headers) - 1, _WIDE + 2)
    for n, row in enumerate(sheet.lines(), start=top + 1):
        for column, value in enumerate(row):
            _write_cell(target, n, column, value)


def _write_cell(target: Any, row: int, column: int, value: object) -> None:
    match value:
        case None:
            return
        case date():
            target.write_datetime(row, column, datetime(value.year, value.month, value.day))
        case int() | float():
            target.write_number(row, column, value)
        case _:
            target.write_string(row, column, str(value))
