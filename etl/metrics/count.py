"""Counted rows added up per subject: one query per relation, whatever the number of metrics asked of it."""

from collections.abc import Sequence
from itertools import groupby

import duckdb
import polars as pl

from etl.metrics.credit import ALL, MADE, credited
from etl.metrics.metric import Agg, Grain, Metric, People, Rows, told_or
from etl.metrics.portions import added_up, portions
from etl.metrics.relation import is_fact, rows_of
from etl.metrics.subjects import SUBJECTS
from etl.metrics.view import View, in_view


def totals(con: duckdb.DuckDBPyConnection, metrics: Sequence[Metric], by: Grain, view: View) -> pl.DataFrame:
    """id, name of every subject in view, then per metric `ID.numerator`, `ID.denominator` (ratios), `ID.bound`,
    `ID.base` (medians); blank for who has no rows."""
    key = lambda metric: _key(as_rows(metric), by)  # noqa: E731
    groups = [list(same) for _, same in groupby(sorted(metrics, key=key), key=key)]
    split = {n: parts for n, same in enumerate(groups) if (parts := portions(con, [as_rows(one) for one in same]))}
    asked = [_query(same, by) for n, same in enumerate(groups) if n not in split]
    beside = [f"LEFT JOIN ({query}) r{n} ON r{n}.id = s.id" for n, query in enumerate(asked)]
    columns = ", ".join(["s.*", *(f"r{n}.* EXCLUDE (id)" for n in range(len(asked)))])
    sql = f"SELECT {columns} FROM ({SUBJECTS[by]}) s {' '.join(beside)} ORDER BY s.id"
    found: pl.DataFrame = con.sql(sql, params=view.parameters(sql)).pl()
    for n, parts in split.items():
        each = [_query(groups[n], by, within) for within in parts]
        counted = added_up(con.sql(one, params=view.parameters(one)).pl() for one in each)
        found = found.join(counted, on="id", how="left", maintain_order="left")
    return found


def _key(rows: Rows, by: Grain) -> tuple[str, tuple[str, ...], str]:
    """Metrics over one relation, credited alike, are asked together."""
    return rows.relation, rows.levels, (rows.day or "") if by in ("group", "station") else ""


def as_rows(metric: Metric) -> Rows:
    """The formula over rows; people in office are rows of the relation person."""
    formula = metric.formula
    if isinstance(formula, Rows):
        return formula
    if isinstance(formula, People):
        done = Agg(f"f.deputy_id IN ({_having(formula)})")
        told = told_or(done.when, f"f.deputy_id IN ({_told_of(metric.needs, formula)})")
        return Rows("person", done, Agg(), None, formula.among, (told,), levels=formula.levels, so_far=formula.so_far)
    raise TypeError(metric.id)


def _told_of(needs: Sequence[str], people: People) -> str:
    """SQL of the deputies of whom all that is needed was delivered, in the period or (judged so far) before its end."""
    until = "true" if people.so_far else "coalesce(c.to_on >= $from_on, true)"
    told = (
        " OR ".join(
            f"(c.record = '{record}' AND list_contains(c.columns, '{field}'))"
            for record, _, field in (one.partition(".") for one in need.split("|"))
        )
        for need in needs
    )
    return " INTERSECT ".join(
        f"SELECT o.deputy_id FROM office o JOIN ({rows_of('told_inside')}) c USING (area_id) "
        f"WHERE {in_view('o.level', people.levels)} AND coalesce(c.from_on <= $last_on, true) AND {until} AND ({one})"
        for one in told
    )


def _having(people: People) -> str:
    """SQL of the deputies who have such a row, in view."""
    dated = (
        f"f.{people.day} BETWEEN $from_on AND $last_on" if people.day else "coalesce(f.happened_on <= $last_on, true)"
    )
    return (
        f"SELECT d.deputy_id FROM {people.record} f JOIN {people.record}_deputy d USING (row_id) "
        f"WHERE ({in_view('d.level', people.levels)} OR f.happened_on IS NULL) AND {dated} AND ({people.where}) "
        f"GROUP BY d.deputy_id HAVING {people.having}"
    )


def looked_at(rows: Rows, by: Grain) -> str:
    """SQL: which credited rows a metric is about, in the period and the area in view."""
    return " AND ".join(_looked_at(rows, by))


def _looked_at(rows: Rows, by: Grain) -> list[str]:
    parts = [f"({rows.where})"]
    if rows.day:
        parts.append(f"f.{rows.day} BETWEEN $from_on AND $last_on")
    if by == "deputy" and rows.relation == "suggestion":
        parts.append(f"c.part = '{rows.part}'")
    if by == "unit":
        parts.append("($area::VARCHAR IS NULL OR f.row_id IN (SELECT row_id FROM here))")
    return parts


def base(rows: Rows, by: Grain) -> str:
    """SQL: which of them count at all."""
    return " AND ".join(_base(rows, by))


def _base(rows: Rows, by: Grain) -> list[str]:
    return [*_looked_at(rows, by), *(f"({told.condition})" for told in rows.only)]


def tables(rows: Rows, by: Grain, within: str = ALL, when: str = ALL) -> str:
    """SQL of the CTEs every question about `rows` begins with: rel, credit and, for units, what lies in the area.
    within: a portion of the rows of a fact (see portions). when: the days outside of which nothing is asked for."""
    here = (
        f", here AS (SELECT row_id FROM ({credited(rows.relation, 'area', rows.day, within)}) WHERE subject = $area)"
        if by == "unit"
        else ""
    )
    relation = people_of(rows.relation, by, rows.levels)
    if only := " AND ".join(part for part in (within, when) if part != ALL):
        relation = f"SELECT * FROM ({relation}) f WHERE {only}"
    kept = "" if is_fact(rows.relation) else "MATERIALIZED "  # a table is there already; what is made is made once
    return f"rel AS {kept}({relation}){here}, credit AS ({credited(rows.relation, by, rows.day, within)})"


def people_of(relation: str, by: Grain, levels: tuple[str, ...] = ()) -> str:
    """People stand beside the stations or groups they are in, where those are asked for."""
    beside = {"station": "station_person", "group": "group_person"}.get(by)
    return rows_of(beside if relation == "person" and beside else relation, levels)


def _query(metrics: Sequence[Metric], by: Grain, within: str = ALL) -> str:
    """What all of them ask of a row is asked once, for all; each asks only the rest for itself."""
    bases = [_base(as_rows(metric), by) for metric in metrics]
    common = [part for part in bases[0] if all(part in other for other in bases)]
    own = [" AND ".join(part for part in parts if part not in common) or "true" for parts in bases]
    selected = [column for metric, counted in zip(metrics, own, strict=True) for column in _columns(metric, counted)]
    wanted = " AND ".join([*common, f"({' OR '.join(dict.fromkeys(f'({one})' for one in own))})"])
    beginning, subject, source = _source(as_rows(metrics[0]), by, within, _days(metrics))
    return f"{beginning} SELECT {subject} AS id, {', '.join(selected)} FROM {source} WHERE {wanted} GROUP BY 1"


def _days(metrics: Sequence[Metric]) -> str:
    """SQL: the days any of them is about, so that no row of other years is credited first and left out after."""
    days = {as_rows(metric).day for metric in metrics}
    told = [f"f.{day} BETWEEN $from_on AND $last_on" for day in sorted(filter(None, days))]
    return f"({' OR '.join(told)})" if None not in days and is_fact(as_rows(metrics[0]).relation) else ALL


def _source(rows: Rows, by: Grain, within: str, when: str) -> tuple[str, str, str]:
    """SQL of what stands before, the subject, and the rows `f` (with credit `c`). A row of a made relation names its
    subject itself: it is counted as it is made, not kept first."""
    if is_fact(rows.relation) or by == "unit":
        return f"WITH {tables(rows, by, within, when)}", "c.subject", "credit c JOIN rel f USING (row_id)"
    made = people_of(rows.relation, by, rows.levels)
    if by == "area":
        return "", "t.ancestor_id", f"({made}) f JOIN area_tree t USING (area_id)"
    return "", f"f.{MADE[by]}", f"(FROM ({made}) WHERE {MADE[by]} IS NOT NULL) f"


def _columns(metric: Metric, counted: str) -> list[str]:
    rows = as_rows(metric)
    name = metric.id.replace('"', '""')  # an id may hold the values of a slice, and they anything
    columns = [f'{aggregate(rows.numerator, counted)} AS "{name}.numerator"']
    if rows.denominator:
        columns.append(f'{aggregate(rows.denominator, counted)} AS "{name}.denominator"')
    if rows.numerator.bound:
        columns.append(f'{_bound(rows.numerator, counted)} AS "{name}.bound"')
    if metric.is_median:
        columns.append(f'{aggregate(Agg(rows.numerator.when), counted)} AS "{name}.base"')
    return columns


def aggregate(agg: Agg, counted: str = "true") -> str:
    """SQL of the aggregate over the rows `f` that count."""
    only = f"FILTER (WHERE {counted} AND coalesce({agg.when}, false))"
    match agg.how:
        case "sum":
            return f"coalesce(sum({agg.value}) {only}, 0)::DOUBLE"
        case "distinct":
            return f"count(DISTINCT {agg.value}) {only}::DOUBLE"
        case "median":
            return f"median({agg.value}) {only}::DOUBLE"
        case "day":
            one = f"CASE WHEN count(DISTINCT {agg.value}) {only} = 1 THEN min({agg.value}) {only} END"
            return f"try_cast(regexp_extract({one}, '\\d+') AS DOUBLE)"
    return f"coalesce(len(list_distinct(flatten(list({agg.value}) {only}))), 0)::DOUBLE"


def _bound(agg: Agg, counted: str) -> str:
    """One kind of bound stays; several kinds together are only about."""
    only = f"{counted} AND coalesce({agg.when}, false) AND {agg.bound} IS NOT NULL"
    kinds = f"list_distinct(list({agg.bound}) FILTER (WHERE {only}))"
    return f"CASE coalesce(len({kinds}), 0) WHEN 0 THEN NULL WHEN 1 THEN ({kinds})[1] ELSE 'about' END"
