"""The long lists on a real small office: what is found, narrowed and ordered; a row opens exactly its record."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import duckdb
import pytest
from visiting import grids, open_page, text, words

from dashboard.parts.search import initials
from etl.home import Home
from etl.warehouse.publish import current, open_warehouse


@pytest.fixture(scope="module")
def con(street: Path) -> duckdb.DuckDBPyConnection:
    path = current(Home(street))
    assert path is not None
    return open_warehouse(path)


def _column(grid: dict[str, Any], head: str) -> list[str]:
    n = [column["head"] for column in grid["columns"]].index(head)
    return [cell if isinstance(cell, str) else cell["t"] for cell in (row[n] for row in grid["rows"])]


def test_a_deputy_is_found_by_the_initials_and_by_the_name(at_home: Path, con: duckdb.DuckDBPyConnection) -> None:
    name = _column(grids(open_page("deputies"))[0], "姓名")[0]
    by_name, by_sound = (grids(open_page("deputies", q=typed))[0] for typed in (name, initials(name)))
    assert set(_column(by_name, "姓名")) == {name}
    assert name in _column(by_sound, "姓名")
    assert len(_column(by_sound, "姓名")) < con.sql("SELECT count(*) FROM deputy").fetchall()[0][0]


def test_the_list_goes_by_any_column_the_link_names(at_home: Path) -> None:
    given = [int(n) for n in _column(grids(open_page("deputies", sort="-receptions"))[0], "接待") if n]
    assert given == sorted(given, reverse=True) and len(set(given)) > 1


def test_the_marks_of_the_list_are_those_counted_beside_them(at_home: Path) -> None:
    grid = grids(open_page("deputies"))[0]
    marks = [n for n, column in enumerate(grid["columns"]) if column["group"] == "七个一"]
    assert marks
    for row, done in zip(grid["rows"], _column(grid, "完成"), strict=True):
        shown = [row[n]["m"] for n in marks if row[n]]
        assert not done or shown.count("on") == int(done)


def test_every_suggestion_of_the_period_is_in_the_list(at_home: Path, con: duckdb.DuckDBPyConnection) -> None:
    """All that were raised by deputies in the year: the same rows by a plain question."""
    raised = con.sql(
        "SELECT suggestion_id FROM suggestion s WHERE year(submitted_on) = 2025 AND EXISTS (FROM suggestion_deputy d "
        "WHERE d.row_id = s.row_id AND d.level NOT IN ('议政代表', '议事代表'))"
    ).fetchall()
    grid = grids(open_page("suggestions"))[0]
    assert f"共 {len(raised)} 行" in grid["label"]
    assert sorted(_column(grid, "编号")) == sorted(one for (one,) in raised)


def test_suggestions_are_narrowed_by_what_stands_in_the_link(at_home: Path) -> None:
    every = grids(open_page("suggestions"))[0]
    for head, name in (("状态", "state"), ("主办单位", "unit")):
        value = next(one for one in _column(every, head) if one)
        narrowed = grids(open_page("suggestions", **{name: value}))[0]
        assert set(_column(narrowed, head)) == {value}
        assert len(narrowed["rows"]) == _column(every, head).count(value)


def test_a_row_of_the_list_opens_its_record_and_no_other(at_home: Path) -> None:
    for row in grids(open_page("suggestions"))[0]["rows"][:3]:
        query = {key: values[0] for key, values in parse_qs(urlsplit(row[0]["h"]).query).items()}
        shown = open_page("records", **query)
        rows = [cells for grid in grids(shown) for cells in grid["rows"]]
        assert len(rows) == 1 and row[0]["t"] in " ".join(str(cell) for cell in rows[0])


def test_stations_are_found_by_words_and_by_sound(at_home: Path) -> None:
    name = _column(grids(open_page("stations"))[0], "站点")[0]
    for typed in (name[:3], initials(name)):
        assert name in _column(grids(open_page("stations", q=typed))[0], "站点")
    assert "没有符合条件的站点" in text(words(open_page("stations", q="没有这样的站")))


def test_the_records_of_a_number_are_all_there_page_by_page(at_home: Path) -> None:
    root = re.search(r"of=([^&\"]+)", words(open_page("overview")))
    assert root
    shown = open_page("records", metric="attendance_rate", by="area", of=root[1])
    told = {int(n.replace(",", "")) for n in re.findall(r"(\d[\d,]*) 条", text(words(shown)))}
    assert {int(re.search(r"共 (\d+) 行", grid["label"])[1]) for grid in grids(shown)} <= told  # type: ignore[index]
    assert all(len(grid["rows"]) <= 100 for grid in grids(shown))
