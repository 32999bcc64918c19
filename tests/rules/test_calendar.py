"""Working days, public holidays, and the days of a station's 接待日."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import polars as pl
import pytest

from etl.rules.calendar import add_working_days, reception_window
from etl.rules.load import load_rules
from etl.rules.tables import SHIPPED

DAYS = """
日期        星期 上班 放假 说明
2024-02-04  日   是   否   春节调休上班
2024-02-09  五   是   否   除夕当年不放假
2024-02-10  六   否   是   春节
2024-02-12  一   否   是   春节
2024-02-18  日   是   否   春节调休上班
2024-02-19  一   是   否   平常
2024-02-24  六   否   否   平常周末
2024-05-01  三   否   是   劳动节
2024-05-11  六   是   否   劳动节调休上班
2024-10-07  一   否   是   国庆节
2025-01-28  二   否   是   除夕
2025-01-26  日   是   否   春节调休上班
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(line.split()) for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize(("day", "weekday", "working", "holiday", "why"), rows(DAYS))
def test_day(day: str, weekday: str, working: str, holiday: str, why: str) -> None:
    on = date.fromisoformat(day)
    [told] = load_rules(SHIPPED).calendar_days(on, on).rows(named=True)
    assert "一二三四五六日"[on.weekday()] == weekday
    assert told == {"day": on, "is_working": working == "是", "is_holiday": holiday == "是", "known": True}, why


def test_a_year_without_a_notice_says_so() -> None:
    [day] = load_rules(SHIPPED).calendar_days(date(2040, 10, 1), date(2040, 10, 1)).rows(named=True)
    assert (day["is_holiday"], day["known"]) == (False, False)


@pytest.mark.parametrize("edge", [min, max])
def test_the_first_and_the_last_year_with_a_notice_are_known(edge: Callable[[Iterable[date]], date]) -> None:
    year = edge(chinese_calendar.holidays).year
    [day] = load_rules(SHIPPED).calendar_days(date(year, 10, 1), date(year, 10, 1)).rows(named=True)
    assert (day["is_working"], day["is_holiday"], day["known"]) == (False, True, True)


def test_the_office_corrects_its_own_calendar(tmp_path: Path) -> None:
    (tmp_path / "calendar.toml").write_text(
        """
        [[day]]
        on = 2040-10-01
        kind = "休"
        reason = "国庆节"

        [[day]]
        on = 2040-09-29
        kind = "班"
        reason = "国庆节调休"
        """
    )
    days = load_rules(tmp_path).calendar_days(date(2040, 9, 29), date(2040, 10, 1))
    assert days["is_working"].to_list() == [True, False, False]
    assert days["is_holiday"].to_list() == [False, False, True]


def test_working_days_pass_over_the_spring_festival() -> None:
    """Ten working days after 5 February 2024: 6–9 February, then 18–23, since 10–17 is off and 18 is worked."""
    calendar = load_rules(SHIPPED).calendar_days(date(2024, 1, 1), date(2024, 12, 31))
    assert add_working_days(date(2024, 2, 5), 10, calendar) == date(2024, 2, 23)
    assert add_working_days(date(2024, 2, 9), 1, calendar) == date(2024, 2, 18)
    assert add_working_days(date(2024, 12, 30), 1, calendar) == date(2024, 12, 31)


@pytest.mark.parametrize(("day", "n"), [("2024-12-30", 2), ("2024-12-31", 1), ("2024-06-03", 0), ("2023-12-31", 1)])
def test_a_working_day_that_the_calendar_does_not_hold_is_not_made_up(day: str, n: int) -> None:
    calendar = load_rules(SHIPPED).calendar_days(date(2024, 1, 1), date(2024, 12, 31))
    with pytest.raises(ValueError, match="outside the calendar"):
        add_working_days(date.fromisoformat(day), n, calendar)


def test_a_reception_day_on_a_holiday_may_be_made_up_within_seven_days() -> None:
    book = load_rules(SHIPPED)
    calendar = book.calendar_days(date(2024, 1, 1), date(2024, 12, 31))
    assert reception_window(date(2024, 5, 1), calendar) == date(2024, 5, 8)
    assert reception_window(date(2024, 5, 15), calendar) == date(2024, 5, 15)
    days = book.reception_rule_days(["每月1日", "每月第二个周六"], date(2024, 4, 1), date(2024, 6, 30))
    assert days.rows() == [
        ("每月1日", date(2024, 4, 1), date(2024, 4, 1)),
        ("每月1日", date(2024, 5, 1), date(2024, 5, 8)),
        ("每月1日", date(2024, 6, 1), date(2024, 6, 1)),
        ("每月第二个周六", date(2024, 4, 13), date(2024, 4, 13)),
        ("每月第二个周六", date(2024, 5, 11), date(2024, 5, 11)),
        ("每月第二个周六", date(2024, 6, 8), date(2024, 6, 8)),
    ]


def test_no_rules_give_an_empty_frame_of_the_same_columns() -> None:
    days = load_rules(SHIPPED).reception_rule_days([], date(2024, 1, 1), date(2024, 1, 31))
    assert dict(days.schema) == {"reception_rule": pl.String, "due_on": pl.Date, "last_on": pl.Date}


def test_every_day_is_there_once() -> None:
    days = load_rules(SHIPPED).calendar_days(date(2023, 1, 1), date(2026, 12, 31))["day"].to_list()
    assert days == [date(2023, 1, 1) + timedelta(n) for n in range(1461)]
