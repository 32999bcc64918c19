"""What happened to the archive, a line each: received, withdrawn, restored, explained. What is in force is their replay."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from etl.home import Home, locked, sync
from etl.problems import Stop, reason

Event = Literal["received", "withdrawn", "restored", "explained"]


@dataclass(frozen=True)
class Delivery:
    """One file as received. number: 1, 2, 3 … in the order received. call: what one load brought together.

    A file sent again is the same delivery: it keeps name, number and day, and joins the new call.
    """

    file: str
    sha256: str
    bytes: int
    received_at: datetime
    sent_by: str | None
    call: str
    number: int

    @property
    def received_on(self) -> date:
        return self.received_at.date()

    def path(self, home: Home) -> Path:
        return home.deliveries / self.sha256 / self.file


def history(home: Home) -> list[dict[str, Any]]:
    """What happened to the archive, oldest first: event, at, sha256, and for received the card; else by, reason."""
    file = _history(home)
    lines = file.read_text("utf-8").split("\n") if file.exists() else [""]
    return [json.loads(line) for line in lines[:-1]]  # what follows the last line break was never finished


def replay(home: Home) -> tuple[dict[str, Delivery], set[str]]:
    """(sha256 -> delivery, the sha256 in force)"""
    known: dict[str, Delivery] = {}
    standing: set[str] = set()
    for entry in history(home):
        sha = entry["sha256"]
        if entry["event"] == "received":
            card = {key: entry[key] for key in Delivery.__dataclass_fields__}
            known[sha] = Delivery(**{**card, "received_at": datetime.fromisoformat(card["received_at"])})
        if entry["event"] != "explained":
            (standing.discard if entry["event"] == "withdrawn" else standing.add)(sha)
    return known, standing


def history_lock(home: Home) -> Any:
    home.deliveries.mkdir(parents=True, exist_ok=True)
    return locked(home.deliveries / ".lock")


@contextmanager
def noted() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Stop(f"记不进存档的历史：{reason(error)}；什么也没有改。") from error


def append(home: Home, *entries: dict[str, Any]) -> None:
    """Lines on the disk before anyone is told; all of them, or none where there is no room. A half line a killed process
    left is cut off first."""
    file = _history(home)
    end = file.read_bytes().rfind(b"\n") + 1 if file.exists() else 0
    try:
        with file.open("ab") as target:
            target.truncate(end)
            target.write("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries).encode())
            sync(target)
    except OSError:
        if file.exists():
            os.truncate(file, end)
        raise


def _history(home: Home) -> Path:
    return home.deliveries / "history.jsonl"
