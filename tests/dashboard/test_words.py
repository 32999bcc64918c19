"""How numbers, days and marks are written."""

from datetime import date

import polars as pl
import pytest

from dashboard.parts import numbers
from dashboard.parts.reception_days import states
from dashboard.parts.search import initials, narrowed


@pytest.mark.parametrize(
    ("numerator", "denominator", "written"),
    [
        (318, 331, "96.1%"),  # one decimal from a base of 100
        (21, 22, "95%"),  # a whole percent below
        (1, 8, "13%"),  # half up: 12.5
        (54, 93, "58%"),
        (0, 0, ""),  # no base, no rate
        (None, None, ""),  # unknown is blank
        (0, 5, "0%"),
    ],
)
def test_rates(numerator: float | None, denominator: float | None, written: str) -> None:
    assert numbers.share(numerator, denominator) == written


@pytest.mark.parametrize(
    ("value", "unit", "bound", "written"),
    [
        (1286, "人次", None, "1,286 人次"),
        (320, "人次", "at_least", "≥320 人次"),
        (50, "条", "almost", "近 50 条"),
        (12.5, "", None, "12.5"),
        (0, "件", None, "0 件"),
        (None, "件", None, ""),
    ],
)
def test_counts(value: float | None, unit: str, bound: str | None, written: str) -> None:
    assert numbers.count(value, unit, bound) == written


def test_differences() -> None:
    assert numbers.points((943, 1000), (930, 1000)) == "升 1.3 个百分点"
    assert numbers.points((85, 100), (85, 100)) == "持平"
    assert numbers.signed(-12.2) == "−12.2"
    assert numbers.span(date(2025, 1, 1), date(2025, 9, 30)) == "2025年1—9月"


def test_people_are_found_by_part_initials_or_number() -> None:
    people = pl.DataFrame({"id": ["D018", "D019"], "name": ["沈若禾", "王芳"]})
    assert initials("沈若禾") == "srh"
    for typed, found in [("若", ["D018"]), ("sr", ["D018"]), ("d019", ["D019"]), ("", ["D018", "D019"]), ("张", [])]:
        assert narrowed(people, typed)["id"].to_list() == found, typed


DAYS = pl.DataFrame(
    [
        (date(2025, 1, 11), date(2025, 1, 11), None), (date(2025, 1, 11), None, 1),  # kept on the day
        (date(2025, 2, 11), date(2025, 2, 11), None), (date(2025, 2, 12), None, 1),  # a day late is missed
        (date(2025, 5, 1), date(2025, 5, 8), None), (date(2025, 5, 6), None, 1),  # holiday, made up within seven days
        (date(2025, 6, 11), date(2025, 6, 11), None),  # a month nobody reported is not judged
        (date(2025, 12, 11), date(2025, 12, 11), None),  # still to come
    ],
    schema={"day": pl.Date, "last_on": pl.Date, "receptions": pl.Int64}, orient="row",
)  # fmt: skip


def test_days_of_the_calendar() -> None:
    covered = pl.DataFrame({"from_on": [date(2025, 1, 1)], "to_on": [date(2025, 5, 31)]})
    found = states(DAYS, covered, date(2025, 6, 30))
    assert found[date(2025, 1, 11)] == "held due"
    assert found[date(2025, 2, 11)] == "miss" and found[date(2025, 2, 12)] == "held"
    assert date(2025, 5, 1) not in found and found[date(2025, 5, 6)] == "held"
    assert found[date(2025, 6, 11)] == "blank"
    assert found[date(2025, 12, 11)] == "later"
