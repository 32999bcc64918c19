"""Bad input costs nothing that was there: a load that would lose a register entry is refused, and says which."""

from pathlib import Path

import pytest

from etl.deliveries import in_force
from etl.home import Home
from etl.problems import Stop
from etl.warehouse.build import load
from etl.warehouse.publish import current, open_warehouse

FIRST = {
    "区域": "区域编号,区域名称,层级,上级区域\nQ,望川区,县,\nA,甲街道,乡镇街道,Q\n",
    "代表": "代表编号,姓名\nD1,陈一\n",
    "任职": "代表编号,级别,区域编号,开始日期\nD1,县,A,2022-01-10\n",
}
LOSING = {
    "a parent that is not there": ("区域", "区域编号,区域名称,层级,上级区域\nA,甲街道,乡镇街道,ZZ\n"),
    "a circle": ("区域", "区域编号,区域名称,层级,上级区域\nQ,望川区,县,A\n"),
}


def send(home: Home, folder: Path, name: str, text: str) -> None:
    file = folder / f"{name}.csv"
    file.write_text(text, "utf-8")
    load(home, [file])


@pytest.fixture
def home(tmp_path: Path) -> Home:
    place = Home(tmp_path / "home")
    for sheet, text in FIRST.items():
        send(place, tmp_path, sheet, text)
    return place


def office(home: Home) -> list[tuple[object, ...]]:
    path = current(home)
    assert path
    with open_warehouse(path) as con:
        return con.execute("SELECT deputy_id, level, area_id FROM office").fetchall()


@pytest.mark.parametrize("what", LOSING)
def test_a_load_that_would_lose_an_entry_is_refused_and_leaves_all_as_it_was(
    home: Home, tmp_path: Path, what: str
) -> None:
    build, standing = current(home), in_force(home)
    sheet, text = LOSING[what]
    with pytest.raises(Stop, match="没有入库，原有数据没有变：以前入库的区域“"):
        send(home, tmp_path, f"改-{sheet}", text)
    assert (current(home), in_force(home)) == (build, standing)
    assert office(home) == [("D1", "县", "A")]


def test_a_second_root_is_the_problem_and_not_the_first(home: Home, tmp_path: Path) -> None:
    send(home, tmp_path, "外来-区域", "区域编号,区域名称,层级\nP,某市,市\n")
    assert office(home) == [("D1", "县", "A")]


def test_a_mandate_that_overlaps_one_already_there_is_the_problem(home: Home, tmp_path: Path) -> None:
    send(home, tmp_path, "外来-任职", "代表编号,级别,区域编号,开始日期\nD1,县,Q,2024-01-01\n")
    assert office(home) == [("D1", "县", "A")]
