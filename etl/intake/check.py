"""Every row of a table judged: by columns where that provably gives what the class gives, else by the class."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from etl.intake.faults import lines, whole_sheet
from etl.intake.judge import FAULTS, NO_FAULTS, Bench, judged
from etl.intake.slot import Slot, slots
from etl.intake.table import Table
from etl.intake.totals import differing
from etl.intake.typed import missing, only_yes, printed, stage_columns, typed, with_blanks
from etl.records import Record
from etl.rules.book import RuleBook

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
    """What the class cannot know: the day of the delivery, the classes of the rule pack. holds: it is at fault."""

    slot: Slot
    holds: pl.Expr
    allowed: str


def check(table: Table, book: RuleBook, received_on: date) -> Checked:
    """The good rows of a table, typed, and the problems of the others; every row is in one of the two."""
    used, reading = slots(table.record, table.places), table.reading(book)
    rows = table.rows.clear() if table.fault else table.rows
    frame = typed(rows, used, reading)
    bench = Bench(table.record, used, only_yes(frame, used), reading)
    doubts = [*_late(used, received_on), *_unmapped(frame, used, book)]
    frame = _with_marks(frame, bench, doubts)
    good = _staged(table.record, used, frame.filter(~pl.col("suspect")))
    if table.fault:
        return Checked(good, whole_sheet(table, table.fault), table.rows.height, ())
    faults = NO_FAULTS
    if good.height < rows.height:
        suspects = frame.filter("suspect")
        faults, passing = judged(bench, suspects.filter("for_judge"))
        faults = pl.concat([faults, *(_doubted(suspects, doubt) for doubt in doubts)])
        good = _with(good, passing, faults)
    messages = tuple(differing(table, frame, used, reading))
    bad = rows.height - good.height
    return Checked(table.origin.true_rows(good) if table.origin else good, lines(table, faults), bad, messages)


def _with_marks(frame: pl.DataFrame, bench: Bench, doubts: Sequence[Doubt]) -> pl.DataFrame:
    """Every stage column, and which rows are in doubt.

    for_judge: rows the class has to judge; never misses one it would refuse, and may name some that it lets pass.
    suspect: those, and rows at fault in what the class cannot know.
    """
    present = stage_columns(bench.record)
    broken = [rule.suspect(present) for rule in bench.record.rules]
    return (
        with_blanks(frame.lazy(), frame.columns, bench.record, bench.no)
        .with_columns(
            for_judge=pl.any_horizontal("unread", *broken, *missing(bench.record).values()),
            doubted=pl.any_horizontal(False, *(doubt.holds for doubt in doubts)).fill_null(False),
        )
        .with_columns(suspect=pl.col("for_judge") | pl.col("doubted"))
        .collect(engine="in-memory")
    )


def _staged(record: type[Record], used: Sequence[Slot], frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select("row", *stage_columns(record), printed(frame, used))


def _with(good: pl.DataFrame, passing: list[dict[str, object]], faults: pl.DataFrame) -> pl.DataFrame:
    """The good rows and those that passed the judge and are at fault in nothing else."""
    at_fault = set(faults["row"])
    rescued = [row for row in passing if row["row"] not in at_fault]
    return pl.concat([good, pl.DataFrame(rescued, schema=good.schema)]).sort("row") if rescued else good


def _late(used: Sequence[Slot], received_on: date) -> Iterator[Doubt]:
    """Days after the one on which the delivery was received, where neither column nor row is about what is to come."""
    for slot in used:
        if slot.column.kind == "date" and not slot.column.future:
            late = pl.col(slot.name) > received_on
            plan = slot.record.plan
            late = late & ~pl.col(plan[0]).is_in(plan[1]).fill_null(False) if plan else late
            yield Doubt(slot, late, f"不晚于收到报送的日期 {received_on}")


def _unmapped(frame: pl.DataFrame, used: Sequence[Slot], book: RuleBook) -> Iterator[Doubt]:
    """办理结果 that the rule pack knows no class for."""
    for slot in used:
        if slot.name == "result_raw":
            words = frame[slot.name].drop_nulls().unique()
            unknown = [word for word in words if book.result_class(word) is None]
            yield Doubt(slot, pl.col(slot.name).is_in(unknown), NO_CLASS)


def _doubted(suspects: pl.DataFrame, doubt: Doubt) -> pl.DataFrame:
    slot = doubt.slot
    return (
        suspects.filter(doubt.holds)
        .select("row", name=pl.lit(slot.name), found=pl.col(slot.cell), allowed=pl.lit(doubt.allowed))
        .select(*FAULTS)
    )
