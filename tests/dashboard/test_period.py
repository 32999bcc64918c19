"""The period of a page: which days a choice means, in words, and which earlier days it is compared with."""

from datetime import date

import pytest

from dashboard.period import CHOICES, Choice, resolve

START = date(2021, 11, 20)
CASES: list[tuple[str, str, str, str, str, str, str]] = [
    # as of, choice, first, last, title, compared with, by the word
    ("2025-12-31", "本年", "2025-01-01", "2025-12-31", "2025年", "2024-01-01…2024-12-31", "上年"),
    ("2025-12-31", "上年", "2024-01-01", "2024-12-31", "2024年", "2023-01-01…2023-12-31", "上年"),
    ("2025-12-31", "本季", "2025-10-01", "2025-12-31", "2025年第四季度", "2024-10-01…2024-12-31", "上年同期"),
    ("2025-12-31", "上季", "2025-07-01", "2025-09-30", "2025年第三季度", "2024-07-01…2024-09-30", "上年同期"),
    ("2025-02-10", "上季", "2024-10-01", "2024-12-31", "2024年第四季度", "2023-10-01…2023-12-31", "上年同期"),
    ("2024-02-29", "本季", "2024-01-01", "2024-03-31", "2024年第一季度", "2023-01-01…2023-02-28", "上年同期"),
    ("2025-05-05", "本季", "2025-04-01", "2025-06-30", "2025年第二季度", "2024-04-01…2024-05-05", "上年同期"),
    ("2025-12-31", "本届", "2021-11-20", "2025-12-31", "本届", "", ""),
]


@pytest.mark.parametrize(("as_of", "choice", "first", "last", "title", "before", "word"), CASES)
def test_a_choice_is_days_and_what_they_are_compared_with(
    as_of: str, choice: Choice, first: str, last: str, title: str, before: str, word: str
) -> None:
    period = resolve(choice, date.fromisoformat(as_of), START)
    assert (period.first.isoformat(), period.last.isoformat(), period.title) == (first, last, title)
    prior = period.prior()
    assert (f"{prior.first}…{prior.last}" if prior else "") == before
    assert not word or period.prior_word == word


def test_ones_own_days_that_are_a_quarter_are_called_so() -> None:
    own = resolve("自选", date(2025, 12, 31), START, (date(2025, 4, 1), date(2025, 6, 30)))
    assert own.title == "2025年第二季度" and own.words == "2025年4—6月"


def test_every_choice_of_the_bar_is_told_here() -> None:
    assert {case[1] for case in CASES} | {"自选"} == set(CHOICES)
