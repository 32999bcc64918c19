"""A section: a rule, a heading, a caption with unit, base and order; and the note under a picture."""

from markupsafe import Markup

from dashboard.parts.html import show, tag


def section(heading: str, caption: Markup | str = "") -> None:
    show(tag("div", tag("h2", heading) + (tag("p", caption, "cap") if caption else Markup("")), "sec"))


def note(text: Markup | str) -> None:
    show(tag("p", text, "note"))


def small_title(text: str, rest: Markup | str = "") -> Markup:
    """A title over one of several pictures of a section: 接待　每月场次数；全年 272."""
    return tag("h3", Markup("{}　{}").format(text, tag("span", rest, "cap")) if rest else text)


def empty(missing: str, advice: str) -> None:
    """What is missing, for which days and area; and what to do. No picture."""
    show(tag("div", tag("b", missing) + tag("p", advice), "empty"))
