"""A build that begins from the one in force: what may be added without touching what is there.

Added are rows that leave the others as they are. Where more would have to change (a register says something new, a
row others point to is replaced by another, an old problem would be mended by a new row) the build starts over from
nothing, so that both ways give equal tables.
"""

from etl.records import RECORDS, columns
from etl.warehouse.keys import EQUAL
from etl.warehouse.names import BY_DAY, fold_texts, target
from etl.warehouse.schema import quote, stored
from etl.warehouse.statements import Con, count, rows, run, statement

REGISTERS = ("area", "station", "deputy", "mandate", "conduct", "group_member", "project")
"""Everything is judged by these."""

POINTED_TO = ("activity", "reception", "opinion", "suggestion")
"""Rows others point to: new ones may be added, old ones replaced by their like."""


class StartOver(Exception):
    """What is held would have to change."""


def guard_hints(con: Con, first: int) -> None:
    """Raise StartOver when bad rows of a record come for the first time and old problems say one is not there."""
    bad = f"SELECT record, min(source_id) FROM sheet WHERE staged_problems > 0 GROUP BY record HAVING min(source_id) >= {first}"
    for (record,) in rows(con, f"SELECT record FROM ({bad})"):
        missing = f"“{RECORDS[str(record)].sheet}”里没有“"
        said = f"SELECT count(*) FROM problem WHERE source_id < {first} AND contains(message, '{missing}')"
        if count(con, said):
            raise StartOver


def guard_pointed_to(con: Con, record: str, first: int) -> None:
    """Raise StartOver when a staged row of `record` would change how an old row reads: an old problem found what
    is new, or an old row goes by a name that would no longer be the only one."""
    if record not in POINTED_TO:
        return
    to = target(record)
    name = quote(to.name) if to.name else "NULL::VARCHAR"
    if to.name:
        fold_texts(con, f"SELECT {name} FROM staged")
        fold_texts(con, "SELECT found FROM problem")
    days = statement("guard_days", forms=BY_DAY) if record == "activity" else "SELECT NULL"
    run(con, "guard", record=record, id=quote(to.id), name=name, first=str(first), days=days)
    if count(con, "SELECT count(*) FROM touched"):
        raise StartOver


def guard_older(con: Con, record: str, first: int) -> None:
    """Raise StartOver when a row others point to is about to be replaced by one that says something else."""
    if record in POINTED_TO and count(
        con, statement("guard_older", record=record, names=_fields(record), first=str(first))
    ):
        raise StartOver


def hold_register(con: Con, record: str) -> None:
    """Remember what a register says before new rows come."""
    if record in REGISTERS:
        con.execute(f"CREATE OR REPLACE TEMP TABLE held_register AS SELECT {_fields(record)} FROM {record}")


def guard_register(con: Con, record: str) -> None:
    """Raise StartOver when a register sent anew says something else than before, or holds a problem."""
    if record not in REGISTERS:
        return
    changed = statement("guard_register", record=record, names=_fields(record))
    if count(con, "SELECT count(*) FROM fault") or count(con, changed):
        raise StartOver


def _fields(record: str) -> str:
    return ", ".join(quote(name) for column in columns(RECORDS[record]) for name, _ in stored(column))


def guard_renewed(con: Con, record: str, first: int) -> None:
    """Raise StartOver when an old row is sent anew on which others, equal to it, were let go: they would come back."""
    equals = f"SELECT count(*) FROM replaced WHERE record = '{record}' AND reason = '{EQUAL}'"
    if count(con, f"SELECT count(*) FROM renewed WHERE source_id < {first}") and count(con, equals):
        raise StartOver
