"""Rules between the columns of one row, each told once: `breach` judges a typed row, `suspect` finds, by columns,
every row that may break it (typed stage columns: an amount is a number, a reference has a `_name` beside it)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, Protocol

import polars as pl

from etl.records.amounts import Amount
from etl.records.reception_rule import reception_dates

_ANY_DAY = date(2024, 1, 1)
_PLAIN_RULE = "^([每单双]月([1-9]|[12][0-9]|3[01])日|[每双]周[一二三四五六日])$"

Breach = tuple[str, str]
"""(column at fault, what is allowed, in Chinese with {headers} to be filled in)"""


class RowRule(Protocol):
    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        """None where the rule holds."""

    def suspect(self, present: Collection[str]) -> pl.Expr:
        """True where the row may break the rule; `present` names the columns of the frame."""


def _size(value: Any) -> Any:
    return value.value if isinstance(value, Amount) else value


def _printed(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else str(number)


def _filled(column: str, present: Collection[str]) -> pl.Expr:
    parts = [pl.col(name).is_not_null() for name in (column, f"{column}_name") if name in present]
    return reduce(or_, parts, pl.lit(False))


def _number_of(columns: Collection[str], present: Collection[str]) -> pl.Expr:
    return pl.sum_horizontal([_filled(column, present).cast(pl.Int32) for column in columns])


def _compared(one: str, other: str, present: Collection[str]) -> bool:
    return one in present and other in present


@dataclass(frozen=True)
class NotBefore:
    later: str
    earlier: str

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        late, early = values[self.later], values[self.earlier]
        crossed = late is not None and early is not None and late < early
        return (self.later, f"不早于{{{self.earlier}}} {early}") if crossed else None

    def suspect(self, present: Collection[str]) -> pl.Expr:
        crossed = _compared(self.later, self.earlier, present)
        return (pl.col(self.later) < pl.col(self.earlier)).fill_null(False) if crossed else pl.lit(False)


@dataclass(frozen=True)
class AtMost:
    small: str
    large: str

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        small, large = _size(values[self.small]), _size(values[self.large])
        crossed = small is not None and large is not None and small > large
        return (self.small, f"不大于{{{self.large}}} {_printed(large)}") if crossed else None

    def suspect(self, present: Collection[str]) -> pl.Expr:
        crossed = _compared(self.small, self.large, present)
        return (pl.col(self.small) > pl.col(self.large)).fill_null(False) if crossed else pl.lit(False)


@dataclass(frozen=True)
class Within:
    column: str
    low: float
    high: float

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        size = _size(values[self.column])
        outside = size is not None and not self.low <= size <= self.high
        return (self.column, f"{_printed(self.low)} 到 {_printed(self.high)}") if outside else None

    def suspect(self, present: Collection[str]) -> pl.Expr:
        if self.column not in present:
            return pl.lit(False)
        return (~pl.col(self.column).is_between(self.low, self.high)).fill_null(False)


@dataclass(frozen=True)
class NeededWhen:
    """`column` is needed once `when` is filled."""

    column: str
    when: str

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

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        missing = values[self.unless] not in self.values and values[self.column] is None
        return (self.column, f"除{{{self.unless}}}为{'、'.join(self.values)}外必填") if missing else None

    def suspect(self, present: Collection[str]) -> pl.Expr:
        excused = pl.col(self.unless).is_in(self.values) if self.unless in present else pl.lit(False)
        return ~excused.fill_null(False) & ~_filled(self.column, present)


@dataclass(frozen=True)
class ExactlyOne:
    columns: tuple[str, ...]

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        filled = [column for column in self.columns if values[column] is not None]
        told = f"{'、'.join(f'{{{column}}}' for column in self.columns)}里正好填一个"
        return None if len(filled) == 1 else ((filled or self.columns)[-1], told)

    def suspect(self, present: Collection[str]) -> pl.Expr:
        return _number_of(self.columns, present) != 1


@dataclass(frozen=True)
class AtMostOne:
    columns: tuple[str, ...]

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        filled = [column for column in self.columns if values[column] is not None]
        told = f"{'、'.join(f'{{{column}}}' for column in self.columns)}里最多填一个"
        return (filled[-1], told) if len(filled) > 1 else None

    def suspect(self, present: Collection[str]) -> pl.Expr:
        return _number_of(self.columns, present) > 1


@dataclass(frozen=True)
class Together:
    columns: tuple[str, ...]

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        blank = [column for column in self.columns if values[column] is None]
        told = f"{'、'.join(f'{{{column}}}' for column in self.columns)}要么都填，要么都空"
        return (blank[0], told) if 0 < len(blank) < len(self.columns) else None

    def suspect(self, present: Collection[str]) -> pl.Expr:
        return ~_number_of(self.columns, present).is_in([0, len(self.columns)])


@dataclass(frozen=True)
class Excludes:
    """The list does not hold the one."""

    many: str
    one: str

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        one = values[self.one]
        return (self.many, f"不含{{{self.one}}}本人") if one and one.number in values[self.many] else None

    def suspect(self, present: Collection[str]) -> pl.Expr:
        if not _compared(self.many, self.one, present):
            return pl.lit(False)
        return pl.col(self.many).list.contains(pl.col(self.one)).fill_null(False)


@dataclass(frozen=True)
class ReceptionRule:
    """Words that name days: 每月11日, 双周三 …; every filled row not in the plainest form is suspect."""

    column: str

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        words = values[self.column]
        try:
            if words is not None:
                reception_dates(words, _ANY_DAY, _ANY_DAY)
        except ValueError:
            return self.column, "每月N日、单月N日、双月N日、每周X、双周X、每月第N个周X，几个之间用顿号"
        return None

    def suspect(self, present: Collection[str]) -> pl.Expr:
        if self.column not in present:
            return pl.lit(False)
        return (~pl.col(self.column).str.contains(_PLAIN_RULE)).fill_null(False)
