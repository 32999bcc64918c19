"""Counts month by month of one subject, for trends; blank in months nobody reported."""

from collections.abc import Sequence

import duckdb
import polars as pl

from etl.metrics.count import base, tables
from etl.metrics.expression import resolve
from etl.metrics.metric import Grain, Rows
from etl.metrics.view import View


def monthly(
    con: duckdb.DuckDBPyConnection, metric_ids: Sequence[str], by: Grain, subject: str, view: View
) -> pl.DataFrame:
    """month (first day), metric, value: every month of the period up to as_of, for metrics that count dated rows."""
    return pl.concat([_one(con, metric_id, by, subject, view) for metric_id in metric_ids])


def _one(con: duckdb.DuckDBPyConnection, metric_id: str, by: Grain, subject: str, view: View) -> pl.DataFrame:
    metric = resolve(metric_id)
    rows = metric.formula
    if not isinstance(rows, Rows) or rows.day is None:
        raise ValueError(f"指标 {metric_id} 没有逐月的数")
    agg = rows.numerator
    record = metric.needs[0].partition(".")[0]
    sql = f"""
        WITH {tables(rows, by)}, counted AS (
            SELECT date_trunc('month', f.{rows.day})::DATE AS month, sum({agg.value})::DOUBLE AS value
            FROM credit c JOIN rel f USING (row_id)
            WHERE c.subject = $subject AND {base(rows, by)} AND coalesce({agg.when}, false)
            GROUP BY 1
        ), every AS (
            SELECT unnest(
                generate_series(date_trunc('month', $from_on::DATE), $last_on::DATE, INTERVAL 1 MONTH)
            )::DATE AS month
        )
        SELECT e.month, '{metric_id}' AS metric, coalesce(c.value, CASE WHEN EXISTS (
            SELECT 1 FROM coverage v WHERE v.record = '{record}' AND coalesce(v.from_on <= last_day(e.month), true)
                AND coalesce(v.to_on >= e.month, true)
        ) THEN 0 END) AS value
        FROM every e LEFT JOIN counted c USING (month) ORDER BY 1
    """
    found: pl.DataFrame = con.sql(sql, params={**view.parameters(sql), "subject": subject}).pl()
    return found
