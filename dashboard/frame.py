"""The frame of a page: letterhead and head above, the filter bar below them, although the bar is asked first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from dashboard.access import Scope
from dashboard.ask import Ask
from dashboard.parts import filters, head
from dashboard.parts.html import show
from dashboard.period import Period


@dataclass(frozen=True)
class Ground:
    """What every page stands on: its stamp, the areas the scope allows (id -> label, root first), the term's start."""

    stamp: head.Stamp
    areas: Mapping[str, str]
    root: str | None
    term_start: date


class Frame:
    """Made once per run of a page; `bar` is a context for the page's own filters."""

    def __init__(self, scope: Scope, build: Path, ground: Ground) -> None:
        self.scope, self.build, self.ground = scope, build, ground
        self._head = st.container(gap=None)
        self._head.html(str(Markup('<div class="lv">{}</div>').format(head.letterhead(ground.stamp))))
        self.bar = st.container(key="fb_page", horizontal=True, vertical_alignment="center")

    def ask(self, with_area: bool = True) -> Ask:
        """Draws the shared filters and says what they ask."""
        with self.bar:
            period = filters.period(self.ground.stamp.as_of, self.ground.term_start)
            area = filters.area(self.ground.areas, self.ground.root) if with_area else self.ground.root
        return Ask(self.scope, self.build, period, area)

    def ask_now(self) -> Ask:
        """For pages without a filter bar: the year of the build, everything in scope."""
        stamp = self.ground.stamp
        first = date(stamp.as_of.year, 1, 1)
        return Ask(
            self.scope, self.build, Period("本年", first, date(first.year, 12, 31), stamp.as_of), self.ground.root
        )

    def head(self, title: str, lead: Markup | str = "", kicker: str = "", days: str = "") -> None:
        """Title and lead go above the bar that was drawn before them; the resolved days end the bar."""
        with self._head:
            show(head.title(title, lead, kicker))
        if days:
            with self.bar:
                filters.resolved(days)

    def foot(self) -> None:
        head.foot(self.ground.stamp)
