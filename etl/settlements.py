"""What people say about numbers: objections with their answers, differences of two ledgers settled, what a panel decided.
Only added to."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from etl.home import Home, locked, sync
from etl.journal import note
from etl.problems import Stop

LONGEST = 500
VERDICTS = ("以登记为准", "以手册为准", "两边都改", "不是一件事")
ANSWERS = ("成立，已更正", "成立，待更正", "不成立")
OBJECTION = "提出异议"
REMARK, DECISION = "评议意见", "决定"


@dataclass(frozen=True)
class Said:
    """about: what it concerns: `核对|…` (the key of a match), `异议|deputy|metric|days`, `评选|title|days|area`. verdict:
    提出异议, an answer, a settlement, 评议意见 or 决定."""

    at: str
    who: str
    about: str
    verdict: str
    reason: str

    @property
    def day(self) -> str:
        return self.at[:10]


def say(home: Home, who: str, about: str, verdict: str, reason: str) -> Said:
    """Add one line. Raises Stop without a reason, with one too long, or with a verdict that is none."""
    words = " ".join(reason.split())
    if not words:
        raise Stop("请写明理由。")
    if len(words) > LONGEST:
        raise Stop(f"理由太长，最多 {LONGEST} 字。")
    if verdict not in (OBJECTION, REMARK, DECISION, *ANSWERS, *VERDICTS):
        raise Stop(f"没有“{verdict[:20]}”这种处理。")
    said = Said(datetime.now().astimezone().isoformat(timespec="seconds"), who, about, verdict, words)
    home.root.mkdir(parents=True, exist_ok=True)
    with locked(home.root / ".settlements.lock"), home.settlements.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(said), ensure_ascii=False) + "\n")
        sync(file)
    note(home, who, verdict, about)
    return said


def said(home: Home, beginning: str = "") -> list[Said]:
    """Everything said about what begins so, oldest first; a line never finished is none."""
    if not home.settlements.exists():
        return []
    lines = home.settlements.read_text("utf-8").split("\n")[:-1]
    told: list[dict[str, Any]] = [json.loads(line) for line in lines]
    return [Said(**line) for line in told if line["about"].startswith(beginning)]
