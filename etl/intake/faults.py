"""From the fault of a row to the line its sender reads: file, sheet, row, column, found, allowed, one sentence."""

import polars as pl

from etl.intake.merged import tops
from etl.intake.table import Table
from etl.records import columns
from etl.records.personal import LEAVE, PERHAPS, unsaid

LINES = {
    "row": pl.UInt32(), "column": pl.String(), "found": pl.String(), "allowed": pl.String(), "message": pl.String(),
    "letter": pl.String(),
}  # fmt: skip
LONGEST = 200
SHOWN = 40


def lines(table: Table, faults: pl.DataFrame) -> pl.DataFrame:
    """LINES of faults given as row, name (our column; null = the row), found, allowed; sorted as they stand in the
    sheet. column: the header as printed; letter: the column as Excel names it, null where it was not delivered."""
    if faults.is_empty():
        return pl.DataFrame(schema=LINES)
    headers = {column.name: table.header(column) for column in columns(table.record)}
    order = {column.name: place for place, column in enumerate(columns(table.record))}
    letters = {column.name: place for column in columns(table.record) if (place := table.letter(column))}
    told = _sayable(table, faults).with_columns(
        pl.col("found").str.slice(0, LONGEST),
        column=pl.col("name").replace_strict(headers, default=None, return_dtype=pl.String),
        letter=pl.col("name").replace_strict(letters, default=None, return_dtype=pl.String),
        order=pl.col("name").replace_strict(order, default=None, return_dtype=pl.Int32),
    )
    told = _swallowed(table, _located(table, told)).with_columns(message=_sentence(table))
    return told.sort("row", "order", nulls_last=True).select(*LINES)


def _sayable(table: Table, faults: pl.DataFrame) -> pl.DataFrame:
    """What was found, without numbers of telephones and without why somebody was on leave."""
    presence = [column.name for column in columns(table.record) if LEAVE in column.values]
    is_of_presence = pl.col("name").is_in(presence)
    asked = faults.filter(is_of_presence | pl.col("found").str.contains(f"{PERHAPS}|[０-９]{{3}}"))
    if asked.is_empty():
        return faults
    pairs = asked.select("name", "found").unique().drop_nulls().rows()
    said = [(name, found, unsaid(found, name in presence)) for name, found in pairs]
    told = pl.DataFrame(said, {"name": pl.String, "found": pl.String, "told": pl.String}, orient="row")
    joined = faults.join(told, on=["name", "found"], how="left", maintain_order="left")
    return joined.with_columns(found=pl.coalesce("told", "found")).drop("told")


def _located(table: Table, told: pl.DataFrame) -> pl.DataFrame:
    """Rows that a layout made are told by the row and the column of the sheet in which they stand."""
    if table.origin is None:
        return told
    spread = pl.col("name").is_in([table.origin.name, table.origin.value])
    there = told.join(table.origin.frame, on="row", how="left", maintain_order="left", suffix="_there")
    return there.with_columns(
        row=pl.col("true"),
        column=pl.when(spread).then("heading").otherwise("column"),
        letter=pl.when(spread).then("letter_there").otherwise("letter"),
    )


def _swallowed(table: Table, told: pl.DataFrame) -> pl.DataFrame:
    """`top`: the first cell of the merged range that a missing cell lies in; null for all others."""
    blanks = told.filter(pl.col("found").is_null())
    if not table.merged or blanks.is_empty():
        return told.with_columns(top=pl.lit(None, pl.String))
    return told.join(tops(table.merged, blanks), on=["row", "letter"], how="left", maintain_order="left")


def _sentence(table: Table) -> pl.Expr:
    """2025年出席.xlsx，出席，第41行，出席情况：填的是“到会”，应为 出席、请假、缺席。"""
    row = pl.format("{}，{}，第{}行", pl.lit(table.file), pl.lit(table.sheet), "row")
    place = pl.when(pl.col("column").is_null()).then(row).otherwise(pl.format("{}，{}", row, "column"))
    return pl.format("{}：{}。", place, _what(table))


def _what(table: Table) -> pl.Expr:
    """What a cell may hold is told as such; a rule between columns as it is."""
    found, allows = pl.col("found"), pl.col("allowed")
    of_cells = {column.name: column.allowed for column in columns(table.record)}
    is_of_cell = allows == pl.col("name").replace_strict(of_cells, default=None, return_dtype=pl.String)
    shortened = pl.format("{}…", found.str.slice(0, SHOWN))
    shown = pl.when(found.str.len_chars() > SHOWN).then(shortened).otherwise(found)
    return (
        pl.when(found.is_null() & (allows == "必填") & pl.col("top").is_not_null())
        .then(pl.format("这一格同 {} 合并在一起，合并的只算 {} 那一格；请拆开合并，每格各填各的", "top", "top"))
        .when(found.is_null() & (allows == "必填"))
        .then(pl.lit("没有填，这一列必填"))
        .when(found.is_null())
        .then(pl.format("没有填，{}", allows))
        .when(found.str.starts_with("="))
        .then(pl.format("是公式“{}”，没有存下算出的结果；请在 Excel 或 WPS 里打开、保存后再交，应为 {}", shown, allows))
        .when(is_of_cell)
        .then(pl.format("填的是“{}”，应为 {}", shown, allows))
        .otherwise(pl.format("填的是“{}”，要求{}", shown, allows))
    )


def whole_sheet(table: Table, fault: str) -> pl.DataFrame:
    """The one line for a sheet of which no row can be read."""
    line = (None, None, None, fault, f"{table.file}，{table.sheet}：{fault}。", None)
    return pl.DataFrame([line], schema=LINES, orient="row")
