"""What happens elsewhere changes nothing that a role sees: not a row, not a name, not a total, not a median.

Two homes, equal but for one delivery about another area: every page of every role says the same words over both.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from visiting import text, words

from dashboard.access import Scope
from dashboard.pages import pages_of
from etl.home import Home
from etl.sample import write_sample
from etl.warehouse.build import load
from etl.warehouse.publish import current, open_warehouse

AS_OF = date(2025, 12, 31)
SCOPES = {
    "office": Scope("office", "东篱街道", areas=("WC01",)),
    "station": Scope("station", "站长", stations=("S01",)),
    "deputy": Scope("deputy", "本人", deputy="D003"),
}
QUERIES: dict[tuple[str, str], list[dict[str, str]]] = {
    ("office", "deputy"): [{"id": "D003"}], ("office", "station"): [{"id": "S01"}], ("station", "station"): [{"id": "S01"}],
    ("office", "records"): [{"metric": "receptions", "by": "area", "of": "WC01"},
                            {"metric": "suggestions", "by": "deputy", "of": "D003"}],
    ("station", "records"): [{"metric": "receptions", "by": "station", "of": "S01"}],
    ("deputy", "records"): [{"metric": "attendance_rate", "by": "deputy", "of": "D003"}],
    ("office", "question"): [{"expression": "opinions"}, {"expression": "reception.visitors / receptions"}],
}  # fmt: skip
"""Where a page asks for something: what is asked."""
ELSEWHERE = """
SELECT o.deputy_id, any_value(s.station_id) FROM office o JOIN assignment USING (deputy_id)
JOIN station s USING (station_id) WHERE o.area_id = 'WC03' AND o.level = '县' AND o.to_on > DATE '2025-12-31'
GROUP BY ALL ORDER BY 1 LIMIT 4
"""
VERSION = re.compile(r"\d{8}-\d{6}")


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    root = tmp_path_factory.mktemp("elsewhere")
    home = Home(root / "one")
    home.rules.mkdir(parents=True)
    (home.rules / "office.toml").write_text('pack = "wangchuan"\n', "utf-8")
    load(home, write_sample(root / "books", "district", 20, "csv"), as_of=AS_OF)
    shutil.copytree(root / "one", root / "other")
    load(Home(root / "other"), _of_elsewhere(home, root), sent_by="禾丰镇", as_of=AS_OF)
    yield root / "one", root / "other"


def _of_elsewhere(home: Home, folder: Path) -> list[Path]:
    """Receptions, opinions, suggestions, visits, good deeds and publicity of four people of another area, many of each."""
    path = current(home)
    assert path is not None
    with open_warehouse(path) as con:
        people = con.execute(ELSEWHERE).fetchall()
    assert len(people) == 4
    days = [f"2025-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 17)]
    made = {
        "接待": ["站点编号,代表,日期,接待人次", *(f"{s},{d},{day},97" for d, s in people for day in days)],
        "社情民意": ["站点编号,代表,日期,内容", *(f"{s},{d},{day},别处的事" for d, s in people for day in days)],
        "建议": ["建议编号,标题,级别,领衔代表,提出日期,主办单位",
               *(f"别{n},别处的建议{n},县,{d},2025-03-04,区住建局" for n, (d, _) in enumerate(people * 9))],
        "联系走访": ["代表,日期,类型,联系数", *(f"{d},{day},联系群众,88" for d, _ in people for day in days)],
        "办实事": ["代表,日期,类型,内容", *(f"{d},{day},解决问题,别处的实事" for d, _ in people for day in days)],
    }  # fmt: skip
    files = []
    for sheet, lines in made.items():
        files.append(folder / f"禾丰镇补报-{sheet}.csv")
        files[-1].write_text("\n".join(lines) + "\n", "utf-8")
    return files


def said(root: Path, view: str, scope: Scope, query: dict[str, str]) -> str:
    def run(view: str, scope: object, query: dict[str, str]) -> None:
        import streamlit as st

        from dashboard.pages import open_page, pages_of

        st.query_params.update(query)
        open_page(next(page for page in pages_of(scope.role) if page.view == view), scope)  # type: ignore[attr-defined]

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LVZHI_HOME", str(root))
        app = AppTest.from_function(run, kwargs={"view": view, "scope": scope, "query": query}, default_timeout=120)
        charts = [VERSION.sub("", str(one.proto.spec)) for one in app.run().get("vega_lite_chart")]
        return VERSION.sub("", text(words(app))) + "".join(charts)


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
def test_a_page_says_the_same(homes: tuple[Path, Path], role: str, view: str, query: dict[str, str]) -> None:
    one, other = (said(root, view, SCOPES[role], query) for root in homes)
    assert "没有打开成功" not in one
    assert one == other
