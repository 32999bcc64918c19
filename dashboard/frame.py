"""The frame of a page: letterhead and head above, the filter bar below them, although the bar is asked first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from dashboard import wording
from dashboard.access import Scope
from dashboard.ask import Ask
from dashboard.charts import base
from dashboard.parts import filters, head
from dashboard.parts.download import viewing
from dashboard.parts.html import show
from dashboard.period import Period


@dataclass(frozen=True)
class Ground:
    """What every page stands on: its stamp, the areas the scope allows (id -> label, root first), the term's start, and
    the day from which 本年 and 上年 are seen: that of the build, in a round the last of its days."""

    stamp: head.Stamp
    areas: Mapping[str, str]
    root: str | None
    term_start: date
    seen_on: date


class Frame:
    """Made once per run, by the script that every page shares: a filter drawn inside a page would be that page's own
    and forgotten on the next. `bar` is a context for the page's own filters."""

    def __init__(
        self, scope: Scope, build: Path, ground: Ground, shown: frozenset[str] = frozenset(), around: str | None = None,
        offered: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """`shown`: which of period and area the page offers; what it does not offer is kept, out of sight. `around`: the
        area in which whom the page is about is compared, where that is not everything in scope. `offered`: areas to
        choose from, where they are not all."""
        self.scope, self.build, self.ground, self._shown = scope, build, ground, shown
        self._around, self._offered = around or ground.root, ground.areas if offered is None else offered
        base.stamped.set(head.told(ground.stamp))
        viewing.set(scope)
        self._head = st.container(gap=None)
        self._head.html(str(Markup('<div class="lv">{}</div>').format(head.letterhead(ground.stamp))))
        self.bar = st.container(key="fb_page" if shown else "off_page", horizontal=True, vertical_alignment="center")
        with self.bar:
            self._period = self._period_chosen()
            self._area = self._area_chosen()

    def _period_chosen(self) -> Period:
        with self._slot("period"):
            return filters.period(self.ground.stamp.as_of, self.ground.term_start, self.ground.seen_on)

    def _area_chosen(self) -> str | None:
        with self._slot("area"):
            return filters.area(self._offered, self.ground.root)

    def _slot(self, name: str) -> DeltaGenerator:
        key = f"on_{name}" if name in self._shown else f"off_{name}"
        return st.container(key=key, horizontal=True, vertical_alignment="center", width="content")

    def ask(self) -> Ask:
        """What the shared filters ask; a page that does not offer an area asks for everything in scope."""
        area = self._area if "area" in self._shown else self._around
        return Ask(self.scope, self.build, self._period, area)

    def told(self) -> list[tuple[str, str]]:
        """The shared filters in words, for what is taken away."""
        ask = self.ask()
        return [("期间", ask.period.words), ("区域", self.ground.areas.get(ask.area or "", wording.WHOLE))]

    def head(self, title: str, lead: Markup | str = "", kicker: str = "", days: str = "") -> None:
        """Title and lead go above the bar that was drawn before them; the resolved days end the bar."""
        with self._head:
            show(head.title(title, lead, kicker))
        if days:
            with self.bar:
                filters.resolved(days)

    def foot(self) -> None:
        head.foot(self.ground.stamp)
