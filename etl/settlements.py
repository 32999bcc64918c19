"""What people say about numbers: objections with their answers, differences of two ledgers settled, what a panel decided.
Only added to."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from etl.home import Home, locked, sync
from etl.journal import note
from etl.problems import Stop
from etl.records.personal import masked

LONGEST = 500
VERDICTS = ("以登记为准", "以手册为准", "两边都改", "不是一件事")
ANSWERS = ("成立，已更正", "成立，待更正", "不成立")
OBJECTION = "提出异议"
REMARK, DECISION = "评议意见", "决定"
DEPUTY, OFFICE = SIDES = ("代表", "组织方")
WAITING, HALF, SETTLED, SPLIT = STATES = ("待处理", "一方已说", "两边一致", "两边不一致")


@dataclass(frozen=True)
class Said:
    """about: what it concerns: `核对|…` (the key of a match), `异议|deputy|metric|days`, `评选|title|days|area`. verdict:
    提出异议, an answer, a settlement, 评议意见 or 决定. side: of a settlement, for whom it is said (代表 | 组织方). people:
    the numbers of whom a remark or a decision names."""

    at: str
    who: str
    about: str
    verdict: str
    reason: str
    side: str = ""
    people: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        return self.at[:10]


def say(
    home: Home, who: str, about: str, verdict: str, reason: str, side: str = "", people: Iterable[str] = ()
) -> Said:
    """Add one line. Raises Stop without a reason, with one too long, or with a verdict or a side that is none."""
    words = masked(" ".join(reason.split()))
    if not words:
        raise Stop("请写明理由。")
    if len(words) > LONGEST:
        raise Stop(f"理由太长，最多 {LONGEST} 字。")
    if verdict not in (OBJECTION, REMARK, DECISION, *ANSWERS, *VERDICTS):
        raise Stop(f"没有“{verdict[:20]}”这种处理。")
    if side not in ("", *SIDES):
        raise Stop(f"没有“{side[:20]}”这一方。")
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    said = Said(now, who, about, verdict, words, side, tuple(people))
    _append(home, asdict(said))
    note(home, who, verdict, about)
    return said


def _append(home: Home, line: dict[str, Any]) -> None:
    """On the disk before anyone is told; whoever else writes waits. A half line a killed process left is cut off first."""
    home.root.mkdir(parents=True, exist_ok=True)
    with locked(home.root / ".settlements.lock"), home.settlements.open("ab+") as file:
        file.seek(0)
        file.truncate(file.read().rfind(b"\n") + 1)
        file.seek(0, os.SEEK_END)
        file.write((json.dumps(line, ensure_ascii=False) + "\n").encode())
        sync(file)


def state(told: Iterable[Said]) -> str:
    """How far a difference is settled, by the last word of each side (oldest first): one of STATES."""
    last = {one.side or OFFICE: one.verdict for one in told if one.verdict in VERDICTS}
    if len(last) < len(SIDES):
        return HALF if last else WAITING
    return SETTLED if len(set(last.values())) == 1 else SPLIT


def said(home: Home, beginning: str = "") -> list[Said]:
    """Everything said about what begins so, oldest first; a line never finished is none."""
    if not home.settlements.exists():
        return []
    lines = home.settlements.read_bytes().split(b"\n")[:-1]  # bytes: a half line may end inside a character
    told: list[dict[str, Any]] = [json.loads(line) for line in lines]
    return [
        Said(**{**line, "people": tuple(line.get("people", ()))})
        for line in told
        if line["about"].startswith(beginning)
    ]
