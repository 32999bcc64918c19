"""The rows of a list beside the same list made again: in any order, any choice of rows and columns."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from dashboard.blocks.matched_list import SAID
from dashboard.exports.written import Table, one_form

MOST = 2_000
"""Rows among which the like of a row is looked for."""


@dataclass(frozen=True)
class Difference:
    """where: sheet and cell, or paragraph, or table cell. was: in the file. is_: made again; blank where there is nothing."""

    where: str
    was: str
    is_: str


def unlike(table: Table, again: pl.DataFrame, rows: int) -> tuple[int, list[Difference]]:
    """(how many cells were compared, what differs). rows: how many the file had when it was made."""
    kept = [(n, head) for n, head in enumerate(table.heads) if head in again.columns]
    heads = [head for _, head in kept]
    found = [
        Difference(f"{table.title}，第1行", head, "")
        for head in table.heads
        if head and head not in heads and head not in SAID
    ]
    mine = [(n, tuple(row[k] if k < len(row) else "" for k, _ in kept)) for n, row in table.rows]
    theirs = [tuple(one_form(value) for value in row) for row in again.select(heads).iter_rows()] if heads else []
    left, others = _unpaired(mine, theirs)
    for n, row in left:
        found += _beside(f"{table.title}，第{n}行（{row[0] if row else ''}）", heads, row, others)
    if len(mine) != rows:
        found.append(Difference(f"{table.title}，行数", str(len(mine)), str(rows)))
    return len(mine) * len(heads), found


Row = tuple[str, ...]


def _unpaired(mine: Sequence[tuple[int, Row]], theirs: Sequence[Row]) -> tuple[list[tuple[int, Row]], list[Row]]:
    """What has no equal on the other side; a row that is there twice needs two."""
    pool = defaultdict[Row, int](int)
    for row in theirs:
        pool[row] += 1
    left = []
    for n, row in mine:
        if pool[row]:
            pool[row] -= 1
        else:
            left.append((n, row))
    return left, [row for row, count in pool.items() for _ in range(count)]


def _beside(where: str, heads: Sequence[str], row: Row, others: list[Row]) -> list[Difference]:
    """Cell by cell beside the row most like it, which is used up; a row that is like none as a whole."""
    same_name = [other for other in others if other[:1] == row[:1]]
    like = max(same_name or others[:MOST], key=lambda other: _likeness(row, other), default=None)
    if like is None or 2 * _likeness(row, like) < len(heads):
        return [Difference(where, "、".join(filter(None, row)), "")]
    others.remove(like)
    return [
        Difference(f"{where} {head}", was, is_) for head, was, is_ in zip(heads, row, like, strict=True) if was != is_
    ]


def _likeness(row: Row, other: Row) -> int:
    return sum(one == two for one, two in zip(row, other, strict=True))
