"""A home as an office would send it: sheets of rows, written as one CSV each. Everybody in it is invented."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

SURNAMES = "安白柏鲍贝卞蔡岑常车程池储崔戴邓丁董窦杜"
GIVEN = "若溪 思齐 景行 知远 望舒 云帆 星野 书言 沐晴 亦安".split()


@dataclass
class Book:
    """sheet -> its rows (header -> cell), in the order sent."""

    area: str
    sent_by: str
    covers: tuple[str, str]
    rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    def add(self, sheet: str, **cells: object) -> None:
        row = {header: _printed(cell) for header, cell in cells.items()}
        self.rows.setdefault(sheet, []).append(row)

    def people(self, numbers: Iterable[str], **columns: list[str]) -> None:
        """One row of 代表 per number; each column holds a value per person, blank where it ends early."""
        before = len(self.rows.get("代表", []))
        for at, number in enumerate(numbers):
            n = before + at
            name = SURNAMES[n % len(SURNAMES)] + GIVEN[n // len(SURNAMES)]
            own = {header: values[at] if at < len(values) else "" for header, values in columns.items()}
            self.add("代表", 代表编号=number, 姓名=name, **own)

    def held(self, kind: str, name: str, times: int, span: tuple[str, str], **cells: object) -> None:
        """`times` activities of one kind, spread over the span."""
        for n, day in enumerate(days(times, *span), 1):
            number = f"H{len(self.rows.get('活动', [])) + 1:03}"
            title = name if times == 1 else f"{name}（第{n}次）"
            self.add("活动", 活动编号=number, 类型=kind, 活动名称=title, 日期=day, **cells)

    def cover(self) -> None:
        """说明: complete for every sheet in it, and for what it says nobody did."""
        first, last = self.covers
        self.add(
            "说明", 报送单位=self.sent_by, 区域编号=self.area, 覆盖开始=first, 覆盖结束=last, 报送内容="、".join(self.rows)
        )  # fmt: skip

    def write(self, folder: Path) -> list[Path]:
        """One CSV per sheet, UTF-8 with BOM, in the order sent."""
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(folder / f"{sheet}.csv", rows) for sheet, rows in self.rows.items()]


def _printed(cell: object) -> str:
    return "、".join(map(str, cell)) if isinstance(cell, list) else str(cell)


def _write(path: Path, rows: list[dict[str, str]]) -> Path:
    headers = list(dict.fromkeys(header for row in rows for header in row))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, headers, restval="", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def days(times: int, first: str, last: str) -> list[date]:
    """So many working days, evenly spread from first to last."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    found = [start + timedelta((end - start).days * (2 * n + 1) // (2 * times)) for n in range(times)]
    return [day - timedelta(max(day.weekday() - 4, 0)) for day in found]


def numbers(prefix: str, many: int) -> list[str]:
    return [f"{prefix}{n:02}" for n in range(1, many + 1)]


def classes(**sizes: int) -> list[str]:
    """A value per person: so many of each; _ = not told."""
    return [("" if name == "_" else name) for name, many in sizes.items() for _ in range(many)]


def shared(total: int, among: int) -> list[int]:
    """A total as whole parts that differ by one at most."""
    return [total // among + (n < total % among) for n in range(among)]
