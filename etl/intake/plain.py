"""Cells in plain form, read by columns: what a pattern here accepts, the class of the record reads the same.

Only cells that need no folding are accepted: 2023-11-03, 12, 出席, D001, plain text. Every other cell stays blank
here and goes through `etl.records.fold`, once for each distinct cell (`etl.intake.odd`). A pattern may be narrower
than the folding rules, never wider; a property test holds it to that.
"""

from functools import cache

import polars as pl

from etl.records import Column, fold
from etl.records.characters import INVISIBLE
from etl.records.personal import PERHAPS

DTYPES: dict[str, pl.DataType] = {
    "year": pl.Int32(), "date": pl.Date(), "bool": pl.Boolean(), "int": pl.Int64(), "count": pl.Float64(),
    "number": pl.Float64(), "list": pl.List(pl.String), "list ref": pl.List(pl.String),
}  # fmt: skip
AMOUNTS = ("count", "number")
LISTS = ("list", "list ref")

BLANK_TO_PYTHON = "\x1c-\x1f"  # and not to polars
NOT_PLAIN_TEXT = rf"[０-９Ａ-Ｚａ-ｚ]|[^\S ]|[{BLANK_TO_PYTHON}{INVISIBLE}]|  |^ | $"
NOT_PLAIN_LIST = rf"{NOT_PLAIN_TEXT}|[﹑､，,；;]|、、|^、|、$| 、|、 "
HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ebe0"
PLAIN_ID = f"^[!-~·{HAN}\u3001-\u3003\u3008-\u3011\u3014-\u301b]+$"  # with 〔〕《》【】
PLAIN_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
PLAIN_COUNT = "^[0-9]{1,9}$"
PLAIN_NUMBER = r"^[0-9]{1,8}(\.[0-9]{1,3})?$"  # well within the digits a float keeps
NUMBERS = {"year": "^(19|20)[0-9]{2}$", "int": PLAIN_COUNT, "count": PLAIN_COUNT, "number": PLAIN_NUMBER}


def dtype(col: Column) -> pl.DataType:
    """The type of a field in the stage."""
    return DTYPES.get(col.kind, pl.String())


def plain(col: Column, cell: pl.Expr) -> pl.Expr:
    """The value of a plain cell, typed; null where the cell is blank or not plain."""
    if col.kind in NUMBERS:
        return _when(cell.str.contains(NUMBERS[col.kind]), cell).cast(dtype(col))
    match col.kind:
        case "text":
            return _when(~cell.str.contains(f"{NOT_PLAIN_TEXT}|{PERHAPS}"), cell)
        case "list" | "list ref":
            items = _when(~cell.str.contains(f"{NOT_PLAIN_LIST}|{PERHAPS}"), cell).str.split("、")
            return items.list.unique(maintain_order=True)
        case "id" | "ref":
            return _when(cell.str.contains(PLAIN_ID), cell)
        case "enum":
            return _when(cell.is_in(col.values), cell)
        case "date":
            return _day(cell)
        case "born":
            return _when(_day(cell).is_not_null(), cell)
        case "bool":
            return pl.when(cell == "是").then(True).when(cell == "否").then(False)
    raise ValueError(col.kind)


def plain_name(cell: pl.Expr) -> pl.Expr:
    """A name that is already in the form in which names are compared."""
    return _when(cell.str.contains(_plain_names()), cell)


def _when(accepted: pl.Expr, value: pl.Expr) -> pl.Expr:
    return pl.when(accepted).then(value)


def _day(cell: pl.Expr) -> pl.Expr:
    day = _when(cell.str.contains(PLAIN_DAY), cell).str.to_date("%Y-%m-%d", strict=False)
    return _when(day.dt.year().is_between(fold.YEARS.start, fold.YEARS.stop - 1), day)


@cache
def _plain_names() -> str:
    """Letters, digits, the middle dot and those characters that folding leaves alone (no traditional ones)."""
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    folded = fold.name("|".join(characters)).split("|")
    kept = "".join(one for one, other in zip(characters, folded, strict=True) if one == other)
    return f"^[0-9A-Za-z·{kept}]+$"
