"""What happens elsewhere changes nothing that a role sees: not a row, not a name, not a total, not a median.

Two homes, equal but for one delivery about another area. Every page of every role, every link on it, every file it hands
out, and links changed by hand say the same over both.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from elsewhere import QUERIES, SCOPES, target, two_homes, visited

from dashboard.pages import pages_of
from etl.home import Home
from etl.warehouse.publish import current, open_warehouse

OF_ONE_KIND = 4
"""Links that differ in nothing but the person or the place they are about: so many are followed of each kind."""
Asked = dict[str, str]
KINDS: dict[str, Callable[[Asked], tuple[str | None, ...]]] = {
    "page and grain": lambda asked: (asked.get("by"),),
    "every metric": lambda asked: (asked.get("metric"), asked.get("by")),
}
"""What makes two links to one page differ in kind."""


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return two_homes(tmp_path_factory.mktemp("elsewhere"))


def test_the_delivery_from_elsewhere_is_in_the_other_home(homes: tuple[Path, Path]) -> None:
    counts = []
    for root in homes:
        path = current(Home(root))
        assert path is not None
        with open_warehouse(path) as con:
            counts.append(con.execute("SELECT count(*) FROM reception").fetchall()[0][0])
    assert counts[1] == counts[0] + 96


CASES = [
    (role, page.view, query)
    for role, scope in SCOPES.items()
    for page in {page.view: page for page in pages_of(scope.role)}.values()
    if page.view not in ("metrics", "public", "mend")
    for query in QUERIES.get((role, page.view), [{}])
]


@pytest.mark.parametrize("role, view, query", CASES)
def test_a_page_says_the_same_and_hands_out_the_same(
    homes: tuple[Path, Path], role: str, view: str, query: dict[str, str]
) -> None:
    one, other = (visited(root, view, SCOPES[role], query, is_taking=True) for root in homes)
    assert "没有打开成功" not in one.said
    assert one.said == other.said and one.links == other.links
    assert one.files.keys() == other.files.keys()
    assert [name for name in one.files if one.files[name] != other.files[name]] == []


@pytest.mark.parametrize("kind_of", ["page and grain", pytest.param("every metric", marks=pytest.mark.long)])
@pytest.mark.parametrize("role", SCOPES)
def test_every_kind_of_link_leads_to_the_same(homes: tuple[Path, Path], role: str, kind_of: str) -> None:
    """Links of one kind have the same page and ask for the same, of another person or place."""
    scope, followed, kinds = SCOPES[role], set[str](), Counter[object]()
    for view, query in [(view, query) for of, view, query in CASES if of == role]:
        for link in sorted(visited(homes[0], view, scope, query).links - followed):
            found = target(link, scope)
            if found is None:
                continue
            kind = (found[0], *KINDS[kind_of](found[1]))
            kinds[kind] += 1
            if kinds[kind] > OF_ONE_KIND:
                continue
            followed.add(link)
            one, other = (visited(root, *_asked(found, scope)) for root in homes)
            assert "没有打开成功" not in one.said and one == other, link
    assert len(followed) >= 5


def _asked(found: tuple[str, dict[str, str]], scope: object) -> tuple[str, object, dict[str, str]]:
    return found[0], scope, found[1]


CHANGED: list[tuple[str, str, dict[str, str]]] = [
    *(("office", "overview", {"area": area}) for area in ("WC", "WC03", "WC99", "WC01' OR 1=1 --")),
    *(("office", view, {"area": "WC03"}) for view in
      ("todo", "deputies", "stations", "attendance", "debriefings", "suggestions", "consultative", "projects", "report",
       "deliveries", "reconcile")),
    *(("office", "question", {"expression": asked, "area": "WC03"}) for asked in ("receptions", "suggestion", "opinion")),
    *(("office", "question", {"expression": f"reception[area_id={area}]"}) for area in ("WC03", "WC")),
    *(("station", view, {"area": area}) for view in ("deputies", "stations", "deliveries") for area in ("WC", "WC03")),
    ("deputy", "deputy", {"id": "D003", "area": "WC"}), ("deputy", "reconcile", {"area": "WC03"}),
    *((role, "records", {"metric": metric, "by": by, "of": of})
      for role in SCOPES for metric in ("receptions", "suggestions", "opinion") for by, of in
      (("area", "WC"), ("area", "WC03"), ("station", "OTHER"), ("deputy", "OTHER"), ("unit", "区住建局"))),
    *((role, "deputy", {"id": "OTHER"}) for role in SCOPES),
    *((role, "station", {"id": "OTHER"}) for role in ("office", "station")),
    *((role, "mend", {"record": "reception", "row": "OTHER"}) for role in ("office", "station")),
]  # fmt: skip
"""Links changed by hand; OTHER: somebody, some place, some row of the other area."""
OTHERS = {
    "deputy": "SELECT min(deputy_id) FROM office WHERE area_id = 'WC03'",
    "station": "SELECT min(station_id) FROM station WHERE area_id = 'WC03'",
    "row": "SELECT min(reception.row_id) FROM reception JOIN station USING (station_id) WHERE area_id = 'WC03'",
}


@pytest.fixture(scope="module")
def others(homes: tuple[Path, Path]) -> dict[str, str]:
    path = current(Home(homes[0]))
    assert path is not None
    with open_warehouse(path) as con:
        return {name: str(con.execute(query).fetchall()[0][0]) for name, query in OTHERS.items()}


@pytest.mark.parametrize("role, view, query", CHANGED)
def test_a_link_changed_by_hand_says_the_same(
    homes: tuple[Path, Path], others: dict[str, str], role: str, view: str, query: dict[str, str]
) -> None:
    about = "row" if "row" in query else "station" if view == "station" or query.get("by") == "station" else "deputy"
    asked = {name: others[about] if value == "OTHER" else value for name, value in query.items()}
    one, other = (visited(root, view, SCOPES[role], asked) for root in homes)
    assert "没有打开成功" not in one.said
    assert one == other
