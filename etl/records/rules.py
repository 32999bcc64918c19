"""Rules between the columns of one row, each told once: how the class judges it, how the bulk finds suspects."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class RowRule(Protocol):
    def breach(self, values: Mapping[str, Any]) -> tuple[str, str] | None:
        """(column at fault, what is allowed in Chinese), or None where the rule holds."""


@dataclass(frozen=True)
class NotBefore:
    later: str
    earlier: str


@dataclass(frozen=True)
class AtMost:
    small: str
    large: str


@dataclass(frozen=True)
class Within:
    column: str
    low: float
    high: float


@dataclass(frozen=True)
class NeededWhen:
    """`column` is needed when `when` has one of `values` (() = is filled)."""

    column: str
    when: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class NeededUnless:
    column: str
    unless: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class ExactlyOne:
    columns: tuple[str, ...]


@dataclass(frozen=True)
class AtMostOne:
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Together:
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Excludes:
    """The list does not hold the one."""

    many: str
    one: str


@dataclass(frozen=True)
class ReceptionRule:
    column: str
