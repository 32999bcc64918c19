"""When a station's 接待日 falls: 每月11日, 单月15日, 每周四, 双周三, 每月第一个周四 … several at 、."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

import cn2an

from etl.records.characters import half_width, simplified

_DAYS = "一二三四五六日"
_SHAPE = re.compile(
    r"(?P<every>每月|单月|双月|每周|双周)?(?:第(?P<nth>\d+)个)?"
    r"(?:(?P<day>\d+)日|周?(?P<weekday>[一二三四五六日]))"
)
_ALIKE = [
    ("星期", "周"),
    ("礼拜", "周"),
    ("周天", "周日"),
    ("号", "日"),
    ("每个月", "每月"),
    ("周周", "周"),
    ("隔周", "双周"),
]


def _folded(rule: str) -> str:
    """One way of writing: half width, simplified, 十一日 and ⑪日 as 11日, 星期四 as 周四."""
    text = re.sub(r"\s", "", simplified(half_width(rule)))
    for printed, ours in _ALIKE:
        text = text.replace(printed, ours)
    return re.sub(r"[一二三四五六七八九十]+(?=日|个)", lambda m: str(cn2an.cn2an(m[0], "smart")), text)


def _parts(rule: str) -> list[tuple[str, int | None, int | None, int | None]]:
    """(每月|单月|双月|每周|双周, n of 第n个, day of the month, weekday 0–6); a part without 每… takes that of
    the part before it, so that 每月5日、20日 reads as it is meant."""
    parts: list[tuple[str, int | None, int | None, int | None]] = []
    every = ""
    for part in re.split(r"[、,;和及]", _folded(rule)):
        found = _SHAPE.fullmatch(part)
        every = (found and found["every"]) or every
        if not found or not every:
            raise ValueError(rule)
        nth, day = (int(found[name]) if found[name] else None for name in ("nth", "day"))
        weekday = _DAYS.index(found["weekday"]) if found["weekday"] else None
        _refuse_nonsense(rule, every, nth, day, weekday)
        parts.append((every, nth, day, weekday))
    return parts


def _refuse_nonsense(rule: str, every: str, nth: int | None, day: int | None, weekday: int | None) -> None:
    """A month names a day or 第n个周X; a week names a weekday."""
    monthly = every.endswith("月")
    named = day is not None if nth is None else weekday is not None and 1 <= nth <= 5
    if (monthly and not named) or (not monthly and (weekday is None or nth)) or day not in (None, *range(1, 32)):
        raise ValueError(rule)


def _falls(day: date, every: str, nth: int | None, day_of_month: int | None, weekday: int | None) -> bool:
    if every in ("单月", "双月") and day.month % 2 != (every == "单月"):
        return False
    if every == "双周" and day.isocalendar().week % 2:
        return False
    if day_of_month is not None:
        return day.day == day_of_month
    return day.weekday() == weekday and (nth is None or (day.day - 1) // 7 + 1 == nth)


def reception_dates(rule: str, first: date, last: date) -> list[date]:
    """The days named by `rule` from first to last, both included, in order, each once.

    A day a month does not have (31日 in April, a fifth Thursday) is not moved: that month has none.
    双周X means the X of every even ISO week (week 2, 4 … of the year), so that two stations with the same
    words receive on the same days; a year of 53 weeks therefore has one gap of three weeks.
    Raises ValueError for words that cannot be read.
    """
    found = {day for part in _parts(rule) for day in _likely(first, last, *part[2:]) if _falls(day, *part)}
    return sorted(found)


def _likely(first: date, last: date, day_of_month: int | None, weekday: int | None) -> Iterator[date]:
    """Days worth a look: those of that number in their month, or every such weekday."""
    if weekday is not None:
        start = first + timedelta((weekday - first.weekday()) % 7)
        yield from (start + timedelta(n) for n in range(0, (last - start).days + 1, 7))
        return
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, number = divmod(month, 12)
        if day_of_month and day_of_month <= monthrange(year, number + 1)[1]:
            day = date(year, number + 1, day_of_month)
            if first <= day <= last:
                yield day
