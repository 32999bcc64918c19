"""References resolved by sets: each distinct way of pointing is judged once, then joined to the rows that use it."""

from dataclasses import dataclass

from etl.records import RECORDS, Column, columns
from etl.warehouse.names import Target, fold_texts, know, target
from etl.warehouse.schema import quote
from etl.warehouse.statements import Con, count, run

_MEASURE = {"deputy": "位代表", "group_member": "个区域"}


@dataclass(frozen=True)
class Pointer:
    """How a reference reads once resolved: what to join to the row `s`, the id meant, for a group its area."""

    value: str
    joins: str = ""
    area: str = "NULL::VARCHAR"


def references(record: str) -> list[Column]:
    """The reference columns of a record; groups, then deputies last, since the row's area tells namesakes apart.

    What points to its own record (a parent) is left out: it is judged when all rows of the record are there.
    """
    found = [column for column in columns(RECORDS[record]) if column.to and column.to != record]
    return sorted(found, key=lambda column: (column.to == "deputy", column.to == "group_member"))


def ask(con: Con, column: Column, table: str) -> bool:
    """Fill `ask` with every distinct way `column` points; True when each is an id and needs no judgement."""
    to = target(column.to or "")
    number, name = _columns(column)
    if column.kind == "list ref":
        asked = f"SELECT DISTINCT unnest({number}) AS number, NULL::VARCHAR AS name FROM {table}"
    else:
        asked = f"SELECT DISTINCT {number} AS number, {name} AS name FROM {table} s"
    run(con, "ask", register=to.record, asked=asked, ids=_ids(to))
    con.execute("DELETE FROM ask WHERE number IS NULL AND name IS NULL")
    return not count(con, "SELECT count(*) FROM ask WHERE id IS NULL OR number IS NULL OR name <> registered")


def point(con: Con, column: Column, table: str = "staged") -> Pointer:
    """Judge every distinct way `column` points and tell how its rows read it."""
    if ask(con, column, table):
        return Pointer(f"s.{quote(column.name)}")
    to, token = target(column.to or ""), f"token_{column.name}"
    fold_texts(con, "SELECT number FROM ask UNION SELECT name FROM ask UNION SELECT registered FROM ask")
    know(con, to)
    run(con, "match", token=token)
    bearers = f"SELECT '{to.record}', bearer FROM {token} WHERE bearer IS NOT NULL"
    con.execute(f"INSERT INTO by_name {bearers} EXCEPT SELECT * FROM by_name")
    _doubts(con, column, table)
    if column.kind == "list ref":
        run(con, "lists", column=quote(column.name), name=column.name, table=table)
        joins = f" LEFT JOIN list_{column.name} ON list_{column.name}.number = s.{quote(column.name)}"
        return Pointer(f"coalesce(list_{column.name}.ids, [])", joins)
    return Pointer(f"{token}.id", f" LEFT JOIN {token} ON {_same(column, token)}", f"{token}.area_id")


def _doubts(con: Con, column: Column, table: str) -> None:
    """Make `doubt` the rows whose pointing is no id yet: row_id, pos (place in a list) and the judgement."""
    token, number = f"token_{column.name}", quote(column.name)
    if column.kind == "list ref":
        source = (
            f"SELECT s.row_id, u.pos, t.* FROM {table} s, unnest(s.{number}) WITH ORDINALITY u(number, pos) "
            f"JOIN {token} t ON t.number = u.number"
        )
    else:
        source = f"SELECT s.row_id, 1::BIGINT AS pos, t.* FROM {table} s JOIN {token} t ON {_same(column, 't')}"
    if not count(con, f"SELECT count(*) FROM {token} WHERE fault IS NOT NULL"):
        source = f"SELECT NULL::BIGINT AS row_id, NULL::BIGINT AS pos, t.* FROM {token} t"
    con.execute(f"CREATE OR REPLACE TEMP TABLE doubt AS {source} WHERE t.fault IS NOT NULL")


def narrow(con: Con, column: Column, pointer: Pointer, placed: str) -> Pointer:
    """Tell namesakes apart row by row: by day and area of the row. `placed`: row_id, place, first_on, last_on."""
    if not count(con, "SELECT count(*) FROM doubt WHERE fault = 'several'"):
        return pointer
    name = column.name
    run(con, "narrow_group" if column.to == "group_member" else "narrow_deputy", placed=placed, name=name)
    run(con, "narrowed", name=name)
    if column.kind == "list ref":
        run(con, "listed", column=quote(name), name=name)
        joins = f"{pointer.joins} LEFT JOIN listed_{name} ON listed_{name}.row_id = s.row_id"
        return Pointer(f"coalesce(listed_{name}.ids, {pointer.value})", joins)
    joins = f"{pointer.joins} LEFT JOIN chosen_{name} ON chosen_{name}.row_id = s.row_id"
    value, area = (
        f"coalesce(chosen_{name}.{part}, {old})" for part, old in (("id", pointer.value), ("area_id", pointer.area))
    )
    return Pointer(value, joins, area)


def note_faults(con: Con, column: Column) -> None:
    """Every doubt that is left becomes a problem of its row."""
    to = target(column.to or "")
    found = count(con, f"SELECT sum(staged_problems) FROM sheet WHERE record = '{to.record}'")
    name_header = column.name_header or column.header
    run(
        con, "doubts", header=column.header, name_header=name_header, sheet=to.sheet, record=to.record,
        id_header="区域编号" if to.record == "group_member" else to.id_header,
        measure=_MEASURE.get(to.record, f"个{to.sheet}"), staged=str(found),
        several="areas" if to.record == "group_member" else "candidates",
    )  # fmt: skip


def _columns(column: Column) -> tuple[str, str]:
    return f"{quote(column.name)}", quote(column.name_column) if column.name_header else "NULL::VARCHAR"


def _same(column: Column, token: str) -> str:
    number = f"{token}.number IS NOT DISTINCT FROM s.{quote(column.name)}"
    return (
        f"{number} AND {token}.name IS NOT DISTINCT FROM s.{quote(column.name_column)}"
        if column.name_header
        else number
    )


def _ids(to: Target) -> str:
    if to.record == "group_member":  # a group has no number: it is looked up by name alone
        return "SELECT NULL::VARCHAR AS id, NULL::VARCHAR AS registered WHERE false"
    return (
        f"SELECT {quote(to.id)} AS id, {quote(to.name) if to.name else 'NULL::VARCHAR'} AS registered FROM {to.record}"
    )
