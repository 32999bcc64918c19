"""Two homes, equal but for one delivery about another area; and what a role is told, shown and handed out over one."""

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest
from visiting import contents, grids, handed_out, text, words

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
MADE = re.compile(r"\d{8}-\d{6}|\d{4}-\d\d-\d\dT[\d:.]+Z?|\d\d:\d\d(:\d\d)?")
"""When something was made: the two homes were not built at one moment."""


@dataclass(frozen=True)
class Seen:
    """said: the words and charts of a page; links: where it leads; files: name -> the text of what it hands out."""

    said: str
    links: frozenset[str]
    files: Mapping[str, str]


def two_homes(root: Path) -> tuple[Path, Path]:
    home = Home(root / "one")
    home.rules.mkdir(parents=True)
    (home.rules / "office.toml").write_text('pack = "wangchuan"\n', "utf-8")
    load(home, write_sample(root / "books", "district", 20, "csv"), as_of=AS_OF)
    shutil.copytree(root / "one", root / "other")
    load(Home(root / "other"), _of_elsewhere(home, root), sent_by="禾丰镇", as_of=AS_OF)
    return root / "one", root / "other"


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


def visited(root: Path, view: str, scope: Scope, query: Mapping[str, str], is_taking: bool = False) -> Seen:
    """The page as the role opens it; its files made only where they are taken."""

    def run(view: str, scope: object, query: dict[str, str]) -> None:
        import streamlit as st

        from dashboard.pages import open_page, pages_of

        st.query_params.update(query)
        open_page(next(page for page in pages_of(scope.role) if page.view == view), scope)  # type: ignore[attr-defined]

    with at(root), handed_out() as offered:
        app = AppTest.from_function(
            run, kwargs={"view": view, "scope": scope, "query": dict(query)}, default_timeout=120
        ).run()
        charts = [MADE.sub("", str(one.proto.spec)) for one in app.get("vega_lite_chart")]
        taken = {name: MADE.sub("", contents(make())) for name, make in _wanted(offered) if is_taking}
        return Seen(MADE.sub("", text(words(app))) + "".join(charts), frozenset(_links(app)), taken)


def _wanted(offered: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """A PNG is a picture of a chart that is compared as it is."""
    return ((name, make) for name, make in offered.items() if not name.endswith(".png"))


def _links(app: AppTest) -> Iterator[str]:
    yield from (unescape(found) for found in re.findall(r'href="([^"#]+)"', words(app)))
    for grid in grids(app):
        yield from (cell["h"] for row in grid["rows"] for cell in row if isinstance(cell, dict) and cell.get("h"))


@contextmanager
def at(root: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LVZHI_HOME", str(root))
        yield


def target(link: str, scope: Scope) -> tuple[str, dict[str, str]] | None:
    """The page of the role and what the link asks of it; None where it leads to no page of the role."""
    parts = urlsplit(link)
    path = parts.path.strip("/")
    view = next((page.view for page in pages_of(scope.role) if page.path == path), None)
    return (view, dict(parse_qsl(parts.query))) if view and not parts.netloc else None
