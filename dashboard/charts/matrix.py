"""Who was there: people down, sittings across. A real table: the head and the names stay in sight while it scrolls, it
prints, and a screen reader can walk it; so no component is needed for what no component would print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from dashboard.charts.cells import SIGNS
from dashboard.parts.html import join, tag
from dashboard.parts.table import Cell


@dataclass(frozen=True)
class Meeting:
    """One sitting: its key, its day, its full name."""

    key: str
    day: date
    title: str


@dataclass(frozen=True)
class Person:
    """One row: the name as a link, the rate beside it, and what is known of each sitting (key -> presence, link)."""

    name: Cell
    rate: Cell
    sittings: Mapping[str, tuple[str, str]]


def matrix(label: str, meetings: Sequence[Meeting], people: Sequence[Person]) -> Markup:
    """A sitting to which somebody was not called is left blank."""
    years = join(_head(meeting) for meeting in meetings)
    body = join(_row(person, meetings) for person in people)
    return Markup(
        '<div class="scroll matrix" tabindex="0" role="region" aria-label="{0}"><table class="t" aria-label="{0}">'
        '<thead><tr><th scope="col">姓名</th><th scope="col" class="r">出席率</th>{1}</tr></thead><tbody>{2}</tbody>'
        "</table></div>"
    ).format(label, years, body)


def _head(meeting: Meeting) -> Markup:
    words = f"{meeting.day.isoformat()} {meeting.title}"
    return Markup('<th scope="col" class="d" title="{}"><span>{}月</span><span>{}</span></th>').format(
        words, meeting.day.month, meeting.day.day
    )


def _row(person: Person, meetings: Sequence[Meeting]) -> Markup:
    cells = join(_cell(person.sittings.get(meeting.key), meeting) for meeting in meetings)
    return Markup('<tr><th scope="row">{}</th><td class="r">{}</td>{}</tr>').format(person.name, person.rate, cells)


def _cell(found: tuple[str, str] | None, meeting: Meeting) -> Markup:
    if found is None:
        return Markup("<td></td>")
    presence, to = found
    cls, sign = SIGNS.get(presence, ("none", presence[:1]))
    words = f"{meeting.day.isoformat()} {meeting.title} {presence}"
    return Markup('<td class="{0}"><a href="{1}" target="_self" title="{2}" aria-label="{2}">{3}</a></td>').format(
        cls, to, words, sign or "✓"
    )


def legend() -> Markup:
    """What the signs mean, in words."""
    told = "　".join(f"{sign or '✓'} {presence}" for presence, (_, sign) in SIGNS.items())
    return tag("p", f"{told}　空白：没有通知，或那天不在任", "note")
