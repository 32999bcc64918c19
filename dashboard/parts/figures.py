"""Key figures: a number with its base and a comparison, at most five in a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.parts.html import join, show, tag
from dashboard.parts.marks import mark


@dataclass(frozen=True)
class KeyFigure:
    """`value` blank = unknown, then `why` says who has not delivered what. `thin`: the base is too small to compare."""

    title: str
    value: str = ""
    unit: str = ""
    base: str = ""
    lines: tuple[Markup | str, ...] = ()
    why: str = ""
    thin: bool = False
    to: str | None = None  # link to the records behind

    def html(self) -> Markup:
        return tag("div", join((tag("div", self.title, "t"), self._body())), "fig thin" if self.thin else "fig")

    def _body(self) -> Markup:
        if not self.value:
            return tag("div", self.why or "没有报送", "why")
        unit = tag("small", self.unit) if self.unit else Markup("")
        number = Markup("{}{}").format(self.value, unit)
        if self.to:
            number = Markup('<a href="{}" target="_self" title="打开记录">{}</a>').format(self.to, number)
        lines = join(tag("div", line, "c") for line in self.lines if line)
        return join((tag("div", number, "v"), tag("div", self.base, "b") if self.base else Markup(""), lines))


def key_figures(figures: Sequence[KeyFigure]) -> None:
    show(tag("div", join(figure.html() for figure in figures), "figs"))


def target_line(text: str, is_met: bool) -> Markup:
    """○ 目标 90%，还差 10 日 · ● 目标 95%，已达到."""
    return Markup("{} {}").format(mark("on" if is_met else "off"), text)
