"""One delivered column of a sheet: where it stands, and how one cell of it is read by the class of its record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

import polars as pl
from pydantic import TypeAdapter

from etl.intake.heading import Place
from etl.intake.plain import AMOUNTS, dtype, plain, plain_name
from etl.records import Column, Record, columns, fold
from etl.records.kinds import Reading
from etl.records.record import listed


@dataclass(frozen=True)
class Slot:
    """A field, or the name column beside a reference, and the cN that holds it. Private columns have no slot.

    name: the stage column. unit: 元, 千元 … of the header, written behind every bare number of the column.
    """

    record: type[Record]
    column: Column
    name: str
    cell: str
    unit: str | None

    @property
    def is_name(self) -> bool:
        """Whether it is the name column of a reference."""
        return self.name != self.column.name

    @property
    def is_amount(self) -> bool:
        """Whether a bound may stand beside its value."""
        return self.column.kind in AMOUNTS

    @property
    def text(self) -> str:
        """The column of cells to be read: cN, or beside it one with the unit of the header behind every number."""
        return f"{self.cell}.with_unit" if self.unit else self.cell

    @property
    def dtype(self) -> pl.DataType:
        return pl.String() if self.is_name else dtype(self.column)

    def plain(self, reading: Reading) -> pl.Expr:
        """Values of the plain cells; none of a text that has local wordings, since any cell may be one."""
        cell = pl.col(self.text)
        if self.is_name:
            return plain_name(cell)
        if self.column.kind == "text" and self._wordings(reading):
            return pl.lit(None, pl.String)
        return plain(self.column, cell)

    def _wordings(self, reading: Reading) -> Mapping[str, str]:
        return reading.wordings.get(f"{self.record.record}.{self.column.name}", {})

    def reader(self, reading: Reading) -> Callable[[str], Any]:
        """A function from a printed cell to the value, as the class of the record reads it; ValueError if it cannot."""
        if self.is_name:
            return fold.name
        if self.column.kind == "ref":
            return fold.identifier
        record, column, read = self.record, self.column, _field(self.record, self.name)
        return lambda printed: read(listed(record.record, column, printed, reading), context=reading)

    def with_unit(self) -> pl.Expr:
        """`text`, made from the cells: 400000 under 投入资金（元） is 400000元."""
        cell = pl.col(self.cell)
        has_none = ~cell.str.contains("元", literal=True)
        return pl.when(has_none).then(cell + pl.lit(self.unit)).otherwise(cell).alias(self.text)


def slots(record: type[Record], places: Mapping[str, Place]) -> tuple[Slot, ...]:
    """The delivered columns in the order of the record."""
    return tuple(
        Slot(record, column, name, places[name].cell, _unit(column, places[name]))
        for column in columns(record)
        for name in (column.name, column.name_column)
        if name in places and column.kind != "private"
    )


def _unit(column: Column, place: Place) -> str | None:
    """万元 is what a bare number means anyway."""
    return place.unit if column.kind in AMOUNTS and place.unit != "万元" else None


@cache
def _field(record: type[Record], name: str) -> Callable[..., Any]:
    info = record.model_fields[name]
    how: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    return TypeAdapter(how).validate_python
