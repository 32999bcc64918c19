"""Scores of 0 to 1: the count up to its cap, or the place among those of the same cohort."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl


def scores(award: Mapping[str, Any], frame: pl.DataFrame, through: Sequence[str]) -> dict[str, list[float | None]]:
    """id -> one score per point of the award, for those who came through; blank where the value is unknown.

    按件: the count, at most the cap, as a share of the cap. 同类百分位: of the others of one's cohort (all in office, not
    only those who came through), how many have less, equal ones counted half; a cohort of one is full. 分档: the score of
    the band.
    """
    own = frame.filter(pl.col("id").is_in(through))
    how = {"按件": _by_count, "同类百分位": _by_place, "分档": _by_band}[award["scoring"]]
    columns = [how(frame, point).filter(pl.col("id").is_in(through))["score"] for point in award["points"]]
    return {id_: [column[n] for column in columns] for n, id_ in enumerate(own["id"])}


def _by_count(frame: pl.DataFrame, point: Mapping[str, Any]) -> pl.DataFrame:
    return frame.select("id", score=_capped(point) / max(point["cap"], 1e-9))


def _by_band(frame: pl.DataFrame, point: Mapping[str, Any]) -> pl.DataFrame:
    """The score of the highest band that is reached, below the lowest nothing; a blank stays one."""
    value = pl.col(f"measure.{point['measure']}")
    score = pl.lit(0.0)
    for band in reversed(point["bands"]):
        score = pl.when(value >= band["at_least"] - 1e-9).then(pl.lit(float(band["score"]))).otherwise(score)
    return frame.select("id", score=pl.when(value.is_not_null()).then(score))


def _by_place(frame: pl.DataFrame, point: Mapping[str, Any]) -> pl.DataFrame:
    """Average rank of the capped count within the cohort, from 0 (all others have more) to 1 (all have less)."""
    value = frame.select("id", "cohort", value=_capped(point))
    rank, known = pl.col("value").rank("average").over("cohort"), pl.col("value").count().over("cohort")
    return value.select(
        "id", score=pl.when(known > 1).then((rank - 1) / (known - 1)).when(pl.col("value").is_not_null()).then(1.0)
    )


def _capped(point: Mapping[str, Any]) -> pl.Expr:
    """More than the cap adds nothing; a blank stays one."""
    value = pl.col(f"measure.{point['measure']}")
    return pl.when(value.is_not_null()).then(pl.min_horizontal(value, pl.lit(float(point["cap"]))))
