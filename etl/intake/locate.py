"""Where in the sender's file a problem of the build stands: the number of its sheet and the letter of its column."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl

from etl.intake.faults import LINES
from etl.intake.read import read_file
from etl.intake.shape import tables
from etl.intake.table import NotARecord, Table
from etl.problems import Problem
from etl.records import columns
from etl.rules.book import RuleBook


def locate(path: Path, problems: Iterable[Problem], book: RuleBook) -> pl.DataFrame:
    """The lines write_marked takes (n, sheet, row, column, letter, found, allowed, message) of one file's problems."""
    numbers, letters = _places(path, book)
    rows = [
        {
            "n": numbers.get(p.sheet), "sheet": p.sheet, "row": p.row, "column": p.column,
            "letter": letters.get((p.sheet, p.column or "")), "found": p.found, "allowed": p.allowed,
            "message": p.message,
        }
        for p in problems
    ]  # fmt: skip
    return pl.DataFrame(rows, schema={"n": pl.Int32(), "sheet": pl.String(), **LINES})


def _places(path: Path, book: RuleBook) -> tuple[dict[str, int], dict[tuple[str, str], str]]:
    """sheet, as problems name it -> its number; (sheet, header as printed or as in the contract) -> letter."""
    numbers: dict[str, int] = {}
    letters: dict[tuple[str, str], str] = {}
    for n, sheet in enumerate(read_file(path), 1):
        for table in tables(sheet, book):
            numbers[table.sheet] = n
            letters |= {(table.sheet, header): letter for header, letter in _letters(table)}
    return numbers, letters


def _letters(table: Table | NotARecord) -> Iterator[tuple[str, str]]:
    if isinstance(table, NotARecord):
        return
    if table.origin:
        yield from table.origin.frame.select("heading", "letter").unique().iter_rows()
    for column in columns(table.record):
        if letter := table.letter(column):
            yield column.header, letter
            yield table.header(column), letter
