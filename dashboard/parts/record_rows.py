"""One record in a table of records: its day, kind and words, and the file, sheet and row it stands in."""

from dashboard.parts import measured, numbers
from dashboard.parts.table import Column
from etl.records import RECORDS

COLUMNS = (
    Column("日期", "nw"), Column("记录", "nw"), Column("内容"), Column("文件", "s"), Column("工作表", "nw s wide"), Column("行", "r"),
)  # fmt: skip
WHY = Column("为什么不计入", "s wide")


def cells(one: measured.Row) -> tuple[str, ...]:
    """In the order of COLUMNS and WHY."""
    sheet = RECORDS[one["record"]].sheet if one["record"] in RECORDS else ""
    return (
        numbers.day(one["happened_on"]), sheet, one["title"] or "", one["file"] or "", one["sheet"] or "",
        str(one["row"] or ""), one["reason"] or "",
    )  # fmt: skip
