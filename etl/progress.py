"""How long work tells how far it is: to a bar on a terminal, to a page, to nobody."""

from typing import Protocol

ROWS = "行"


class Progress(Protocol):
    """what: what is being done. done, of: so many units of so many, as far as is known yet; 0 where it is not. unit: what
    is counted, so that a pace can be told; blank where units are of no one size."""

    def __call__(self, what: str, done: int, of: int, unit: str = "") -> None: ...


def silent(what: str, done: int, of: int, unit: str = "") -> None:
    """A progress nobody watches."""


def expected(rows: int, seen: int, all_bytes: int) -> int:
    """How many rows there will be, when `rows` were found in the first `seen` bytes; 0 before anything was seen."""
    return rows * all_bytes // seen if seen else 0
