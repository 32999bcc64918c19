"""The tables of a build, generated from the record contract, so that a column stands in one place."""

from functools import cache
from importlib.resources import files

import duckdb

from etl.records import RECORDS, Column, columns

_TYPES = {"year": "INTEGER", "date": "DATE", "bool": "BOOLEAN", "int": "BIGINT", "count": "DOUBLE", "number": "DOUBLE"}

COPIED: dict[str, tuple[tuple[str, str, str], ...]] = {
    "attendance": (
        ("happened_on", "activity", "happened_on"),
        ("kind", "activity", "kind"),
        ("status", "activity", "status"),
        ("campaign", "activity", "campaign"),
        ("topic", "activity", "topic"),
        ("trigger", "activity", "trigger"),
        ("activity_name", "activity", "activity_name"),
        ("activity_station_id", "activity", "station_id"),
    ),
    "agenda_item": (("happened_on", "activity", "happened_on"), ("status", "activity", "status")),
    "suggestion_evaluation": (
        ("lead_deputy_id", "suggestion", "lead_deputy_id"),
        ("lead_unit", "suggestion", "lead_unit"),
        ("suggestion_kind", "suggestion", "kind"),
        ("handed_over_on", "suggestion", "handed_over_on"),
        ("submitted_on", "suggestion", "submitted_on"),
        ("is_accepted", "suggestion", "is_accepted"),
    ),
    "project_supervision": (
        ("area_id", "project", "area_id"),
        ("project_kind", "project", "kind"),
        ("project_year", "project", "year"),
    ),
}
"""record -> (column, record it is copied from, field there), so that one table answers."""
COPIED["suggestion_followup"] = COPIED["suggestion_evaluation"]

COMPUTED: dict[str, tuple[tuple[str, str], ...]] = {
    "suggestion": (("reply_due_is_default", "BOOLEAN"), ("result", "VARCHAR")),
    "suggestion_evaluation": (("is_returned", "BOOLEAN"),),
    "suggestion_followup": (("result", "VARCHAR"),),
    "opinion": (("result", "VARCHAR"),),
    "project": (("is_done", "BOOLEAN"),),
}
"""record -> (column, type) worked out at the build."""

TRACE = (
    ("row_id", "BIGINT"),
    ("source_id", "INTEGER"),
    ("row", "INTEGER"),
    ("printed", "MAP(VARCHAR, VARCHAR)"),
    ("row_area", "VARCHAR"),
    ("sender_area", "VARCHAR"),
)
"""What every fact carries besides its own fields."""

WITH_DEPUTIES = (
    "attendance", "contact", "reception", "opinion", "suggestion", "suggestion_evaluation", "suggestion_followup",
    "debriefing", "service", "publicity", "work_product", "project_supervision", "checklist", "honour",
    "booklet_entry", "stated_figure",
)  # fmt: skip
"""Records with a table `<record>_deputy`."""


def quote(name: str) -> str:
    """A column such as group or by may be a word of SQL."""
    return f'"{name}"'


def stored(column: Column) -> list[tuple[str, str]]:
    """(column, type) a field fills in its fact table: none for private, two where a bound is kept."""
    if column.kind == "private":
        return []
    if column.kind in ("list", "list ref"):
        return [(column.name, "VARCHAR[]")]
    own = [(column.name, _TYPES.get(column.kind, "VARCHAR"))]
    if column.kind in ("count", "number"):
        own.append((f"{column.name}_bound", "VARCHAR"))
    if column.to == "group_member":  # a group is its name within one area
        own.append((f"{column.name}_area", "VARCHAR"))
    return own


@cache
def fact_columns(record: str) -> tuple[tuple[str, str], ...]:
    """Every (column, type) of the fact table of `record`: its fields, what is copied and computed, the trace."""
    own = [pair for column in columns(RECORDS[record]) for pair in stored(column)]
    copied = [(name, _type(source, field)) for name, source, field in COPIED.get(record, ())]
    return (*own, *copied, *COMPUTED.get(record, ()), *TRACE)


def _type(record: str, field: str) -> str:
    return next(pair[1] for column in columns(RECORDS[record]) if column.name == field for pair in stored(column))


def create_schema(con: duckdb.DuckDBPyConnection) -> None:
    """All empty tables of a warehouse in the database `con` is connected to."""
    for record in RECORDS:
        con.execute(f"CREATE TABLE {record} ({', '.join(f'{quote(n)} {t}' for n, t in fact_columns(record))})")
    for record in WITH_DEPUTIES:
        con.execute(
            f"CREATE TABLE {record}_deputy "
            "(row_id BIGINT, deputy_id VARCHAR, level VARCHAR, area_id VARCHAR, part VARCHAR)"
        )
    con.execute(files(__package__).joinpath("schema.sql").read_text("utf-8"))
