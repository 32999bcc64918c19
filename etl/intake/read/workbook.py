"""XLSX and ODS by calamine: every sheet, hidden ones too, with true row numbers."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from etl.intake.read.limits import USUAL, Limits
from etl.intake.read.package import DAMAGED, ENCRYPTED, MACROS, plain_copy
from etl.intake.read.refuse import refuse
from etl.intake.read.sheet import Merge, RawSheet, frame

MIDNIGHT = dt.time(0)


def read_package(path: Path, limits: Limits = USUAL) -> list[RawSheet]:
    """The sheets that hold anything; Stop where the workbook is refused."""
    with tempfile.TemporaryDirectory() as folder:
        copy = plain_copy(path, Path(folder), limits)
        try:
            with CalamineWorkbook.from_path(copy) as book:
                return list(_sheets(path, book))
        except PasswordError:
            refuse(path, ENCRYPTED)
        except (CalamineError, OSError):  # a part that ends in the middle is told as if the disk had failed
            refuse(path, DAMAGED)


def _sheets(path: Path, book: CalamineWorkbook) -> Iterator[RawSheet]:
    for meta in book.sheets_metadata:
        if meta.typ in (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba):
            refuse(path, MACROS)
        if meta.typ == SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_name(meta.name)
            if sheet.start is not None:
                # iter_rows begins with row 1, and each row with the first filled column of the sheet
                yield RawSheet(path.name, meta.name, frame(sheet.iter_rows(), sheet.start[1], shown), _merged(sheet))


def _merged(sheet: CalamineSheet) -> tuple[Merge, ...] | None:
    ranges = sheet.merged_cell_ranges
    if ranges is None:
        return None
    return tuple((top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in ranges)


@lru_cache(maxsize=1 << 16, typed=True)  # dates and small numbers repeat; typed, since 1 == 1.0 == True
def shown(value: Any) -> str:
    """A cell's value as text, the way Excel shows it: 2023-11-03, 12, 0.3, 是."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == MIDNIGHT else value.isoformat(" ", "seconds")
    if isinstance(value, dt.timedelta):
        return _duration(value)
    return str(value)


def _duration(value: dt.timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
