"""Parts of one whole: one stacked bar per stage, the words inside; a part under 12% leaves its words to the table."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.parts.html import join, tag

Part = tuple[str, float, str]
"""(words, count, class p0…p5 of its colour)"""


def stages(rows: Sequence[tuple[str, Sequence[Part]]]) -> Markup:
    """`rows`: (name of the stage, its parts). Every stage is drawn on the same whole."""
    whole = max((sum(part[1] for part in parts) for _, parts in rows), default=0) or 1
    return tag(
        "div", join(Markup("<span>{}</span>{}").format(name, _bar(parts, whole)) for name, parts in rows), "stages"
    )


def _bar(parts: Sequence[Part], whole: float) -> Markup:
    rest = whole - sum(part[1] for part in parts)
    spare = Markup('<span style="flex:{}"></span>').format(rest) if rest > 0 else Markup("")
    return tag("div", join(_part(*part, whole=whole) for part in parts if part[1]) + spare, "bars")


def _part(words: str, count: float, cls: str, whole: float) -> Markup:
    text = f"{words} {count:,.0f}"
    return Markup('<span class="{}" style="flex:{}" title="{}">{}</span>').format(
        cls, count, text, text if count / whole >= 0.12 else ""
    )
