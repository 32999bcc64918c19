"""When a station received: a wall calendar. Filled = held, ring = reception day, orange empty ring = missed."""

from calendar import Calendar
from collections.abc import Mapping
from datetime import date
from typing import Literal

from markupsafe import Markup

from dashboard.parts.html import join, tag

State = Literal["held", "held due", "miss", "later", "blank"]
WORDS: dict[State, str] = {
    "held": "有接待",
    "held due": "接待日，有接待",
    "miss": "接待日没有接待，七日内也没有补",
    "later": "接待日，尚未到",
    "blank": "没有报送",
}


def calendar(months: list[tuple[int, int]], states: Mapping[date, State], links: Mapping[date, str]) -> Markup:
    """`months`: (year, month) in order; `states` of the days that have one; `links` to the records of a day."""
    return tag("div", join(_month(year, month, states, links) for year, month in months), "cal")


def _month(year: int, month: int, states: Mapping[date, State], links: Mapping[date, str]) -> Markup:
    head = join(Markup('<th scope="col">{}</th>').format(name) for name in "一二三四五六日")
    weeks = Calendar().monthdatescalendar(year, month)
    rows = join(tag("tr", join(_day(day, month, states, links) for day in week)) for week in weeks)
    return Markup("<table><caption>{}月</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(
        month, head, rows
    )


def _day(day: date, month: int, states: Mapping[date, State], links: Mapping[date, str]) -> Markup:
    if day.month != month:
        return Markup("<td></td>")
    state = states.get(day)
    if state is None:
        return Markup("<td><span>{}</span></td>").format(day.day)
    words = f"{day.month}月{day.day}日 {WORDS[state]}"
    inner = (
        Markup('<a href="{}" target="_self" title="{}">{}</a>').format(links[day], words, day.day)
        if day in links
        else Markup('<span title="{}">{}</span>').format(words, day.day)
    )
    return Markup('<td class="{}" aria-label="{}">{}</td>').format(state, words, inner)
