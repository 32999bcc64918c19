"""Where a number is known at all: what was delivered, for which places and days."""

from collections.abc import Iterable

import duckdb
import polars as pl

from etl.metrics.metric import Grain, Metric
from etl.metrics.view import View, in_view

PLACE = {
    "area": "SELECT area_id AS subject, area_id FROM area",
    "station": "SELECT station_id AS subject, area_id FROM station",
    "group": """SELECT DISTINCT "group" || '@' || area_id AS subject, area_id FROM group_member""",
    "deputy": f"SELECT DISTINCT deputy_id AS subject, area_id FROM office WHERE {in_view('level')}",
    "unit": (
        "SELECT DISTINCT lead_unit AS subject, $area::VARCHAR AS area_id FROM "
        "(SELECT lead_unit FROM suggestion UNION ALL SELECT lead_unit FROM project) WHERE lead_unit IS NOT NULL"
    ),
}
"""Where each subject is at home; a delivery about that place, one around it or one inside it tells of it."""


def delivered(con: duckdb.DuckDBPyConnection, by: Grain, view: View) -> pl.DataFrame:
    """subject, record, columns (list): which fields of which record somebody delivered for the subject and period.

    Registers have no dates and tell of every period.
    """
    station = "AND (c.station_id IS NULL OR c.station_id = p.subject)" if by == "station" else ""
    sql = f"""
        WITH place AS ({PLACE[by]}), told AS (
            SELECT DISTINCT c.record, c.area_id, c.station_id, c.columns FROM coverage c
            WHERE coalesce(c.from_on <= $last_on, true) AND coalesce(c.to_on >= $from_on, true)
        ), near AS (
            SELECT area_id, ancestor_id AS other_id FROM area_tree UNION SELECT ancestor_id, area_id FROM area_tree
        )
        SELECT p.subject, c.record, list_distinct(flatten(list(c.columns))) AS columns
        FROM place p JOIN told c ON true {station}
        WHERE c.area_id IS NULL OR p.area_id IS NULL
            OR EXISTS (SELECT 1 FROM near n WHERE n.area_id = p.area_id AND n.other_id = c.area_id)
        GROUP BY ALL
    """
    found: pl.DataFrame = con.sql(sql, params=view.parameters(sql)).pl()
    return found


def known(metric: Metric, told: pl.DataFrame) -> pl.Series:
    """The subjects for which every column the metric needs was delivered."""
    wanted: dict[str, set[str]] = {}
    for need in metric.needs:
        record, _, column = need.partition(".")
        wanted.setdefault(record, set()).update({column} if column else set())
    return _in_all([_with(told, record, fields) for record, fields in wanted.items()])


def _with(told: pl.DataFrame, record: str, fields: Iterable[str]) -> set[str]:
    rows = told.filter(pl.col("record") == record)
    missing = pl.lit(list(fields), dtype=pl.List(pl.String)).list.set_difference(pl.col("columns"))
    return set(rows.filter(missing.list.len() == 0)["subject"])


def _in_all(sets: list[set[str]]) -> pl.Series:
    return pl.Series("id", sorted(set.intersection(*sets)) if sets else [], dtype=pl.String)
