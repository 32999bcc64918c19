"""Working days, public holidays and what hangs on them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal

import chinese_calendar
import polars as pl

from etl.records.reception_rule import reception_dates

Correction = Literal["班", "休"]
_YEARS = range(min(chinese_calendar.holidays).year, max(chinese_calendar.holidays).year + 1)
_MAKE_UP_DAYS = 7


def _day(day: date, corrections: Mapping[date, str]) -> tuple[date, bool, bool, bool]:
    """(day, is_working, is_holiday, known)"""
    if day in corrections:
        return day, corrections[day] == "班", corrections[day] == "休", True
    if day.year in _YEARS:
        off = day in chinese_calendar.holidays  # is_workday says the same, searching every holiday for each day
        return day, day in chinese_calendar.workdays or (day.weekday() < 5 and not off), off, True
    return day, day.weekday() < 5, False, False


def calendar_days(first: date, last: date, corrections: Mapping[date, str]) -> pl.DataFrame:
    """Every day from first to last: day Date, is_working Boolean, is_holiday Boolean (a public holiday or its
    bridge day; a plain weekend is neither working nor holiday), known Boolean.

    From the State Council's yearly notices as the package chinesecalendar holds them; the office's own
    corrections (day -> 班|休) on top. known is False in years whose notice the package does not hold:
    there only weekends are told, and holidays are missing.
    """
    days = [_day(first + timedelta(n), corrections) for n in range((last - first).days + 1)]
    schema = {"day": pl.Date, "is_working": pl.Boolean, "is_holiday": pl.Boolean, "known": pl.Boolean}
    return pl.DataFrame(days, schema=schema, orient="row")


def add_working_days(day: date, n: int, calendar: pl.DataFrame) -> date:
    """The n-th working day after `day` (`day` itself is not counted, n >= 1), by a frame of calendar_days.

    Raises ValueError when the frame ends before it.
    """
    later: list[date] = calendar.filter(pl.col("is_working") & (pl.col("day") > day)).sort("day")["day"].to_list()
    if not 1 <= n <= len(later) or day < calendar["day"].to_list()[0]:
        raise ValueError(f"{day} + {n} working days lies outside the calendar")
    return later[n - 1]


def reception_window(day: date, calendar: pl.DataFrame) -> date:
    """The last day that still counts for the reception day `day`: itself, or 7 days later when `day` is a
    public holiday. A day outside the frame counts as no holiday."""
    holiday = calendar.filter((pl.col("day") == day) & pl.col("is_holiday"))
    return day + timedelta(_MAKE_UP_DAYS) if len(holiday) else day


def reception_rule_days(rules: Iterable[str], calendar: pl.DataFrame) -> pl.DataFrame:
    """All days of every rule within the frame: reception_rule String, due_on Date, last_on Date."""
    first, last = calendar["day"].min(), calendar["day"].max()
    assert isinstance(first, date) and isinstance(last, date)
    due = [(rule, day) for rule in rules for day in reception_dates(rule, first, last)]
    frame = pl.DataFrame(due, schema={"reception_rule": pl.String, "due_on": pl.Date}, orient="row")
    holidays = calendar.filter("is_holiday")["day"].implode()
    last_on = pl.when(pl.col("due_on").is_in(holidays)).then(pl.col("due_on") + pl.duration(days=_MAKE_UP_DAYS))
    return frame.with_columns(last_on=last_on.otherwise("due_on"))
