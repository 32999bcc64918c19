"""Known mistakes of a delivery as data: data/corrections.toml, each with its reason and a tripwire.

    [[correction]]
    file = "2025-出席.xlsx"      # or sha256 = the first 12 or more characters of the hash of the file
    sheet = "出席"               # left out: every sheet of the file that is this record (a CSV has one)
    row = 41                     # as Excel numbers it
    column = "代表编号"          # the header of the contract or the one in the file
    expect = "310021"            # what stands there now; "" = blank
    value = "310012"             # what it should be; "" = blank
    reason = "两位数字颠倒，区人大办公室 2025-11-04 电话确认"

A delivery is never changed; the correction is applied to what was read, each time it is read. When the cell no
longer holds `expect` the work stops, so that a file that was mended at its source is noticed.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import polars as pl
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from etl import toml
from etl.intake.headers import label
from etl.intake.table import Table
from etl.problems import Stop
from etl.records import columns

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Hash = Annotated[str, StringConstraints(pattern="^[0-9a-f]{12,64}$")]


class Correction(BaseModel):
    """One cell that is known to be wrong."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    file: Text | None = None
    sha256: Hash | None = None
    sheet: Text | None = None
    row: Annotated[int, Field(ge=1)]
    column: Text
    expect: str
    value: str
    reason: Text

    @model_validator(mode="after")
    def _names_a_file(self) -> "Correction":
        if not (self.file or self.sha256):
            raise ValueError("应写 file 或 sha256")
        return self

    @property
    def place(self) -> str:
        """Where it is, for a message."""
        parts = (self.file or self.sha256, self.sheet, f"第 {self.row} 行", self.column)
        return "，".join(part for part in parts if part)

    def concerns(self, file: str, sha256: str) -> bool:
        """Whether it is about this delivery."""
        return (self.file or file) == file and sha256.startswith(self.sha256 or "")


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections of a home, none where there is no file; Stop where one is written wrong."""
    if not path.is_file():
        return ()
    try:
        tables = toml.loads(path.read_bytes().decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Stop(f"{path.name} 写法有误，不是规范的 TOML：{error}。") from error
    if unknown := tables.keys() - {"correction"}:
        raise Stop(f"{path.name} 里只能有 [[correction]]，多出了 {'、'.join(sorted(unknown))}。")
    found = tables.get("correction", [])
    if not isinstance(found, list):
        raise Stop(f"{path.name} 里的每条更正要用 [[correction]] 开头。")
    return tuple(_correction(path, n, table) for n, table in enumerate(found, 1))


def _correction(path: Path, n: int, table: Any) -> Correction:
    try:
        return Correction.model_validate(table)
    except ValidationError as error:
        fault = error.errors()[0]
        key = ".".join(map(str, fault["loc"])) or "这一条"
        reason = {"missing": "没有写", "extra_forbidden": "没有这一项"}.get(fault["type"], "写得不对")
        needed = "要有 file 或 sha256、row、column、expect、value、reason"
        raise Stop(f"{path.name} 第 {n} 条更正：{key} {reason}（{needed}）。") from error


def corrections_key(corrections: Iterable[Correction]) -> str:
    """A hash that changes with any of them."""
    content = [correction.model_dump() for correction in corrections]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def correct(table: Table, corrections: Iterable[Correction]) -> tuple[Table, list[Correction]]:
    """The table with the corrections of its sheet applied, and which those were.

    corrections: those that concern the delivery. Stop where a cell does not hold what was expected.
    """
    rows, applied = table.rows, []
    for correction in corrections:
        if correction.sheet in (None, table.sheet) and (cell := _cell(table, correction)):
            rows = _applied(table, rows, cell, correction)
            applied.append(correction)
    return replace(table, rows=rows), applied


def check_all_applied(corrections: Iterable[Correction], applied: Iterable[Correction]) -> None:
    """Stop where a correction names a sheet or column the delivery does not have."""
    if lost := [correction for correction in corrections if correction not in set(applied)]:
        raise Stop(f"更正对不上：{lost[0].place}：这份报送里没有这张表或这一列；请改 corrections.toml。")


def _cell(table: Table, correction: Correction) -> str | None:
    """cN of the column a correction names, by the header in the file or by that of the contract."""
    wanted = label(correction.column).text
    if table.origin and wanted in {label(heading).text for heading in table.origin.frame["heading"].unique()}:
        return table.cells[table.origin.value]
    ours = {label(c.header).text: c.name for c in columns(table.record)}
    ours |= {label(c.name_header).text: c.name_column for c in columns(table.record) if c.name_header}
    printed = {label(place.printed).text: place.cell for place in table.places.values()}
    place = table.places.get(ours.get(wanted, ""))
    return printed.get(wanted) or (place.cell if place else None)


def _applied(table: Table, rows: pl.DataFrame, cell: str, correction: Correction) -> pl.DataFrame:
    here = _here(table, correction)
    found = rows.filter(here)[cell].to_list()
    if not found:
        raise Stop(f"更正对不上：{correction.place}：这一行不是数据行，或没有这一行；请改 corrections.toml。")
    if (found[0] or "") != correction.expect.strip():
        raise Stop(
            f"更正对不上：{correction.place}：原以为是“{correction.expect}”，现在是“{found[0] or ''}”；"
            "若已在源头改正，请删去这条更正；若是另一份同名的文件，请改用 sha256。"
        )
    return rows.with_columns(pl.when(here).then(pl.lit(correction.value.strip() or None)).otherwise(cell).alias(cell))


def _here(table: Table, correction: Correction) -> pl.Expr:
    """The row; where a layout made several of one, those of it, or the one made of the cell under that heading."""
    if table.origin is None:
        return pl.col("row") == correction.row
    of_row = table.origin.frame.filter(pl.col("true") == correction.row)
    wanted = label(correction.column).text
    of_cell = of_row.filter(pl.Series([label(words).text == wanted for words in of_row["heading"]], dtype=pl.Boolean))
    return pl.col("row").is_in((of_cell if of_cell.height else of_row)["row"].to_list())
