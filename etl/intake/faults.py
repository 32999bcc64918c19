"""From a fault of a row to the line its sender reads: file, sheet, row, column, found, allowed, one sentence."""

from etl.intake.table import Table
from etl.records import Column, Fault, columns
from etl.records.record import allowed

Line = tuple[int | None, str | None, str | None, str, str]
"""row, column (header as printed), found, allowed, message"""

LONGEST = 200
SHOWN = 40


def line(table: Table, row: int, fault: Fault) -> Line:
    """One fault of one row."""
    column = next((c for c in columns(table.record) if c.name == fault.column), None)
    header = table.header(column) if column else None
    found = fault.found[:LONGEST] if fault.found else None
    place = "，".join(part for part in (table.file, table.sheet, f"第{row}行", header) if part)
    return row, header, found, fault.allowed, f"{place}：{_what(column, found, fault.allowed)}。"


def _what(column: Column | None, found: str | None, allows: str) -> str:
    """填的是“到会”，应为 出席、请假、缺席; a rule between columns is told as it is."""
    if found is None:
        return "没有填，这一列必填" if allows == "必填" else f"没有填，{allows}"
    shown = found if len(found) <= SHOWN else f"{found[:SHOWN]}…"
    is_about_the_cell = column is not None and allows == allowed(column)
    return f"填的是“{shown}”，{'应为 ' if is_about_the_cell else '要求'}{allows}"


def whole_sheet(table: Table, fault: str) -> Line:
    """The one line for a sheet of which no row can be read."""
    return None, None, None, fault, f"{table.file}，{table.sheet}：{fault}。"
