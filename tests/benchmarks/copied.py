"""A nation made of copies of one built sample: every table, with the numbers of places and people of each copy its own.

Facts of one copy lie together, as the deliveries of one office do. Above the copies stand provinces and the nation.
"""

from pathlib import Path

import duckdb

from etl.records import RECORDS, Column, columns
from etl.warehouse.schema import create_schema, quote

FAR = 1 << 44
"""Between the numbers of rows of two copies."""
LATER = 1 << 16
"""Between the numbers of sources of two copies."""
IN_PROVINCE = 15
OURS = {
    "area_id", "ancestor_id", "station_id", "deputy_id", "lead_deputy_id", "activity_station_id", "row_area", "sender_area",
    "group_area",
}  # fmt: skip
ABOUT_NOBODY = ("calendar", "reception_rule_day", "rule", "stamp", "built_on", "bad_row", "by_name")


def nation_of(city: Path, out: Path, copies: int) -> None:
    """city: a build; out: the warehouse that holds it `copies` times."""
    with duckdb.connect(str(out)) as con:
        con.execute(f"ATTACH '{city}' AS one (READ_ONLY)")
        create_schema(con)
        for table in ABOUT_NOBODY:
            con.execute(f"INSERT INTO {table} FROM one.{table}")
        for table in _tables(con):
            selected = ", ".join(_moved(table, name, kind) for name, kind in _columns(con, table))
            con.execute(f"INSERT INTO {table} SELECT {selected} FROM range({copies}) copy(n), one.{table} t ORDER BY n")
        _crown(con, copies)


def _tables(con: duckdb.DuckDBPyConnection) -> list[str]:
    found = con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()").fetchall()
    return [name for (name,) in found if name not in ABOUT_NOBODY]


def _columns(con: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str]]:
    asked = "SELECT column_name, data_type FROM duckdb_columns() WHERE database_name = current_database() AND table_name = ?"
    return [(name, kind) for name, kind in con.execute(f"{asked} ORDER BY column_index", [table]).fetchall()]


def _moved(table: str, name: str, kind: str) -> str:
    """The column of a copy: numbers of rows and sources far apart, numbers of places, people and papers with a mark."""
    own = f"t.{quote(name)}"
    if name == "row_id":
        return f"{own} + n * {FAR}"
    if name in ("source_id", "by_source_id"):
        return f"{own} + n * {LATER}"
    if name in OURS or name in _references(table):
        mark = "printf('%03d', n)"
        return f"list_transform({own}, lambda x: {mark} || x)" if kind.endswith("[]") else f"{mark} || {own}"
    return own


def _references(record: str) -> set[str]:
    told: tuple[Column, ...] = columns(RECORDS[record]) if record in RECORDS else ()
    return {one.name for one in told if one.kind in ("id", "ref", "list ref") and one.to != "group_member"}


def _crown(con: duckdb.DuckDBPyConnection, copies: int) -> None:
    """Provinces over the copies, the nation over the provinces; every tree reaches up to it."""
    roots = "(SELECT area_id FROM area_tree WHERE depth = 0 AND distance = 0)"
    province = f"'P' || printf('%02d', substr({{}}, 1, 3)::INTEGER // {IN_PROVINCE})"
    con.execute(f"CREATE TEMP TABLE roots AS FROM {roots}")
    con.execute(f"UPDATE area SET parent_area_id = {province.format('area_id')} WHERE area_id IN (FROM roots)")
    con.execute("UPDATE area_tree SET depth = depth + 2")
    con.execute(
        f"INSERT INTO area_tree SELECT area_id, {province.format('area_id')}, distance + 1, depth FROM area_tree "
        "WHERE ancestor_id IN (FROM roots)"
    )
    con.execute(
        "INSERT INTO area_tree SELECT area_id, 'CN', distance + 1, depth FROM area_tree "
        "WHERE length(ancestor_id) = 3 AND ancestor_id[1] = 'P'"
    )
    names = "SELECT DISTINCT parent_area_id AS id FROM area WHERE area_id IN (FROM roots)"
    con.execute(f"CREATE TEMP TABLE provinces AS {names}")
    con.execute(
        "INSERT INTO area BY NAME SELECT id AS area_id, '第' || id[2:] || '省' AS area_name, '省' AS tier, 'CN' AS parent_area_id, "
        f'{copies} * {FAR} + row_number() OVER () AS row_id, 1 AS source_id, 1 AS "row" FROM provinces'
    )
    con.execute(
        "INSERT INTO area BY NAME SELECT 'CN' AS area_id, '全国' AS area_name, '全国' AS tier, "
        f'{copies} * {FAR} AS row_id, 1 AS source_id, 1 AS "row"'
    )
    con.execute("INSERT INTO area_tree SELECT id, id, 0, 1 FROM provinces")
    con.execute("INSERT INTO area_tree SELECT id, 'CN', 1, 1 FROM provinces")
    con.execute("INSERT INTO area_tree VALUES ('CN', 'CN', 0, 0)")
