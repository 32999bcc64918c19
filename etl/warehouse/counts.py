"""What became of the rows: of every delivery, and in all."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from etl.history import Delivery
from etl.warehouse.sources import Input
from etl.warehouse.statements import Con, rows, statement


@dataclass(frozen=True)
class Counts:
    """Rows: read = facts + problems + replaced. messages: lines of the list of problems."""

    rows_read: int
    facts: int
    problems: int
    replaced: int
    messages: int


def count_rows(con: Con, inputs: Sequence[Input]) -> tuple[Counts, tuple[tuple[Delivery, Counts], ...]]:
    """(all deliveries, each delivery with its own), of a database that is filled."""
    found = {sha: Counts(*map(int, map(str, numbers))) for sha, *numbers in rows(con, statement("counts"))}
    each = tuple((g.delivery, found.get(g.delivery.sha256, Counts(0, 0, 0, 0, 0))) for g in inputs)
    columns = zip(*(astuple(counts) for _, counts in each), strict=True)
    return Counts(*map(sum, columns)) if each else Counts(0, 0, 0, 0, 0), each
