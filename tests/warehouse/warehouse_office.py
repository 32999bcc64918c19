"""A little office for the tests: tables as text go in as deliveries, facts and problems come out as text."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from etl.deliveries import receive
from etl.history import Delivery, history
from etl.home import Home
from etl.warehouse.build import Build, build
from etl.warehouse.publish import open_warehouse

Table = tuple[str, list[dict[str, str]]]

PLACES = """
# 区域
区域编号 | 区域名称 | 层级 | 上级区域
Q  | 望川区 | 县 |
A  | 甲街道 | 乡镇街道 | Q
B  | 乙街道 | 乡镇街道 | Q
A1 | 东社区 | 村社区 | A
# 站点
站点编号 | 站点名称 | 类型 | 区域编号 | 状态
SA | 甲家 | 家 | A | 投用
SB | 乙家 | 家 | B | 投用
# 代表
代表编号 | 姓名
D1 | 王芳
D2 | 李桂强
D3 | 王芳
D4 | 赵敏
# 任职
代表编号 | 级别 | 区域编号 | 开始日期 | 结束日期
D1 | 县 | A | 2022-01-01 |
D2 | 县 | B | 2022-01-01 |
D3 | 县 | B | 2022-01-01 | 2024-12-31
D4 | 县 | A | 2022-01-01 |
D4 | 市 | Q | 2022-01-01 |
"""
"""Two streets of one district; D1 and D3 are both 王芳, D3 in office until the end of 2024; D4 has two mandates."""


def read_tables(text: str) -> list[Table]:
    """`# 站点` begins a sheet, the next line holds its headers, then one line a row; cells are split at |."""
    tables: list[Table] = []
    headers: list[str] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        cells = [cell.strip() for cell in line.split("|")]
        if line.startswith("#"):
            headers = []
            tables.append((line[1:].strip(), []))
        elif not headers:
            headers = cells
        else:
            tables[-1][1].append(dict(zip(headers, cells, strict=True)))
    return tables


@dataclass
class Office:
    """Files received on their day; what is asked is asked of a build of all in force."""

    home: Home
    as_of: date = date(2025, 12, 31)
    _last: tuple[list[dict[str, Any]], Path] | None = None

    def send(self, text: str, file: str = "报送.xlsx", sent_by: str | None = None, day: str = "2025-12-31") -> Delivery:
        """One delivery of the sheets in `text`."""
        return self.send_call({file: text}, sent_by, day)[0]

    def send_call(
        self, files: Mapping[str, str], sent_by: str | None = None, day: str = "2025-12-31"
    ) -> list[Delivery]:
        """The files of one call, each with its sheets as text."""
        folder = self.home.root / "outbox"
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in files.items():
            write_file(folder / file, read_tables(text))
        moment = datetime.fromisoformat(f"{day}T12:00:00+08:00")
        return receive(self.home, [folder / file for file in files], sent_by, moment)

    def build(self) -> Build:
        return build(self.home, self.as_of)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """What a query gives over the build of all that is in force."""
        state = history(self.home)
        if self._last is None or self._last[0] != state:
            self._last = (state, self.build().path)
        with open_warehouse(self._last[1]) as con:
            return con.execute(query).fetchall()


def write_file(file: Path, tables: list[Table]) -> None:
    """The tables as a workbook, one sheet each, or the only table as a CSV."""
    grids = [(sheet, [list(rows[0]), *(list(row.values()) for row in rows)]) for sheet, rows in tables]
    if file.suffix == ".csv":
        with file.open("w", encoding="utf-8", newline="") as target:
            csv.writer(target).writerows(grids[0][1])
        return
    with xlsxwriter.Workbook(file, {"strings_to_numbers": False}) as book:
        book.set_properties({"comments": file.name, "created": datetime(2025, 12, 31)})  # the same bytes each time
        for sheet, grid in grids:
            page = book.add_worksheet(sheet)
            for n, row in enumerate(grid):
                page.write_row(n, 0, row)


def facts(office: Office, record: str, *names: str) -> list[str]:
    """The facts of a record in the order sent, the named columns of each as one line."""
    shown = ", ".join(f'"{name}"' for name in names)
    return [
        " ".join(_shown(cell) for cell in row) for row in office.ask(f"SELECT {shown} FROM {record} ORDER BY row_id")
    ]


def problems(office: Office) -> list[str]:
    """What is said of every row that is no fact, in the order sent."""
    return [message for (message,) in office.ask('SELECT message FROM problem ORDER BY source_id, "row", message')]


def _shown(cell: object) -> str:
    if cell is None:
        return "-"
    return "、".join(map(str, cell)) if isinstance(cell, list) else str(cell)
