"""When a station's 接待日 falls: examples, and a slow second reading of the same words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.records.reception_rule import reception_dates

EXAMPLES = """
写法                  从            到            日子
每月11日              2024-01-01    2024-03-31    01-11,02-11,03-11
每月十一日            2024-01-01    2024-03-31    01-11,02-11,03-11
每月11号              2024-01-01    2024-02-29    01-11,02-11
每月31日              2024-01-01    2024-04-30    01-31,03-31
单月15日              2024-01-01    2024-06-30    01-15,03-15,05-15
双月15日              2024-01-01    2024-06-30    02-15,04-15,06-15
每周四                2024-01-01    2024-01-31    01-04,01-11,01-18,01-25
每周星期四            2024-01-01    2024-01-12    01-04,01-11
每月第一个周四        2024-01-01    2024-03-31    01-04,02-01,03-07
每月第5个星期四       2024-01-01    2024-05-31    02-29,05-30
每月5日、20日         2024-01-01    2024-01-31    01-05,01-20
每月5日、每月第一个周五  2024-01-01 2024-01-31    01-05
双周三                2024-01-01    2024-01-31    01-10,01-24
每週四                2024-01-01    2024-01-12    01-04,01-11
"""

UNREADABLE = [
    "随时",
    "每月",
    "每周",
    "每月周四",
    "每月32日",
    "每月0日",
    "每周第一个周四",
    "15日",
    "每月第6个周四",
    "每年5日",
]

WEEKDAYS = "一二三四五六日"
EVERY = st.sampled_from(["每月", "单月", "双月"])
MONTHLY = st.builds(lambda every, day: f"{every}{day}日", EVERY, st.integers(1, 31))
NTH = st.builds(lambda n, day: f"每月第{n}个周{day}", st.integers(1, 5), st.sampled_from(WEEKDAYS))
WEEKLY = st.builds(lambda every, day: f"{every}{day}", st.sampled_from(["每周", "双周"]), st.sampled_from(WEEKDAYS))
RULES = st.lists(MONTHLY | NTH | WEEKLY, min_size=1, max_size=3).map("、".join)
DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize("line", EXAMPLES.strip().splitlines()[1:])
def test_examples(line: str) -> None:
    rule, first, last, days = line.split()
    found = reception_dates(rule, date.fromisoformat(first), date.fromisoformat(last))
    assert [f"{day:%m-%d}" for day in found] == days.split(",")


@pytest.mark.parametrize("rule", UNREADABLE)
def test_words_that_cannot_be_read(rule: str) -> None:
    with pytest.raises(ValueError, match=rule):
        reception_dates(rule, date(2024, 1, 1), date(2024, 1, 31))


def falls_on(day: date, part: str) -> bool:
    """The words read the slow way: month by month, counting the weekdays of the month from its first day."""
    if part.startswith(("每周", "双周")):
        same = WEEKDAYS[day.weekday()] == part[2]
        return same and (part.startswith("每周") or int(day.strftime("%V")) % 2 == 0)
    if part.startswith(("单月", "双月")) and (day.month % 2 == 1) != part.startswith("单月"):
        return False
    if "个" in part:
        so_far = [day.replace(day=n) for n in range(1, day.day + 1)]
        named = [d for d in so_far if WEEKDAYS[d.weekday()] == part[-1]]
        return WEEKDAYS[day.weekday()] == part[-1] and len(named) == int(part[3])
    return f"{day.day}日" == part[2:]


@given(RULES, DAYS, st.integers(0, 120))
def test_every_day_named_keeps_the_rule_and_no_other_day_does(rule: str, first: date, length: int) -> None:
    days = [first + timedelta(n) for n in range(length + 1)]
    slow = [day for day in days if any(falls_on(day, part) for part in rule.split("、"))]
    assert reception_dates(rule, first, days[-1]) == slow


@given(RULES, DAYS)
def test_two_neighbouring_periods_give_what_the_whole_gives(rule: str, first: date) -> None:
    middle, last = first + timedelta(30), first + timedelta(90)
    parts = reception_dates(rule, first, middle) + reception_dates(rule, middle + timedelta(1), last)
    assert parts == reception_dates(rule, first, last)
