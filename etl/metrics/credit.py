"""Whose a row is: for each grain, which subject each row of a relation is counted for, once."""

from etl.metrics.metric import Grain
from etl.metrics.relation import column_types, is_fact
from etl.metrics.view import in_view
from etl.warehouse.schema import WITH_DEPUTIES

STATION = {"attendance": "activity_station_id"}
"""Records whose station stands under another name than station_id."""

MADE = {"deputy": "deputy_id", "station": "station_id", "unit": "lead_unit", "group": "group_id"}
"""Columns of a made relation that name its subject."""

OF_THE_DEPUTY = ("attendance",)
"""Rows of a deputy, without an area or station of their own: they belong where the deputy's mandate is kept."""


ALL = "true"
"""Of a table of facts all rows; else a condition on row_id, which the lists of deputies beside it have too."""


def credited(relation: str, by: Grain, day: str | None, within: str = ALL) -> str:
    """SQL of (subject, row_id, part), each subject and row once, over the table or CTE `rel`.

    A fact counts once per station, unit, group and area (with all areas above), and once with each deputy named.
    A fact that names deputies, none of them in view, counts for nobody. within: of which rows `rel` is.
    """
    if not is_fact(relation):
        return _made(by)
    match by:
        case "deputy":
            return _deputies(relation, within)
        case "area":
            return _areas(relation, within)
        case "group" if "group" not in column_types(relation):
            return _through(relation, within, day, "group_member", """m."group" || '@' || m.area_id""")
        case "station" if _station(relation) not in column_types(relation):
            return _through(relation, within, day, "assignment", "m.station_id")
    subject = _subject(relation, by)
    return f"SELECT {subject} AS subject, row_id, 'lead' AS part FROM ({visible(relation, within)}) f WHERE {subject} IS NOT NULL"


def _station(relation: str) -> str:
    return STATION.get(relation, "station_id")


def _subject(relation: str, by: Grain) -> str:
    """A group is its name within one area."""
    if by == "group":
        area = "area_id" if relation == "group_member" else "group_area"
        return f"""f."group" || '@' || f.{area}"""
    return _station(relation) if by == "station" else "lead_unit"


def _deputies(relation: str, within: str) -> str:
    if relation not in WITH_DEPUTIES:
        return "SELECT DISTINCT deputy_id AS subject, row_id, 'named' AS part FROM rel WHERE deputy_id IS NOT NULL"
    return f"SELECT DISTINCT deputy_id AS subject, row_id, part FROM {relation}_deputy WHERE {in_view('level')} AND {within}"


def named(relation: str, within: str = ALL) -> str:
    """SQL of the deputies by whom a row is judged: a suggestion by its lead alone, else one that only a cosigner
    brings into view would be counted in every area of its cosigners."""
    lead = " AND part = 'lead'" if relation == "suggestion" else ""
    return f"(SELECT * FROM {relation}_deputy WHERE {within}{lead})"


def visible(relation: str, within: str = ALL) -> str:
    """SQL of the rows that count in this view at all: those that name nobody, or somebody in view."""
    if relation not in WITH_DEPUTIES:
        return "SELECT * FROM rel"
    return (
        f"SELECT rel.* FROM rel LEFT JOIN (SELECT row_id, bool_or({in_view('level')}) AS seen FROM {named(relation, within)} "
        "GROUP BY row_id) named USING (row_id) WHERE coalesce(named.seen, true)"
    )


def _areas(relation: str, within: str) -> str:
    """The row's own area; else, per deputy in view, that of the mandate (the smallest of several); else the
    sender's; rolled up to every parent."""
    own, join = "f.row_area", ""
    if relation in WITH_DEPUTIES:
        own = "NULL::VARCHAR" if relation in OF_THE_DEPUTY else own
        join = f"LEFT JOIN ({_smallest(relation, within)}) named ON {own} IS NULL AND named.row_id = f.row_id"
        own = f"coalesce({own}, named.area_id)"
    return (
        "SELECT DISTINCT t.ancestor_id AS subject, a.row_id, 'lead' AS part FROM "
        f"(SELECT f.row_id, coalesce({own}, f.sender_area) AS area_id FROM ({visible(relation, within)}) f {join}) a "
        "JOIN area_tree t USING (area_id)"
    )


def _smallest(relation: str, within: str) -> str:
    return (
        "SELECT d.row_id, d.deputy_id, arg_max(d.area_id, (t.depth, d.area_id)) AS area_id "
        f"FROM {named(relation, within)} d JOIN area_tree t ON t.area_id = d.area_id AND t.distance = 0 "
        f"WHERE {in_view('d.level')} GROUP BY ALL"
    )


def _through(relation: str, within: str, day: str | None, register: str, subject: str) -> str:
    """A group (or station) has what its members did while they were members."""
    on = f"f.{day}" if day else "$last_on"
    return (
        f"SELECT DISTINCT {subject} AS subject, d.row_id, d.part FROM {named(relation, within)} d "
        f"JOIN rel f USING (row_id) JOIN {register} m ON m.deputy_id = d.deputy_id "
        f"AND coalesce(m.from_on <= {on}, true) AND coalesce(m.to_on >= {on}, true) WHERE {in_view('d.level')}"
        if relation in WITH_DEPUTIES
        else f"SELECT DISTINCT {subject} AS subject, f.row_id, 'named' AS part FROM rel f "
        f"JOIN {register} m ON m.deputy_id = f.deputy_id"
    )


def _made(by: Grain) -> str:
    """A made relation names its subjects itself: deputy_id, station_id, lead_unit, group_id, area_id."""
    if by == "area":
        return (
            "SELECT DISTINCT t.ancestor_id AS subject, row_id, 'lead' AS part FROM rel JOIN area_tree t USING (area_id)"
        )
    return f"SELECT DISTINCT {MADE[by]} AS subject, row_id, 'lead' AS part FROM rel WHERE {MADE[by]} IS NOT NULL"
