"""Rules on which columns of one row are filled, told as those of `etl.records.rules`. A reference is filled by its
number or by its name."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

import polars as pl

from etl.records.rules import Breach


def _filled(column: str, present: Collection[str]) -> pl.Expr:
    parts = [pl.col(name).is_not_null() for name in (column, f"{column}_name") if name in present]
    return reduce(or_, parts, pl.lit(False))


def _headers(columns: Collection[str]) -> str:
    return "、".join(f"{{{column}}}" for column in columns)


@dataclass(frozen=True)
class NeededWhen:
    """`column` is needed once `when` is filled."""

    column: str
    when: str

    @property
    def said(self) -> str:
        return f"填了{{{self.when}}}，{{{self.column}}}就必填"

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        missing = values[self.when] is not None and values[self.column] is None
        return (self.column, f"填了{{{self.when}}}就必填") if missing else None

    def suspect(self, present: Collection[str]) -> pl.Expr:
        return _filled(self.when, present) & ~_filled(self.column, present)


@dataclass(frozen=True)
class NeededUnless:
    """`column` is needed unless `unless` is one of `values`."""

    column: str
    unless: str
    values: tuple[str, ...]

    @property
    def said(self) -> str:
        return f"除{{{self.unless}}}为{'、'.join(self.values)}外，{{{self.column}}}必填"

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        missing = values[self.unless] not in self.values and values[self.column] is None
        return (self.column, f"除{{{self.unless}}}为{'、'.join(self.values)}外必填") if missing else None

    def suspect(self, present: Collection[str]) -> pl.Expr:
        excused = pl.col(self.unless).is_in(self.values) if self.unless in present else pl.lit(False)
        return ~excused.fill_null(False) & ~_filled(self.column, present)


@dataclass(frozen=True)
class _HowMany:
    """So many of the columns are filled."""

    columns: tuple[str, ...]

    @property
    def said(self) -> str:
        raise NotImplementedError

    @property
    def fine(self) -> tuple[int, ...]:
        """How many may be filled."""
        raise NotImplementedError

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        filled = [column for column in self.columns if values[column] is not None]
        return None if len(filled) in self.fine else (self._at_fault(filled), self.said)

    def _at_fault(self, filled: list[str]) -> str:
        return (filled or self.columns)[-1]

    def suspect(self, present: Collection[str]) -> pl.Expr:
        number = pl.sum_horizontal([_filled(column, present).cast(pl.Int32) for column in self.columns])
        return ~number.is_in(self.fine)


@dataclass(frozen=True)
class ExactlyOne(_HowMany):
    @property
    def said(self) -> str:
        return f"{_headers(self.columns)}里正好填一个"

    @property
    def fine(self) -> tuple[int, ...]:
        return (1,)


@dataclass(frozen=True)
class AtMostOne(_HowMany):
    @property
    def said(self) -> str:
        return f"{_headers(self.columns)}里最多填一个"

    @property
    def fine(self) -> tuple[int, ...]:
        return 0, 1


@dataclass(frozen=True)
class Together(_HowMany):
    @property
    def said(self) -> str:
        return f"{_headers(self.columns)}要么都填，要么都空"

    @property
    def fine(self) -> tuple[int, ...]:
        return 0, len(self.columns)

    def _at_fault(self, filled: list[str]) -> str:
        return next(column for column in self.columns if column not in filled)
