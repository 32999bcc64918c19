"""The numbers of any metrics, for every subject of a grain, in one view."""

from collections.abc import Sequence

import duckdb
import polars as pl

from etl.metrics.count import totals
from etl.metrics.coverage import delivered, known
from etl.metrics.derived import derive, ingredients
from etl.metrics.expression import resolve
from etl.metrics.metric import Derived, Grain, Metric
from etl.metrics.subjects import subjects
from etl.metrics.view import View


def compute(con: duckdb.DuckDBPyConnection, metric_ids: Sequence[str], by: Grain, view: View) -> pl.DataFrame:
    """id, name, then per metric ID, ID.numerator, ID.denominator, and ID.bound where a bound can be printed.

    A share is 0–1. Blank = unknown: a column the metric needs was delivered by nobody for that subject and period.
    0/0 has a numerator and a denominator and a blank share. An id may carry slices: reply_rate[period=大会].
    Raises ValueError for an id that is no metric, or no metric of this grain.
    """
    metrics = [resolve(con, asked) for asked in metric_ids]
    for metric in metrics:
        if by not in metric.grains:
            raise ValueError(f"指标 {metric.id}（{metric.title}）没有按 {by} 的数")
    return values(con, metrics, by, view)


def values(con: duckdb.DuckDBPyConnection, metrics: Sequence[Metric], by: Grain, view: View) -> pl.DataFrame:
    """As compute, for metrics already at hand."""
    counted = [metric for metric in metrics if not isinstance(metric.formula, Derived)]
    parts = [part for metric in metrics if isinstance(metric.formula, Derived) for part in ingredients(con, metric, by)]
    everyone = subjects(con, by, view)
    told = delivered(con, by, view)
    raw = _masked(
        _joined(everyone, totals(con, _unique([*counted, *parts]), by, view)), _unique([*counted, *parts]), told
    )
    for metric in metrics:
        if isinstance(metric.formula, Derived):
            raw = derive(con, metric, by, view, raw)
    return raw.select("id", "name", *[column for metric in _unique(metrics) for column in _shown(metric, raw)])


def _unique(metrics: Sequence[Metric]) -> list[Metric]:
    return list({metric.id: metric for metric in metrics}.values())


def _joined(everyone: pl.DataFrame, counted: pl.DataFrame) -> pl.DataFrame:
    return everyone.join(counted, on="id", how="left", maintain_order="left")


def _masked(frame: pl.DataFrame, metrics: Sequence[Metric], told: pl.DataFrame) -> pl.DataFrame:
    """Zero where something was delivered and nothing counted; blank where nothing was delivered."""
    for metric in metrics:
        is_known = pl.col("id").is_in(known(metric, told).implode())
        for column in [
            name for name in (f"{metric.id}.numerator", f"{metric.id}.denominator") if name in frame.columns
        ]:
            filled = pl.col(column) if _is_median(metric) else pl.col(column).fill_null(0.0)
            frame = frame.with_columns(pl.when(is_known).then(filled).alias(column))
        if metric.has_bound:
            frame = frame.with_columns(pl.when(is_known).then(f"{metric.id}.bound").alias(f"{metric.id}.bound"))
    return frame


def _is_median(metric: Metric) -> bool:
    return getattr(getattr(metric.formula, "numerator", None), "how", "") == "median"


def _shown(metric: Metric, frame: pl.DataFrame) -> list[pl.Expr]:
    numerator = pl.col(f"{metric.id}.numerator")
    if not metric.is_ratio:
        shown = [
            numerator.alias(metric.id), numerator, pl.lit(None, dtype=pl.Float64).alias(f"{metric.id}.denominator"),
        ]  # fmt: skip
    else:
        denominator = pl.col(f"{metric.id}.denominator")
        share = (pl.col(f"{metric.id}.value") if f"{metric.id}.value" in frame.columns
                 else pl.when(denominator > 0).then(numerator / denominator))  # fmt: skip
        shown = [share.alias(metric.id), numerator, denominator]
    return [*shown, pl.col(f"{metric.id}.bound")] if metric.has_bound else shown
