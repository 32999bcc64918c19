"""Residents' names and telephones, and why somebody was on leave, are in the file as it was sent and nowhere else.

Planted: words that stand nowhere else, in the private columns, in columns nobody knows, in rows that are refused.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest
from visiting import words

from dashboard import data
from dashboard.access import HERE
from dashboard.ask import Ask
from dashboard.exports.packet import packet
from dashboard.pages import PAGES
from dashboard.period import Period
from etl.home import Home
from etl.sample import write_sample
from etl.warehouse.build import load
from etl.warehouse.publish import current

AS_OF = date(2025, 12, 31)
PLANTED = {
    "社情民意": {"反映人": "独名甲", "联系电话": "1390000", "群众住址": "独巷"},
    "接待": {"来访群众": "独名乙", "身份证号": "11010119"},
    "出席": {"请假事由": "独病历"},
    "联系走访": {"联系对象电话": "1380000"},
}
"""Sheet -> column -> how its planted values begin."""
WORDS = [word for own in PLANTED.values() for word in own.values()]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home, files = Home(tmp_path_factory.mktemp("private") / "home"), tmp_path_factory.mktemp("files")
    home.rules.mkdir(parents=True)
    (home.rules / "office.toml").write_text('pack = "wangchuan"\n', "utf-8")
    write_sample(files, "street", 20, "csv")
    for path in files.glob("*.csv"):
        _plant(path, PLANTED.get(path.stem.rpartition("-")[2], {}))
    load(home, sorted(files.glob("*.csv")), as_of=AS_OF)
    return home


def _plant(path: Path, columns: dict[str, str]) -> None:
    """A different planted value in every row; every tenth row is refused for its day."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file))
    for name in columns:
        if name not in head:
            head.append(name)
    day = head.index("日期") if "日期" in head and columns else None
    for n, row in enumerate(rows):
        row += [""] * (len(head) - len(row))
        for name, word in columns.items():
            row[head.index(name)] = f"{word}{n:04}"
        if day is not None and n % 10 == 0:
            row[day] = "不详"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def planted_in(text: str) -> list[str]:
    return [word for word in WORDS if word in text]


def test_the_planted_words_were_really_sent(home: Home) -> None:
    sent = "".join(path.read_text("utf-8") for path in home.deliveries.rglob("*.csv"))
    assert planted_in(sent) == WORDS


def cells(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """Every table of a database with all it holds, as text."""
    for (table,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").fetchall():
        told = con.execute(f'SELECT string_agg(t::VARCHAR, chr(10)) FROM "{table}" t').fetchall()
        yield table, told[0][0] or ""


def test_no_table_of_the_warehouse_holds_them(home: Home) -> None:
    path = current(home)
    assert path is not None
    with duckdb.connect(str(path), read_only=True) as con:
        found = {table: planted_in(text) for table, text in cells(con)}
    assert len(found) > 40
    assert {table: words for table, words in found.items() if words} == {}


def test_no_file_beside_the_deliveries_holds_them(home: Home) -> None:
    """Caches are Parquet, which may be packed: read as tables; everything else byte by byte."""
    for path in home.root.rglob("*"):
        if home.deliveries in path.parents or not path.is_file():
            continue
        raw = path.read_bytes()
        assert not [word for word in WORDS if word.encode() in raw], path
        if path.suffix == ".parquet":
            told = duckdb.execute(
                "SELECT string_agg(t::VARCHAR, chr(10)) FROM read_parquet(?) t", [str(path)]
            ).fetchall()
            assert planted_in(told[0][0] or "") == [], path


def test_no_page_says_them(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LVZHI_HOME", str(home.root))
    queries = {
        "deputy": {"id": "D002"}, "station": {"id": "S01"}, "question": {"expression": "opinions"},
        "records": {"metric": "opinions", "by": "station", "of": "S01"},
    }  # fmt: skip
    for page in PAGES:
        app = opened(page.view, queries.get(page.view, {}))
        assert planted_in(words(app) + json.dumps([one.value for one in app.markdown])) == [], page.title


def test_no_export_holds_them(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LVZHI_HOME", str(home.root))
    build = current(home)
    assert build is not None
    ask = Ask(HERE, build, Period("本年", date(2025, 1, 1), AS_OF, AS_OF), "WC")
    title = data.award_titles(ask)[0]
    made = packet(ask, title, *data.selection(ask, title), data.ground(HERE, build).stamp)
    with zipfile.ZipFile(io.BytesIO(made)) as outer:
        for name in outer.namelist():
            with zipfile.ZipFile(io.BytesIO(outer.read(name))) as inner:
                text = "".join(inner.read(part).decode("utf-8", "replace") for part in inner.namelist())
            assert planted_in(text) == [], name


def opened(view: str, query: dict[str, str]) -> AppTest:
    def run(view: str, query: dict[str, str]) -> None:
        import streamlit as st

        from dashboard.access import HERE
        from dashboard.pages import PAGES, open_page

        st.query_params.update(query)
        open_page(next(page for page in PAGES if page.view == view), HERE)

    return AppTest.from_function(run, kwargs={"view": view, "query": query}, default_timeout=120).run()
