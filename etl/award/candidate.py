"""One person, group or station of a selection: what was passed, what was scored, which place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PASSED, FELL, UNKNOWN = "通过", "没有通过", "没有报送，不能判断"
ALMOST = 1e-9


@dataclass(frozen=True)
class Step:
    """One gate (or veto) and one person: value blank where it is unknown or the gate asks no number."""

    title: str
    measure: str | None
    value: float | None
    outcome: str


@dataclass(frozen=True)
class Part:
    """One scored measure and one person: value, score (0–1 of what is possible), points; blank where unknown."""

    title: str
    measure: str
    value: float | None
    score: float | None
    points: float | None


@dataclass(frozen=True)
class Candidate:
    """One person in office. parts and total only of those who passed everything; total blank where a part is unknown.

    place: 1 is the most points, equal points share a place; blank for who is not compared. marks: what one belongs to
    (area, station, group, occupation, cohort). moved: what a share did: kept off the list or brought onto it; mostly blank.
    """

    id: str
    name: str
    cohort: str
    steps: tuple[Step, ...]
    parts: tuple[Part, ...] = ()
    listed: tuple[tuple[str, float | None], ...] = ()
    place: int | None = None
    is_listed: bool = False
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    moved: str = ""

    @property
    def fell_at(self) -> Step | None:
        """The first gate not passed."""
        return next((step for step in self.steps if step.outcome != PASSED), None)

    @property
    def total(self) -> float | None:
        points = [part.points for part in self.parts]
        return None if not points or None in points else sum(point for point in points if point is not None)
