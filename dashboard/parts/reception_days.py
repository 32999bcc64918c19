"""What each day of a station's calendar shows: held, a reception day kept or missed, one still to come."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from dashboard.charts.calendar import State


def states(days: pl.DataFrame, covered: pl.DataFrame, as_of: date) -> Mapping[date, State]:
    """`days`: day, last_on (of a reception day: the last day that still counts), receptions (of a day with one).
    `covered`: from_on, to_on of what was delivered; a reception day outside it is not judged."""
    held = set(days.filter(pl.col("receptions").is_not_null())["day"])
    found: dict[date, State] = dict.fromkeys(held, "held")
    due = days.filter(pl.col("last_on").is_not_null()).select("day", "last_on").rows()
    named = {day for day, _ in due}
    for day, last_on in due:
        if day in held:
            found[day] = "held due"
        elif day > as_of:
            found[day] = "later"
        elif not any(first <= day <= last for first, last in covered.select("from_on", "to_on").rows()):
            found[day] = "blank"
        elif not any(day < other <= last_on for other in held - named):
            found[day] = "miss"
    return found
