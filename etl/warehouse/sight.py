"""What one viewer may see of a build, as a warehouse of its own: the rows out of sight are not in it.

A number asked of it cannot leak what lies outside, whatever is asked: there is nothing else to count.
"""

from collections.abc import Sequence
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
            _copy(con, record, _seen(record, kind))
    _copy(con, "activity", [*_seen("activity", kind), statement("sight_activity")])
    for record in WITH_DEPUTIES:
        run(con, "sight_named", record=record)
    for table in _WHOLE:
        con.execute(f"INSERT INTO main.{table} FROM whole.{table}")
    run(con, "sight_beside", facts=" UNION ".join(f"SELECT source_id FROM main.{record}" for record in RECORDS))


def _copy(con: Con, record: str, parts: Sequence[str]) -> None:
    if parts:
        run(con, "sight_copy", record=record, rows=" UNION ".join(parts))


def _seen(record: str, kind: str) -> list[str]:
    """SELECTs of the row_id of every row of `record` in sight."""
    registers = {
        "area": ("area_id", "named_area"),
        "station": ("station_id", "seen_station"),
        "deputy": ("deputy_id", "seen_deputy"),
        "mandate": ("deputy_id", "seen_deputy"),
        "conduct": ("deputy_id", "seen_deputy"),
    }
    if record in registers:
        return [_by(record, *registers[record])]
    return {"sight_of_areas": _in_areas, "sight_of_stations": _at_stations, "sight_of_deputy": _of_deputy}[kind](record)


def _by(record: str, column: str, seen: str) -> str:
    """seen: a table of one column, named as what it holds."""
    held = "area_id" if seen.endswith("_area") else seen.replace("seen", "").strip("_") + "_id"
    return f"SELECT r.row_id FROM whole.{record} r JOIN {seen} s ON s.{held} = r.{quote(column)}"


def _in_areas(record: str) -> list[str]:
    """A row is in sight with its people, where it says itself that it lies, else where its sender is; attendance with
    its people alone, since those of all areas meet in one."""
    if record == "assignment":
        return [_by(record, "station_id", "seen_station")]
    has_people = record in WITH_DEPUTIES
    parts = [_by(f"{record}_deputy", "deputy_id", "seen_deputy")] if has_people else []
    if record != "attendance":
        named = f" EXCEPT SELECT d.row_id FROM whole.{record}_deputy d JOIN sent USING (row_id)" if has_people else ""
        parts += [_by(record, "row_area", "seen_area"), statement("sight_alone", record=record, named=named)]
    return parts


def _at_stations(record: str) -> list[str]:
    """What was at the stations, and their people whole: a rate of a station may ask of anything its people did."""
    column = _STATION.get(record, "station_id" if "station_id" in _fields(record) else None)
    return [*([_by(record, column, "seen_station")] if column else []), *_of_deputy(record)]


def _of_deputy(record: str) -> list[str]:
    if record in WITH_DEPUTIES:
        return [_by(f"{record}_deputy", "deputy_id", "seen_deputy")]
    return [_by(record, "deputy_id", "seen_deputy")] if "deputy_id" in _fields(record) else []


def _fields(record: str) -> set[str]:
    return {column.name for column in columns(RECORDS[record])}
