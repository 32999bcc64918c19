"""Not cached, since it changes things: sheets of an upload that nobody knows, and what is taught of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.access import Role, Scope
from dashboard.data import sending
from dashboard.data.journaled import noted
from dashboard.data.source import Outside, home
from etl.deliveries import in_force
from etl.home import Home
from etl.intake import teach as intake
from etl.intake.check import Checked, check
from etl.intake.table import Table
from etl.intake.teach import Pointed, Unread
from etl.problems import Stop
from etl.rules import taught as kept
from etl.rules.book import RuleBook
from etl.rules.layouts import Layout
from etl.rules.load import load_rules
from etl.warehouse.stages import Shaped, shaped

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


@dataclass(frozen=True)
class Trial:
    """What was pointed at as a layout, the sheet read by it (None: it does not fit), and what becomes of its rows."""

    layout: Layout
    table: Table | None
    checked: Checked | None


def tried(scope: Scope, one: Unread, pointed: Pointed) -> Trial:
    """Raises Stop where too little was pointed at."""
    _check(scope)
    rules = book()
    layout = intake.layout_of(one, pointed, rules)
    table = intake.tried(one, layout, rules)
    return Trial(layout, table, check(table, rules, date.today()) if table and not table.fault else None)


def teach(scope: Scope, layout: Layout) -> None:
    """Keep it for everybody's next sheet like it. Raises Stop."""
    _check(scope)
    kept.teach(Home(home()).rules, layout)
    noted(scope, "教表样", f"{layout.id} {layout.title}")


def relying(scope: Scope) -> Mapping[str, int]:
    """Id of a layout -> how many sheets in force, of those the viewer may take back, are read by it."""
    _check(scope)
    return Counter(one.layouts[0][0] for one in _shaped() if sending.own(scope, one.sha256))


def _shaped() -> list[Shaped]:
    there = Home(home())
    return shaped(there, load_rules(there.rules), in_force(there))


def taught() -> tuple[Layout, ...]:
    return kept.taught(Home(home()).rules)


def forget(scope: Scope, id_: str) -> None:
    """Raises Stop where there is none, or where it reads what others sent."""
    _check(scope)
    if any(one.layouts[0][0] == id_ and not sending.own(scope, one.sha256) for one in _shaped()):
        raise Stop("别的单位报的表也这样读，请由人大机关停用。")
    layout = kept.forget(Home(home()).rules, id_)
    noted(scope, "不再用表样", f"{layout.id} {layout.title}")


def _check(scope: Scope) -> None:
    if not may_teach(scope):
        raise Outside
