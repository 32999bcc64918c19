"""Record by record, from what others point to: references, facts, keys, rules across rows, who has a row."""

from collections.abc import Callable, Sequence
from functools import cache

from etl.records import RECORDS, columns
from etl.rules.book import RuleBook
from etl.warehouse.across import judge_across, judge_rows
from etl.warehouse.facts import insert_facts, select_facts, span_of
from etl.warehouse.grow import guard_older, guard_pointed_to, guard_register, guard_renewed, hold_register
from etl.warehouse.keys import drop, judge_claims, judge_doubles, judge_equals, judge_older, tell_twins
from etl.warehouse.names import target
from etl.warehouse.pointers import Pointer, narrow, note_faults, point, references
from etl.warehouse.schema import WITH_DEPUTIES, quote
from etl.warehouse.senders import find_areas, infer_coverage, judge_covers, read_covers, tell_coverage
from etl.warehouse.sources import Sheet, stage_view
from etl.warehouse.statements import Con, count, masked, rows, run
from etl.warehouse.tables import put_classes
from etl.warehouse.who import name_deputies

_FIRST = ("area", "station", "cover", "deputy", "mandate", "conduct", "group_member", "assignment", "activity")

_BEFORE_SENDERS = {"area", "station", "deputy", "mandate"}
"""Registers read before it is known who sent them for which area."""


@cache
def order() -> tuple[str, ...]:
    """Every record after all it points to; the registers first."""
    done: list[str] = []

    def visit(record: str) -> None:
        for column in columns(RECORDS[record]):
            if column.to and column.to != record and column.to not in done:
                visit(column.to)
        if record not in done:
            done.append(record)

    for record in (*_FIRST, *RECORDS):
        visit(record)
    return tuple(done)


def load_sheets(con: Con, book: RuleBook, sheets: Sequence[Sheet], first: int, step: Callable[[str], None]) -> None:
    """Turn the sheets from source `first` on into facts, problems and replaced rows. `step` hears each record."""
    new = [sheet for sheet in sheets if sheet.source_id >= first]
    claimed: set[object] = set()
    for record in order():
        step(record)
        if stage_view(con, record, new):
            _load(con, book, record, first)
        elif record in claimed:
            _renew(con, record, first)
        _after(con, record, new, first)
        if record == "cover" and first > 1:
            claimed = {found for (found,) in rows(con, f"SELECT record FROM claim WHERE source_id >= {first}")}


def _load(con: Con, book: RuleBook, record: str, first: int) -> None:
    con.execute("DELETE FROM fault")
    if first > 1:
        hold_register(con, record)
        guard_pointed_to(con, record, first)
    _insert(con, book, record, first)
    if record in WITH_DEPUTIES:
        name_deputies(con, record, first)
    if record not in _BEFORE_SENDERS:
        infer_coverage(con, record, first)
    _sent_again(con, record, first)
    judge_across(con, record)
    if first > 1:
        guard_register(con, record)
    _settle(con, record)


def _insert(con: Con, book: RuleBook, record: str, first: int) -> None:
    """Facts of the staged rows that stand by themselves and beside the other rows of their delivery."""
    put_classes(con, book, record)
    if record == "suggestion":
        run(con, "only_mandate")
    con.execute(insert_facts(record, _resolve(con, record)))
    if record == "cover":
        judge_covers(con)
        drop(con, record)
    judge_rows(con, record)
    judge_doubles(con, record, first)
    drop(con, record)
    tell_twins(con, record, first)


def _after(con: Con, record: str, sheets: Sequence[Sheet], first: int) -> None:
    """What the records that follow need to know."""
    if record == "area" and first == 1:
        run(con, "area_tree")
    elif record == "cover":
        read_covers(con, first)
    elif record == "mandate":
        find_areas(con, sheets, first)
        tell_coverage(con, first)
        for early in sorted({sheet.record for sheet in sheets if sheet.record} & _BEFORE_SENDERS):
            infer_coverage(con, early, first)
    elif record == "conduct":
        if first == 1:
            run(con, "office")
        run(con, "several_mandates")


def _resolve(con: Con, record: str) -> dict[str, Pointer]:
    """Every reference of the staged rows; what points nowhere is a fault of its row."""
    pointers: dict[str, Pointer] = {}
    first_on, last_on = span_of(record)
    for column in references(record):
        pointer = point(con, column)
        if pointer.joins:
            if column.to in ("deputy", "group_member"):
                placed = (
                    f"SELECT row_id, coalesce(row_area, sender_area) AS place, {first_on} AS first_on, "
                    f"{last_on} AS last_on FROM ({select_facts(record, pointers)})"
                )
                pointer = narrow(con, column, pointer, placed)
            note_faults(con, column)
        pointers[column.name] = pointer
    return pointers


def _sent_again(con: Con, record: str, first: int) -> None:
    judge_older(con, record)
    if first > 1:
        guard_older(con, record, first)
    drop(con, record)
    _renew(con, record, first)
    judge_equals(con, record, first)
    drop(con, record)


def _renew(con: Con, record: str, first: int) -> None:
    """What a cover sheet says is complete replaces what was there, also where no row came."""
    if judge_claims(con, record, span_of(record)):
        if first > 1:
            guard_renewed(con, record, first)
        drop(con, record)


def _settle(con: Con, record: str) -> None:
    """The faults of a record become problems; its ids are kept, so that what points to them can say so."""
    if not count(con, "SELECT count(*) FROM fault"):
        return
    to = target(record) if record == "group_member" or len(RECORDS[record].key or ()) == 1 else None
    name = quote(to.name) if to and to.name else "NULL"
    found, message = masked("f.found"), masked("f.message")
    run(con, "settle", record=record, id=quote(to.id) if to else "NULL", name=name, found=found, message=message)
