"""合计 rows: what they say against what the rows above them add up to."""

from collections.abc import Iterator, Sequence

import polars as pl

from etl.intake.lines import Total
from etl.intake.slot import Slot
from etl.intake.table import Table
from etl.records.kinds import Reading

DUST = 1e-6
WHOLE = ("合计", "总计", "共计")


def differing(table: Table, frame: pl.DataFrame, used: Sequence[Slot], reading: Reading) -> Iterator[str]:
    """A sentence for every sum that is not the sum. A 小计, and a sum of part of the table (一季度合计), adds up the
    rows since the last row of sums; a mere 合计 either those or all. Where a number has a bound (40余) the sum may be more, not less."""
    counted = [slot for slot in used if slot.column.kind in ("int", "count", "number")]
    start = table.header_row
    for total in table.totals:
        part = frame.filter(pl.col("row").is_between(start, total.row))
        for slot in counted:
            said, of_all, of_part = _said(slot, total, reading), _sum(slot, frame), _sum(slot, part)
            if said is None or min(abs(said - of_all), abs(said - of_part)) < DUST:
                continue
            place = f"{table.file}，{table.sheet}，第{total.row}行，{table.header(slot.column)}"
            found = of_all if total.word in WHOLE else of_part
            if said < found or not _has_bounds(slot, frame if total.word in WHOLE else part):
                yield f"{place}：{total.word}写的是 {said:.12g}，各行相加是 {found:.12g}。"
        start = total.row


def _said(slot: Slot, total: Total, reading: Reading) -> float | None:
    """The number in the row of sums; None where there is none, or one with a bound."""
    printed = total.cells.get(slot.name)
    if printed is None:
        return None
    try:
        value = slot.reader(reading)(printed if "元" in printed else printed + (slot.unit or ""))
    except ValueError:
        return None
    bare, bound = value if slot.is_amount else (value, None)
    return None if bound else float(bare)


def _sum(slot: Slot, rows: pl.DataFrame) -> float:
    return float(rows[slot.name].sum())


def _has_bounds(slot: Slot, rows: pl.DataFrame) -> bool:
    """Whether some of the numbers are more than is printed (40余): then a sum may be more than what they add up to."""
    return slot.is_amount and bool(rows[f"{slot.name}_bound"].count())
