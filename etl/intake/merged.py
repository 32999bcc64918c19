"""Cells merged over several rows of data: what stands once holds for every row it spans."""

from collections.abc import Iterable, Mapping

import polars as pl

from etl.intake.heading import Place
from etl.intake.lines import COUNTED
from etl.intake.read.sheet import Merge
from etl.records import Column, Record, columns


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
        rows = rows.with_columns(_filled(cell, [(top, bottom) for top, at, bottom in tall if at == cell]))
    return rows


def _names(column: Column) -> tuple[str, str]:
    return column.name, column.name_column


def _filled(cell: str, spans: list[tuple[int, int]]) -> pl.Expr:
    """Each blank cell of a span takes the nearest value above it, which is the one at its top."""
    within = pl.col("row").is_in([row for top, bottom in spans for row in range(top + 1, bottom + 1)])
    return pl.when(within).then(pl.col(cell).forward_fill()).otherwise(cell).alias(cell)
