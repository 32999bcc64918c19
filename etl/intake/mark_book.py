"""Marks in an XLSX as it came: its sheets, formats and formulas stay."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.intake.marks import AUTHOR, LIST, MOST_COMMENTS, RED, WIDTHS, Entry, Marks, link

BLUE = "FF1F4E9E"


def mark_book(path_in: Path, path_out: Path, names: Mapping[int, str], told: Marks, listed: Sequence[Entry]) -> None:
    """names: number of the sheet -> its name. 问题清单 becomes the first sheet; an earlier one is replaced."""
    book = openpyxl.load_workbook(path_in)
    if LIST in book.sheetnames:
        del book[LIST]
    for sheet in book.worksheets:
        _forget(sheet)
    for n, cells in told.items():
        _mark(book[names[n]], cells)
    _list(book, names, listed)
    book.save(path_out)


def _forget(sheet: Worksheet) -> None:
    """Marks of an earlier round, in a workbook that was mended and comes again."""
    for cell in list(sheet._cells.values()):  # iter_rows would make every cell up to the farthest one
        if not isinstance(cell, MergedCell) and cell.comment and cell.comment.author == AUTHOR:
            cell.comment, cell.fill = None, PatternFill()


def _mark(sheet: Worksheet, cells: Mapping[str, str]) -> None:
    for number, (place, told) in enumerate(cells.items()):
        cell = sheet[place]
        if isinstance(cell, MergedCell):  # only the first cell of a merged range holds anything
            cell = next(sheet.cell(r.min_row, r.min_col) for r in sheet.merged_cells.ranges if place in r)
        cell.fill = PatternFill("solid", fgColor=f"FF{RED}")
        if number < MOST_COMMENTS:
            cell.comment = Comment(told, AUTHOR, width=320, height=60 + 22 * (len(told) // 20))


def _list(book: Workbook, names: Mapping[int, str], listed: Sequence[Entry]) -> None:
    sheet = book.create_sheet(LIST, 0)
    sheet.append(list(WIDTHS))
    for number, entry in enumerate(listed, 2):
        for column, value in enumerate(entry.values, 1):
            _write(sheet, number, column, value)
        if entry.n and entry.cell:
            sheet.cell(number, 2).hyperlink = link(names[entry.n], entry.cell)
            sheet.cell(number, 2).font = Font(color=BLUE, underline="single")
    for cell, width in zip(sheet[1], WIDTHS.values(), strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = "A2"
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False


def _write(sheet: Worksheet, row: int, column: int, value: str | int | None) -> None:
    cell = sheet.cell(row, column, value)
    cell.alignment = Alignment(wrap_text=column == len(WIDTHS), vertical="top")
    if isinstance(value, str):
        cell.data_type = "s"  # =1+1 is text here, whatever it looks like
