"""The exact rows behind one number, each with its file, sheet and row."""

import duckdb
import polars as pl

from etl.metrics.count import as_rows, base, people_of
from etl.metrics.credit import credited
from etl.metrics.derived import ingredients
from etl.metrics.expression import resolve
from etl.metrics.metric import Derived, Grain, Metric
from etl.metrics.relation import is_fact, trace
from etl.metrics.titles import TITLES
from etl.metrics.view import View
from etl.records import RECORDS

SCHEMA = {
    "part": pl.String, "reason": pl.String, "record": pl.String, "row_id": pl.Int64, "happened_on": pl.Date,
    "title": pl.String, "file": pl.String, "sheet": pl.String, "row": pl.Int64,
}  # fmt: skip


def records(con: duckdb.DuckDBPyConnection, metric_id: str, by: Grain, subject: str, view: View) -> pl.DataFrame:
    """part (numerator|denominator|left_out), reason (Chinese, of left_out), record, row_id, happened_on, title, file,
    sheet, row; in the order of the days.

    numerator: counted; denominator: in the base but not in the numerator; left_out: looked at and in neither (of
    shares and of attendance; what a count leaves out is everything else).
    """
    metric = resolve(con, metric_id)
    parts = ingredients(con, metric, by) if isinstance(metric.formula, Derived) else [metric]
    frames = [_rows(con, part, by, subject, view) for part in parts]
    return pl.concat([pl.DataFrame(schema=SCHEMA), *frames]).sort("happened_on", "record", "row_id", nulls_last=True)


def _rows(con: duckdb.DuckDBPyConnection, metric: Metric, by: Grain, subject: str, view: View) -> pl.DataFrame:
    rows = as_rows(metric)
    record, row_id = trace(rows.relation)
    denominator = f"coalesce({rows.denominator.when}, false)" if rows.denominator else "false"
    here = (
        f"here AS (SELECT row_id FROM ({credited(rows.relation, 'area', rows.day)}) WHERE subject = $area), "
        if by in ("unit", "group")
        else ""
    )
    reason = _reason(rows.relation)
    sql = (
        f"WITH rel AS MATERIALIZED ({people_of(rows.relation, by)}), {here}found AS (SELECT CASE "
        f"WHEN coalesce({rows.numerator.when}, false) THEN 'numerator' WHEN {denominator} THEN 'denominator' "
        f"ELSE 'left_out' END AS part, {reason} AS reason, {record} AS record, {row_id} AS row_id "
        f"FROM ({credited(rows.relation, by, rows.day)}) c JOIN rel f USING (row_id) "
        f"WHERE c.subject = $subject AND {base(rows, by)}) "
        f"SELECT part, CASE part WHEN 'left_out' THEN reason END AS reason, record, found.row_id, "
        't.happened_on, t.title, s.file, s.sheet, t."row" '
        f"FROM found LEFT JOIN ({_titles(rows.relation)}) t USING (record, row_id) LEFT JOIN source s USING (source_id)"
    )
    found: pl.DataFrame = con.sql(sql, params={**view.parameters(sql), "subject": subject}).pl().cast(SCHEMA)
    tells_rest = rows.denominator is not None or rows.relation == "attendance"
    return found if tells_rest else found.filter(pl.col("part") == "numerator")


def _titles(relation: str) -> str:
    """SQL of record, row_id, happened_on, title, source_id, row of the facts that may stand behind the relation."""
    wanted = [relation] if is_fact(relation) else BEHIND.get(relation, list(RECORDS))
    return " UNION ALL ".join(
        f"SELECT '{record}' AS record, row_id, {TITLES[record][0]} AS happened_on, {TITLES[record][1]} AS title, "
        f'source_id, "row" FROM {record}'
        for record in wanted
    )


BEHIND = {
    "person": ["deputy"], "reception_day": ["reception", "station"], "active_month": ["station", "deputy"],
    "station_now": ["station"], "roster": ["assignment"], "checklist_item": ["checklist"],
    "checklist_subject": ["checklist"], "absence": ["attendance"], "booklet": ["booklet_entry"],
    "group_quarter": ["activity"], "service_day": ["deputy"],
}  # fmt: skip


def _reason(relation: str) -> str:
    """SQL: why a row looked at is counted nowhere."""
    if relation == "attendance":
        return "f.presence || '，不计入应到'"
    if relation == "suggestion":
        return "if(NOT f.is_replied AND f.reply_due_on >= $as_of, '还没有到答复期限', '不在这个数的范围里')"
    return "'不在这个数的范围里'"
