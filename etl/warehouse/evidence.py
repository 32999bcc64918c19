"""Evidence pictures: those the rows of a delivery name, kept in the delivery's own folder of the archive."""

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.deliveries import safe_name
from etl.history import Delivery
from etl.home import Home, sync
from etl.records import RECORDS
from etl.warehouse.statements import Con, statement

FOLDER = "佐证材料"
BESIDE = (".", FOLDER, "照片", "图片")
"""Where pictures lie beside a workbook that is loaded."""

KINDS = (".jpg", ".jpeg", ".png")
LARGEST = 20 << 20
Find = Callable[[str], bytes | None]
_WITH_EVIDENCE = tuple(name for name, record in RECORDS.items() if "evidence" in record.model_fields)


def keep(home: Home, con: Con, sent: Iterable[tuple[Delivery, Find]]) -> int:
    """Keep what the rows of each delivery name and its own `find` has: how many. What it has not, is too large or finds no
    room is not kept, and the papers name it; what was published stays published."""
    kept = 0
    for delivery, find in sent:
        for name in _named(con, delivery.sha256):
            content = find(name)
            if content is not None and len(content) <= LARGEST:
                with suppress(OSError):
                    _write(home.deliveries / delivery.sha256 / FOLDER / safe_name(name), content)
                    kept += 1
    return kept


def beside(file: Path) -> Find:
    """What lies beside one workbook, or in a folder 佐证材料 or 照片 there: two offices both call a picture 现场.jpg."""

    def find(name: str) -> bytes | None:
        for place in BESIDE:
            path = file.parent / place / safe_name(name)
            if path.is_file() and path.stat().st_size <= LARGEST:
                return path.read_bytes()
        return None

    return find


@dataclass(frozen=True)
class Evidence:
    """One picture named in a row of somebody. record: 接待, 办实事 …; title: what the row is about; path: where it lies when
    it was sent."""

    name: str
    record: str
    happened_on: date
    title: str
    path: Path

    def read(self) -> bytes | None:
        """None where it was named and never sent."""
        return self.path.read_bytes() if self.path.is_file() else None


def of_people(home: Home, con: Con, people: Sequence[str], days: tuple[date, date]) -> dict[str, list[Evidence]]:
    """deputy -> the pictures their rows of these days name, in the order of days, each once; nothing is read yet."""
    given = {"people": list(people), "first": days[0], "last": days[1]}
    found = dict[str, list[Evidence]]()
    for deputy, record, day, title, sha, name in con.execute(statement("evidence_of_people"), given).fetchall():
        if is_picture(name):
            path = home.deliveries / sha / FOLDER / safe_name(name)
            found.setdefault(deputy, []).append(Evidence(name, record, day, title or "", path))
    return found


def is_picture(name: str) -> bool:
    return name.lower().endswith(KINDS)


def _named(con: Con, sha256: str) -> list[str]:
    names = dict[str, None]()
    for record in _WITH_EVIDENCE:
        rows = con.execute(f"SELECT name FROM ({_statement(record)}) WHERE delivery = ?", [sha256]).fetchall()
        names.update(dict.fromkeys(name for (name,) in rows if is_picture(name)))
    return list(names)


def _statement(record: str) -> str:
    day = "r.happened_on" if "happened_on" in RECORDS[record].model_fields else "NULL::DATE"
    return statement("evidence", record=record, day=day)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    begun = path.with_name(f".{path.name}")
    with begun.open("wb") as file:
        file.write(content)
        sync(file)
    os.replace(begun, path)
