"""What was planted on purpose, kept beside the files so that a test can ask for every row of it."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

_FILE = ".planted.json"  # hidden: a sample is loaded as a whole folder


@dataclass(frozen=True)
class Planted:
    """One thing an office might do. row: as the sheet numbers it. kind: in Chinese, for a reader.

    is_problem: the row cannot become a fact; else it must become one all the same.
    """

    file: str
    sheet: str
    row: int
    column: str | None
    kind: str
    is_problem: bool


def note_planted(folder: Path, planted: Iterable[Planted]) -> None:
    rows = [asdict(one) for one in planted]
    (folder / _FILE).write_text(json.dumps(rows, ensure_ascii=False, indent=0) + "\n", "utf-8")


def planted(folder: Path) -> list[Planted]:
    """What was planted in the sample of that folder; empty where it is clean."""
    file = folder / _FILE
    return [Planted(**row) for row in json.loads(file.read_text("utf-8"))] if file.exists() else []
