"""No pattern of the quick reading accepts a character that the folding rules would change: all that can be printed are tried."""

from collections.abc import Callable

import polars as pl
import pytest

from etl.intake.plain import plain, plain_name
from etl.records import RECORDS, Column, columns, fold

CHARACTERS = [chr(code) for code in range(0x32000) if not 0xD800 <= code <= 0xDFFF]  # beyond it none is assigned
EXPRESSIONS: dict[str, tuple[Callable[[pl.Expr], pl.Expr], Callable[[str], object]]] = {
    "text": (lambda cell: plain(kinds("text"), cell), fold.text),
    "id": (lambda cell: plain(kinds("id"), cell), fold.identifier),
    "name": (plain_name, fold.name),
    "list": (lambda cell: plain(kinds("list"), cell).list.first(), lambda printed: fold.items(printed)[0]),
}


def kinds(name: str) -> Column:
    return next(column for record in RECORDS.values() for column in columns(record) if column.kind == name)


@pytest.mark.parametrize("kind", EXPRESSIONS)
def test_what_is_plain_is_not_folded(kind: str) -> None:
    expression, folded = EXPRESSIONS[kind]
    cells = pl.DataFrame({"cell": [f"a{one}b" for one in CHARACTERS]})
    accepted = cells.select(expression(pl.col("cell"))).to_series().drop_nulls()
    assert accepted.len() > 15_000
    assert [cell for cell in accepted if folded(cell) != cell] == []
