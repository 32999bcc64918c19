"""Not cached: the pictures that were sent with the rows of people in scope."""

from collections.abc import Callable, Sequence

from dashboard.ask import Ask
from dashboard.data.sized import at
from dashboard.data.source import Outside, home
from etl.home import Home
from etl.warehouse import evidence
from etl.warehouse.evidence import Evidence


def pictures(ask: Ask, people: Sequence[str] = ()) -> Callable[[str], list[Evidence]]:
    """deputy -> the pictures named in the rows of the days asked. people: looked up together, where many are made."""
    if ask.scope.role == "public":
        raise Outside
    con, days = at(ask), (ask.period.first, ask.period.end)
    known = evidence.of_people(Home(home()), con, people, days) if people else {}

    def of(deputy: str) -> list[Evidence]:
        if deputy in people:
            return known.get(deputy, [])
        return evidence.of_people(Home(home()), con, [deputy], days).get(deputy, [])

    return of
