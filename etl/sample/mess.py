"""A little mess in the small samples: slips of the pen, rows twice, lines of sums, headers in an office's own words."""

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import polars as pl

from etl.sample.county import Frames
from etl.sample.places import County
from etl.sample.sheets import Book, Sheet
from etl.sample.slips import HARMFUL, HARMLESS, NAME, Ground, Slip, ground_of
from etl.sample.trace import Planted

FileOf = Callable[[Book, Sheet], str]
"""The file a sheet of a book ends in."""

_TIMES = 2
_RESENT = "2025年二季度-南浦街道"
_AGAIN = "（更正）"


def make_mess(county: County, frames: Frames, books: Sequence[Book], file_of: FileOf) -> list[Planted]:
    """Change the sheets of the books; tell what was done where. Every row is befallen once at most."""
    rng, ground = county.rng("mess"), ground_of(frames)
    open_books = [book for book in books if not book.name.startswith(_RESENT)]
    found = list(_dress(open_books, file_of))
    taken: set[tuple[str, str, int]] = set()
    found += _twice(rng, open_books, file_of, taken)
    found += _after_leaving(rng, frames, open_books, file_of, taken)
    for slip in (*HARMLESS, *HARMFUL):
        found += _befall(rng, slip, ground, open_books, file_of, taken)
    return found


def send_again(books: Sequence[Book]) -> Iterator[Book]:
    """One quarter is sent again later, with some figures put right: it replaces what was sent first."""
    for book in books:
        yield book
        if book.name == _RESENT.replace("二季度", "三季度"):
            first = next(one for one in books if one.name == _RESENT)
            yield Book(first.name + _AGAIN, [_corrected(sheet) for sheet in first.sheets])


def _corrected(sheet: Sheet) -> Sheet:
    rows = sheet.rows
    if sheet.record == "reception":
        rows = rows.with_columns(
            pl.when(pl.int_range(pl.len()) % 5 == 0).then(pl.col("visitors") + 1).otherwise("visitors")
        )
    return Sheet(sheet.record, rows)


def _dress(books: Sequence[Book], file_of: FileOf) -> Iterator[Planted]:
    """Titles above headers, a column 备注, headers in other words, a line of sums: none of it hurts a row."""
    receptions = [(book, sheet) for book in books if (sheet := book.sheet("reception")) and len(sheet.rows)]
    for book, sheet in [pair for pair in receptions if len(books) > 1][::3]:
        sheet.title = f"{re.split('-', book.name)[-1]}代表接待选民登记表"
        sheet.headers = {"happened_on": "接待日期", "deputy_ids": "接待代表"}
    for book in books:
        for sheet in book.sheets:
            sheet.remark = sheet.record == "contact" and len(sheet.rows) > 0
            if sheet.record == "publicity" and len(sheet.rows):
                sheet.totals = True
                yield Planted(file_of(book, sheet), sheet.name, sheet.row_of(len(sheet.rows)), None, "合计行", False)


def _pick(
    rng: np.random.Generator, books: Sequence[Book], record: str, where: pl.Expr, taken: set[tuple[str, str, int]]
) -> tuple[Book, Sheet, int] | None:
    """A sheet and a row of it nothing has befallen yet."""
    sheets = [(book, sheet) for book in books if (sheet := book.sheet(record))]
    for n in rng.permutation(len(sheets)).tolist():
        book, sheet = sheets[n]
        rows = sheet.rows.select(pl.arg_where(where)).to_series().to_numpy()
        free = [row for row in rng.permutation(rows).tolist() if (book.name, record, row) not in taken]
        if free:
            taken.add((book.name, record, free[0]))
            return book, sheet, int(free[0])
    return None


def _befall(
    rng: np.random.Generator, slip: Slip, ground: Ground, books: Sequence[Book], file_of: FileOf,
    taken: set[tuple[str, str, int]],
) -> Iterator[Planted]:  # fmt: skip
    for _ in range(_TIMES):
        place = _pick(rng, books, slip.record, slip.where(ground), taken)
        if place is None:
            continue
        book, sheet, row = place
        sheet.edits[row, slip.column] = slip.change(sheet.rows.row(row, named=True), ground)
        header = sheet.printed_headers[sheet.rows.columns.index(slip.column)]
        yield Planted(file_of(book, sheet), sheet.name, sheet.row_of(row), header, slip.kind, slip in HARMFUL)


def _twice(
    rng: np.random.Generator, books: Sequence[Book], file_of: FileOf, taken: set[tuple[str, str, int]]
) -> Iterator[Planted]:
    """A row entered again at the end: the second is one too many. Again but otherwise: neither can be believed."""
    for kind in ("重复行", "两行矛盾"):
        place = _pick(rng, books, "attendance", pl.col("presence") == "出席", taken)
        assert place is not None
        book, sheet, row = place
        again = _append(book, sheet, row, taken)
        if kind == "两行矛盾":
            sheet.edits[again, "presence"] = "缺席"
            yield Planted(file_of(book, sheet), sheet.name, sheet.row_of(row), None, kind, True)
        yield Planted(file_of(book, sheet), sheet.name, sheet.row_of(again), None, kind, True)


def _append(book: Book, sheet: Sheet, row: int, taken: set[tuple[str, str, int]]) -> int:
    """A copy of a row at the end of its sheet, where it moves no other; its place."""
    sheet.rows = pl.concat([sheet.rows, sheet.rows[row : row + 1]])
    taken.add((book.name, sheet.record, len(sheet.rows) - 1))
    return len(sheet.rows) - 1


def _after_leaving(
    rng: np.random.Generator, frames: Frames, books: Sequence[Book], file_of: FileOf, taken: set[tuple[str, str, int]]
) -> Iterator[Planted]:
    """Somebody who has left is still on a list: a record, counted nowhere."""
    left = frames["mandate"].filter(pl.col("to_on").dt.year() <= 2024)["deputy_id"]
    names = frames["deputy"].filter(pl.col("deputy_id").is_in(left.implode())).select("deputy_id", "deputy_name")
    late = pl.col("activity_id").str.contains("H2025")
    place = _pick(rng, books, "attendance", late, taken) if len(names) else None
    if place is None:
        return
    book, sheet, row = place
    again = _append(book, sheet, row, taken)
    sheet.edits[again, "deputy_id"], sheet.edits[again, NAME] = names.row(0)
    yield Planted(file_of(book, sheet), sheet.name, sheet.row_of(again), None, "离任后仍登记", False)
