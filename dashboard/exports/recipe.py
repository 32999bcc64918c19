"""How a file that left the system was made, written into it out of sight: enough to make it again and compare."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast, get_args

from dashboard.access import Scope
from dashboard.ask import Ask
from dashboard.period import Choice, Period
from etl.warehouse.rounds import round_name

Kind = Literal["list", "metrics", "award", "dossier", "yearly", "record", "handbook", "report", "notice"]
SHEET = "_lvzhi"
"""The sheet of a workbook that holds it, in pieces, hidden so that nobody stumbles over it."""

PIECE = 30_000  # characters; a cell holds 32,767


@dataclass(frozen=True)
class Recipe:
    """kind: which export. asked: build, days, area, level, and what the viewer had in sight. args: what else it takes,
    plain values."""

    kind: Kind
    asked: Mapping[str, Any]
    args: Mapping[str, Any]

    @property
    def build(self) -> str:
        return str(self.asked["build"])

    def ask(self, build: Path) -> Ask:
        """The question once more, over the same build and with the same rows in sight as whoever asked then."""
        days = {name: date.fromisoformat(str(self.asked[name])) for name in ("first", "last", "as_of")}
        period = Period(cast(Choice, self.asked["choice"]), **days)
        seen = self.asked["scope"]
        scope = Scope(seen["role"], "", tuple(seen["areas"]), tuple(seen["stations"]), seen["deputy"])
        return Ask(scope, build, period, self.asked["area"], self.asked["level"])


def recipe(kind: Kind, ask: Ask, build: str, **args: Any) -> Recipe:
    period, scope = ask.period, ask.scope
    asked = {
        "build": build, "choice": period.choice, "first": period.first.isoformat(), "last": period.last.isoformat(),
        "as_of": period.as_of.isoformat(), "area": ask.area or scope.area, "level": ask.level,
        "round": round_name(ask.build),
        "scope": {"role": scope.role, "areas": scope.areas, "stations": scope.stations, "deputy": scope.deputy},
    }  # fmt: skip
    return Recipe(kind, asked, args)


def of_list(ask: Ask, build: str, source: str, rows: int, **args: Any) -> Recipe:
    """A list as a page shows it: which one (see dashboard.exports.lists), how many rows the page's own filters left."""
    return recipe("list", ask, build, source=source, rows=rows, **args)


def written(one: Recipe) -> str:
    return json.dumps(
        {"kind": one.kind, "asked": one.asked, "args": one.args}, ensure_ascii=False, separators=(",", ":")
    )


def pieces(one: Recipe) -> list[str]:
    """As cells can hold them."""
    text = written(one)
    return [text[start : start + PIECE] for start in range(0, len(text), PIECE)]


def read(text: str) -> Recipe:
    """Raises ValueError for anything that is none."""
    told = json.loads(text)
    if not isinstance(told, dict) or not {"kind", "asked", "args"} <= told.keys() or told["kind"] not in get_args(Kind):
        raise ValueError("no recipe")
    return Recipe(told["kind"], told["asked"], told["args"])
