"""The duties of the rule pack (七个一): how often each was done, against a threshold that follows days in office."""

from calendar import isleap
from typing import Any

import duckdb
import polars as pl

from etl.metrics.count import people_of
from etl.metrics.credit import credited
from etl.metrics.metric import Grain, Metric
from etl.metrics.view import View

SCHEMA = {
    "id": pl.String, "name": pl.String, "item": pl.Int64, "mark": pl.String, "title": pl.String, "measure": pl.String,
    "count": pl.Float64, "threshold": pl.Float64, "reached": pl.Boolean, "days": pl.Float64, "judged": pl.Boolean,
}  # fmt: skip


def duties(con: duckdb.DuckDBPyConnection, view: View) -> pl.DataFrame:
    """One row per deputy and duty: id, name, item (1…), mark, title, measure, count, threshold, reached, days, judged.

    count and reached are blank where nobody delivered the record. judged: in office for at least the days the
    rule pack asks for.
    """
    from etl.metrics.compute import compute
    from etl.metrics.derived import rule

    items: Any = rule(con, "duties") or []
    min_days: Any = rule(con, "duties.min_days") or 0
    measures = list(dict.fromkeys(["service_days", *(item["measure"] for item in items)]))
    counted = compute(con, measures, "deputy", view)
    days = pl.col("service_days").fill_null(0)
    frames = [
        counted.select(
            "id", "name", pl.lit(number).alias("item"), pl.lit(item["mark"]).alias("mark"),
            pl.lit(item["title"]).alias("title"), pl.lit(item["measure"]).alias("measure"),
            pl.col(item["measure"]).alias("count"), threshold(item, view).alias("threshold"),
            (pl.col(item["measure"]) >= threshold(item, view)).alias("reached"), days.alias("days"),
            (days >= min_days).alias("judged"),
        )
        for number, item in enumerate(items, 1)
    ]  # fmt: skip
    return pl.concat(frames).cast(SCHEMA) if frames else pl.DataFrame(schema=SCHEMA)  # type: ignore[arg-type]


def threshold(item: dict[str, Any], view: View) -> pl.Expr:
    """A yearly threshold × days in office ÷ days of the year, rounded up; for a quarter or month accordingly."""
    if not item["prorated"]:
        return pl.lit(float(item["at_least"]))
    year_days = 366 if isleap(view.last_on.year) else 365
    per = {"年": 1, "季": 4, "月": 12, "届": 0.2}[item["per"]]
    whole = round(item["at_least"] * per * 1000)
    days = pl.col("service_days").fill_null(0)
    raised: pl.Expr = ((days * whole / (year_days * 1000)) - 1e-9).ceil().clip(0)
    return raised


def add_duties(
    con: duckdb.DuckDBPyConnection, metric: Metric, by: Grain, view: View, frame: pl.DataFrame
) -> pl.DataFrame:
    """duties_done per deputy, or duties_all_done_rate per station, group or area."""
    done = duties(con, view)
    if metric.id == "duties_done":
        per_deputy = done.group_by("id").agg(
            pl.col("reached").sum().cast(pl.Float64).alias("n"), pl.col("reached").count().cast(pl.Float64).alias("d")
        )
        known = pl.when(pl.col("d") > 0)
        return frame.join(per_deputy, on="id", how="left", maintain_order="left").with_columns(
            known.then("n").alias("duties_done.numerator"), known.then("d").alias("duties_done.denominator")
        )
    return _all_done(con, by, view, frame, done)


def _all_done(
    con: duckdb.DuckDBPyConnection, by: Grain, view: View, frame: pl.DataFrame, done: pl.DataFrame
) -> pl.DataFrame:
    """People in office on the last day with enough days; one with an unknown duty is left out."""
    judged = done.filter("judged").group_by("id").agg(
        pl.col("reached").all(ignore_nulls=False).alias("all"), pl.col("reached").null_count().alias("unknown")
    ).filter(pl.col("unknown") == 0)  # fmt: skip
    credit = credited("person", by, None)
    sql = (
        f"WITH rel AS ({people_of('person', by)}) "
        f"SELECT c.subject, f.deputy_id FROM ({credit}) c JOIN rel f USING (row_id)"
    )
    people = con.sql(sql, params=view.parameters(sql)).pl().unique()
    n = people.join(judged, left_on="deputy_id", right_on="id").group_by("subject").agg(
        pl.col("all").sum().cast(pl.Float64).alias("duties_all_done_rate.numerator"),
        pl.len().cast(pl.Float64).alias("duties_all_done_rate.denominator"),
    )  # fmt: skip
    return frame.join(n, left_on="id", right_on="subject", how="left", maintain_order="left")
