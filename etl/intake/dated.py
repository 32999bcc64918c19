"""Headings that name a meeting by its day: 3月6日 代表培训, 代表培训（3月6日）, 2025-03-06."""

import re
from collections.abc import Sequence
from datetime import date

from etl.intake.heading import Heading
from etl.intake.read import RawSheet
from etl.records.characters import half_width

TO = r"(?:\s*[-—–~至]\s*(?:\d{1,2}\s*月\s*)?\d{1,2}\s*[日号])?"
IN_WORDS = re.compile(
    rf"(?:(?P<year>20\d\d)\s*年\s*)?(?<!\d)(?P<month>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}})\s*[日号]?(?!\d){TO}"
)
IN_FULL = re.compile(r"(?<!\d)(?P<year>20\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)(?:\s+00:00(?::00)?)?")
ALONE = re.compile(r"(?P<year>)(?<!\S)(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\S)")
EMPTY = re.compile(r"[(（【\[]\s*[)）】\]]|^[\s,，:：、]+|[\s,，:：、]+$")


def dated(printed: str, year: int | None) -> tuple[date | None, str]:
    """The day a heading names, if it does and its year is known, and the words beside it."""
    half = half_width(printed)
    for pattern in (IN_FULL, IN_WORDS, ALONE):
        if found := pattern.search(half):
            rest = EMPTY.sub("", half[: found.start()] + half[found.end() :]).strip()
            return _day(found["year"] or year, found["month"], found["day"]), rest
    return None, printed


def by_day(printed: str, year: int | None) -> str:
    """The name under which an activity is looked up: its day first where the heading tells one, else as printed."""
    day, rest = dated(printed, year)
    return f"{day.isoformat()}{rest}" if day else printed


def _day(year: int | str | None, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day)) if year else None
    except ValueError:
        return None


def two_rows(sheet: RawSheet, heading: Heading, values: Sequence[str]) -> Heading:
    """A header of which the days stand in a row of their own, above or below the names: as one row. values: what may
    stand in a row of data, so that this is not taken for a header."""
    numbers = sheet.rows["row"].to_list()
    at = numbers.index(heading.row)
    own, below = sheet.rows.row(at)[1:], sheet.rows.row(at + 1)[1:] if at + 1 < len(numbers) else ()
    named = {place.cell for place in heading.places.values()}
    filled = {f"c{i}": cell for i, cell in enumerate(below) if cell}
    if filled and named.isdisjoint(filled) and any(map(_names_day, (*filled.values(), *own))) and not (
        {*filled.values()} & {*values}
    ):  # fmt: skip
        return Heading(numbers[at + 1], heading.places, heading.doubled, _joined(own, below, named))
    above = sheet.rows.row(at - 1)[1:] if at else ()
    return Heading(heading.row, heading.places, heading.doubled, {**heading.unknown, **_joined(above, own, named)})


def _joined(upper: Sequence[str | None], lower: Sequence[str | None], named: set[str]) -> dict[str, str]:
    """cN -> what both rows say of a column nobody knows, where one of them is a day; else what the lower says."""
    found: dict[str, str] = {}
    group = None
    is_title = len({cell for cell in upper if cell}) < 2
    for i, own in enumerate(lower):
        group = (upper[i] if i < len(upper) else None) or group
        over = None if is_title else group if own else (upper[i] if i < len(upper) else None)
        if f"c{i}" not in named and (own or over):
            is_one = own and over and (_is_day(own) or _is_day(over))
            found[f"c{i}"] = f"{over} {own}" if is_one else own or over or ""
    return found


def _names_day(cell: str | None) -> bool:
    return bool(cell) and any(pattern.search(half_width(cell or "")) for pattern in (IN_FULL, IN_WORDS, ALONE))


def _is_day(cell: str) -> bool:
    return _names_day(cell) and not dated(cell, None)[1]
