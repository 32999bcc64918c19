"""The archive: every file as received, for ever, under its SHA-256. What is in force is the replay of its history."""

import hashlib
import json
import os
import re
import shutil
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from etl.home import Home, locked, sync
from etl.problems import Stop, reason
from etl.records.personal import masked

Event = Literal["received", "withdrawn", "restored", "explained"]
_CHUNK = 1 << 20
_LONGEST_NAME = 200  # bytes; file systems hold 255


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


def receive(
    home: Home, paths: Iterable[Path], sent_by: str | None = None, now: datetime | None = None
) -> list[Delivery]:
    """Archive the files of one call, in their order. All are kept, or none: raises Stop when one cannot be read or there
    is no room for it."""
    moment, call = (now or datetime.now().astimezone()).replace(microsecond=0), uuid.uuid4().hex
    with _history_lock(home):
        try:
            _sweep(home)
            incoming = [_copy(home, Path(path)) for path in paths]
            return _keep(home, incoming, sent_by, moment, call)
        except OSError as error:
            raise Stop(f"存不进档案：{reason(error)}；什么也没有收。") from error
        finally:
            _sweep(home)


def in_force(home: Home) -> list[Delivery]:
    """The deliveries received and not withdrawn, in the order received."""
    known, standing = _replay(home)
    return sorted((known[sha] for sha in standing), key=lambda delivery: delivery.number)


def received(home: Home) -> list[Delivery]:
    """Every delivery ever received, withdrawn ones too, in the order received."""
    return sorted(_replay(home)[0].values(), key=lambda delivery: delivery.number)


def withdraw(home: Home, which: str, by: str | None = None, reason: str | None = None) -> Delivery:
    """Take a delivery out of force; its file stays. `which`: as in `find`. Raises Stop when it is not in force."""
    return _change(home, which, "withdrawn", by, reason)


def restore(home: Home, which: str, by: str | None = None, reason: str | None = None) -> Delivery:
    """Put a withdrawn delivery back in force, at its old place in the order. Raises Stop when it is in force."""
    return _change(home, which, "restored", by, reason)


def explain(home: Home, sha256: str, by: str, reason: str) -> None:
    """Add to the history who sent a delivery and why; what is in force stays as it is."""
    with _history_lock(home), _noted():
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        _append(home, {"event": "explained", "at": at, "sha256": sha256, "by": by, "reason": masked(reason)})


def find(home: Home, which: str) -> Delivery:
    """The one delivery named by its number, its file name or the start of its SHA-256 (6 or more characters)."""
    known = received(home)
    found = [d for d in known if which == str(d.number)]
    found = found or [d for d in known if which == d.file or (len(which) >= 6 and d.sha256.startswith(which.lower()))]
    if len(found) != 1:
        fault = f"有 {len(found)} 份报送都叫“{which}”，请改用编号" if found else f"没有编号或文件名为“{which}”的报送"
        raise Stop(f"{fault}。")
    return found[0]


def history(home: Home) -> list[dict[str, Any]]:
    """What happened to the archive, oldest first: event, at, sha256, and for received the card; else by, reason."""
    file = _history(home)
    lines = file.read_text("utf-8").split("\n") if file.exists() else [""]
    return [json.loads(line) for line in lines[:-1]]  # what follows the last line break was never finished


def safe_name(name: str) -> str:
    """A name that stays in its folder: the last part of a path of any system, no control characters, not too long."""
    last = re.sub(r"[\x00-\x1f\x7f]", "", re.split(r"[/\\]", name)[-1]).strip()
    if last in ("", ".", "..") or last.lower() == "card.json":
        last = f"_{last.strip('.')}"
    stem, dot, extension = last.rpartition(".")
    while len(last.encode()) > _LONGEST_NAME and (stem or last):
        stem, last = (stem[:-1], f"{stem[:-1]}{dot}{extension}") if stem else (stem, last[:-1])
    return last


def _sweep(home: Home) -> None:
    """Remove what a load that was stopped or killed had begun to copy; only under the lock."""
    for folder in home.deliveries.glob(".incoming-*"):
        shutil.rmtree(folder)


def _copy(home: Home, path: Path) -> tuple[Path, dict[str, Any]]:
    """The file in a folder of its own beside the archive, hashed while it is copied."""
    folder, name, digest, size = (
        home.deliveries / f".incoming-{uuid.uuid4().hex}",
        safe_name(path.name),
        hashlib.sha256(),
        0,
    )
    try:
        with path.open("rb") as source:
            folder.mkdir()
            with (folder / name).open("wb") as target:
                while chunk := source.read(_CHUNK):
                    digest.update(chunk)
                    size += target.write(chunk)
                sync(target)
    except OSError as error:
        raise Stop(f"文件“{path.name}”存不进档案：{reason(error)}。") from error
    return folder, {"file": name, "sha256": digest.hexdigest(), "bytes": size}


def _keep(
    home: Home, incoming: Iterable[tuple[Path, dict[str, Any]]], sent_by: str | None, moment: datetime, call: str
) -> list[Delivery]:
    """Every file on its shelf, then all of them in the history at once: what history does not speak of is not there."""
    before, _ = _replay(home)
    known, kept = dict(before), []
    for folder, card in incoming:
        earlier = known.get(card["sha256"])
        if earlier:
            delivery = replace(earlier, sent_by=sent_by or earlier.sent_by, call=call)
        else:
            delivery = Delivery(**card, received_at=moment, sent_by=sent_by, call=call, number=len(known) + 1)
            _shelve(home, folder, delivery)
        known[delivery.sha256] = delivery
        kept.append(delivery)
    try:
        _append(home, *({"event": "received", "at": moment.isoformat(), **_card(delivery)} for delivery in kept))
    except OSError:
        for delivery in kept:
            if delivery.sha256 not in before:
                shutil.rmtree(home.deliveries / delivery.sha256, ignore_errors=True)
        raise
    return kept


def _shelve(home: Home, folder: Path, delivery: Delivery) -> None:
    with (folder / "card.json").open("w", encoding="utf-8") as card:
        json.dump(_card(delivery), card, ensure_ascii=False, indent=1)
        sync(card)
    shelf = home.deliveries / delivery.sha256
    shutil.rmtree(shelf, ignore_errors=True)  # only what a killed load left: no history speaks of it
    folder.rename(shelf)
    sync(home.deliveries)


def _card(delivery: Delivery) -> dict[str, Any]:
    return {**asdict(delivery), "received_at": delivery.received_at.isoformat()}


def _change(home: Home, which: str, event: Event, by: str | None, reason: str | None) -> Delivery:
    with _history_lock(home), _noted():
        delivery = find(home, which)
        if (delivery.sha256 in _replay(home)[1]) == (event == "restored"):
            state = "没有撤回，不用恢复" if event == "restored" else "已经撤回"
            raise Stop(f"第 {delivery.number} 份报送“{delivery.file}”{state}。")
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        why = masked(reason) if reason else reason
        _append(home, {"event": event, "at": at, "sha256": delivery.sha256, "by": by, "reason": why})
        return delivery


def _replay(home: Home) -> tuple[dict[str, Delivery], set[str]]:
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


def _history(home: Home) -> Path:
    return home.deliveries / "history.jsonl"


def _history_lock(home: Home) -> Any:
    home.deliveries.mkdir(parents=True, exist_ok=True)
    return locked(home.deliveries / ".lock")


@contextmanager
def _noted() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Stop(f"记不进存档的历史：{reason(error)}；什么也没有改。") from error


def _append(home: Home, *entries: dict[str, Any]) -> None:
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
