"""Every page runs on a real small warehouse and shows its figures."""

import re
from pathlib import Path

import duckdb
import polars as pl
import pytest
from visiting import open_page, text, words

from dashboard import data
from dashboard.data import source
from dashboard.pages import PAGES
from dashboard.parts.numbers import signed
from etl.home import Home
from etl.metrics import View, compute, duties
from etl.warehouse.publish import current, open_warehouse

QUERY = {
    "deputy": {"id": "D001"},
    "station": {"id": "S01"},
    "records": {"metric": "attendance_rate", "by": "area", "of": "WC"},
}


@pytest.fixture(scope="module")
def numbers(street: Path) -> tuple[object, View]:
    path = current(Home(street))
    assert path is not None
    con = open_warehouse(path)
    as_of = con.sql("SELECT as_of FROM stamp").fetchall()[0][0]
    return con, View(as_of.replace(month=1, day=1), as_of, as_of)


def _first(con: object, sql: str) -> str:
    return str(con.sql(sql).fetchall()[0][0])  # type: ignore[attr-defined]


@pytest.mark.parametrize("view", [page.view for page in PAGES])
def test_every_page_opens_without_an_error(at_home: Path, numbers: tuple[object, View], view: str) -> None:
    con, _ = numbers
    query = dict(QUERY.get(view, {}))
    if view == "station":
        query["id"] = _first(con, "SELECT station_id FROM station WHERE status = '投用' ORDER BY 1 LIMIT 1")
    if view == "records":
        query["of"] = _first(con, "SELECT area_id FROM area_tree WHERE depth = 0 AND distance = 0")
    said = text(words(open_page(view, **query)))
    assert "没有打开成功" not in said
    assert "望川区人民代表大会常务委员会" in said and "截至 2025年12月31日" in said


def test_the_overview_shows_the_numbers_of_the_registry(at_home: Path, numbers: tuple[object, View]) -> None:
    con, view = numbers
    root = _first(con, "SELECT area_id FROM area_tree WHERE depth = 0 AND distance = 0")
    row = compute(con, ["attendance_rate"], "area", view).filter(id=root).row(0, named=True)  # type: ignore[arg-type]
    said = text(words(open_page("overview")))
    assert f"{row['attendance_rate.numerator']:,.0f}/{row['attendance_rate.denominator']:,.0f} 人次" in said


def test_a_profile_shows_each_duty_with_count_and_threshold(at_home: Path, numbers: tuple[object, View]) -> None:
    con, view = numbers
    own = duties(con, view).filter(id="D001")  # type: ignore[arg-type]
    said = text(words(open_page("deputy", id="D001")))
    for row in own.to_dicts():
        assert row["title"] in said
        assert re.search(rf"{re.escape(row['title'])}\s+{row['count']:g} \S+\s+{row['threshold']:g} ", said), row


def test_a_number_opens_to_exactly_its_records(at_home: Path, numbers: tuple[object, View]) -> None:
    con, view = numbers
    frame = compute(con, ["attendance_rate"], "deputy", view)  # type: ignore[arg-type]
    row = frame.filter(pl.col("attendance_rate") < 1).row(0, named=True)
    said = text(words(open_page("records", metric="attendance_rate", by="deputy", of=row["id"])))
    missed = row["attendance_rate.denominator"] - row["attendance_rate.numerator"]
    assert f"计入分子 {row['attendance_rate.numerator']:.0f} 条" in said
    assert f"只计入分母 {missed:.0f} 条" in said
    assert ".xlsx" in said
    assert "95%置信区间" in said


def test_the_overdue_of_the_lead_sentence_are_those_of_the_list(at_home: Path) -> None:
    """The list under a number must hold as many rows as the number says."""
    said = text(words(open_page("suggestions")))
    lead = re.search(r"(\d+) 件逾期未复", said)
    chart = re.findall(r"逾期 \d+ 天", said)
    assert int(lead[1] if lead else 0) == len(chart)


def test_both_judgements_are_over_the_same_suggestions(at_home: Path, numbers: tuple[object, View]) -> None:
    """The gap shown is the metric's own."""
    con, view = numbers
    root = _first(con, "SELECT area_id FROM area_tree WHERE depth = 0 AND distance = 0")
    gap = compute(con, ["double_gap"], "area", view).filter(id=root)["double_gap"][0]  # type: ignore[arg-type]
    said = text(words(open_page("suggestions")))
    assert (signed(gap) in said) if gap is not None else ("没有两种评价都有的建议" in said)


def test_deliveries_add_up(at_home: Path) -> None:
    said = text(words(open_page("deliveries")))
    assert "相符" in said and "不符" not in said


def test_an_empty_home_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LVZHI_HOME", str(tmp_path))
    said = text(words(open_page("overview")))
    assert "还没有数据" in said and "lvzhi load" in said


def test_a_broken_build_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "warehouse").mkdir()
    (tmp_path / "warehouse" / "CURRENT").write_text("warehouse-20260101-000000.duckdb", "utf-8")
    (tmp_path / "warehouse" / "warehouse-20260101-000000.duckdb").write_text("不是数据库", "utf-8")
    monkeypatch.setenv("LVZHI_HOME", str(tmp_path))
    said = text(words(open_page("overview")))
    assert "打不开" in said and "lvzhi build" in said


NOTHING = [
    ("deputy", {"id": "<script>alert(1)</script>"}),
    ("station", {"id": "nobody"}),
    ("records", {}),
    ("records", {"metric": "nope", "by": "deputy", "of": "x"}),
]


@pytest.mark.parametrize(("view", "query"), NOTHING)
def test_a_link_to_nothing_says_so(at_home: Path, view: str, query: dict[str, str]) -> None:
    html = words(open_page(view, **query))
    assert "没有选定" in html and "<script>alert" not in html


@pytest.mark.parametrize("fault", [duckdb.InternalException, duckdb.FatalException])
def test_a_fault_of_the_database_is_told_and_the_build_is_opened_anew(
    at_home: Path, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    """After such a fault a connection answers nothing any more; one page of one visitor would close all to everybody."""

    def broken(_: object) -> None:
        raise fault("database has been invalidated")

    build = data.current_build()
    assert build
    before = source._whole(build)
    with monkeypatch.context() as patched:
        patched.setattr("dashboard.views.todo.body", broken)
        assert "没有打开成功" in text(words(open_page("todo")))
    assert source._whole(build) is not before
    assert "没有打开成功" not in text(words(open_page("todo")))
