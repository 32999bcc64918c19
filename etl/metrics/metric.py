"""What a metric is: its words, which no page may repeat, and its formula, which is what runs."""

from dataclasses import dataclass, replace
from typing import Literal

Grain = Literal["deputy", "station", "unit", "group", "area"]
Direction = Literal["higher", "lower", "none"]
Unit = Literal[
    "share", "人", "天", "次", "场次", "人次", "件", "条", "万元", "篇", "分", "百分点"
]  # fmt: skip
Slices = tuple[tuple[str, tuple[str, ...]], ...]
"""column -> the values kept; * = filled."""

NONE = "无（计数）"
"""The denominator of a count."""


@dataclass(frozen=True)
class Agg:
    """One aggregate over the counted rows `f`: the sum (or median, or number of distinct values, or of distinct items
    of a list; day: the number in the one value all share) of `value` over the rows where `when` holds.
    bound: the column that keeps how the value was printed."""

    when: str = "true"
    value: str = "1"
    how: Literal["sum", "distinct", "items", "median", "day"] = "sum"
    bound: str | None = None


@dataclass(frozen=True)
class Told:
    """A condition on a row `f`, and what to tell a person whose row is left out by it (Chinese)."""

    condition: str
    text: str


UNREPORTED = "没有报送，不知道有没有"
"""Why a person, place, month or project is left out of which nobody told whether it has what the numerator asks for."""


def told_or(done: str | None = None, told: str = "f.is_told") -> Told:
    """Not reported is not zero: what has it (`done`) counts, and what has not counts only where that was delivered."""
    return Told(f"{done} OR {told}" if done else told, UNREPORTED)


@dataclass(frozen=True)
class Rows:
    """Counted over one relation: a fact table, or a file of etl/metrics/relations.

    relation: its name. day: the column that must lie in the period (None: the relation has its own dates).
    where: what the metric is about. only: what a row must be to count at all (held, accepted …), each with the reason
    told where it is not. reasons: why a row that may count is in neither part. part: of a suggestion, whether the
    lead or the cosigners have it. so_far: judged over all time up to the last day, not over the period alone.
    levels: the levels of people, where a slice names them; else those of the view.
    """

    relation: str
    numerator: Agg
    denominator: Agg | None = None
    day: str | None = None
    where: str = "true"
    only: tuple[Told, ...] = ()
    reasons: tuple[Told, ...] = ()
    part: Literal["lead", "cosigner"] = "lead"
    so_far: bool = False
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class People:
    """People in office on the last day (the denominator), and those of them with a row of `record` (the numerator).

    day: the column that must lie in the period; None: dated up to the last day, or undated.
    where: which rows; having: what a person's rows together must show; among: which people; levels: as of Rows.
    """

    record: str
    day: str | None
    where: str = "true"
    having: str = "true"
    among: str = "true"
    levels: tuple[str, ...] = ()

    @property
    def so_far(self) -> bool:
        return self.day is None


@dataclass(frozen=True)
class Part:
    """One ingredient of a derived metric: counted like a metric of its own.

    rule: the rule of the pack that must be true for it to count; not_by: grains at which it does not.
    """

    name: str
    rows: Rows
    needs: tuple[str, ...]
    rule: str | None = None
    not_by: tuple[Grain, ...] = ()


@dataclass(frozen=True)
class Derived:
    """Made from parts (sum: added; gap: one share less another) or worked out by a module of its own."""

    how: Literal["sum", "gap", "duties", "all_duties", "checklist"]
    parts: tuple[Part, ...] = ()
    slices: Slices = ()


Formula = Rows | People | Derived


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One number the system can show. No field is optional.

    numerator, denominator: what is counted, in Chinese. counted_in: which date decides the period. source: law
    article or rule. caution: what this number cannot say. smallest_base: below it the value is grey and left out
    of comparisons (0 = a count, 1 = a full list). needs: every record.column that must have been delivered; of several
    joined by | one is enough.
    """

    id: str
    title: str
    unit: Unit
    grains: tuple[Grain, ...]
    numerator: str
    denominator: str
    direction: Direction
    counted_in: str
    source: str
    meaning: str
    caution: str
    smallest_base: int
    needs: tuple[str, ...]
    formula: Formula

    @property
    def is_ratio(self) -> bool:
        return self.denominator != NONE

    @property
    def is_median(self) -> bool:
        return isinstance(self.formula, Rows) and self.formula.numerator.how == "median"

    @property
    def has_bound(self) -> bool:
        """Whether its value can be a bound: a sum of printed numbers, or duties of which one is unknown."""
        formula = self.formula
        if isinstance(formula, Derived):
            return formula.how == "duties" or any(part.rows.numerator.bound for part in formula.parts)
        return isinstance(formula, Rows) and formula.numerator.bound is not None

    @property
    def has_base(self) -> bool:
        """Whether it is no share, and yet the number of records behind it matters: medians and gaps."""
        return self.is_median or (isinstance(self.formula, Derived) and self.formula.how == "gap")

    def counting(self, formula: Formula, **other: object) -> "Metric":
        """The same words over another formula."""
        return replace(self, formula=formula, **other)  # type: ignore[arg-type]
