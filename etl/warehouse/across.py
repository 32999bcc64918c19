"""Rules that need other rows: trees without circles, one root, mandates that do not overlap, one kind per group."""

from collections.abc import Callable

from etl.records import RECORDS, columns
from etl.records.rules import Excludes
from etl.warehouse.names import target
from etl.warehouse.pointers import note_faults, point
from etl.warehouse.schema import fact_columns, quote
from etl.warehouse.statements import Con, run


def judge_across(con: Con, record: str) -> None:
    """Every rule of `record` across its rows in force: what breaks one is a problem and no fact."""
    for rule in (*_SPECIAL.get(record, ()), _parents):
        rule(con, record)


def judge_rows(con: Con, record: str) -> None:
    """What can be told of one row only now that its references are resolved."""
    _excludes(con, record)
    _results(con, record)


def _drop(con: Con, record: str) -> None:
    con.execute(f"DELETE FROM {record} WHERE row_id IN (SELECT row_id FROM fault)")


def _one_root(con: Con, record: str) -> None:
    tiers = next(column.values for column in columns(RECORDS["area"]) if column.name == "tier")
    run(con, "one_root", tiers="[" + ", ".join(f"'{tier}'" for tier in tiers) + "]")
    _drop(con, record)


def _parents(con: Con, record: str) -> None:
    """Resolve what points to a row of the same record, then keep only rows whose chain of parents ends."""
    for column in columns(RECORDS[record]):
        if column.to != record:
            continue
        pointer = point(con, column, record)
        if pointer.joins:
            note_faults(con, column)
            _drop(con, record)
            parts = {"record": record, "parent": quote(column.name), "value": pointer.value, "joins": pointer.joins}
            run(con, "parent", **parts)
        parts = {"record": record, "parent": quote(column.name), "id": target(record).id, "header": column.header}
        run(con, "circles", **parts, sheet=RECORDS[record].sheet)
        _drop(con, record)


def _overlaps(con: Con, record: str) -> None:
    run(con, "overlaps")
    _drop(con, record)


def _group_kinds(con: Con, record: str) -> None:
    run(con, "group_kinds")
    _drop(con, record)


def _excludes(con: Con, record: str) -> None:
    """附议代表 does not hold 领衔代表, whichever way both were written."""
    headers = {column.name: column.header for column in columns(RECORDS[record])}
    for rule in RECORDS[record].rules:
        if isinstance(rule, Excludes):
            parts = {"many": rule.many, "one": rule.one, "header": headers[rule.many], "other": headers[rule.one]}
            run(con, "excludes", record=record, **parts)
            _drop(con, record)


def _results(con: Con, record: str) -> None:
    """办理结果 that the rule pack maps to no class."""
    if "result" in {name for name, _ in fact_columns(record)}:
        run(con, "results", record=record)
        _drop(con, record)


_SPECIAL: dict[str, tuple[Callable[[Con, str], None], ...]] = {
    "area": (_one_root,),
    "mandate": (_overlaps,),
    "group_member": (_group_kinds,),
}
