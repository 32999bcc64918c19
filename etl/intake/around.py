"""What stands around a table: the lines above its header, the names of the sheet and of the file."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import polars as pl

from etl.intake.headers import label
from etl.intake.read import RawSheet
from etl.rules.layouts import Fill, Layout

YEAR = re.compile(r"(20\d\d)\s*年")


def lines_above(sheet: RawSheet, row: int) -> list[list[str]]:
    """The filled cells of each line above a header."""
    above = sheet.rows.filter(pl.col("row") < row).drop("row")
    return [[cell for cell in line if cell] for line in above.iter_rows()]


def around(sheet: RawSheet, row: int) -> list[str]:
    """Every text above a header, then the name of the sheet, then that of the file."""
    return [*(cell for line in lines_above(sheet, row) for cell in line), sheet.sheet, sheet.file]


def is_said(sheet: RawSheet, row: int, layout: Layout) -> bool:
    """Whether all that a layout wants said stands around the table."""
    texts = around(sheet, row) if layout.said else []
    return all(any(one in text for text in texts) for one in layout.said)


def year_of(sheet: RawSheet, row: int) -> int | None:
    """The first year that is spoken of around a table."""
    found = (YEAR.search(text) for text in around(sheet, row))
    return next((int(hit[1]) for hit in found if hit), None)


def filled(sheet: RawSheet, row: int, fills: Iterable[Fill]) -> Iterator[tuple[str, str]]:
    """Header -> the one value for all rows of the sheet."""
    for fill in fills:
        value = fill.value or _labelled(lines_above(sheet, row), fill) or _found(around(sheet, row), fill)
        if value:
            yield fill.header, value


def labelled(lines: Iterable[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """(label, value) of 会议名称：三月会议 in one cell or in two."""
    for line in lines:
        for i, cell in enumerate(line):
            head, colon, rest = unicodedata.normalize("NFKC", cell).partition(":")
            if colon and rest.strip():
                yield head.strip(), rest.strip()
            elif line[i + 1 : i + 2]:
                yield head.strip(), line[i + 1]


def _labelled(lines: Iterable[Sequence[str]], fill: Fill) -> str | None:
    wanted = {label(one).text for one in fill.labels}
    return next((value for head, value in labelled(lines) if label(head).text in wanted), None)


def _found(texts: Iterable[str], fill: Fill) -> str | None:
    hits = (re.search(fill.pattern, text) for text in texts) if fill.pattern else ()
    return next((hit[1] for hit in hits if hit), None)
