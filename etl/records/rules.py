"""Rules between the columns of one row, each told once: `breach` judges a typed row, `suspect` finds, by columns,
every row that may break it (typed stage columns: an amount is a number, a reference has a `_name` beside it)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import polars as pl

from etl.records.amounts import Amount
from etl.records.reception_rule import reception_dates

RECEPTION_RULES = "每月N日、单月N日、双月N日、每周X、双周X、每月第N个周X，几个之间用顿号"

_ANY_DAY = date(2024, 1, 1)
_PLAIN_RULE = "^([每单双]月([1-9]|[12][0-9]|3[01])日|[每双]周[一二三四五六日])$"

Breach = tuple[str, str]
"""(column at fault, what is allowed, in Chinese with {headers} to be filled in)"""


class RowRule(Protocol):
    @property
    def said(self) -> str:
        """The rule in Chinese, with {headers} to be filled in."""

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        """None where the rule holds; `values` are those of a typed row."""

    def suspect(self, present: Collection[str]) -> pl.Expr:
        """True where the row may break the rule; `present` names the columns of the frame."""


def _size(value: Any) -> Any:
    return value.value if isinstance(value, Amount) else value


def _printed(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else str(number)


def _where(holds: pl.Expr, columns: Collection[str], present: Collection[str]) -> pl.Expr:
    """`holds`, and false where a column it compares is blank or not there."""
    return holds.fill_null(False) if set(columns) <= set(present) else pl.lit(False)


@dataclass(frozen=True)
class NotBefore:
    """One day is not before another."""

    later: str
    earlier: str

    @property
    def said(self) -> str:
        return f"{{{self.later}}}不早于{{{self.earlier}}}"

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        late, early = values[self.later], values[self.earlier]
        crossed = late is not None and early is not None and late < early
        return (self.later, f"不早于{{{self.earlier}}} {early}") if crossed else None

    def suspect(self, present: Collection[str]) -> pl.Expr:
        return _where(pl.col(self.later) < pl.col(self.earlier), (self.later, self.earlier), present)


@dataclass(frozen=True)
class AtMost:
    """One amount is not more than another; of a bounded amount its number counts: 40余 is not more than 40."""

    small: str
    large: str

    @property
    def said(self) -> str:
        return f"{{{self.small}}}不大于{{{self.large}}}"

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        small, large = _size(values[self.small]), _size(values[self.large])
        crossed = small is not None and large is not None and small > large
        return (self.small, f"不大于{{{self.large}}} {_printed(large)}") if crossed else None

    def suspect(self, present: Collection[str]) -> pl.Expr:
        return _where(pl.col(self.small) > pl.col(self.large), (self.small, self.large), present)


@dataclass(frozen=True)
class Within:
    """A number lies between two others, both included."""

    column: str
    low: float
    high: float

    @property
    def said(self) -> str:
        return f"{{{self.column}}}是 {_printed(self.low)} 到 {_printed(self.high)}"

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        size = _size(values[self.column])
        outside = size is not None and not self.low <= size <= self.high
        return (self.column, f"{_printed(self.low)} 到 {_printed(self.high)}") if outside else None

    def suspect(self, present: Collection[str]) -> pl.Expr:
        return _where(~pl.col(self.column).is_between(self.low, self.high), (self.column,), present)


@dataclass(frozen=True)
class Excludes:
    """The list does not hold the one."""

    many: str
    one: str

    @property
    def said(self) -> str:
        return f"{{{self.many}}}不含{{{self.one}}}本人"

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        one = values[self.one]
        return (self.many, f"不含{{{self.one}}}本人") if one and one.number in values[self.many] else None

    def suspect(self, present: Collection[str]) -> pl.Expr:
        return _where(pl.col(self.many).list.contains(pl.col(self.one)), (self.many, self.one), present)


@dataclass(frozen=True)
class ReceptionRule:
    """Words that name days: 每月11日, 双周三 …; every filled row not in the plainest form is suspect."""

    column: str

    @property
    def said(self) -> str:
        return f"{{{self.column}}}写成 {RECEPTION_RULES}"

    def breach(self, values: Mapping[str, Any]) -> Breach | None:
        words = values[self.column]
        try:
            if words is not None:
                reception_dates(words, _ANY_DAY, _ANY_DAY)
        except ValueError:
            return self.column, RECEPTION_RULES
        return None

    def suspect(self, present: Collection[str]) -> pl.Expr:
        return _where(~pl.col(self.column).str.contains(_PLAIN_RULE), (self.column,), present)
