"""What a metric is: its words, which no page may repeat, and its formula, which is what runs."""

from dataclasses import dataclass, replace
from typing import Literal

Grain = Literal["deputy", "station", "unit", "group", "area"]
Direction = Literal["higher", "lower", "none"]
Unit = Literal[
    "share", "人", "天", "次", "场次", "人次", "件", "条", "万元", "篇", "分", "百分点"
]  # fmt: skip

NONE = "无（计数）"
"""The denominator of a count."""


@dataclass(frozen=True)
class Agg:
    """One aggregate over the counted rows `f`: the sum (or median, or number of distinct values, or of
    distinct items of a list) of `value` over the rows where `when` holds.
    bound: the column that keeps how the value was printed."""

    when: str = "true"
    value: str = "1"
    how: Literal["sum", "distinct", "items", "median"] = "sum"
    bound: str | None = None


@dataclass(frozen=True)
class Rows:
    """Counted over one relation: a fact table, or a file of etl/metrics/relations.

    relation: its name. day: the column that must lie in the period (None: the relation has its own dates).
    where: which rows are looked at at all; a row looked at that is in neither part is "left out".
    part: of a suggestion, whether the lead or the cosigners have it.
    """

    relation: str
    numerator: Agg
    denominator: Agg | None = None
    day: str | None = None
    where: str = "true"
    part: Literal["lead", "cosigner"] = "lead"


@dataclass(frozen=True)
class People:
    """People in office on the last day (the denominator), and those of them with a row of `record` (the numerator).

    day: the column that must lie in the period; None: dated up to the last day, or undated.
    where: which rows; having: what a person's rows together must show.
    """

    record: str
    day: str | None
    where: str = "true"
    having: str = "true"


@dataclass(frozen=True)
class Derived:
    """Made from other metrics in etl/metrics/derived.py, under the metric's own name."""

    of: tuple[str, ...] = ()


Formula = Rows | People | Derived


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One number the system can show. No field is optional.

    numerator, denominator: what is counted, in Chinese. counted_in: which date decides the period. source: law
    article or rule. caution: what this number cannot say. smallest_base: below it the value is grey and left out
    of comparisons (0 = a count, 1 = a full list). needs: record.column that must have been delivered.
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
    def has_bound(self) -> bool:
        return isinstance(self.formula, Rows) and self.formula.numerator.bound is not None

    def sliced(self, condition: str) -> "Metric":
        """The same metric over the rows where `condition` (SQL over `f`) holds too."""
        if isinstance(self.formula, Derived):
            raise ValueError(self.id)
        where = f"({self.formula.where}) AND ({condition})"
        return replace(self, formula=replace(self.formula, where=where))
