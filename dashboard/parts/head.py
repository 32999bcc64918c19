"""The head and foot of every page: letterhead, kicker, title, lead sentence; sources at the end."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from dashboard import wording
from dashboard.parts import numbers
from dashboard.parts.html import join, link, show, tag


@dataclass(frozen=True)
class Stamp:
    """What a page stands on. `clean` of `deliveries`: those in force without a single row with a problem. `frozen_as`: the
    round it is looked at in, blank for the build in force."""

    build: str
    as_of: date
    rules: str
    authority: str
    clean: int
    deliveries: int
    frozen_as: str = ""


def letterhead(stamp: Stamp) -> Markup:
    """Who speaks, and up to which day, from which build, by which rules, out of how many deliveries."""
    files = link(f"报送 {stamp.clean}/{stamp.deliveries} 份无问题", "deliveries", cls="q")
    facts = (
        f"截至 {numbers.long_day(stamp.as_of)}",
        f"数据版 {stamp.build}{frozen(stamp)}",
        f"规则 {stamp.rules}",
        *([files] if stamp.deliveries else []),
        *([link("看现在的数", "", cls="q", round=wording.IN_FORCE)] if stamp.frozen_as else []),
    )
    items = join(tag("li", fact) for fact in facts)
    return Markup('<div class="letterhead"><span class="name">{}</span><ul>{}</ul></div>').format(
        stamp.authority, items
    )


def told(stamp: Stamp) -> str:
    """The same in one line, for a picture that leaves the page."""
    return f"{stamp.authority}　截至 {numbers.long_day(stamp.as_of)}　数据版 {stamp.build}{frozen(stamp)}　规则 {stamp.rules}"


def frozen(stamp: Stamp) -> str:
    """The round, in brackets behind the build."""
    return f"（评价轮次 {stamp.frozen_as}）" if stamp.frozen_as else ""


def title(text: str, lead: Markup | str = "", kicker: str = "") -> Markup:
    """The one h1 of the page, above it the kind of page on profiles, below it the answer in one sentence."""
    above = tag("p", kicker, "kicker") if kicker else Markup("")
    return join((above, tag("h1", text), tag("p", lead, "lead") if lead else Markup("")))


def act(text: str) -> Markup:
    """The one thing in a sentence that needs action."""
    return tag("span", text, "act")


def bold(text: str) -> Markup:
    return tag("b", text)


def foot(stamp: Stamp) -> None:
    """Where the figures come from, and the way to what they mean."""
    words = f"本页数字由数据版 {stamp.build}{frozen(stamp)} 生成，规则依据《{stamp.rules}》；{wording.FOOT}"
    files = [link("数据覆盖", "deliveries")] if stamp.deliveries else []
    show(tag("div", join((words, link("指标说明", "metrics"), *files)), "foot"))
