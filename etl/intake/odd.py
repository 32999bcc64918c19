"""Cells that are not plain: each distinct one is read once by the class of the record, then joined back."""

import unicodedata
from collections.abc import Iterator
from typing import Any

import polars as pl

from etl.intake.slot import Slot
from etl.records import Column
from etl.records.kinds import Reading
from etl.records.personal import LEAVE, masked


def note_name(slot: Slot) -> str:
    """The work column that holds what was printed, where that says more than the value."""
    return f"note.{slot.name}"


def with_odd(frame: pl.DataFrame, slot: Slot, reading: Reading) -> pl.DataFrame:
    """`frame` with the odd cells of one slot read: value, bound (amounts) and note. A cell that no rule reads stays
    blank in the value."""
    odd = frame.filter(pl.col(slot.text).is_not_null() & pl.col(slot.name).is_null())[slot.text].unique()
    schema = {slot.text: pl.String(), "value": slot.dtype, "bound": pl.String(), "note": pl.String()}
    found = pl.DataFrame(list(_readings(slot, odd, reading)), schema=schema, orient="row")
    joined = frame.join(found, on=slot.text, how="left", maintain_order="left")
    values = [pl.coalesce(slot.name, "value").alias(slot.name), pl.col("note").alias(note_name(slot))]
    if slot.is_amount:
        values.append(pl.col("bound").alias(f"{slot.name}_bound"))
    return joined.with_columns(values).drop("value", "bound", "note")


def _readings(slot: Slot, odd: pl.Series, reading: Reading) -> Iterator[tuple[Any, ...]]:
    """(cell, value, bound, note) of the cells that can be read."""
    read = slot.reader(reading)
    for printed in odd:
        try:
            value = read(printed)
        except ValueError:  # pydantic's too: the row is suspect, and the judge tells why
            continue
        bare, bound = value if slot.is_amount else (value, None)
        bare = list(bare) if isinstance(bare, tuple) else bare
        yield printed, bare, bound, note(slot.column, printed, bare, bound)


def note(column: Column, printed: str, value: Any, bound: str | None = None) -> str | None:
    """What was printed, where the value does not say it: 40余, 代表直通车, 買買提; never a date in other dress, nor 病假."""
    printed = masked(printed) if column.kind in ("text", "list") else printed
    if column.kind == "enum" and value == LEAVE:
        return None
    match column.kind:
        case "count" | "number" | "int":
            same = bound is None and _number(printed) == value
        case "date" | "bool" | "year" | "born":
            same = True
        case "list" | "list ref":
            same = all(_bare(item) in _bare(printed) for item in value)
        case _:
            same = _bare(printed) == _bare(str(value))
    return None if same else printed


def _number(printed: str) -> float | None:
    try:
        return float(unicodedata.normalize("NFKC", printed).replace(",", ""))
    except ValueError:
        return None


def _bare(text: str) -> str:
    """Half width and without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())
