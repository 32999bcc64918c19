"""The archive: every file as received, for ever, under its SHA-256. What is in force is the replay of its history."""

import hashlib
import json
import re
import shutil
import uuid
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from etl.history import Delivery, Event, append, history_lock, noted, replay
from etl.home import Home, sync
from etl.problems import Stop, reason
from etl.records.personal import masked

_CHUNK = 1 << 20
_LONGEST_NAME = 200  # bytes; file systems hold 255


def receive(
    home: Home, paths: Iterable[Path], sent_by: str | None = None, now: datetime | None = None
) -> list[Delivery]:
    """Archive the files of one call, in their order. All are kept, or none: raises Stop when one cannot be read or there
    is no room for it."""
    moment, call = (now or datetime.now().astimezone()).replace(microsecond=0), uuid.uuid4().hex
    with history_lock(home):
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
    known, standing = replay(home)
    return sorted((known[sha] for sha in standing), key=lambda delivery: delivery.number)


def received(home: Home) -> list[Delivery]:
    """Every delivery ever received, withdrawn ones too, in the order received."""
    return sorted(replay(home)[0].values(), key=lambda delivery: delivery.number)


def withdraw(home: Home, which: str, by: str | None = None, reason: str | None = None) -> Delivery:
    """Take a delivery out of force; its file stays. `which`: as in `find`. Raises Stop when it is not in force."""
    return _change(home, which, "withdrawn", by, reason)


def restore(home: Home, which: str, by: str | None = None, reason: str | None = None) -> Delivery:
    """Put a withdrawn delivery back in force, at its old place in the order. Raises Stop when it is in force."""
    return _change(home, which, "restored", by, reason)


def take_back(home: Home, wanted: Iterable[str], reason: str) -> None:
    """Withdraw these (sha256) in one line after the other of one writing: thousands of files can be one call."""
    with history_lock(home), noted():
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        entry = {"event": "withdrawn", "at": at, "by": None, "reason": masked(reason)}
        append(home, *({**entry, "sha256": sha} for sha in wanted))


def explain(home: Home, sha256: str, by: str, reason: str) -> None:
    """Add to the history who sent a delivery and why; what is in force stays as it is."""
    with history_lock(home), noted():
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        append(home, {"event": "explained", "at": at, "sha256": sha256, "by": by, "reason": masked(reason)})


def find(home: Home, which: str) -> Delivery:
    """The one delivery named by its number, its file name or the start of its SHA-256 (6 or more characters)."""
    known = received(home)
    found = [d for d in known if which == str(d.number)]
    found = found or [d for d in known if which == d.file or (len(which) >= 6 and d.sha256.startswith(which.lower()))]
    if len(found) != 1:
        fault = f"有 {len(found)} 份报送都叫“{which}”，请改用编号" if found else f"没有编号或文件名为“{which}”的报送"
        raise Stop(f"{fault}。")
    return found[0]


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
    before, _ = replay(home)
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
        append(home, *({"event": "received", "at": moment.isoformat(), **_card(delivery)} for delivery in kept))
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
    with history_lock(home), noted():
        delivery = find(home, which)
        if (delivery.sha256 in replay(home)[1]) == (event == "restored"):
            state = "没有撤回，不用恢复" if event == "restored" else "已经撤回"
            raise Stop(f"第 {delivery.number} 份报送“{delivery.file}”{state}。")
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        why = masked(reason) if reason else reason
        append(home, {"event": event, "at": at, "sha256": delivery.sha256, "by": by, "reason": why})
        return delivery
