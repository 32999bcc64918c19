"""Not cached: what is written into the journal about those who look, and its reading by who may."""

from dashboard.access import Scope
from dashboard.data.source import Outside, home
from etl import journal as book
from etl.home import Home
from etl.journal import Entry

LONGEST = 200  # characters of what it was about


def noted(scope: Scope, what: str, about: str) -> None:
    """One line: who looks did this. `about` holds names of files and pages, and no figures."""
    book.note(Home(home()), scope.name, what, " ".join(about.split())[:LONGEST])


def journal(scope: Scope) -> tuple[list[Entry], str]:
    """Every line that holds, oldest first, and the sentence that names the first that does not; blank: all hold.

    Raises Stop for anyone but the committee.
    """
    if not scope.sees_everything:
        raise Outside
    return book.whole_entries(Home(home()))
