"""How much of the place and the period a number stands on: months and places nobody reported, to be said beside it."""

from collections.abc import Sequence
from importlib.resources import files

import duckdb
import polars as pl

from etl.metrics.expression import resolve
from etl.metrics.metric import Grain, Metric
from etl.metrics.relation import rows_of
from etl.metrics.rulebook import rule
from etl.metrics.view import View, in_view

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "id": pl.String, "metric": pl.String, "months": pl.Int64, "missing_months": pl.Int64,
    "missing_areas": pl.List(pl.String), "missing_stations": pl.List(pl.String), "said": pl.String,
}  # fmt: skip
_IN_AREA = "EXISTS (SELECT 1 FROM heard s WHERE s.area_id = {} AND s.month = m.month)"
_ASKED = {
    "area": f"SELECT a.area_id AS id, a.area_id AS below, m.month, {_IN_AREA.format('a.area_id')} AS is_told FROM area a, month m",
    "unit": (
        f"SELECT u.lead_unit AS id, a.area_id AS below, m.month, {_IN_AREA.format('a.area_id')} AS is_told "
        "FROM (SELECT lead_unit FROM suggestion UNION SELECT lead_unit FROM project) u, area_tree a, month m "
        "WHERE u.lead_unit IS NOT NULL AND a.distance = 0 AND coalesce(a.area_id = $area::VARCHAR, a.depth = 0)"
    ),
    "station": (
        "SELECT s.station_id AS id, NULL::VARCHAR AS below, m.month, "
        "EXISTS (SELECT 1 FROM station_told t WHERE t.station_id = s.station_id AND t.month = m.month) AS is_told "
        "FROM station s JOIN month m ON coalesce(s.opened_on <= m.to_on, true)"
    ),
    "group": (
        "SELECT g.id, NULL::VARCHAR AS below, m.month, "
        "EXISTS (SELECT 1 FROM whole w WHERE w.area_id = g.area_id AND w.month = m.month) AS is_told "
        """FROM (SELECT DISTINCT "group" || '@' || area_id AS id, area_id FROM group_member) g, month m"""
    ),
    "deputy": (
        "SELECT o.deputy_id AS id, NULL::VARCHAR AS below, m.month, bool_or(w.month IS NOT NULL) AS is_told "
        f"FROM (SELECT DISTINCT deputy_id, area_id FROM office WHERE {in_view('level')}) o "
        "JOIN month m ON EXISTS (SELECT 1 FROM office i WHERE i.deputy_id = o.deputy_id "
        f"AND i.from_on <= m.to_on AND i.to_on >= m.from_on AND {in_view('i.level')}) "
        "LEFT JOIN whole w ON w.area_id = o.area_id AND w.month = m.month GROUP BY ALL"
    ),
}
"""Every subject and month (of deputies: in office) and whether anything of it was told; below: the area whose parts
may be missing."""


def covered(con: duckdb.DuckDBPyConnection, metric_ids: Sequence[str], by: Grain, view: View) -> pl.DataFrame:
    """id, metric, months (of the period up to as_of; of a deputy: in office), missing_months (nobody reported anything of
    the subject), missing_areas and missing_stations (names: not reported in some month in which others of it were), said
    (Chinese, blank where nothing is missing).

    A month of which one day was reported is reported. Raises ValueError for an id that is no metric.
    """
    metrics = [resolve(asked) for asked in metric_ids]
    by_needs = {needs: _count(con, needs, by, view) for needs in {_needs(con, metric) for metric in metrics}}
    frames = [by_needs[_needs(con, metric)].with_columns(pl.lit(metric.id).alias("metric")) for metric in metrics]
    return pl.concat([pl.DataFrame(schema=SCHEMA), *(frame.select(*SCHEMA) for frame in frames)])


def said(months: int, areas: Sequence[str], stations: Sequence[str]) -> str | None:
    """What is missing, in one clause: 2 个月没有报送；3 个区域、1 个站点有的月份没有报送."""
    places = [f"{len(names)} 个{kind}" for kind, names in (("区域", areas), ("站点", stations)) if names]
    clauses = [f"{months} 个月没有报送"] if months else []
    clauses += [f"{'、'.join(places)}有的月份没有报送"] if places else []
    return "；".join(clauses) or None


def _needs(con: duckdb.DuckDBPyConnection, metric: Metric) -> tuple[str, ...]:
    """What must have been delivered; of the duties what each of them needs."""
    if metric.needs:
        return metric.needs
    measures = [resolve(item["measure"]) for item in rule(con, "duties") or []]
    return tuple(dict.fromkeys(need for measure in measures for need in measure.needs))


def _count(con: duckdb.DuckDBPyConnection, needs: tuple[str, ...], by: Grain, view: View) -> pl.DataFrame:
    wanted = [(n, *one.partition(".")[::2]) for n, need in enumerate(needs) for one in need.split("|")]
    told = rows_of("told_inside" if by in ("deputy", "group") else "told")
    sql = _SQL.format(needs=", ".join(map(str, wanted)) or "(0, '', '')", told=told, asked=_ASKED[by])
    found: pl.DataFrame = con.sql(sql, params=view.parameters(sql)).pl()
    sentences = [said(*row[2:]) for row in found.rows()]
    return found.with_columns(pl.Series("said", sentences, dtype=pl.String))


_SQL = files("etl.metrics").joinpath("covered.sql").read_text("utf-8")
