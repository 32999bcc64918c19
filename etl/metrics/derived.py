"""Metrics made from parts, each counted like a metric of its own: added up, or one share less another."""

import duckdb
import polars as pl

from etl.metrics.metric import Derived, Grain, Metric
from etl.metrics.rulebook import rule as rule


def ingredients(con: duckdb.DuckDBPyConnection, metric: Metric, by: Grain) -> list[Metric]:
    """The parts to be counted first."""
    assert isinstance(metric.formula, Derived)
    return [
        metric.counting(part.rows, id=f"{metric.id}/{part.name}", needs=part.needs)
        for part in metric.formula.parts
        if by not in part.not_by and (part.rule is None or rule(con, part.rule))
    ]


def derived(metric: Metric, parts: list[Metric], frame: pl.DataFrame) -> list[pl.Expr]:
    """ID.numerator, ID.denominator and what else there is, over a frame in which the parts stand."""
    assert isinstance(metric.formula, Derived)
    return _gap(metric, *parts) if metric.formula.how == "gap" else _sum(metric, parts, frame)


def _sum(metric: Metric, parts: list[Metric], frame: pl.DataFrame) -> list[pl.Expr]:
    """Parts added; blank only where every part is blank."""
    added = []
    for side in ("numerator", "denominator"):
        columns = [name for name in (f"{part.id}.{side}" for part in parts) if name in frame.columns]
        if columns:
            some = pl.any_horizontal(pl.col(columns).is_not_null())
            added.append(pl.when(some).then(pl.sum_horizontal(columns)).alias(f"{metric.id}.{side}"))
    if metric.has_bound:
        bounds = [f"{part.id}.bound" for part in parts if part.has_bound]
        added.append(pl.coalesce(*bounds, pl.lit(None, dtype=pl.String)).alias(f"{metric.id}.bound"))
    return added


def _gap(metric: Metric, one: Metric, other: Metric) -> list[pl.Expr]:
    """The first share less the second, in percentage points; its base is that of the first."""
    top, n = pl.col(f"{one.id}.numerator"), pl.col(f"{one.id}.denominator")
    less, votes = pl.col(f"{other.id}.numerator"), pl.col(f"{other.id}.denominator")
    gap = pl.when((n > 0) & (votes > 0)).then((top / n - less / votes) * 100)
    return [gap.alias(f"{metric.id}.numerator"), n.alias(f"{metric.id}.base")]
