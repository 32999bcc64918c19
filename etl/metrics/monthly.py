"""Counts and shares month by month of one subject, for trends; blank in months for which nobody reported that place."""

from collections.abc import Sequence
from importlib.resources import files

import duckdb
import polars as pl

from etl.metrics.count import aggregate, base, tables
from etl.metrics.coverage import HOMES, REACH
from etl.metrics.expression import resolve
from etl.metrics.metric import Grain, Rows
from etl.metrics.view import View


def monthly(
    con: duckdb.DuckDBPyConnection, metric_ids: Sequence[str], by: Grain, subject: str, view: View
) -> pl.DataFrame:
    """month (first day), metric, value, numerator, denominator: every month of the period up to as_of, for metrics
    that count dated rows."""
    return pl.concat([_one(con, metric_id, by, subject, view) for metric_id in metric_ids])


def _one(con: duckdb.DuckDBPyConnection, metric_id: str, by: Grain, subject: str, view: View) -> pl.DataFrame:
    metric = resolve(metric_id)
    rows = metric.formula
    if not isinstance(rows, Rows) or rows.day is None or rows.numerator.how != "sum":
        raise ValueError(f"指标 {metric_id} 没有逐月的数")
    record, _, field = metric.needs[0].partition("|")[0].partition(".")
    sql = _SQL.format(
        tables=tables(rows, by), counted=base(rows, by), day=rows.day, top=aggregate(rows.numerator),
        bottom=aggregate(rows.denominator) if rows.denominator else "NULL::DOUBLE", is_share=metric.is_ratio,
        homes=HOMES[by], reach=REACH[by], record=record, metric=metric_id.replace("'", "''"),
        field=f"AND list_contains(c.columns, '{field}')" if field else "",
    )  # fmt: skip
    found: pl.DataFrame = con.sql(sql, params={**view.parameters(sql), "subject": subject}).pl()
    return found


_SQL = files("etl.metrics").joinpath("monthly.sql").read_text("utf-8")
