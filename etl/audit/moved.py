"""Whose figures are other than they were when a round was frozen, and through which delivery."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from etl.metrics import METRICS, View, compute
from etl.warehouse.differing import By, differing
from etl.warehouse.publish import open_warehouse

ALMOST = 1e-9
MOST = 3
"""Files named for one figure; of more their number is told."""


@dataclass(frozen=True)
class Moved:
    """One figure of one person or station. was, is_: metric, metric.numerator, metric.denominator then and now, as compute
    gives them; blank where unknown.
    through: the rows it came through, as words; blank where the difference is in the rules or in others' rows."""

    id: str
    name: str
    metric: str
    was: Mapping[str, float | None]
    is_: Mapping[str, float | None]
    through: tuple[str, ...]


def moved(then: Path, now: Path, view: View, by: By = "deputy") -> list[Moved]:
    """In the order of people, then of the registry."""
    ids = [metric.id for metric in METRICS.values() if by in metric.grains]
    with open_warehouse(then) as before, open_warehouse(now) as after:
        old, new = compute(before, ids, by, view), compute(after, ids, by, view)
    through = differing(then, now, by)
    return [one for id_ in ids for one in _of(id_, old, new, through)]


def _of(
    metric: str, old: pl.DataFrame, new: pl.DataFrame, through: dict[tuple[str, str], list[str]]
) -> Iterator[Moved]:
    columns = [name for name in (metric, f"{metric}.numerator", f"{metric}.denominator") if name in new.columns]
    records = list(dict.fromkeys(need.partition(".")[0] for need in METRICS[metric].needs))
    both = old.select("id", "name", *columns).join(
        new.select("id", "name", *columns), on="id", how="full", suffix=".now"
    )
    for row in both.to_dicts():
        was, is_ = ({name: row[f"{name}{side}"] for name in columns} for side in ("", ".now"))
        if not all(_same(was[name], is_[name]) for name in columns):
            id_ = row["id"] or row["id.now"]
            found = [line for record in records for line in through.get((id_, record), [])]
            found = found or [line for record in records for line in through.get(("", record), [])]
            found = found or [f"{file}（别人的行，报送的范围变了）" for file in _files(records, through)]
            yield Moved(id_, row["name"] or row["name.now"], metric, was, is_, tuple(dict.fromkeys(found)))


def _files(records: list[str], through: dict[tuple[str, str], list[str]]) -> list[str]:
    """The files with any row of these records that differs: by it a month or a place is told of that was not before."""
    lines = [line for (_, record), own in through.items() if record in records for line in own]
    return sorted({line.partition("，")[0] for line in lines})


def _same(was: float | None, is_: float | None) -> bool:
    return was is is_ or (was is not None and is_ is not None and abs(float(was) - float(is_)) <= ALMOST)
