"""Two judgements: filled = the deputies, hollow = the committee, the signed gap in ink. No colour, no order."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.parts import numbers
from dashboard.parts.html import tag
from dashboard.parts.table import Cell, Column, table


@dataclass(frozen=True)
class Pair:
    """One unit: (numerator, denominator) of each side. `is_thin`: too few suggestions to compare, grey."""

    name: Cell
    deputies: tuple[float, float]
    committee: tuple[float, float]
    is_thin: bool = False


_KEY = Markup('<span class="mk on"></span> 代表　<span class="mk hollow"></span> 常委会')
COLUMNS = (
    Column("", "nw"),
    Column(_KEY, "bc"),
    Column("代表", "r s"),
    Column("常委会", "r s"),
    Column("相差", "r b"),
)


def dumbbell(pairs: Sequence[Pair]) -> Markup:
    low = _floor(pairs)
    foot = ("", _scale(low), "", "", "百分点")
    return table(COLUMNS, [_row(pair, low) for pair in pairs], foot, cls="dumb", label="双评：代表与常委会")


def _row(pair: Pair, low: float) -> tuple[Cell, ...]:
    ours, theirs = _share(pair.deputies), _share(pair.committee)
    places = {
        "a": _at(ours, low),
        "b": _at(theirs, low),
        "l": _at(min(ours, theirs), low),
        "w": _at(abs(ours - theirs) + low, low),
    }
    style = ";".join(f"--{key}:{value:.1f}%" for key, value in places.items())
    picture = Markup('<div class="db{}" style="{}"><i></i><b></b><u></u></div>').format(
        " thin" if pair.is_thin else "", style
    )
    return (
        pair.name, picture, numbers.base(*pair.deputies, "件"), numbers.base(*pair.committee, "票"),
        tag("span", numbers.signed((ours - theirs) * 100), "thin" if pair.is_thin else ""),
    )  # fmt: skip


def _share(pair: tuple[float, float]) -> float:
    return pair[0] / pair[1]


def _floor(pairs: Sequence[Pair]) -> float:
    """Dots need not start at zero: the next full tenth below the lowest."""
    lowest = min((min(_share(pair.deputies), _share(pair.committee)) for pair in pairs), default=0.0)
    return min(0.9, max(0.0, int(lowest * 10) / 10))


def _at(share: float, low: float) -> float:
    return (share - low) / (1 - low) * 100


def _scale(low: float) -> Markup:
    """The ends of the scale under the picture."""
    return tag("div", tag("span", f"{low * 100:.0f}%") + tag("span", "100%"), "ends")
