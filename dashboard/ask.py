"""What a page asks: who looks, into which build, over which days and which area. The key of every cached answer."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from dashboard.access import Scope
from dashboard.period import Period
from etl.rules.sections import Level

LEVELS: tuple[str, ...] = get_args(Level)


@dataclass(frozen=True)
class Ask:
    """`area` None = everything the scope allows; `level` None = deputies of every level. A new build is a new path, so
    nothing cached outlives its build."""

    scope: Scope
    build: Path
    period: Period
    area: str | None = None
    level: str | None = None

    def seen(self, level: str | None) -> "Ask":
        """The same question about deputies of one level; of every level where there is no such level."""
        return replace(self, level=level if level in LEVELS else None)

    def over(self, period: Period) -> "Ask":
        """The same question over other days."""
        return replace(self, period=period)
