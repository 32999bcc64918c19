"""Quarters a town never sent: what happened in them nobody knows, which is not the same as nothing."""

import polars as pl

from etl.sample.draw import FIRST, at
from etl.sample.places import County

IN_TOWNS = ("activity", "attendance", "agenda_item", "reception", "opinion", "contact", "service")
"""What a town sends every quarter."""

_QUARTERS = 8
_ONE_IN = 28
_ALWAYS_HEARD = 2  # the first two towns: one may be the whole sample, one sends a quarter twice


def lost_quarters(county: County) -> dict[int, tuple[int, int]]:
    """town -> first and last day of the quarter it did not send: one quarter in 28, never two of a town, never
    the last, which is still awaited."""
    rng = county.rng("lost quarters")
    towns = _ALWAYS_HEARD + rng.permutation(max(len(county.towns) - _ALWAYS_HEARD, 0))
    lost = towns[: len(county.towns) * _QUARTERS // _ONE_IN].tolist()
    first = rng.integers(_QUARTERS - 1, size=len(lost)).tolist()
    return {town: (_day(quarter), _day(quarter + 1) - 1) for town, quarter in zip(lost, first, strict=True)}


def _day(quarter: int) -> int:
    """The first day of the quarter, 0 = January 2024."""
    return at(FIRST.replace(year=FIRST.year + quarter // 4, month=quarter % 4 * 3 + 1))


def without_lost(county: County, frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The frames less the rows of those quarters; what pointed to one of them points to nothing."""
    gone = pl.lit(False)
    for town, (first, last) in lost_quarters(county).items():
        gone |= (pl.col("_town") == town) & pl.col("_day").clip(0).is_between(first, last)
    kept = {record: frame.filter(~gone) if record in IN_TOWNS else frame for record, frame in frames.items()}
    known = pl.col("opinion_id").is_in(kept["opinion"]["opinion_id"].implode())
    return kept | {"service": kept["service"].with_columns(pl.when(known).then("opinion_id").alias("opinion_id"))}
