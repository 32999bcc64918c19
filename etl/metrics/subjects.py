"""SQL of the full list a grain is joined to: id, name; nobody is lost for having no rows."""

from etl.metrics.view import in_view

_BELOW = "(SELECT area_id FROM area_tree WHERE ancestor_id = $area)"
_HERE = f"($area::VARCHAR IS NULL OR area_id IN {_BELOW})"

SUBJECTS = {
    "area": f"SELECT area_id AS id, any_value(area_name) AS name FROM area WHERE {_HERE} GROUP BY area_id ORDER BY id",
    "station": f"SELECT station_id AS id, station_name AS name FROM station WHERE {_HERE} ORDER BY id",
    "group": (
        """SELECT "group" || '@' || area_id AS id, any_value("group") AS name FROM group_member """
        f"WHERE {_HERE} GROUP BY 1 ORDER BY id"
    ),
    "deputy": (
        "SELECT deputy_id AS id, deputy_name AS name FROM deputy "
        f"WHERE deputy_id IN (SELECT deputy_id FROM mandate WHERE {in_view('level')} AND {_HERE}) "
        "OR ($area::VARCHAR IS NULL AND $level::VARCHAR IS NULL "
        "AND deputy_id NOT IN (SELECT deputy_id FROM mandate)) ORDER BY id"
    ),
    "unit": (
        "SELECT DISTINCT lead_unit AS id, lead_unit AS name FROM "
        "(SELECT lead_unit FROM suggestion UNION ALL SELECT lead_unit FROM project) "
        "WHERE lead_unit IS NOT NULL ORDER BY id"
    ),
}
"""Deputies: all of the register who ever held a mandate in view, and those of whom no mandate at all is told. Who was
out of office in the period has service_days 0 and nothing else."""
