"""The exact rows behind one number, each with its file, sheet and row."""

from collections.abc import Iterator, Sequence

import duckdb
import polars as pl

from etl.metrics.checklists import GRAIN, at
from etl.metrics.count import as_rows, base, looked_at, tables
from etl.metrics.credit import visible
from etl.metrics.derived import ingredients
from etl.metrics.duties import people_with_duties
from etl.metrics.expression import resolve
from etl.metrics.metric import UNREPORTED, Derived, Grain, Metric, Rows
from etl.metrics.relation import is_fact, rows_of, trace
from etl.metrics.rulebook import rule
from etl.metrics.titles import TITLES
from etl.metrics.view import View, in_view
from etl.records import RECORDS
from etl.warehouse.schema import WITH_DEPUTIES

SCHEMA = {
    "part": pl.String, "reason": pl.String, "record": pl.String, "row_id": pl.Int64, "happened_on": pl.Date,
    "title": pl.String, "file": pl.String, "sheet": pl.String, "row": pl.Int64,
}  # fmt: skip
ELSE = "不在这个数的范围里"
BESIDE = {"attendance": ("activity",)}
"""What else may stand in the list of a record."""


def records(con: duckdb.DuckDBPyConnection, metric_id: str, by: Grain, subject: str, view: View) -> pl.DataFrame:
    """part (numerator|denominator|left_out), reason (Chinese, of left_out), record, row_id, happened_on, title, file,
    sheet, row; in the order of the days, those of one row (people called to one meeting) by what is said of them.

    numerator: counted; denominator: in the base but not in the numerator; left_out: what the metric is about, and yet
    in neither: not held, not accepted, not due, outside the mandate …
    """
    metric = resolve(metric_id)
    frames = [pl.DataFrame(schema=SCHEMA), *_behind(con, metric, by, subject, view)]
    return pl.concat(frames).sort("happened_on", "record", "row_id", "title", "part", nulls_last=True)


def _behind(
    con: duckdb.DuckDBPyConnection, metric: Metric, by: Grain, subject: str, view: View
) -> Sequence[pl.DataFrame]:
    match metric.formula:
        case Derived(how="checklist"):
            found = at(con, metric, by, view).filter(id=subject).rename({"done": "counted"})
            if "item" in found.columns:
                return [_listed(con, found, "checklist")]
            return [_listed(con, found.filter(of=of), record) for of, record in GRAIN.items()]
        case Derived(how="all_duties"):
            people = people_with_duties(con, by, view).filter(subject=subject)
            counted = pl.when("judged").then("all_done").alias("counted")
            why = pl.when(~pl.col("judged")).then(pl.lit("在任不满规定的天数")).alias("why")
            return [_listed(con, people.with_columns(counted, why), "deputy")]
        case Derived(how="duties"):
            measures = [item["measure"] for item in rule(con, "duties") or []]
            shown = [records(con, measure, by, subject, view) for measure in measures]
            return [frame.filter(part="numerator") for frame in shown]
        case Derived():
            return [_rows(con, part, by, subject, view) for part in ingredients(con, metric, by)]
    return [_rows(con, metric, by, subject, view)]


def _rows(con: duckdb.DuckDBPyConnection, metric: Metric, by: Grain, subject: str, view: View) -> pl.DataFrame:
    rows = as_rows(metric)
    record, row_id = trace(rows.relation)
    shown = ("NULL::DATE", "NULL") if is_fact(rows.relation) else ("f.shown_on", "f.shown")
    out = "".join(f" UNION ALL {more}" for more in _not_credited(rows, by))
    sql = (
        f"WITH {tables(rows, by)}, found AS ("
        f"SELECT {_part(rows)} AS part, {_reason(rows)} AS reason, {record} AS record, {row_id} AS row_id, "
        f"{shown[0]} AS shown_on, {shown[1]} AS shown FROM credit c JOIN rel f USING (row_id) "
        f"WHERE c.subject = $subject AND {looked_at(rows, by)}{out}) "
        "SELECT part, CASE part WHEN 'left_out' THEN reason END AS reason, record, found.row_id, "
        'coalesce(shown_on, t.happened_on) AS happened_on, coalesce(shown, t.title) AS title, s.file, s.sheet, t."row" '
        f"FROM found LEFT JOIN ({_titles(rows.relation)}) t USING (record, row_id) LEFT JOIN source s USING (source_id)"
    )
    found: pl.DataFrame = con.sql(sql, params={**view.parameters(sql), "subject": subject}).pl()
    return found.cast(SCHEMA)  # type: ignore[arg-type]


def days_behind(con: duckdb.DuckDBPyConnection, metric_id: str, by: Grain, view: View) -> pl.DataFrame:
    """id, part, happened_on of what is looked at, of every subject at once; for a metric of days (接待日), not of facts."""
    rows = as_rows(resolve(metric_id))
    sql = (
        f"WITH {tables(rows, by)} SELECT DISTINCT c.subject AS id, {_part(rows)} AS part, f.shown_on AS happened_on "
        f"FROM credit c JOIN rel f USING (row_id) WHERE {looked_at(rows, by)} ORDER BY ALL"
    )
    found: pl.DataFrame = con.sql(sql, params=view.parameters(sql)).pl()
    return found


def _part(rows: Rows) -> str:
    may_count = " AND ".join(["true", *(f"coalesce({told.condition}, false)" for told in rows.only)])
    denominator = f"coalesce({rows.denominator.when}, false)" if rows.denominator else "false"
    return (
        f"CASE WHEN NOT ({may_count}) THEN 'left_out' WHEN coalesce({rows.numerator.when}, false) THEN 'numerator' "
        f"WHEN {denominator} THEN 'denominator' ELSE 'left_out' END"
    )


def _reason(rows: Rows) -> str:
    """SQL: why a row looked at is counted nowhere."""
    gates = [f"WHEN NOT coalesce({told.condition}, false) THEN '{told.text}'" for told in rows.only]
    others = [f"WHEN {told.condition} THEN '{told.text}'" for told in rows.reasons]
    return f"CASE {' '.join([*gates, *others, 'WHEN false THEN NULL'])} ELSE '{ELSE}' END"


def _not_credited(rows: Rows, by: Grain) -> Iterator[str]:
    """SQL of what the metric is about and no subject is credited with."""
    if is_fact(rows.relation) and rows.relation in WITH_DEPUTIES:
        yield _outside(rows, by)
    if rows.relation == "attendance" and rows.denominator and by in ("deputy", "area"):
        yield _unrecorded(rows, by)
    if rows.relation == "person" and by in _WHOSE:
        yield _gone(rows, by)


_WHOSE = {
    "area": "o.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $subject)",
    "station": "o.deputy_id IN (SELECT deputy_id FROM assignment WHERE station_id = $subject)",
    "group": """o.deputy_id IN (SELECT deputy_id FROM group_member WHERE "group" || '@' || area_id = $subject)""",
}


def _gone(rows: Rows, by: Grain) -> str:
    """SQL of the people in office in the period and not on its last day."""
    return (
        "SELECT 'left_out', '期间里在任，最后一天不在任', 'deputy', p.row_id, NULL::DATE, p.deputy_name FROM deputy p "
        f"WHERE p.deputy_id NOT IN (SELECT deputy_id FROM ({rows_of('person', rows.levels)})) AND p.deputy_id IN ("
        f"SELECT o.deputy_id FROM office o WHERE {in_view('o.level', rows.levels)} AND o.from_on <= $last_on "
        f"AND o.to_on >= $from_on AND {_WHOSE[by]})"
    )


def _unrecorded(rows: Rows, by: Grain) -> str:
    """SQL of the people called to a meeting of whom nothing is recorded."""
    whose = {
        "deputy": "f.deputy_id = $subject",
        "area": "f.area_id IN (SELECT area_id FROM area_tree WHERE ancestor_id = $subject)",
    }[by]
    return (
        "SELECT 'left_out', '应到而没有记录（未记录），不算缺席', 'activity', f.row_id, f.happened_on, "
        "concat_ws(' ', p.deputy_name, '未记录', f.kind, f.activity_name) "
        f"FROM ({rows_of('unrecorded')}) f JOIN deputy p USING (deputy_id) WHERE {whose} AND {base(rows, 'area')}"
    )


def _outside(rows: Rows, by: Grain) -> str:
    """SQL of the rows that name somebody, and count for nobody since none of them was in office, in view, that day."""
    relation = rows.relation
    about = looked_at(rows, "area").replace("c.part", "'lead'")
    if by == "deputy":
        part = f" AND d.part = '{rows.part}'" if relation == "suggestion" else ""
        gone = (
            f"SELECT d.row_id FROM {relation}_deputy d WHERE d.deputy_id = $subject{part} "
            f"GROUP BY 1 HAVING NOT bool_or({in_view('d.level')})"
        )
    elif by == "area":
        gone = (
            "SELECT f.row_id FROM rel f JOIN area_tree t ON t.area_id = coalesce(f.row_area, f.sender_area) "
            f"WHERE t.ancestor_id = $subject AND f.row_id NOT IN (SELECT row_id FROM ({visible(relation)}))"
        )
    else:
        gone = "SELECT NULL::BIGINT"
    return (
        f"SELECT 'left_out', '那一天不在任，或不是所看的级别', '{relation}', f.row_id, NULL::DATE, NULL FROM rel f "
        f"WHERE f.row_id IN ({gone}) AND {about}"
    )


def _listed(con: duckdb.DuckDBPyConnection, found: pl.DataFrame, record: str) -> pl.DataFrame:
    """Rows known by counted (blank: unknown) and fact_row."""
    titles: pl.DataFrame = con.sql(
        f"SELECT t.*, s.file, s.sheet FROM ({_titles(record)}) t LEFT JOIN source s USING (source_id)"
    ).pl()
    why = pl.col("why") if "why" in found.columns else pl.lit(None, dtype=pl.String)
    part = pl.when("counted").then(pl.lit("numerator")).when(~pl.col("counted")).then(pl.lit("denominator"))
    told = found.with_columns(
        part.otherwise(pl.lit("left_out")).alias("part"), pl.lit(record).alias("record"),
        pl.when(pl.col("counted").is_null()).then(pl.coalesce(why, pl.lit(UNREPORTED))).alias("reason"),
    )  # fmt: skip
    joined = told.join(titles, left_on=["record", "fact_row"], right_on=["record", "row_id"], how="left")
    named = [name for name in ("checklist", "item") if name in joined.columns]
    title = pl.coalesce("title", pl.concat_str(named, separator=" ")) if "item" in named else pl.col("title")
    title = pl.concat_str("checklist", title, separator=" ") if named == ["checklist"] else title
    renamed = joined.with_columns(pl.col("fact_row").alias("row_id"), title.alias("title"))
    return renamed.select(*SCHEMA).cast(SCHEMA)  # type: ignore[arg-type]


def _titles(relation: str) -> str:
    """SQL of record, row_id, happened_on, title, source_id, row of the facts that may stand behind the relation."""
    wanted = (
        [relation, *BESIDE.get(relation, ())]
        if is_fact(relation)
        else [r for r in RECORDS if f"'{r}'" in rows_of(relation)]
    )
    return " UNION ALL ".join(
        f"SELECT '{record}' AS record, row_id, {TITLES[record][0]} AS happened_on, {TITLES[record][1]} AS title, "
        f'source_id, "row" FROM {record}'
        for record in wanted
    )
