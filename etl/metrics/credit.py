"""Whose a row is: for each grain, which subject each row of a relation is counted for, once."""

from etl.metrics.metric import Grain
from etl.metrics.view import in_view
from etl.records import RECORDS
from etl.warehouse.schema import WITH_DEPUTIES, fact_columns

STATION = {"attendance": "activity_station_id"}
"""Records whose station stands under another name than station_id."""

DIRECT = {"deputy": "deputy_id", "station": "station_id", "unit": "lead_unit", "group": "group_id"}
"""Columns of a made relation that name its subject."""


def credited(relation: str, by: Grain, day: str | None) -> str:
    """SQL of (subject, row_id, part), each subject and row once, over the table or CTE `rel`.

    A fact counts once per station, unit, group and area (with all areas above), and once with each deputy named.
    A fact that names deputies, none of them in view, counts for nobody.
    """
    if relation not in RECORDS:
        return _made(relation, by)
    if by == "deputy" and relation not in WITH_DEPUTIES:
        return "SELECT DISTINCT deputy_id AS subject, row_id, 'named' AS part FROM rel WHERE deputy_id IS NOT NULL"
    if by == "deputy":
        return f"SELECT DISTINCT deputy_id AS subject, row_id, part FROM {relation}_deputy WHERE {in_view('level')}"
    if by == "area":
        return _areas(relation)
    if by == "group" and "group" not in _names(relation):
        return _through(relation, day, "group_member", """m."group" || '@' || m.area_id""")
    if by == "station" and STATION.get(relation, "station_id") not in _names(relation):
        return _through(relation, day, "assignment", "m.station_id")
    return (
        f"SELECT {_subject(relation, by)} AS subject, row_id, 'lead' AS part FROM ({visible(relation)}) f "
        "WHERE subject IS NOT NULL"
    )


def _names(relation: str) -> set[str]:
    return {name for name, _ in fact_columns(relation)}


def _subject(relation: str, by: Grain) -> str:
    if by == "group":
        return group_id("f")
    return {"station": STATION.get(relation, "station_id"), "unit": "lead_unit"}[by]


def group_id(alias: str) -> str:
    """A group is its name within one area."""
    return f"""{alias}."group" || '@' || {alias}.group_area"""


def visible(relation: str) -> str:
    """SQL of the rows that count in this view at all: those that name nobody, or somebody in view."""
    if relation not in WITH_DEPUTIES:
        return "SELECT * FROM rel"
    return (
        f"SELECT rel.* FROM rel LEFT JOIN (SELECT row_id, bool_or({in_view('level')}) AS seen FROM {relation}_deputy "
        "GROUP BY row_id) named USING (row_id) WHERE coalesce(named.seen, true)"
    )


def _areas(relation: str) -> str:
    """The row's own area; else, per deputy in view, that of the mandate (the smallest of several); else the
    sender's; rolled up to every parent."""
    own = (
        "coalesce(f.row_area, named.area_id, f.sender_area)"
        if relation in WITH_DEPUTIES
        else "coalesce(f.row_area, f.sender_area)"
    )
    join = (
        f"LEFT JOIN ({_smallest(relation)}) named ON f.row_area IS NULL AND named.row_id = f.row_id"
        if relation in WITH_DEPUTIES
        else ""
    )
    return (
        f"SELECT DISTINCT t.ancestor_id AS subject, a.row_id, 'lead' AS part FROM (SELECT f.row_id, {own} AS area_id "
        f"FROM ({visible(relation)}) f {join}) a JOIN area_tree t USING (area_id)"
    )


def _smallest(relation: str) -> str:
    return (
        "SELECT d.row_id, d.deputy_id, arg_max(d.area_id, t.depth) AS area_id "
        f"FROM {relation}_deputy d JOIN area_tree t ON t.area_id = d.area_id AND t.distance = 0 "
        f"WHERE {in_view('d.level')} GROUP BY ALL"
    )


def _through(relation: str, day: str | None, register: str, subject: str) -> str:
    """A group has what its members had while they were members; a station what those posted to it had."""
    on = f"f.{day}" if day else "$last_on"
    return (
        f"SELECT DISTINCT {subject} AS subject, d.row_id, d.part FROM {relation}_deputy d "
        f"JOIN rel f USING (row_id) JOIN {register} m ON m.deputy_id = d.deputy_id "
        f"AND coalesce(m.from_on <= {on}, true) AND coalesce(m.to_on >= {on}, true) WHERE {in_view('d.level')}"
    )


GROUPED = ("group_quarter", "person")
"""Made relations that name their group; of the others a group has what its members have."""


def _made(relation: str, by: Grain) -> str:
    """A made relation names its subjects itself: deputy_id, station_id, lead_unit, group_id, area_id."""
    if by == "area":
        return (
            "SELECT DISTINCT t.ancestor_id AS subject, row_id, 'lead' AS part FROM rel JOIN area_tree t USING (area_id)"
        )
    if by == "group" and relation not in GROUPED:
        return (
            """SELECT DISTINCT m."group" || '@' || m.area_id AS subject, rel.row_id, 'lead' AS part FROM rel """
            "JOIN group_member m USING (deputy_id) "
            "WHERE coalesce(m.from_on <= $last_on, true) AND coalesce(m.to_on >= $last_on, true)"
        )
    return f"SELECT DISTINCT {DIRECT[by]} AS subject, row_id, 'lead' AS part FROM rel WHERE {DIRECT[by]} IS NOT NULL"
