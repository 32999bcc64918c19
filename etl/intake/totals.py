"""合计 rows: what they say against what the rows above them add up to."""

from collections.abc import Iterator, Sequence

import polars as pl

from etl.intake.lines import Total
from etl.intake.slot import Slot
from etl.intake.table import Table
from etl.records.kinds import Reading

DUST = 1e-6


def differing(table: Table, frame: pl.DataFrame, used: Sequence[Slot], reading: Reading) -> Iterator[str]:
    """A sentence for every sum that is not the sum. 小计 adds up the rows since the last row of sums; a sum over
    numbers with a bound (40余) cannot be checked."""
    counted = [slot for slot in used if slot.column.kind in ("int", "count", "number")]
    start = table.header_row
    for total in table.totals:
        rows = frame.filter(pl.col("row").is_between(start, total.row)) if total.word == "小计" else frame
        for slot in counted:
            said, found = _said(slot, total, reading), _sum(slot, rows)
            if said is not None and found is not None and abs(said - found) > DUST:
                place = f"{table.file}，{table.sheet}，第{total.row}行，{table.header(slot.column)}"
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


def _sum(slot: Slot, rows: pl.DataFrame) -> float | None:
    if slot.is_amount and rows[f"{slot.name}_bound"].count():
        return None
    return float(rows[slot.name].sum())
