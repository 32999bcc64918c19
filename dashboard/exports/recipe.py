"""How a file that left the system was made, written into it out of sight: enough to make it again and compare."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast

from dashboard.access import HERE
from dashboard.ask import Ask
from dashboard.period import Choice, Period

Kind = Literal["list", "award", "dossier", "yearly", "record", "handbook", "report"]
SHEET = "_lvzhi"
"""The sheet of a workbook that holds it, in pieces, hidden so that nobody stumbles over it."""

PIECE = 30_000  # characters; a cell holds 32,767


@dataclass(frozen=True)
class Recipe:
    """kind: which export. asked: build, days, area, level. args: what else it takes, plain values."""

    kind: Kind
    asked: Mapping[str, str | None]
    args: Mapping[str, Any]

    @property
    def build(self) -> str:
        return str(self.asked["build"])

    def ask(self, build: Path) -> Ask:
        """The question once more, over the same build; whoever asked then, a number is the same for everyone."""
        days = {name: date.fromisoformat(str(self.asked[name])) for name in ("first", "last", "as_of")}
        period = Period(cast(Choice, self.asked["choice"]), **days)
        return Ask(HERE, build, period, self.asked["area"], self.asked["level"])


def recipe(kind: Kind, ask: Ask, build: str, **args: Any) -> Recipe:
    period = ask.period
    asked = {
        "build": build, "choice": period.choice, "first": period.first.isoformat(), "last": period.last.isoformat(),
        "as_of": period.as_of.isoformat(), "area": ask.area or ask.scope.area, "level": ask.level,
    }  # fmt: skip
    return Recipe(kind, asked, args)


def written(one: Recipe) -> str:
    return json.dumps(
        {"kind": one.kind, "asked": one.asked, "args": one.args}, ensure_ascii=False, separators=(",", ":")
    )


def read(text: str) -> Recipe:
    """Raises ValueError for anything that is none."""
    told = json.loads(text)
    if not isinstance(told, dict) or not {"kind", "asked", "args"} <= told.keys():
        raise ValueError("no recipe")
    return Recipe(told["kind"], told["asked"], told["args"])
