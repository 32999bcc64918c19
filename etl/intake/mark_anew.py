"""A marked XLSX made from the cells as read, for what came as CSV, XLS or ODS, or is very large."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.intake.heading import letter
from etl.intake.marks import AUTHOR, LIST, MOST_COMMENTS, MOST_ROWS, RED, WIDTHS, Entry, Marks, link
from etl.intake.read import RawSheet

LONGEST_CELL = 32_767
MOST_CELLS = 1_000_000  # of a sheet written whole; of a larger one the head and the rows at fault, where they stand
HEAD_ROWS = 30
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_anew(sheets: Sequence[RawSheet], path_out: Path, told: Marks, listed: Sequence[Entry]) -> None:
    """Every cell as text in its row and column; of a sheet too large for that, the head and the rows at fault."""
    names = dict(enumerate(_names(sheets), 1))
    with xlsxwriter.Workbook(path_out, PLAIN) as book:
        red, bold = book.add_format({"bg_color": f"#{RED}"}), book.add_format({"bold": True})
        _list(book.add_worksheet(LIST), names, listed, bold)
        for n, sheet in enumerate(sheets, 1):
            page = book.add_worksheet(names[n])
            page.set_comments_author(AUTHOR)
            _write(page, sheet, told.get(n, {}), red)


def _names(sheets: Sequence[RawSheet]) -> Iterator[str]:
    """Names Excel accepts: 31 characters, none of []:*?/\\, no two alike."""
    taken = {LIST}
    for n, sheet in enumerate(sheets, 1):
        name = re.sub(r"[\[\]:*?/\\]", "_", sheet.sheet)[-31:].strip("'") or f"表{n}"
        name = f"{name[:28]}_{n}" if name.lower() in {one.lower() for one in taken} else name
        taken.add(name)
        yield name


def _list(page: Worksheet, names: Mapping[int, str], listed: Sequence[Entry], bold: Format) -> None:
    page.write_row(0, 0, WIDTHS, bold)
    for column, width in enumerate(WIDTHS.values()):
        page.set_column(column, column, width)
    page.freeze_panes(1, 0)
    for number, entry in enumerate(listed, 1):
        page.write_row(number, 0, entry.values)
        if entry.n and entry.cell and number < MOST_COMMENTS:
            page.write_url(number, 1, f"internal:{link(names[entry.n], entry.cell)[1:]}", string=str(entry.values[1]))


def _shown(sheet: RawSheet, cells: Mapping[str, str]) -> pl.DataFrame:
    rows = sheet.rows.filter(pl.col("row") <= MOST_ROWS)
    if rows.height * len(sheet.cells) <= MOST_CELLS:
        return rows
    at_fault = {int(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for place in cells}
    return rows.filter((pl.col("row") <= HEAD_ROWS) | pl.col("row").is_in(list(at_fault)))


def _write(page: Worksheet, sheet: RawSheet, cells: Mapping[str, str], red: Format) -> None:
    places = [(int(name[1:]), letter(name)) for name in sheet.cells]
    for row, *texts in _shown(sheet, cells).iter_rows():
        for (column, name), text in zip(places, texts, strict=True):
            if text is not None:
                page.write_string(row - 1, column, text[:LONGEST_CELL], red if f"{name}{row}" in cells else None)
            elif f"{name}{row}" in cells:
                page.write_blank(row - 1, column, None, red)
    for place, told in list(cells.items())[:MOST_COMMENTS]:
        page.write_comment(place, told, {"x_scale": 2.5})
