"""Units or stations on several measures: bars side by side in the rows of one table, a dotted rule at each median."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import wording
from dashboard.parts.html import join, tag
from dashboard.parts.table import Cell

SHARE = 84  # percent of the bar cell that the longest bar may take


@dataclass(frozen=True)
class Bar:
    """One cell: `value` in the unit of its measure (None = unknown: no bar, no number); `text` and `base` as written.
    `is_low`: under the gate; `is_thin`: base too small, out of the median."""

    value: float | None
    text: Cell = ""
    base: str = ""
    is_low: bool = False
    is_thin: bool = False


@dataclass(frozen=True)
class Measure:
    """One column of bars; `top` is the value of the longest bar (1 for shares); `median` with its words, or None."""

    head: str
    bars: tuple[Bar, ...]
    top: float
    median: float | None = None
    median_text: str = ""
    has_base: bool = True


def panel(label: str, names: Sequence[Cell], measures: Sequence[Measure]) -> Markup:
    """`names`: the row labels (links); every measure has one bar per name, in the same order."""
    head = join(
        Markup('<th scope="col" colspan="{}">{}</th>').format(2 + measure.has_base, measure.head)
        for measure in measures
    )
    rows = join(
        tag("tr", tag("td", name, "nw") + join(_cells(measure, measure.bars[n]) for measure in measures))
        for n, name in enumerate(names)
    )
    foot = join(_foot(measure) for measure in measures)
    is_one = len(measures) == 1
    swipe = Markup("") if is_one else tag("div", wording.SWIPE, "swipe")
    return swipe + Markup(
        '<div class="scroll"><table class="t panel{}" aria-label="{}">'
        '<thead><tr><th scope="col"></th>{}</tr></thead><tbody>{}</tbody>'
        "<tfoot><tr><td></td>{}</tr></tfoot></table></div>"
    ).format(" one" if is_one else "", label, head, rows, foot)


def _cells(measure: Measure, bar: Bar) -> Markup:
    kind = "thin" if bar.is_thin else "act" if bar.is_low else ""
    picture = Markup('<td class="bc"><div class="bar {}" style="--v:{}%;--m:{}%">{}{}</div></td>').format(
        kind,
        _at(measure, bar.value),
        _at(measure, measure.median),
        Markup("<i></i>") if bar.value is not None else Markup(""),
        Markup("<u></u>") if measure.median is not None else Markup(""),
    )
    base = tag("td", bar.base, f"n {'thin' if bar.is_thin else ''}".strip()) if measure.has_base else Markup("")
    return picture + tag("td", bar.text, f"v {kind}".strip()) + base


def _foot(measure: Measure) -> Markup:
    words = tag("b", f"中位 {measure.median_text}") if measure.median is not None else Markup("")
    cell = Markup('<td colspan="{}">{}</td>')
    bar = Markup('<td class="bc"><div class="bar med" style="--m:{}%">{}</div></td>').format(
        _at(measure, measure.median), words
    )
    return bar + cell.format(1 + measure.has_base, "")


def _at(measure: Measure, value: float | None) -> str:
    """Percent of the cell; nothing is longer than the cell."""
    return f"{min(100.0, (value or 0) / (measure.top or 1) * SHARE):.1f}"
