"""What a page asks: who looks, into which build, over which days and which area. The key of every cached answer."""

from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.access import Scope
from dashboard.period import Period


@dataclass(frozen=True)
class Ask:
    """`area` None = everything the scope allows. A new build is a new path, so nothing cached outlives its build."""

    scope: Scope
    build: Path
    period: Period
    area: str | None = None

    def at(self, area: str) -> "Ask":
        """The same question about another area."""
        return replace(self, area=area)
