"""Who was there, one person: one cell per sitting in groups; 假, 公, 缺 are written, so no legend is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from dashboard.parts.html import join, tag

SIGNS = {
    "出席": ("here", ""),
    "请假": ("", "假"),
    "公务": ("", "公"),
    "缺席": ("miss", "缺"),
    "列席": ("", "列"),
    "不适用": ("none", "–"),
}


@dataclass(frozen=True)
class Sitting:
    day: date
    presence: str
    title: str


def cells(groups: Sequence[tuple[str, str, Sequence[Sitting]]]) -> Markup:
    """`groups`: (name, n/d, sittings in the order of days)."""
    return tag("div", join(_group(*group) for group in groups if group[2]), "cells")


def _group(name: str, base: str, sittings: Sequence[Sitting]) -> Markup:
    row = tag("div", join(_cell(sitting) for sitting in sittings), "row")
    return tag("div", tag("h3", f"{name}　{base}") + row, "grp")


def _cell(sitting: Sitting) -> Markup:
    cls, sign = SIGNS.get(sitting.presence, ("none", ""))
    words = f"{sitting.day.isoformat()} {sitting.title} {sitting.presence}"
    return Markup('<div class="c {0}" title="{1}"><span role="img" aria-label="{1}">{2}</span>{3}-{4}</div>').format(
        cls, words, sign, sitting.day.month, sitting.day.day
    )
