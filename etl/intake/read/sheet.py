"""A sheet as received: every cell as text, every row with its number, nothing interpreted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from types import NoneType
from typing import Any

import polars as pl

BLOCK = 20_000

Merge = tuple[int, int, int, int]
"""First row (1-based), first column (0-based), last row, last column; both ends included."""


@dataclass(frozen=True)
class RawSheet:
    """One sheet as received.

    rows: `row` (UInt32, 1-based, as Excel shows it) and c0..cN (String, null = blank); wholly blank rows and
    the blank columns at the right are left out, titles and totals are in.
    merged: the merged ranges; None where the format does not tell them (CSV, ODS).
    """

    file: str
    sheet: str
    rows: pl.DataFrame
    merged: tuple[Merge, ...] | None = None

    @property
    def cells(self) -> list[str]:
        """The columns that hold cells, left to right."""
        return [name for name in self.rows.columns if name != "row"]


Shown = Callable[[Any], str | None]


def frame(rows: Iterable[Sequence[Any]], left: int = 0, shown: Shown = str) -> pl.DataFrame:
    """Rows of cells, the first being row 1 and starting in column `left`, as the frame of a RawSheet.

    shown: how a cell that is neither text nor None is written.
    """
    blocks = [_block(block, first, left, shown) for first, block in _blocks(rows)]
    return tidy(pl.concat(blocks, how="diagonal").lazy()) if blocks else pl.DataFrame(schema={"row": pl.UInt32})


def _blocks(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int, list[Sequence[Any]]]]:
    source, first = iter(rows), 1
    while block := list(islice(source, BLOCK)):
        if any(block):
            yield first, block
        first += len(block)


def _block(rows: list[Sequence[Any]], first: int, left: int, shown: Shown) -> pl.DataFrame:
    columns = {f"c{left + i}": _texts(column, shown) for i, column in enumerate(zip_longest(*rows))}
    return pl.DataFrame(columns).with_row_index("row", offset=first)


def _texts(column: Sequence[Any], shown: Shown) -> pl.Series:
    """Most columns hold nothing but text, and then no cell is looked at."""
    if not set(map(type, column)) <= {str, NoneType}:
        column = [cell if cell is None or type(cell) is str else shown(cell) for cell in column]
    return pl.Series(column, dtype=pl.String)


def tidy(rows: pl.LazyFrame) -> pl.DataFrame:
    """Cells stripped, empty text made null, blank rows and the blank columns at the right left out."""
    cells = [name for name in rows.collect_schema().names() if name != "row"]
    stripped = [pl.col(name).str.strip_chars() for name in cells]
    filled = [pl.when(pl.col(name) != "").then(pl.col(name)).alias(name) for name in cells]
    kept = rows.with_columns(stripped).with_columns(filled)
    found = kept.filter(pl.any_horizontal(pl.col(cells).is_not_null())).collect()
    return _full_width(found, cells)


def _full_width(rows: pl.DataFrame, cells: list[str]) -> pl.DataFrame:
    """c0..cN without a gap, up to the last column that holds anything."""
    filled = [int(name[1:]) for name in cells if rows[name].null_count() < rows.height]
    wanted = [f"c{i}" for i in range(max(filled, default=-1) + 1)]
    blank = pl.lit(None, dtype=pl.String)
    return rows.select("row", *(pl.col(name) if name in cells else blank.alias(name) for name in wanted))
