"""What one viewer may see of a build, as a warehouse of its own: the rows out of sight are not in it.

A number asked of it cannot leak what lies outside, whatever is asked: there is nothing else to count.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.problems import Stop
from etl.records import RECORDS, columns
from etl.warehouse.publish import HARDENED
from etl.warehouse.schema import WITH_DEPUTIES, create_schema, quote
from etl.warehouse.statements import Con, run, statement

_WHOLE = ("calendar", "reception_rule_day", "rule", "stamp")
"""Tables about nobody."""

_STATION = {"attendance": "activity_station_id"}
"""The column that says at which station a row was, where it is not called station_id."""


@dataclass(frozen=True)
class Sight:
    """Areas with all below them, or stations, or one deputy. Nothing named: nothing is in sight."""

    areas: tuple[str, ...] = ()
    stations: tuple[str, ...] = ()
    deputy: str | None = None


def open_sight(path: Path, sight: Sight) -> duckdb.DuckDBPyConnection:
    """The build at `path` with the rows in sight alone: in memory, the file let go, cut off from everything else.

    Raises Stop when the build is gone.
    """
    con = duckdb.connect(":memory:")
    try:
        con.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS whole (READ_ONLY)")
    except duckdb.IOException as error:
        raise Stop(f"数据库 {path.name} 打不开，请重新运行 lvzhi build。") from error
    create_schema(con)
    run(con, "sight")
    con.execute(_given(sight))
    run(con, _kind(sight))
    run(con, "sight_around")
    _fill(con, _kind(sight))
    con.execute("DETACH whole")
    for name, value in HARDENED.items():
        con.execute(f"SET {name} = {value}")
    return con


def _kind(sight: Sight) -> str:
    return "sight_of_areas" if sight.areas else "sight_of_stations" if sight.stations else "sight_of_deputy"


def _given(sight: Sight) -> str:
    """What the sight names, as rows of `given`: an id of an account may hold a quote."""
    ids = [*sight.areas] if sight.areas else [*sight.stations] if sight.stations else [sight.deputy or ""]
    return "INSERT INTO given VALUES " + ", ".join("('" + one.replace("'", "''") + "')" for one in ids)


def _fill(con: Con, kind: str) -> None:
    """Every table, the facts first: what else is seen hangs on them."""
    for record in RECORDS:
        if record != "activity":
            con.execute(_copy(record, _seen(record, kind)))
    con.execute(_copy("activity", f"{_seen('activity', kind)} OR {statement('sight_activity')}"))
    for record in WITH_DEPUTIES:
        whose = "r.deputy_id IN (FROM seen_deputy)"
        con.execute(_copy(f"{record}_deputy", f"{whose} AND row_id IN (SELECT row_id FROM main.{record})"))
    for table in _WHOLE:
        con.execute(_copy(table, "true"))
    run(con, "sight_beside", facts=" UNION ".join(f"SELECT source_id FROM main.{record}" for record in RECORDS))


def _copy(table: str, seen: str) -> str:
    return f"INSERT INTO main.{table} SELECT * FROM whole.{table} r WHERE {seen}"


def _seen(record: str, kind: str) -> str:
    """Whether a row of `record`, called r, is in sight."""
    registers = {
        "area": "r.area_id IN (FROM named_area)",
        "station": "r.station_id IN (FROM seen_station)",
        "deputy": "r.deputy_id IN (FROM seen_deputy)",
        "mandate": "r.deputy_id IN (FROM seen_deputy)",
        "conduct": "r.deputy_id IN (FROM seen_deputy)",
    }
    if record in registers:
        return registers[record]
    return {"sight_of_areas": _in_areas, "sight_of_stations": _at_stations, "sight_of_deputy": _of_deputy}[kind](record)


def _in_areas(record: str) -> str:
    """A row is in sight with its people, where it says itself that it lies, else where its sender is; attendance with
    its people alone, since those of all areas meet in one."""
    of_deputies = f"SELECT row_id FROM whole.{record}_deputy" if record in WITH_DEPUTIES else "SELECT -1"
    parts = [f"r.row_id IN ({of_deputies} WHERE deputy_id IN (FROM seen_deputy))"] if record in WITH_DEPUTIES else []
    if record == "assignment":
        return "r.station_id IN (FROM seen_station)"
    if record != "attendance":
        parts.append("r.row_area IN (FROM seen_area)")
        alone = f"r.row_area IS NULL AND r.row_id NOT IN ({of_deputies})"
        parts.append(f"({alone} AND r.sender_area IN (FROM seen_area))")
    return " OR ".join(parts)


def _at_stations(record: str) -> str:
    """What was at the stations, and their people whole: a rate of a station may ask of anything its people did."""
    fields = {column.name for column in columns(RECORDS[record])}
    column = _STATION.get(record, "station_id" if "station_id" in fields else None)
    there = f"r.{quote(column)} IN (FROM seen_station) OR " if column else ""
    return there + _of_deputy(record)


def _of_deputy(record: str) -> str:
    if record in WITH_DEPUTIES:
        return f"r.row_id IN (SELECT row_id FROM whole.{record}_deputy WHERE deputy_id IN (FROM seen_deputy))"
    fields = {column.name for column in columns(RECORDS[record])}
    return "r.deputy_id IN (FROM seen_deputy)" if "deputy_id" in fields else "false"
