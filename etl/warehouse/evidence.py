"""Evidence pictures: those the rows of a delivery name, kept in the delivery's own folder of the archive."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from etl.deliveries import Delivery, safe_name
from etl.home import Home, sync
from etl.records import RECORDS
from etl.warehouse.schema import WITH_DEPUTIES
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


def of_deputy(home: Home, con: Con, deputy: str, days: tuple[date, date]) -> dict[str, bytes | None]:
    """Picture -> content of the rows of one person in these days, in the order of days; None where it was not kept. A second
    picture of one name, from another delivery, is told apart by a number."""
    found: dict[str, bytes | None] = {}
    seen = set[tuple[str, str]]()
    for record in _WITH_EVIDENCE:
        if record not in WITH_DEPUTIES:
            continue
        rows = con.execute(
            f"SELECT DISTINCT e.happened_on, e.delivery, e.name FROM ({_statement(record)}) e "
            f"JOIN {record}_deputy d USING (row_id) WHERE d.deputy_id = ? AND e.happened_on BETWEEN ? AND ? ORDER BY ALL",
            [deputy, *days],
        ).fetchall()
        for _, sha, name in rows:
            if not is_picture(name) or (sha, name) in seen:
                continue
            seen.add((sha, name))
            path = home.deliveries / sha / FOLDER / safe_name(name)
            told = name if name not in found else f"{name}（{sum(one == name for _, one in seen)}）"
            found[told] = path.read_bytes() if path.is_file() else None
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
