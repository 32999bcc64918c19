"""Steps that lose some: a table whose bars share one scale, with base, rate and one remark per step."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.parts import numbers
from dashboard.parts.html import tag
from dashboard.parts.table import Cell, Column, table


@dataclass(frozen=True)
class Step:
    """`numerator` None = unknown. `denominator` None = a count without a base. `is_deep`: the step that counts."""

    name: str
    numerator: float | None
    denominator: float | None = None
    remark: Cell = ""
    is_deep: bool = False
    to: Markup | None = None


COLUMNS = (
    Column("", "nw"), Column("", "bc"), Column("件数/基数", "r"), Column("比率", "r b"), Column("", "s small wide"),
    Column("", "r wide"),
)  # fmt: skip


COUNTS = (Column("", "nw"), Column("", "bc"), Column("", "r b"), Column("", "r wide"))


def ladder(label: str, steps: Sequence[Step]) -> Markup:
    top = max((step.numerator or 0 for step in steps), default=0) or 1
    return table(COLUMNS, [_row(step, top) for step in steps], cls="ladder", label=label)


def counts(label: str, steps: Sequence[Step]) -> Markup:
    """The same of counts that have no base: name, bar, number, link."""
    top = max((step.numerator or 0 for step in steps), default=0) or 1
    rows = [_row(step, top) for step in steps]
    return table(COUNTS, [(row[0], row[1], row[2], row[5]) for row in rows], cls="ladder plain", label=label)


def _row(step: Step, top: float) -> tuple[Cell, ...]:
    value = step.numerator
    bar = Markup('<div class="bar {}" style="--v:{}%"><i></i></div>').format(
        "deep" if step.is_deep else "", f"{(value or 0) / top * 100:.1f}"
    )
    has_base = step.denominator is not None
    base = numbers.base(value, step.denominator) if has_base else tag("b", numbers.number(value))
    rate = numbers.share(value, step.denominator) if has_base else ""
    return step.name, bar if value is not None else "", base, rate, step.remark, step.to or ""
