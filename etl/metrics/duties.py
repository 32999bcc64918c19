"""The duties of the rule pack (七个一): how often each was done, against a threshold that follows days in office."""

from typing import Any

import duckdb
import polars as pl

from etl.metrics.count import tables
from etl.metrics.metric import Agg, Grain, Metric, Rows
from etl.metrics.rulebook import rule
from etl.metrics.view import View

SCHEMA = {
    "id": pl.String, "name": pl.String, "item": pl.Int64, "mark": pl.String, "title": pl.String, "measure": pl.String,
    "count": pl.Float64, "threshold": pl.Float64, "reached": pl.Boolean, "days": pl.Float64, "judged": pl.Boolean,
}  # fmt: skip
_A_YEAR_HAS = {"年": 1.0, "季": 4.0, "月": 12.0, "届": 0.2}
_YEARS = Rows("service_day", Agg(value="f.years"), so_far=True)


def duties(con: duckdb.DuckDBPyConnection, view: View) -> pl.DataFrame:
    """One row per duty and deputy in office in the period: id, name, item (1…), mark, title, measure, count,
    threshold, reached, days, judged.

    count and reached are blank where nobody delivered the record. judged: in office for at least the days the
    rule pack asks for.
    """
    items = rule(con, "duties") or []
    min_days = rule(con, "duties.min_days") or 0
    counted = _counted(con, [item["measure"] for item in items], view).filter(pl.col("service_days") > 0)
    days = pl.col("service_days")
    frames = [
        counted.select(
            "id", "name", pl.lit(number).alias("item"), pl.lit(item["mark"]).alias("mark"),
            pl.lit(item["title"]).alias("title"), pl.lit(item["measure"]).alias("measure"),
            pl.col(item["measure"]).alias("count"), threshold(item).alias("threshold"),
            (pl.col(item["measure"]) >= threshold(item)).alias("reached"), days.alias("days"),
            (days >= min_days).alias("judged"),
        )
        for number, item in enumerate(items, 1)
    ]  # fmt: skip
    return pl.concat(frames).cast(SCHEMA) if frames else pl.DataFrame(schema=SCHEMA)  # type: ignore[arg-type]


def _counted(con: duckdb.DuckDBPyConnection, measures: list[str], view: View) -> pl.DataFrame:
    """id, name, service_days, years in office, and every measure."""
    from etl.metrics.compute import values
    from etl.metrics.expression import resolve
    from etl.metrics.registry import METRICS

    days = METRICS["service_days"]
    asked = [days, days.counting(_YEARS, id="years"), *(resolve(measure) for measure in measures)]
    return values(con, asked, "deputy", view)


def threshold(item: dict[str, Any]) -> pl.Expr:
    """A yearly threshold × days in office ÷ days of the year, rounded up; for a quarter or month accordingly."""
    if not item["prorated"]:
        return pl.lit(float(item["at_least"]))
    raised: pl.Expr = (pl.col("years").fill_null(0) * (item["at_least"] * _A_YEAR_HAS[item["per"]]) - 1e-9).ceil()
    return raised.clip(0)


def add_duties(
    con: duckdb.DuckDBPyConnection, metric: Metric, by: Grain, view: View, frame: pl.DataFrame
) -> pl.DataFrame:
    """duties_done per deputy, of all the duties of the pack; at least so many where one is unknown, blank where all
    are."""
    n = len(rule(con, "duties") or [])
    done = duties(con, view).group_by("id").agg(
        pl.col("reached").sum().cast(pl.Float64).alias("done"), pl.col("reached").count().alias("known")
    )  # fmt: skip
    known, done_id = pl.col("known").fill_null(0), f"{metric.id}.numerator"
    return frame.join(done, on="id", how="left", maintain_order="left").with_columns(
        pl.when(known > 0).then("done").alias(done_id),
        pl.when(pl.col("known").is_not_null()).then(float(n)).alias(f"{metric.id}.denominator"),
        pl.when((known > 0) & (known < n)).then(pl.lit("at_least")).alias(f"{metric.id}.bound"),
    )


def add_all_duties(
    con: duckdb.DuckDBPyConnection, metric: Metric, by: Grain, view: View, frame: pl.DataFrame
) -> pl.DataFrame:
    """duties_all_done_rate: people in office on the last day with enough days; one with an unknown duty that decides
    is left out."""
    judged = people_with_duties(con, by, view).filter("judged").group_by("subject").agg(
        pl.col("all_done").sum().cast(pl.Float64).alias(f"{metric.id}.numerator"),
        pl.col("all_done").count().cast(pl.Float64).alias(f"{metric.id}.denominator"),
        pl.len().alias("people"),
    )  # fmt: skip
    joined = frame.join(judged, left_on="id", right_on="subject", how="left", maintain_order="left")
    numerator, denominator = pl.col(f"{metric.id}.numerator"), pl.col(f"{metric.id}.denominator")
    unknown = (pl.col("people") > 0) & (denominator == 0)
    return joined.with_columns(
        pl.when(~unknown.fill_null(False)).then(numerator.fill_null(0.0)),
        pl.when(~unknown.fill_null(False)).then(denominator.fill_null(0.0)),
    )


def people_with_duties(con: duckdb.DuckDBPyConnection, by: Grain, view: View) -> pl.DataFrame:
    """subject, deputy_id, fact_row, all_done (blank: unknown), judged (in office for enough days) of the people in
    office."""
    judged = duties(con, view).group_by("id").agg(
        pl.col("reached").all(ignore_nulls=False).alias("all_done"),  # one not reached decides, whatever is unknown
        pl.col("judged").first(),
    )  # fmt: skip
    sql = (
        f"WITH {tables(Rows('person', Agg()), by)} "
        "SELECT DISTINCT c.subject, f.deputy_id, f.fact_row FROM credit c JOIN rel f USING (row_id)"
    )
    people: pl.DataFrame = con.sql(sql, params=view.parameters(sql)).pl()
    return people.join(judged, left_on="deputy_id", right_on="id")
