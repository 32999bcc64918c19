"""Cells merged over several rows of data: what stands once holds for every row it spans."""

from collections.abc import Iterable, Mapping

import polars as pl

from etl.intake.heading import Place, letter
from etl.intake.lines import COUNTED
from etl.intake.read.sheet import Merge
from etl.records import Column, Record, columns

WIDEST = 256
"""No table is wider; a range over all of a sheet is cut."""


def unmerged(
    rows: pl.DataFrame, merged: Iterable[Merge] | None, record: type[Record], places: Mapping[str, Place]
) -> pl.DataFrame:
    """The rows with merged cells written out downwards.

    Columns that count something are left alone: 30 visitors written once over three rows are 30 and not 90.
    """
    spread = {
        places[name].cell for c in columns(record) if c.kind not in COUNTED for name in _names(c) if name in places
    }
    first = next(iter(rows["row"].head(1).to_list()), 0)
    tall = [
        (top, f"c{left}", bottom)
        for top, left, bottom, right in merged or ()
        if bottom > top >= first and left == right
    ]
    for cell in {cell for _, cell, _ in tall} & spread:
        spans = [(top, bottom) for top, at, bottom in tall if at == cell]
        rows = rows.with_columns(_filled(cell, spans, rows["row"].to_list()[-1]))
    return rows


def _names(column: Column) -> tuple[str, str]:
    return column.name, column.name_column


def _filled(cell: str, spans: Iterable[tuple[int, int]], last: int) -> pl.Expr:
    """Each blank cell of a span takes the nearest value above it, which is the one at its top. No row is looked at
    twice and none below the last, whatever the ranges say."""
    within, seen = list[int](), 0
    for top, bottom in sorted(spans):
        within += range(max(top, seen) + 1, min(bottom, last) + 1)
        seen = max(seen, bottom)
    return pl.when(pl.col("row").is_in(within)).then(pl.col(cell).forward_fill()).otherwise(cell).alias(cell)


def tops(merged: Iterable[Merge] | None, blanks: pl.DataFrame) -> pl.DataFrame:
    """Of blank cells (row, letter) those that are swallowed by a merged range, and its first cell: `top`, such as D2.
    No range is written out: each cell looks for the last range of its column that begins above it."""
    spans = [
        (letter(f"c{column}"), top, bottom, f"{letter(f'c{left}')}{top}")
        for top, left, bottom, right in merged or ()
        for column in range(left, min(right, left + WIDEST) + 1)
    ]
    schema = {"letter": pl.String(), "first": pl.UInt32(), "last": pl.UInt32(), "top": pl.String()}
    known = pl.DataFrame(spans, schema=schema, orient="row").sort("first")
    asked = blanks.select(pl.col("row").cast(pl.UInt32), "letter").unique().drop_nulls().sort("row")
    joined = asked.join_asof(known, left_on="row", right_on="first", by="letter", check_sortedness=False)
    own = pl.format("{}{}", "letter", "row")
    return joined.filter(pl.col("last") >= pl.col("row"), pl.col("top") != own).select("row", "letter", "top")
