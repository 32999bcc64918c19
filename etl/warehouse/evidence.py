"""Evidence pictures: those the rows of a delivery name, kept in the delivery's own folder of the archive."""

import os
from collections.abc import Callable, Iterable
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


def keep(home: Home, con: Con, deliveries: Iterable[Delivery], find: Find) -> tuple[int, list[str]]:
    """Keep what the rows of these deliveries name and `find` has: (how many, the names of pictures it has not)."""
    kept, lost = 0, list[str]()
    for delivery in deliveries:
        for name in _named(con, delivery.sha256):
            content = find(name)
            if content is None:
                lost.append(name)
            elif len(content) <= LARGEST:
                _write(home.deliveries / delivery.sha256 / FOLDER / safe_name(name), content)
                kept += 1
    return kept, lost


def beside(files: Iterable[Path]) -> Find:
    """What lies beside the workbooks, or in a folder 佐证材料 or 照片 there."""
    places = [folder / name for folder in dict.fromkeys(file.parent for file in files) for name in BESIDE]

    def find(name: str) -> bytes | None:
        for place in places:
            path = place / safe_name(name)
            if path.is_file() and path.stat().st_size <= LARGEST:
                return path.read_bytes()
        return None

    return find


def of_deputy(home: Home, con: Con, deputy: str, days: tuple[date, date]) -> dict[str, bytes | None]:
    """Picture -> content of the rows of one person in these days, in the order of days; None where it was not kept."""
    found: dict[str, bytes | None] = {}
    for record in _WITH_EVIDENCE:
        if record not in WITH_DEPUTIES:
            continue
        rows = con.execute(
            f"SELECT DISTINCT e.happened_on, e.delivery, e.name FROM ({_statement(record)}) e "
            f"JOIN {record}_deputy d USING (row_id) WHERE d.deputy_id = ? AND e.happened_on BETWEEN ? AND ? ORDER BY ALL",
            [deputy, *days],
        ).fetchall()
        for _, sha, name in rows:
            path = home.deliveries / sha / FOLDER / safe_name(name)
            if is_picture(name):
                found[name] = path.read_bytes() if path.is_file() else found.get(name)
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
