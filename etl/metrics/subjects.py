"""The full list a grain is joined to: nobody is lost for having no rows."""

import duckdb
import polars as pl

from etl.metrics.metric import Grain
from etl.metrics.view import View, in_view

_BELOW = "(SELECT area_id FROM area_tree WHERE ancestor_id = $area)"

SUBJECTS = {
    "area": (
        "SELECT area_id AS id, any_value(area_name) AS name FROM area "
        f"WHERE $area::VARCHAR IS NULL OR area_id IN {_BELOW} GROUP BY area_id ORDER BY id"
    ),
    "station": (
        "SELECT station_id AS id, station_name AS name FROM station "
        f"WHERE $area::VARCHAR IS NULL OR area_id IN {_BELOW} ORDER BY id"
    ),
    "group": (
        """SELECT "group" || '@' || area_id AS id, any_value("group") AS name FROM group_member """
        f"WHERE $area::VARCHAR IS NULL OR area_id IN {_BELOW} GROUP BY 1 ORDER BY id"
    ),
    "deputy": (
        "SELECT deputy_id AS id, deputy_name AS name FROM deputy WHERE deputy_id IN "
        f"(SELECT deputy_id FROM office WHERE {in_view('level')} AND from_on <= $last_on AND to_on >= $from_on "
        f"AND ($area::VARCHAR IS NULL OR area_id IN {_BELOW})) ORDER BY id"
    ),
    "unit": (
        "SELECT DISTINCT lead_unit AS id, lead_unit AS name FROM "
        "(SELECT lead_unit FROM suggestion UNION ALL SELECT lead_unit FROM project) "
        "WHERE lead_unit IS NOT NULL ORDER BY id"
    ),
}
"""Deputies: those with a mandate in view on any day of the period; the others have no number to show."""


def subjects(con: duckdb.DuckDBPyConnection, by: Grain, view: View) -> pl.DataFrame:
    """id, name of every subject of the grain in view, in the order of the ids."""
    sql = SUBJECTS[by]
    found: pl.DataFrame = con.sql(sql, params=view.parameters(sql)).pl()
    return found
