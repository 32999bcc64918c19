"""XLS (Excel 97 to 2003) by xlrd, which keeps error cells and makes no room for the blank far side of a sheet."""

import io
from pathlib import Path

import xlrd
from xlrd.sheet import Cell, Sheet

from etl.intake.read.package import DAMAGED, ENCRYPTED, MACROS
from etl.intake.read.refuse import refuse
from etl.intake.read.sheet import RawSheet, frame
from etl.intake.read.workbook import shown

MACRO_FOLDER = "_VBA_PROJECT".encode("utf-16-le")
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
OTHER_DOCUMENTS = tuple(name.encode("utf-16-le") for name in ("WordDocument", "PowerPoint Document"))


def read_xls(path: Path) -> list[RawSheet]:
    """The sheets that hold anything; Stop where the workbook is refused."""
    data = path.read_bytes()
    _check_parts(path, data)
    try:
        with xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        ) as book:  # formatting_info: without it the merged ranges are not read
            return [_sheet(path, sheet) for sheet in book.sheets() if sheet.nrows]
    except xlrd.XLRDError as error:
        refuse(path, ENCRYPTED if "encrypted" in str(error) else DAMAGED)
    except Exception:  # a damaged file fails anywhere inside xlrd, with whatever that line raises
        refuse(path, DAMAGED)


def _check_parts(path: Path, data: bytes) -> None:
    """The names in an OLE container's directory stand in the file as they are."""
    if ENCRYPTED_PACKAGE in data:
        refuse(path, ENCRYPTED)
    if any(name in data for name in OTHER_DOCUMENTS):
        refuse(path, "不是表格；请交 XLSX、XLS、ODS 或 CSV。")
    if MACRO_FOLDER in data:
        refuse(path, MACROS)


def _sheet(path: Path, sheet: Sheet) -> RawSheet:
    rows = frame([_text(cell, sheet.book.datemode) for cell in sheet.row(row)] for row in range(sheet.nrows))
    merged = tuple((top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells)
    return RawSheet(path.name, sheet.name, rows, merged)


def _text(cell: Cell, datemode: int) -> str:
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value)
        case xlrd.XL_CELL_NUMBER:
            return shown(cell.value)
        case xlrd.XL_CELL_DATE:
            return _date(cell.value, datemode)
        case xlrd.XL_CELL_BOOLEAN:
            return shown(bool(cell.value))
        case xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    return ""


def _date(value: float, datemode: int) -> str:
    """A date, a moment, or below one day a time; a number that is no date stays a number."""
    try:
        moment = xlrd.xldate_as_datetime(value, datemode)
    except (ValueError, OverflowError, xlrd.xldate.XLDateError):
        return shown(value)
    return shown(moment.time() if value < 1 else moment)
