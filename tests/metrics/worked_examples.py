"""The worked examples of tests/metrics/worked/*.md as data: what is given, what is asked, what must come out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from small import AS_OF, Table

from etl.metrics import View
from etl.metrics.metric import Grain

FOLDER = Path(__file__).parent / "worked"
GRAINS: dict[str, Grain] = {"代表": "deputy", "站点": "station", "单位": "unit", "小组": "group", "区域": "area"}
YEAR = View(date(2023, 1, 1), AS_OF, AS_OF)
_MARKS = {"≥": "at_least", "＜": "almost", "≈": "about"}


@dataclass(frozen=True)
class Answer:
    """Of whom, which id (with slices), and what: `2/3`, `5`, `≥320`, or `—` for unknown."""

    by: Grain
    subject: str
    asked: str
    told: str

    @property
    def bound(self) -> str | None:
        return _MARKS.get(self.told[0])

    @property
    def numbers(self) -> tuple[float | None, float | None]:
        """(numerator or value, denominator)"""
        if self.told == "—":
            return None, None
        top, _, bottom = self.told.lstrip("".join(_MARKS)).partition("/")
        return float(top), float(bottom) if bottom else None


@dataclass(frozen=True)
class Example:
    metric: str
    title: str
    tables: tuple[Table, ...]
    view: View
    answers: tuple[Answer, ...]

    def __str__(self) -> str:
        return f"{self.metric}: {self.title}"


def office() -> tuple[Table, ...]:
    """The small county every example is set in."""
    return tuple(_tables((FOLDER / "office.md").read_text("utf-8").splitlines()))


def examples() -> Iterator[Example]:
    """Every example of every file, in the order written."""
    for file in sorted(FOLDER.glob("*.md")):
        if file.stem == "office":
            continue
        for chapter in re.split(r"^## ", file.read_text("utf-8"), flags=re.M)[1:]:
            metric = chapter.split(maxsplit=1)[0]
            for part in re.split(r"^### ", chapter, flags=re.M)[1:]:
                yield _example(metric, part.splitlines())


def _example(metric: str, lines: list[str]) -> Example:
    tables = tuple(_tables(lines))
    answers, view = [], YEAR
    for n, line in enumerate(lines):
        if line.startswith("问"):
            view = _view(line)
            answers = [_answer(metric, *row) for row in _rows(lines[n + 1 :])[1:]]
    assert answers, f"{metric} {lines[0]}: nothing asked"
    return Example(metric, lines[0].strip(), tables, view, tuple(answers))


def _answer(metric: str, whom: str, told: str, slices: str = "") -> Answer:
    kind, _, subject = whom.partition(" ")
    return Answer(GRAINS[kind], subject, metric + slices, told)


def _view(line: str) -> View:
    """问 2023-01-01 至 2023-06-30，截至 2023-06-30，级别 县，区域 东街"""
    days = [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", line)]
    level, area = re.search(r"级别 (\S+?)(，|$)", line), re.search(r"区域 (\S+?)(，|$)", line)
    view = View(days[0], days[1], days[2] if len(days) > 2 else days[1]) if days else YEAR
    return replace(view, level=level[1] if level else None, area=area[1] if area else None)


def _tables(lines: list[str]) -> Iterator[Table]:
    for n, line in enumerate(lines):
        if found := re.fullmatch(r"《(.+)》", line.strip()):
            rows = _rows(lines[n + 1 :])
            yield Table(found[1], rows[0], tuple(rows[1:]))


def _rows(lines: list[str]) -> list[tuple[str, ...]]:
    """The table that begins at the first | line: its headers, then its rows."""
    rows: list[tuple[str, ...]] = []
    for line in lines:
        if line.startswith("|"):
            cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
            rows.append(tuple(cell.strip().replace("\\|", "|") for cell in cells))
        elif rows:
            break
    return [row for row in rows if not all(re.fullmatch(r":?-+:?", cell) for cell in row)]
