"""Every page as every role: it opens, and says no name of anyone or anything outside what the role may see."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from visiting import text, words

from dashboard.access import Scope
from dashboard.pages import PAGES, pages_of
from etl.home import Home
from etl.sample import write_sample
from etl.warehouse.build import load
from etl.warehouse.publish import current, open_warehouse
from etl.warehouse.sight import open_sight

AS_OF = date(2025, 12, 31)
SCOPES = {
    "office": Scope("office", "东篱街道", areas=("WC01",)),
    "station": Scope("station", "站长", stations=("S05",)),
    "deputy": Scope("deputy", "本人", deputy="D003"),
    "public": Scope("public", "公众"),
}
OWN = {
    "deputy": {"office": "D003", "station": "", "deputy": "D003"},
    "station": {"office": "S01", "station": "S05"},
}
"""view -> role -> an id that is of the role; blank: looked up."""

NAMES = """
SELECT deputy_name FROM deputy UNION SELECT station_name FROM station
"""


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = Home(tmp_path_factory.mktemp("roles"))
    home.rules.mkdir()
    (home.rules / "office.toml").write_text('pack = "wangchuan"\n', "utf-8")
    load(home, write_sample(home.root / "books", "district", 20, "csv"), as_of=AS_OF)
    yield home.root


@pytest.fixture
def at_district(district: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LVZHI_HOME", str(district))
    return district


def opened(view: str, scope: Scope, **query: str) -> str:
    def run(view: str, scope: object, query: dict[str, str]) -> None:
        import streamlit as st

        from dashboard.pages import open_page, pages_of

        for name, value in query.items():
            st.query_params[name] = value
        open_page(next(page for page in pages_of(scope.role) if page.view == view), scope)

    app = AppTest.from_function(run, kwargs={"view": view, "scope": scope, "query": query}, default_timeout=60)
    return text(words(app.run()))


def outside(root: Path, scope: Scope) -> set[str]:
    """Names of people and stations that the role does not see; a name that somebody in sight bears too is none."""
    path = current(Home(root))
    assert path is not None
    everyone = {name for (name,) in open_warehouse(path).execute(NAMES).fetchall()}
    if scope.sight is None:
        return set()
    seen = {name for (name,) in open_sight(path, scope.sight).execute(NAMES).fetchall()}
    return {name for name in everyone - seen if not any(name in one for one in seen)}


CASES = [(role, page.view) for role, scope in SCOPES.items() for page in pages_of(scope.role)]


@pytest.mark.parametrize("role, view", sorted(set(CASES)))
def test_a_page_says_nothing_of_others(at_district: Path, role: str, view: str) -> None:
    scope = SCOPES[role]
    query = {"id": OWN[view][role]} if OWN.get(view, {}).get(role) else {}
    if view == "records":
        by, of = {"office": ("area", "WC01"), "station": ("station", "S05"), "deputy": ("deputy", "D003")}[role]
        query = {"metric": "receptions", "by": by, "of": of}
    said = opened(view, scope, **query)
    assert "没有打开成功" not in said
    others = {name for name in outside(at_district, scope) if name in said}
    assert not others


LINKS = [
    ("office", "deputy", {"id": "D120"}),
    ("office", "station", {"id": "S05"}),
    ("office", "records", {"metric": "attendance_rate", "by": "deputy", "of": "D120"}),
    ("office", "records", {"metric": "receptions", "by": "station", "of": "S05"}),
    ("office", "records", {"metric": "receptions", "by": "area", "of": "WC"}),
    ("office", "records", {"metric": "receptions", "by": "area", "of": "WC02"}),
    ("office", "overview", {"area": "WC02"}),
    ("station", "station", {"id": "S01"}),
    ("station", "records", {"metric": "receptions", "by": "area", "of": "WC"}),
    ("station", "records", {"metric": "receptions", "by": "station", "of": "S01"}),
    ("deputy", "deputy", {"id": "D120"}),
    ("deputy", "records", {"metric": "receptions", "by": "station", "of": "S01"}),
    ("deputy", "records", {"metric": "receptions", "by": "area", "of": "WC"}),
    ("deputy", "records", {"metric": "attendance_rate", "by": "deputy", "of": "D120"}),
]
"""Links changed by hand: (role, view, what the link says)."""


@pytest.mark.parametrize("role, view, query", LINKS)
def test_a_link_changed_by_hand_shows_nothing_more(
    at_district: Path, role: str, view: str, query: dict[str, str]
) -> None:
    said = opened(view, SCOPES[role], **query)
    assert "没有打开成功" not in said
    others = {name for name in outside(at_district, SCOPES[role]) if name in said}
    assert not others
    assert view != "records" or "计入分子" not in said


def test_a_page_of_another_role_has_no_address() -> None:
    views = {role: {page.view for page in pages_of(scope.role)} for role, scope in SCOPES.items()}
    assert "question" not in views["station"] and "suggestions" not in views["deputy"]
    assert views["public"] <= {"metrics", "public"}
    assert {page.view for page in pages_of("committee")} == {page.view for page in PAGES}


KEPT_FROM_THE_PUBLIC = """
SELECT title FROM suggestion UNION SELECT text FROM opinion UNION SELECT post FROM deputy UNION SELECT born FROM deputy
UNION SELECT party FROM deputy UNION SELECT activity_name FROM activity UNION SELECT text FROM conduct UNION SELECT file FROM source
"""


@pytest.mark.parametrize("view", ["public", "metrics"])
def test_the_public_reads_nothing_the_rule_pack_does_not_publish(at_district: Path, view: str) -> None:
    """Names and stations are published; no title, text, post, birthday, party, meeting or file is."""
    path = current(Home(at_district))
    assert path is not None
    kept = {said for (said,) in open_warehouse(path).execute(KEPT_FROM_THE_PUBLIC).fetchall() if said and len(said) > 3}
    shown = opened(view, SCOPES["public"], id="D003", area="WC02", metric="receptions", by="deputy", of="D003")
    assert len(kept) > 500 and "没有打开成功" not in shown
    assert [said for said in kept if said in shown] == []
