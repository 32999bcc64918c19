"""The rows of a sheet, typed by columns: plain cells at once, odd ones folded, blanks given their meaning."""

from collections.abc import Collection, Iterator, Sequence

import polars as pl

from etl.intake.odd import note_name, with_odd
from etl.intake.plain import AMOUNTS, LISTS, dtype
from etl.intake.slot import Slot
from etl.records import Column, Record, columns
from etl.records.kinds import Reading

PRINTED = pl.List(pl.Struct({"key": pl.String, "value": pl.String}))


def typed(rows: pl.DataFrame, slots: Sequence[Slot], reading: Reading) -> pl.DataFrame:
    """`row`, the cells (cN), and per slot the stage column; `note.X` beside it where an odd cell was read.
    `unread.X`: the cell cannot be read and is blank in its stage column; `unread`: one of them."""
    units = [slot.with_unit() for slot in slots if slot.unit]
    frame = rows.with_columns(units) if units else rows
    bounds = [pl.lit(None, pl.String).alias(f"{slot.name}_bound") for slot in slots if slot.is_amount]
    frame = frame.with_columns(*(slot.plain(reading).alias(slot.name) for slot in slots), *bounds)
    odd = frame.select(unread(slot).any().alias(slot.name) for slot in slots)
    for slot in slots:
        if odd[slot.name].item():
            frame = with_odd(frame, slot, reading)
    blanks = {unread_name(slot): unread(slot) for slot in slots}
    return frame.with_columns(unread=pl.any_horizontal(*blanks.values()), **blanks)


def unread(slot: Slot) -> pl.Expr:
    """A cell that is filled and has no value."""
    return pl.col(slot.text).is_not_null() & pl.col(slot.name).is_null()


def unread_name(slot: Slot) -> str:
    """The work column that says so, before defaults are filled in."""
    return f"unread.{slot.name}"


def missing(record: type[Record]) -> dict[str, pl.Expr]:
    """Required field -> where it is blank; a reference is there by number or by name."""
    parts = {c.name: [c.name, *([c.name_column] if c.name_header else [])] for c in columns(record) if c.required}
    return {name: pl.all_horizontal(pl.col(names).is_null()) for name, names in parts.items()}


def only_yes(frame: pl.DataFrame, slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """The columns that hold nothing but yes-marks: there a blank means 否. A default of the contract stands."""
    marks = [slot for slot in slots if slot.column.kind == "bool" and slot.column.default is None]
    return tuple(slot for slot in marks if frame[slot.name].drop_nulls().all() and frame[slot.name].count())


def with_blanks(
    frame: pl.LazyFrame, delivered: Collection[str], record: type[Record], no: Sequence[Slot]
) -> pl.LazyFrame:
    """Every stage column of the record: those not delivered too, defaults filled in, blanks in the columns `no` 否."""
    marks = [pl.when(pl.col(slot.cell).is_null()).then(False).otherwise(slot.name).alias(slot.name) for slot in no]
    kept = [column for column in columns(record) if column.kind != "private"]
    absent = [blank(column, name) for column in kept for name in stage_names(column) if name not in delivered]
    return frame.with_columns(*marks, *absent).with_columns(_default(c) for c in kept if c.default is not None)


def stage_columns(record: type[Record]) -> list[str]:
    """The columns of a staged sheet, without `row` and `printed`."""
    return [name for column in columns(record) if column.kind != "private" for name in stage_names(column)]


def stage_names(column: Column) -> Iterator[str]:
    """The stage columns of one field."""
    yield column.name
    if column.kind in AMOUNTS:
        yield f"{column.name}_bound"
    if column.name_header:
        yield column.name_column


def blank(column: Column, name: str) -> pl.Expr:
    """A stage column nobody delivered."""
    return pl.lit(None, dtype(column) if name == column.name else pl.String()).alias(name)


def _default(column: Column) -> pl.Expr:
    value = column.default[0] if column.kind in AMOUNTS else column.default
    value = list(value) if column.kind in LISTS else value
    return pl.col(column.name).fill_null(pl.lit(value, dtype(column)))


def printed(frame: pl.DataFrame, slots: Sequence[Slot]) -> pl.Expr:
    """`printed` of every row: a list of (key, value), empty where the values say it all."""
    noted = [slot for slot in slots if note_name(slot) in frame.columns and frame[note_name(slot)].count()]
    if not noted:
        return pl.lit([], PRINTED).alias("printed")
    entries = [
        pl.when(pl.col(note_name(slot)).is_not_null()).then(
            pl.struct(pl.lit(slot.name).alias("key"), pl.col(note_name(slot)).alias("value"))
        )
        for slot in noted
    ]
    return pl.concat_list(entries).list.drop_nulls().alias("printed")
