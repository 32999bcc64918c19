"""From which side the facts are looked at: period, as-of date, level, area."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

CONSULTATIVE = ("议政代表", "议事代表")


@dataclass(frozen=True)
class View:
    """Both ends of the period are in it; nothing after as_of counts.

    level None: every level of deputy, a person once, without 议政代表 and 议事代表. area None: the whole home.
    """

    from_on: date
    to_on: date
    as_of: date
    level: str | None = None
    area: str | None = None

    @property
    def last_on(self) -> date:
        return min(self.to_on, self.as_of)

    def parameters(self, sql: str) -> dict[str, object]:
        """The named parameters that stand in `sql`; DuckDB refuses any other."""
        values = {
            "from_on": self.from_on, "to_on": self.to_on, "last_on": self.last_on, "as_of": self.as_of,
            "level": self.level, "area": self.area,
        }  # fmt: skip
        return {name: value for name, value in values.items() if f"${name}" in sql}


def in_view(level_column: str, levels: Sequence[str] = ()) -> str:
    """SQL: whether a mandate of this level is in view (or of the levels named); false for no mandate."""
    if levels:
        return f"coalesce({level_column} IN ({listed(levels)}), false)"
    return (
        f"coalesce(CASE WHEN $level::VARCHAR IS NULL THEN {level_column} NOT IN ({listed(CONSULTATIVE)}) "
        f"ELSE {level_column} = $level::VARCHAR END, false)"
    )


def listed(values: Sequence[str]) -> str:
    """Values as SQL texts."""
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)
