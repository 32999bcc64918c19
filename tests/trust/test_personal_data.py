"""Residents' names and telephones, and why somebody was on leave, are in the file as it was sent and nowhere else.

Planted: words that stand nowhere else, in the private columns, in columns nobody knows, in rows that are refused; and
by mistake in columns that are kept: a telephone in a text or under a count, a reason behind 请假.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import duckdb
import pytest
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest
from visiting import contents, handed_out, words

from dashboard import data
from dashboard.access import HERE
from dashboard.ask import Ask
from dashboard.cli import lvzhi
from dashboard.exports.bulk import KINDS
from dashboard.exports.bulk import papers as write_papers
from dashboard.exports.packet import packet
from dashboard.pages import PAGES
from dashboard.period import Period
from etl.backup import backup
from etl.home import Home
from etl.journal import entries
from etl.metrics.metric import Grain
from etl.records.personal import UNSAID
from etl.sample import write_sample
from etl.warehouse.build import build, load
from etl.warehouse.publish import current

AS_OF = date(2025, 12, 31)
PLANTED = {
    "社情民意": {"反映人": "独名甲", "联系电话": "1390000", "群众住址": "独巷"},
    "接待": {"来访群众": "独名乙", "身份证号": "11010119"},
    "出席": {"请假事由": "独病历"},
    "联系走访": {"联系对象电话": "1380000"},
}
"""Sheet -> column -> how its planted values begin."""
MISTAKEN = {
    "社情民意": {"内容": "路灯不亮，电话1371357{:04}"}, "接待": {"接待人次": "1351357{:04}"}, "建议": {"标题": "修路（136-1357-{:04}）"},
    "出席": {"出席情况": "请假（独病症{:04}）"}, "联系走访": {"联系对象": "户主 1341357{:04}"},
    "办实事": {"内容": "帮320101195503071{:03}"},
}  # fmt: skip
"""The same of every fifth row, in columns that are kept."""
REFUSED = {"出席": {"出席情况": "因独病因{:04}没来"}}
"""Of every fifth row, and refused for it."""
WORDS = [
    *(word for own in PLANTED.values() for word in own.values()),
    "1371357", "1351357", "136-1357", "独病症", "1341357", "320101195503071", "独病因",
]  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home, files = Home(tmp_path_factory.mktemp("private") / "home"), tmp_path_factory.mktemp("files")
    home.rules.mkdir(parents=True)
    (home.rules / "office.toml").write_text('pack = "wangchuan"\n', "utf-8")
    write_sample(files, "street", 20, "csv")
    for path in files.glob("*.csv"):
        _plant(path, path.stem.rpartition("-")[2])
    sent = sorted(files.glob("*.csv"))
    load(home, sent[:-3], as_of=AS_OF)
    load(home, sent[-3:], as_of=AS_OF)
    build(home, as_of=AS_OF, fresh=True)
    return home


def _plant(path: Path, sheet: str) -> None:
    """A different planted value in every row; every tenth row is refused for its day."""
    columns = PLANTED.get(sheet, {})
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
        for nth, mistakes in ((1, MISTAKEN), (3, REFUSED)):
            for name, template in mistakes.get(sheet, {}).items() if n % 5 == nth else ():
                row[head.index(name)] = template.format(n)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def planted_in(text: str) -> list[str]:
    return [word for word in WORDS if word in text]


def test_the_planted_words_were_really_sent(home: Home) -> None:
    sent = "".join(path.read_text("utf-8") for path in home.deliveries.rglob("*.csv"))
    assert planted_in(sent) == WORDS


def test_what_was_written_by_mistake_is_kept_without_it(home: Home) -> None:
    path = current(home)
    assert path is not None
    with duckdb.connect(str(path), read_only=True) as con:
        [(masked, leaves)] = con.execute(
            "SELECT (SELECT count(*) FROM opinion WHERE text = '路灯不亮，电话137********'),"
            " (SELECT count(*) FROM attendance WHERE presence = '请假')"
        ).fetchall()
        told = {found for (found,) in con.execute("SELECT DISTINCT found FROM problem").fetchall()}
    assert masked and leaves
    assert "135********" in told and UNSAID in told


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


QUERIES = {
    "deputy": {"id": "D002"}, "station": {"id": "S01"}, "question": {"expression": "opinions"},
    "records": {"metric": "opinions", "by": "station", "of": "S01"},
}  # fmt: skip


def test_no_page_says_them_and_nothing_it_hands_out_holds_them(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LVZHI_HOME", str(home.root))
    for page in PAGES:
        with handed_out() as files:
            app = opened(page.view, QUERIES.get(page.view, {}))
        assert planted_in(words(app) + json.dumps([one.value for one in app.markdown])) == [], page.title
        for name, make in files.items():
            if not name.endswith(".png"):  # a picture of what the page says
                assert planted_in(contents(make())) == [], f"{page.title} {name}"
    downloads = {one.about for one in entries(home) if one.what == "下载"}
    assert len(downloads) >= 15 and "问题清单.csv" in downloads


def test_no_packet_and_no_paper_holds_them(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LVZHI_HOME", str(home.root))
    build = current(home)
    assert build is not None
    ask = Ask(HERE, build, Period("本年", date(2025, 1, 1), AS_OF, AS_OF), "WC")
    title, stamp = data.award_titles(ask)[0], data.ground(HERE, build).stamp
    assert planted_in(contents(packet(ask, title, *data.selection(ask, title), stamp))) == []
    papers, people = io.BytesIO(), {row["deputy_id"]: row["deputy_name"] for row in data.people(ask).head(5).to_dicts()}
    assert write_papers(ask, people, KINDS, stamp, papers, lambda *_: None) == 15
    assert planted_in(contents(papers.getvalue())) == []


def test_the_command_says_none_of_them(home: Home) -> None:
    for verb in (
        *(["metrics", "--by", grain] for grain in get_args(Grain)), ["report", "--figures"], ["report", "--check"],
        ["deliveries", "problems"], ["deliveries", "history"], ["journal"],
    ):  # fmt: skip
        done = CliRunner().invoke(lvzhi, [*verb, "--home", str(home.root)])
        assert done.output and planted_in(done.output) == [], verb


def test_a_backup_holds_them_in_the_deliveries_alone(home: Home, tmp_path: Path) -> None:
    backup(home, tmp_path / "backup.zip")
    with zipfile.ZipFile(tmp_path / "backup.zip") as kept:
        holding = {name.split("/")[0] for name in kept.namelist() if planted_in(contents(kept.read(name)))}
    assert holding == {"deliveries"}


def opened(view: str, query: dict[str, str]) -> AppTest:
    def run(view: str, query: dict[str, str]) -> None:
        import streamlit as st

        from dashboard.access import HERE
        from dashboard.pages import PAGES, open_page

        st.query_params.update(query)
        open_page(next(page for page in PAGES if page.view == view), HERE)

    return AppTest.from_function(run, kwargs={"view": view, "query": query}, default_timeout=120).run()
