"""Every row of a table judged: by columns where that provably gives what the class gives, else by the class."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from etl.intake.faults import Line, line, whole_sheet
from etl.intake.odd import note
from etl.intake.slot import Slot, slots
from etl.intake.table import Table
from etl.intake.totals import differing
from etl.intake.typed import only_yes, printed, stage_columns, stage_names, typed, with_blanks
from etl.records import Fault, Record, columns
from etl.rules.book import RuleBook

LINES = {
    "row": pl.UInt32(), "column": pl.String(), "found": pl.String(), "allowed": pl.String(), "message": pl.String(),
}  # fmt: skip
NO_CLASS = "规则包认得的办理结果，即能归入 A、B、C、D 类的说法"


@dataclass(frozen=True)
class Checked:
    """What became of the rows of one sheet.

    good: `row`, the stage columns of the record, `printed`. lines: row, column, found, allowed, message; a row may
    have several lines. bad: how many rows are no fact. messages: what else the sender is told.
    """

    good: pl.DataFrame
    lines: pl.DataFrame
    bad: int
    messages: tuple[str, ...]


@dataclass(frozen=True)
class Doubt:
    """What the class cannot know: the day of the delivery, the classes of the rule pack."""

    slot: Slot
    holds: pl.Expr
    allowed: str


def check(table: Table, book: RuleBook, received_on: date) -> Checked:
    """The good rows of a table, typed, and the problems of the others; every row is in one of the two."""
    used = slots(table.record, table.places)
    rows = table.rows.clear() if table.fault else table.rows
    frame = typed(rows, used, book.reading)
    yes_only = only_yes(frame, used)
    frame = with_blanks(frame, table.record, used)
    doubts = [*_late(used, received_on), *_unmapped(frame, used, book)]
    frame = frame.with_columns(doubt.holds.fill_null(False).alias(f"doubt.{doubt.slot.name}") for doubt in doubts)
    frame = frame.with_columns(_suspect(table.record, doubts))
    good = _staged(table.record, used, frame.filter(~pl.col("suspect")))
    if table.fault:
        return Checked(good, _lines([whole_sheet(table, table.fault)]), table.rows.height, ())
    suspects = frame.filter("suspect")
    rescued, lines = _judged(table, suspects, used, yes_only, doubts, book)
    if rescued:
        good = pl.concat([good, pl.DataFrame(rescued, schema=good.schema)]).sort("row")
    return Checked(
        good, _lines(lines), suspects.height - len(rescued), tuple(differing(table, frame, used, book.reading))
    )


def _lines(lines: list[Line]) -> pl.DataFrame:
    return pl.DataFrame(lines, schema=LINES, orient="row")


def _staged(record: type[Record], used: Sequence[Slot], frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select("row", *stage_columns(record), printed(frame, used))


def _suspect(record: type[Record], doubts: Sequence[Doubt]) -> pl.Expr:
    """Rows the class has to judge: never misses one it would refuse, and may name some that it lets pass."""
    present = stage_columns(record)
    reasons = [pl.col("unread"), *(rule.suspect(present) for rule in record.rules)]
    reasons += [pl.col(f"doubt.{doubt.slot.name}") for doubt in doubts]
    for column in columns(record):
        if column.required:
            parts = [name for name in stage_names(column) if not name.endswith("_bound")]
            reasons.append(pl.all_horizontal(pl.col(parts).is_null()))
    return pl.any_horizontal(reasons).alias("suspect")


def _late(used: Sequence[Slot], received_on: date) -> Iterator[Doubt]:
    """Days after the one on which the delivery was received, where the column is not about what is to come."""
    for slot in used:
        if slot.column.kind == "date" and not slot.column.future:
            yield Doubt(slot, pl.col(slot.name) > received_on, f"不晚于收到报送的日期 {received_on}")


def _unmapped(frame: pl.DataFrame, used: Sequence[Slot], book: RuleBook) -> Iterator[Doubt]:
    """办理结果 that the rule pack knows no class for."""
    for slot in used:
        if slot.name == "result_raw":
            words = frame[slot.name].drop_nulls().unique()
            unknown = [word for word in words if book.result_class(word) is None]
            yield Doubt(slot, pl.col(slot.name).is_in(unknown), NO_CLASS)


def _judged(
    table: Table, suspects: pl.DataFrame, used: Sequence[Slot], yes_only: Sequence[Slot], doubts: Sequence[Doubt],
    book: RuleBook,
) -> tuple[list[dict[str, Any]], list[Line]]:  # fmt: skip
    """Each suspect row by the class of its record: what passes after all, as staged; a line for every fault."""
    rescued, lines = [], []
    blanks = {slot.name: "否" for slot in yes_only}
    for row in suspects.iter_rows(named=True):
        cells = blanks | {slot.name: row[slot.text] for slot in used if row[slot.text] is not None}
        verdict = table.record.judge(cells, book.reading)
        faults = verdict if isinstance(verdict, list) else []
        known = {fault.column for fault in faults}
        for doubt in doubts:
            if row[f"doubt.{doubt.slot.name}"] and doubt.slot.name not in known:
                faults = [*faults, Fault(doubt.slot.name, row[doubt.slot.cell], doubt.allowed)]
        lines += [line(table, row["row"], _as_printed(fault, row, used)) for fault in faults]
        if isinstance(verdict, Record) and not faults:
            staged = verdict.staged()
            rescued.append({"row": row["row"]} | staged | {"printed": _notes(row, used, staged)})
    return rescued, lines


def _as_printed(fault: Fault, row: dict[str, Any], used: Sequence[Slot]) -> Fault:
    """With the cell as it stands in the sheet, without the unit of its header."""
    slot = next((slot for slot in used if slot.name == fault.column and slot.unit), None)
    return Fault(fault.column, row[slot.cell], fault.allowed) if slot and fault.found else fault


def _notes(row: dict[str, Any], used: Sequence[Slot], staged: dict[str, Any]) -> list[dict[str, str]]:
    told = [
        (slot.name, note(slot.column, row[slot.text], staged[slot.name], staged.get(f"{slot.name}_bound")))
        for slot in used
        if row[slot.text] is not None
    ]
    return [{"key": name, "value": words} for name, words in told if words]
