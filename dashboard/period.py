"""The period of a page: which days, in words, and which earlier days it is compared with."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from dashboard.parts import numbers

Choice = Literal["本年", "上年", "本季", "上季", "本届", "自选"]
CHOICES: tuple[Choice, ...] = get_args(Choice)
_NUMBERS = "一二三四"


@dataclass(frozen=True)
class Period:
    """Both ends included. `as_of` is the build's day: due and overdue are judged on it, never on today's clock."""

    choice: Choice
    first: date
    last: date
    as_of: date

    @property
    def end(self) -> date:
        """The last day that can have records."""
        return min(self.last, self.as_of)

    @property
    def title(self) -> str:
        """2025年 · 本届 · 2025年1—9月: for headings and sentences."""
        if self.choice == "本届":
            return "本届"
        if (self.first.month, self.first.day) == (1, 1) and (self.last.month, self.last.day) == (12, 31):
            return _years(self.first.year, self.last.year)
        return self._quarter() or numbers.span(self.first, self.last)

    def _quarter(self) -> str:
        """2025年第四季度; blank where the days are no quarter."""
        first, last = quarter(self.first)
        return f"{first.year}年第{_NUMBERS[first.month // 3]}季度" if (self.first, self.last) == (first, last) else ""

    @property
    def words(self) -> str:
        """The resolved days: 2025年1月1日—12月31日."""
        return numbers.span(self.first, self.end)

    def prior(self) -> "Period | None":
        """The same days one year earlier, cut where this period is cut; None for a whole term. So too for a quarter: a
        session or a summer falls into the same quarter every year, the one before is another time."""
        if self.choice == "本届":
            return None
        return Period("自选", _year_back(self.first), _year_back(self.end), self.as_of)

    @property
    def prior_word(self) -> str:
        """上年 for whole years, 上年同期 where the year is not over."""
        whole = (self.end.month, self.end.day) == (12, 31) and (self.first.month, self.first.day) == (1, 1)
        return "上年" if whole else "上年同期"


def resolve(
    choice: Choice, as_of: date, term_start: date, own: tuple[date, date] | None = None, seen_on: date | None = None
) -> Period:
    """The days of a choice, seen from the day of the build, or from the last day of the round that is looked at."""
    seen_on = min(seen_on or as_of, as_of)
    if choice == "上年":
        return Period(choice, date(seen_on.year - 1, 1, 1), date(seen_on.year - 1, 12, 31), as_of)
    if choice in ("本季", "上季"):
        this = quarter(seen_on)
        return Period(choice, *(this if choice == "本季" else quarter(this[0] - timedelta(days=1))), as_of)
    if choice == "本届":
        return Period(choice, term_start, as_of, as_of)
    if choice == "自选" and own:
        return Period(choice, *own, as_of)
    return Period("本年", date(seen_on.year, 1, 1), date(seen_on.year, 12, 31), as_of)


def quarter(day: date) -> tuple[date, date]:
    """The first and the last day of the quarter that holds `day`."""
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return first, first.replace(month=first.month + 2, day=monthrange(first.year, first.month + 2)[1])


def _years(first: int, last: int) -> str:
    return f"{first}年" if first == last else f"{first}{numbers.DASH}{last}年"


def _year_back(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
