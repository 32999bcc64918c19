"""The sender's own workbook back, with the cells at fault coloured and commented, and a list of all problems."""

from collections.abc import Iterable
from pathlib import Path

import polars as pl

from etl.intake.mark_anew import write_anew
from etl.intake.mark_book import mark_book
from etl.intake.marks import entries, marks
from etl.intake.read import read_file
from etl.intake.read.limits import USUAL
from etl.intake.read.refuse import kind_of

MOST_CELLS = 400_000  # above it the workbook is written anew from its cells, in seconds and not minutes


def write_marked(path_in: Path, problems: pl.DataFrame, path_out: Path, messages: Iterable[str] = ()) -> None:
    """Write `path_out` (XLSX). problems: the lines of the stage (n, sheet, row, column, letter, found, allowed,
    message). messages: what else the sender is told.

    An XLSX keeps its sheets, formats and formulas; CSV, XLS, ODS and very large workbooks are made anew from the
    cells as read. Raises Stop where `path_in` cannot be read.
    """
    sheets = read_file(path_in)
    told, listed = marks(problems), entries(problems, messages)
    cells = sum(sheet.rows.height * sheet.rows.width for sheet in sheets)
    if cells <= MOST_CELLS and _is_xlsx(path_in):
        mark_book(path_in, path_out, {n: sheet.sheet for n, sheet in enumerate(sheets, 1)}, told, listed)
    else:
        write_anew(sheets, path_out, told, listed)


def _is_xlsx(path: Path) -> bool:
    """An ODS says in its first part what it is."""
    with path.open("rb") as source:
        return kind_of(path, USUAL) == "package" and b"mimetype" not in source.read(64)
