"""Small files for the tests of the intake: workbooks as people make them, and as they go wrong."""

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from etl.intake.read import RawSheet, read_file

FILES = Path(__file__).parent / "files"


def workbook(path: Path, sheets: dict[str, Iterable[Sequence[Any]]], merged: Iterable[str] = ()) -> Path:
    """An XLSX of these sheets; `merged` are ranges of the first one."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    book.save(path)
    return path


def ods(path: Path, sheets: dict[str, Iterable[Sequence[Any]]]) -> Path:
    """An ODS of these sheets; numbers as numbers, the rest as text."""
    book = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for row in rows:
            line = TableRow()
            for value in row:
                line.addElement(_ods_cell(value))
            table.addElement(line)
        book.spreadsheet.addElement(table)
    book.save(path)
    return path


def _ods_cell(value: Any) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, int | float):
        return TableCell(valuetype="float", value=value)
    cell = TableCell(valuetype="string")
    cell.addElement(P(text=value))
    return cell


def text(path: Path, words: str, encoding: str = "utf-8") -> Path:
    """A text file of exactly these characters."""
    path.write_bytes(words.encode(encoding))
    return path


def repacked(path: Path, changes: dict[str, bytes]) -> Path:
    """The same zip with some parts replaced or added."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()} | changes
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return path


def rows(sheet: RawSheet) -> list[tuple[Any, ...]]:
    """(row number, cells …) of every row."""
    return sheet.rows.rows()


def only(path: Path) -> list[tuple[Any, ...]]:
    """The rows of the only sheet of a file."""
    (sheet,) = read_file(path)
    return rows(sheet)
