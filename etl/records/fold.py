"""From a printed cell to a value. Every function takes text that is not blank and raises ValueError."""

from datetime import date
from typing import Any


def text(printed: str) -> str:
    raise NotImplementedError


def name(printed: str) -> str:
    raise NotImplementedError


def items(printed: str) -> tuple[str, ...]:
    raise NotImplementedError


def day(printed: str, *, roc_years: bool = False) -> date:
    raise NotImplementedError


def boolean(printed: str) -> bool:
    raise NotImplementedError


def integer(printed: str) -> int:
    raise NotImplementedError


def year(printed: str) -> int:
    raise NotImplementedError


def count(printed: str) -> Any:
    raise NotImplementedError


def number(printed: str) -> Any:
    raise NotImplementedError


def born(printed: str) -> str:
    raise NotImplementedError
