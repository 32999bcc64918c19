"""Who did what and when: lines that are only added to, each sealed by a hash over itself and the line before it."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from etl.home import Home, locked, sync
from etl.problems import Stop

_BEGIN = "0" * 64


@dataclass(frozen=True)
class Entry:
    """One line. who: the account, 本机 where there are none. what: the deed in one word. about: what it was done to."""

    number: int
    at: datetime
    who: str
    what: str
    about: str


def note(home: Home, who: str, what: str, *about: str) -> None:
    """Add one line, or one for each of `about`; whoever else writes at the same time waits."""
    home.root.mkdir(parents=True, exist_ok=True)
    with locked(home.root / ".journal.lock"):
        last = _last(home.journal)
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        with home.journal.open("a", encoding="utf-8") as file:
            for one in about or ("",):
                line = {
                    "number": last["number"] + 1, "at": at, "who": who, "what": what, "about": one, "before": last["seal"],
                }  # fmt: skip
                last = {**line, "seal": _seal(line)}
                file.write(json.dumps(last, ensure_ascii=False) + "\n")
            sync(file)


def entries(home: Home) -> list[Entry]:
    """Every line, oldest first. Raises Stop, naming the line, where one was changed, taken out or put in."""
    return [_entry(line) for line in _checked(home.journal)]


def whole_entries(home: Home) -> tuple[list[Entry], str]:
    """The lines up to the first that was changed, taken out or put in, and the sentence that names it; blank: all hold."""
    found: list[Entry] = []
    try:
        found.extend(_entry(line) for line in _checked(home.journal))
    except Stop as stop:
        return found, str(stop)
    return found, ""


def _entry(line: Mapping[str, Any]) -> Entry:
    return Entry(line["number"], datetime.fromisoformat(line["at"]), line["who"], line["what"], line["about"])


def _checked(file: Path) -> Iterator[dict[str, Any]]:
    before = _BEGIN
    for number, line in enumerate(_lines(file), 1):
        own = {name: value for name, value in line.items() if name != "seal"}
        if line.get("number") != number or line.get("before") != before or line.get("seal") != _seal(own):
            raise Stop(f"操作日志第 {number} 行对不上：它或它前面的一行被改过、删过或插过。")
        before = line["seal"]
        yield line


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    """What follows the last line break was never finished."""
    whole = file.read_bytes().split(b"\n")[:-1] if file.exists() else []  # bytes: it may end inside a character
    for number, line in enumerate(whole, 1):
        yield _parsed(number, line.decode(errors="replace"))


def _parsed(number: int, line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Stop(f"操作日志第 {number} 行读不出来：它被改过。")
    return found


def _last(file: Path) -> Mapping[str, Any]:
    """The last line, or what stands before the first. An unfinished end is cut off, so that the next line is whole."""
    if not file.exists() or not file.stat().st_size:
        return {"number": 0, "seal": _BEGIN}
    with file.open("rb+") as handle:
        whole = handle.read()
        if not whole.endswith(b"\n"):
            whole = whole[: whole.rfind(b"\n") + 1]
            handle.truncate(len(whole))
    lines = whole.decode("utf-8").rstrip("\n").rpartition("\n")[2]
    return _parsed(whole.count(b"\n"), lines) if lines else {"number": 0, "seal": _BEGIN}


def _seal(line: Mapping[str, Any]) -> str:
    told = json.dumps(line, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()
