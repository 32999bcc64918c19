"""Facts too many to be credited at once: counted portion by portion of their rows, and added up.

A nation has a hundred million rows of attendance, each counted for five areas above one another: at once that wants tens of
gigabytes, and no more than one portion's this way. A row lies in one portion, and so do the deputies beside it, so that
sums of rows are the same; what is no sum (medians, distinct things) is counted at once, whatever it takes.
"""

from collections.abc import Iterable, Iterator, Sequence

import duckdb
import polars as pl

from etl.metrics.metric import Agg, Rows
from etl.metrics.relation import is_fact

LARGEST = 10_000_000
"""Rows of a portion."""


def portions(con: duckdb.DuckDBPyConnection, asked: Sequence[Rows]) -> list[str]:
    """Conditions on row_id that part the rows of the one fact all of these are about; none where it is to be asked whole."""
    relation = asked[0].relation
    if not is_fact(relation) or not all(map(_is_sum_of_rows, asked)):
        return []
    [(rows,)] = con.execute(f"SELECT count(*) FROM {relation}").fetchall()
    return list(_ranges(con, relation)) if rows > LARGEST else []


def _is_sum_of_rows(rows: Rows) -> bool:
    """Each row judged by itself: no condition looks at the other rows of the same fact."""
    aggs: list[Agg] = [agg for agg in (rows.numerator, rows.denominator) if agg]
    said = " ".join([rows.where, *(agg.when for agg in aggs), *(told.condition for told in rows.only)])
    return all(agg.how == "sum" and agg.bound is None for agg in aggs) and f"FROM {rows.relation}" not in said


def _ranges(con: duckdb.DuckDBPyConnection, relation: str) -> Iterator[str]:
    """Sheets in their order, as many as make a portion; a longer one in pieces, since its rows are numbered on."""
    sheets = con.execute(
        f"SELECT min(row_id), max(row_id), count(*) FROM {relation} GROUP BY source_id ORDER BY 1"
    ).fetchall()
    pieces = [(start, min(rows, LARGEST)) for low, high, rows in sheets for start in range(low, high + 1, LARGEST)]
    first, held = pieces[0]
    for start, rows in pieces[1:]:
        if held + rows > LARGEST:
            yield f"row_id >= {first} AND row_id < {start}"
            first, held = start, 0
        held += rows
    yield f"row_id >= {first}"


def added_up(frames: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """id and the sums; blank for who is in no portion."""
    whole = pl.concat(list(frames))
    return whole.group_by("id", maintain_order=True).agg(pl.when(pl.col(name).count() > 0).then(pl.col(name).sum()).alias(name)
                                                         for name in whole.columns if name != "id")  # fmt: skip
