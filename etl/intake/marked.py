"""The sender's own workbook back, with the cells at fault coloured and commented, and a list of all problems."""

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import polars as pl

from etl.intake.mark_anew import write_anew
from etl.intake.mark_book import mark_book
from etl.intake.marks import entries, marks
from etl.intake.read import RawSheet, read_file
from etl.intake.read.limits import USUAL
from etl.intake.read.refuse import kind_of

MOST_CELLS = 400_000  # above it the workbook is written anew from its cells, in seconds and not minutes

MOST_XML = 32 << 20  # bytes of one sheet: as many cells that are blank and only formatted


def write_marked(path_in: Path, problems: pl.DataFrame, path_out: Path, messages: Iterable[str] = ()) -> None:
    """Write `path_out` (XLSX). problems: the lines of the stage (n, sheet, row, column, letter, found, allowed,
    message). messages: what else the sender is told.

    An XLSX keeps its sheets, formats and formulas; CSV, XLS, ODS and very large workbooks are made anew from the
    cells as read. Raises Stop where `path_in` cannot be read.
    """
    sheets = read_file(path_in)
    told, listed = marks(problems), entries(problems, messages)
    if _is_xlsx(path_in) and _is_light(path_in, sheets):
        try:
            return mark_book(path_in, path_out, {n: sheet.sheet for n, sheet in enumerate(sheets, 1)}, told, listed)
        except Exception:  # what is odd inside a workbook fails anywhere in openpyxl; its cells were read all the same
            path_out.unlink(missing_ok=True)
    write_anew(sheets, path_out, told, listed)


def _is_light(path: Path, sheets: Sequence[RawSheet]) -> bool:
    """Whether openpyxl can hold it: it makes room for merged and merely formatted cells too."""
    cells = sum(sheet.rows.height * sheet.rows.width for sheet in sheets)
    merged = sum((low - top + 1) * (right - left + 1) for one in sheets for top, left, low, right in one.merged or ())
    with zipfile.ZipFile(path) as package:
        xml = max((part.file_size for part in package.infolist()), default=0)
    return cells + merged <= MOST_CELLS and xml <= MOST_XML


def _is_xlsx(path: Path) -> bool:
    """An ODS says in its first part what it is."""
    with path.open("rb") as source:
        return kind_of(path, USUAL) == "package" and b"mimetype" not in source.read(64)
