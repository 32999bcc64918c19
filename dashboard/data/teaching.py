"""Not cached, since it changes things: sheets of an upload that nobody knows, and what is taught of them."""

from dashboard.access import Role, Scope
from dashboard.data import sending
from dashboard.data.journaled import noted
from dashboard.data.source import Outside, home
from etl.home import Home
from etl.intake import teach as intake
from etl.intake.table import Table
from etl.intake.teach import Pointed, Unread
from etl.rules import taught as kept
from etl.rules.book import RuleBook
from etl.rules.layouts import Layout
from etl.rules.load import load_rules

TEACHERS: frozenset[Role] = frozenset({"committee", "office"})
"""A layout holds for what everybody sends."""


def may_teach(scope: Scope) -> bool:
    return scope.role in TEACHERS


def book() -> RuleBook:
    return load_rules(Home(home()).rules)


def unread(scope: Scope, parcel: sending.Parcel) -> list[Unread]:
    """The sheets of which no row is read, of all files."""
    with sending.unpacked(scope, parcel) as files:
        return [one for path in files for one in intake.unread(path, book())]


def tried(scope: Scope, one: Unread, pointed: Pointed) -> tuple[Layout, Table | None]:
    """What was pointed at as a layout, and the sheet read by it. Raises Stop where too little was pointed at."""
    _check(scope)
    layout = intake.layout_of(one, pointed, book())
    return layout, intake.tried(one, layout, book())


def teach(scope: Scope, layout: Layout) -> None:
    """Keep it for everybody's next sheet like it. Raises Stop."""
    _check(scope)
    kept.teach(Home(home()).rules, layout)
    noted(scope, "教表样", f"{layout.id} {layout.title}")


def taught() -> tuple[Layout, ...]:
    return kept.taught(Home(home()).rules)


def forget(scope: Scope, id_: str) -> None:
    """Raises Stop."""
    _check(scope)
    layout = kept.forget(Home(home()).rules, id_)
    noted(scope, "不再用表样", f"{layout.id} {layout.title}")


def _check(scope: Scope) -> None:
    if not may_teach(scope):
        raise Outside
