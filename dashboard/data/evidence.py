"""Not cached: the pictures that were sent with the rows of somebody in scope."""

from collections.abc import Callable, Mapping

from dashboard.ask import Ask
from dashboard.data.source import cursor, home
from etl.home import Home
from etl.warehouse import evidence


def pictures(ask: Ask) -> Callable[[str], Mapping[str, bytes | None]]:
    """deputy -> picture -> content, over the days asked; None where it is named and was not sent."""
    con, days = cursor(ask.scope, ask.build), (ask.period.first, ask.period.end)
    return lambda deputy: evidence.of_deputy(Home(home()), con, deputy, days)
