"""Whatever the day, however it is printed, and whatever else may stand in a cell: read as meant, or refused."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.records import fold

patient = settings(deadline=None, max_examples=60)

ALL_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
FULL_WIDTH = str.maketrans("0123456789-/.", "０１２３４５６７８９－／．")


def in_chinese(number: int) -> str:
    """1 to 31 as it is spoken."""
    tens, ones = divmod(number, 10)
    return (
        ("一二三"[tens - 1] if tens > 1 else "")
        + ("十" if tens else "")
        + ("〇一二三四五六七八九"[ones] if ones else "")
    )


PRINTINGS: list[Callable[[date], str]] = [
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day:%Y-%m-%d}".translate(FULL_WIDTH),
    lambda day: f"{str(day.year).translate(CHINESE)}年{in_chinese(day.month)}月{in_chinese(day.day)}日",
    lambda day: f"{day.year}年{day.month}月{day.day}日（星期{'一二三四五六日'[day.weekday()]}）",
]


@patient
@given(ALL_DAYS, st.sampled_from(PRINTINGS), st.sampled_from(["", " ", " 09:30", " 00:00:00", "上午"]))
def test_every_printing_of_a_day_reads_as_that_day(day: date, printing: Callable[[date], str], behind: str) -> None:
    assert fold.day(printing(day) + behind) == day
    assert fold.born(printing(day)) == day.isoformat()


@patient
@given(st.dates(date(1980, 1, 1), date(2100, 12, 31)))
def test_excel_counts_days_from_the_end_of_1899(day: date) -> None:
    serial = (datetime(day.year, day.month, day.day) - datetime(1899, 12, 30)) // timedelta(days=1)
    assert fold.day(str(serial)) == day


@patient
@given(st.dates(date(1949, 1, 1), date(2100, 12, 31)))
def test_roc_years_are_1911_behind(day: date) -> None:
    assert fold.day(f"{day.year - 1911}年{day.month}月{day.day}日", roc_years=True) == day


ANYTHING = st.text(
    st.characters(codec="utf-8") | st.sampled_from("0123456789年月日-./十一二〇约余近万元亿千百()+<>% √是、"),
    max_size=12,
)
READERS = [
    fold.day, fold.year, fold.born, fold.boolean, fold.count, fold.quantity, fold.number, fold.money, fold.integer, fold.text,
    fold.identifier, fold.name, fold.items,
]  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(st.sampled_from(READERS), ANYTHING)
def test_whatever_is_printed_is_read_or_refused(read: Callable[[str], object], printed: str) -> None:
    try:
        value = read(printed)
    except ValueError:
        return
    assert value is not None and value not in ("", ())


@pytest.mark.parametrize("filling", [" ", "\n", "一", "十", "亿", "1,", "(", " 9:30-", "上午", "约", "每月", "a "])
@pytest.mark.parametrize("read", READERS)
def test_a_cell_as_long_as_excel_allows_is_answered_at_once(read: Callable[[str], object], filling: str) -> None:
    """Most are refused; a pattern that tried every way through 32767 characters would take minutes."""
    for printed in ("1970" + filling * 32_000, filling * 32_000 + "1"):
        with suppress(ValueError):
            read(printed[:32_767])


@pytest.mark.parametrize("read", [fold.text, fold.identifier, fold.name, fold.word])
@patient
@given(printed=ANYTHING)
def test_what_is_folded_stays_as_it_is(read: Callable[[str], str], printed: str) -> None:
    try:
        once = read(printed)
    except ValueError:
        return
    assert read(once) == once if once else True
