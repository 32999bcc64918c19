"""Not cached: what is written into the journal about those who look, and its reading by who may."""

from dashboard.access import Scope
from dashboard.data.source import Outside, home
from etl import journal as book
from etl.home import Home
from etl.journal import Entry

FAULT = "日志对不上"
LONGEST = 200  # characters of what it was about


def noted(scope: Scope, what: str, about: str) -> None:
    """One line: who looks did this. `about` holds names of files and pages, and no figures."""
    book.note(Home(home()), scope.who, what, " ".join(about.split())[:LONGEST])


def note_fault(scope: Scope, fault: str) -> None:
    """That the chain no longer holds, and who saw it: a line below, once for each place where it breaks."""
    file = Home(home()).journal
    if fault not in file.read_text("utf-8", errors="replace"):
        noted(scope, FAULT, fault)


def journal(scope: Scope) -> tuple[list[Entry], str]:
    """Every line that holds, oldest first, and the sentence that names the first that does not; blank: all hold.

    Raises Stop for anyone but the committee.
    """
    if not scope.sees_everything:
        raise Outside
    return book.whole_entries(Home(home()))
