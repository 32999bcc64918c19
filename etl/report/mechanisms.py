"""docs/mechanisms.md, printed from data/mechanisms.csv: `python -m etl.report.mechanisms`."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "data" / "mechanisms.csv"
FILE = ROOT / "docs" / "mechanisms.md"
BACKGROUND = "背景"
REPORTS = {
    "0": "正阳街道（黔江，2023 年）", "1": "东北塘街道（锡山，2023 年）", "2": "雁江区（资阳，2024 年）", "3": "紫阳街道（武昌，2018 年）",
    "4": "清河驿乡（西华，2020 年）",
}  # fmt: skip


@dataclass(frozen=True)
class Mechanism:
    """One mechanism or figure of a published report. expressions: what shows it, in the language of etl.metrics; level:
    of whose deputies, where it is not all; shown: titles of pages; remark: what it cannot say. is_background: only the
    setting of the report, nothing to load."""

    id: str
    term: str
    record: str
    expressions: tuple[str, ...]
    level: str | None
    shown: tuple[str, ...]
    remark: str

    @property
    def is_background(self) -> bool:
        return self.record == BACKGROUND


def mechanisms() -> list[Mechanism]:
    """In the order of the reports."""
    with LIST.open(encoding="utf-8", newline="") as file:
        return [_read(row) for row in csv.DictReader(file)]


def _read(row: dict[str, str]) -> Mechanism:
    expressions = tuple(filter(None, row["expressions"].split("; ")))
    shown = tuple(filter(None, row["shown"].split("、")))
    return Mechanism(row["id"], row["term"], row["record"], expressions, row["level"] or None, shown, row["remark"])


def page() -> str:
    """The whole page of the documentation."""
    head = files("etl.report").joinpath("mechanisms.md").read_text("utf-8").rstrip()
    return "\n".join([head, "", *_chapters()])


def _chapters() -> Iterator[str]:
    for report, rows in groupby(mechanisms(), key=lambda one: one.id[0]):
        yield from (f"## {REPORTS[report]}", "")
        yield from ("| 编号 | 机制、数字 | 记录 | 怎么数 | 在哪里看 | 说明 |", "| --- | --- | --- | --- | --- | --- |")
        yield from (_line(one) for one in rows)
        yield ""


def _line(one: Mechanism) -> str:
    counted = "<br>".join(f"`{expression}`" for expression in one.expressions)
    level = f"<br>只看{one.level}" if one.level else ""
    cells = (one.id, one.term, one.record, counted + level, "、".join(one.shown), one.remark)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
