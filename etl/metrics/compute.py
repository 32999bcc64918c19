"""The numbers of any metrics, for every subject of a grain, in one view."""

from collections.abc import Sequence

import duckdb
import polars as pl

from etl.metrics.checklists import add_checklist
from etl.metrics.count import as_rows, totals
from etl.metrics.coverage import Coverage, coverage, remembered, serving
from etl.metrics.derived import derived, ingredients
from etl.metrics.duties import add_all_duties, add_duties
from etl.metrics.expression import resolve
from etl.metrics.metric import Derived, Grain, Metric
from etl.metrics.relation import is_fact
from etl.metrics.view import View

_BY_HAND = {"duties": add_duties, "all_duties": add_all_duties, "checklist": add_checklist}


def compute(con: duckdb.DuckDBPyConnection, metric_ids: Sequence[str], by: Grain, view: View) -> pl.DataFrame:
    """id, name, then per metric ID, ID.numerator, ID.denominator, ID.bound where a bound can be printed, and ID.base
    (how many records stand behind it) for medians and gaps.

    A share is 0–1. Blank = unknown: a column the metric needs was delivered by nobody for that subject and period.
    0/0 has a numerator and a denominator and a blank share. An id may carry slices: reply_rate[period=大会].
    Deputies: all who ever held a mandate in view; blank where they held none in the period.
    Raises ValueError for an id that is no metric, or no metric of this grain.
    """
    metrics = [resolve(asked) for asked in metric_ids]
    for metric in metrics:
        if by not in metric.grains:
            raise ValueError(f"指标 {metric.id}（{metric.title}）没有按 {by} 的数")
    return values(con, metrics, by, view)


def values(con: duckdb.DuckDBPyConnection, metrics: Sequence[Metric], by: Grain, view: View) -> pl.DataFrame:
    """As compute, for metrics already at hand."""
    with remembered():
        return _values(con, metrics, by, view)


def _values(con: duckdb.DuckDBPyConnection, metrics: Sequence[Metric], by: Grain, view: View) -> pl.DataFrame:
    asked = list({metric.id: metric for metric in metrics}.values())
    parts = {m.id: ingredients(con, m, by) for m in asked if isinstance(m.formula, Derived)}
    counted = [m for m in asked if m.id not in parts] + [part for found in parts.values() for part in found]
    frame = _counted(con, counted, by, view)
    for metric in asked:
        if isinstance(metric.formula, Derived):
            by_hand = _BY_HAND.get(metric.formula.how)
            frame = (
                by_hand(con, metric, by, view, frame)
                if by_hand
                else frame.with_columns(derived(metric, parts[metric.id], frame))
            )
    return frame.select("id", "name", *[column for metric in asked for column in _shown(metric)])


def _counted(con: duckdb.DuckDBPyConnection, metrics: Sequence[Metric], by: Grain, view: View) -> pl.DataFrame:
    """Everybody, with what was counted: zero where something was delivered and nothing counted, else blank."""
    try:
        found = totals(con, metrics, by, view)
    except duckdb.BinderException as error:
        raise ValueError(f"数不了：{str(error).splitlines()[0]}") from error
    told = coverage(con, by, view)
    served = serving(con, view) if by == "deputy" else found["id"]
    there = Membership(found["id"])
    return found.with_columns([column for metric in metrics for column in _known(metric, told, served, there)])


class Membership:
    """Who of the subjects is in a series; mostly the same few series for every metric, so that each is looked up
    once."""

    def __init__(self, ids: pl.Series) -> None:
        self.ids = ids
        self.found: dict[int, tuple[pl.Series, pl.Series]] = {}

    def __call__(self, some: pl.Series) -> pl.Expr:
        if id(some) not in self.found:
            self.found[id(some)] = some, self.ids.is_in(some.implode())  # kept with it, so that no id is used again
        return pl.lit(self.found[id(some)][1])


def _known(metric: Metric, told: Coverage, served: pl.Series, there: Membership) -> list[pl.Expr]:
    rows = as_rows(metric)
    sure, maybe = told.known(metric.needs, rows.so_far)
    names = [f"{metric.id}.numerator", *([f"{metric.id}.denominator"] if rows.denominator else [])]
    counted = names if is_fact(rows.relation) else names[:1]  # people and stations are there, delivered or not
    has_rows = pl.any_horizontal(*(pl.col(name).fill_null(0) > 0 for name in counted))
    is_known = there(sure) & (pl.lit(rows.so_far) | there(served))
    is_known = is_known | (has_rows & there(maybe))
    is_added = rows.numerator.how not in ("median", "day")  # nothing added up is 0; the middle of nothing is nothing
    kept = [pl.col(name).fill_null(0.0) if is_added else pl.col(name) for name in names]
    extra = [f"{metric.id}.bound"] * bool(rows.numerator.bound) + [f"{metric.id}.base"] * metric.is_median
    return [pl.when(is_known).then(column) for column in [*kept, *map(pl.col, extra)]]


def _shown(metric: Metric) -> list[pl.Expr]:
    """The columns of one metric, in their order."""
    numerator = pl.col(f"{metric.id}.numerator")
    denominator = pl.col(f"{metric.id}.denominator") if metric.is_ratio else pl.lit(None, dtype=pl.Float64)
    value = pl.when(denominator > 0).then(numerator / denominator) if metric.is_ratio else numerator
    shown = [value.alias(metric.id), numerator, denominator.alias(f"{metric.id}.denominator")]
    extra = [name for name, has in (("bound", metric.has_bound), ("base", metric.has_base)) if has]
    return [*shown, *(pl.col(f"{metric.id}.{name}") for name in extra)]
