"""An evaluation is frozen; what comes later changes nothing in it, and it can be told whose figures moved, through what."""

from datetime import date
from pathlib import Path

import pytest
from warehouse_office import PLACES, Office

from etl.audit.moved import Moved, moved
from etl.backup import backup, restore
from etl.deliveries import withdraw
from etl.home import Home
from etl.metrics import View, compute
from etl.problems import Stop
from etl.warehouse.publish import current, open_warehouse
from etl.warehouse.rounds import build_file, freeze, round_of, rounds, whole

YEAR = View(date(2023, 1, 1), date(2023, 12, 31), date(2023, 12, 31))
FIRST = """
# 接待
接待编号 | 站点编号 | 代表 | 日期 | 接待人次
J1 | SA | D1 | 2023-03-04 | 3
J2 | SB | D2 | 2023-03-05 | 4
"""
LATER = """
# 接待
接待编号 | 站点编号 | 代表 | 日期 | 接待人次
J2 | SB | D2 | 2023-03-05 | 9
J3 | SA | D1 | 2023-06-04 | 5
"""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(Home(tmp_path / "home"))
    office.send(PLACES + FIRST)
    office.build()
    return office


def receptions(path: Path) -> dict[str, tuple[float, float]]:
    with open_warehouse(path) as con:
        found = compute(con, ["receptions", "visitors_served"], "deputy", YEAR)
    return {
        row["id"]: (row["receptions"], row["visitors_served"])
        for row in found.to_dicts()
        if row["receptions"] is not None
    }


def test_a_round_keeps_deliveries_rules_day_and_code(office: Office) -> None:
    one = freeze(office.home, "2023年度", "张主任")
    path = current(office.home)
    assert path is not None
    with open_warehouse(path) as con:
        [(build, as_of, code)] = con.execute("SELECT build, as_of, code FROM stamp").fetchall()
    assert (one.build, one.as_of, one.code, one.frozen_by) == (build, as_of, code, "张主任")
    assert (one.from_on, one.to_on) == (date(2023, 1, 1), date(2023, 12, 31)), "the year its name says"
    assert len(one.deliveries) == 1
    assert round_of(office.home, "2023年度") == one == rounds(office.home)[0]


def test_later_deliveries_change_nothing_in_it_even_when_its_build_is_long_gone(office: Office) -> None:
    one = freeze(office.home, "2023年度", "张主任")
    before = receptions(one.path(office.home))
    for _ in range(5):
        office.send(LATER)
        office.build()
    assert receptions(one.path(office.home)) == before
    assert not (office.home.warehouse / f"warehouse-{one.build}.duckdb").exists()
    assert build_file(office.home, one.build) == one.path(office.home)


def test_whose_figures_moved_and_through_which_delivery(office: Office) -> None:
    one = freeze(office.home, "2023年度", "张主任")
    later = office.send(LATER)
    office.build()
    now = current(office.home)
    assert now is not None
    found = moved(one.path(office.home), now, YEAR)
    told = {(each.id, each.metric): (each.was[each.metric], each.is_[each.metric], each.through) for each in found}
    assert told["D1", "receptions"][:2] == (1, 2)
    assert told["D2", "visitors_served"][:2] == (4, 9)
    assert ("D2", "receptions") not in told, "the same number of receptions"
    assert all(later.file in " ".join(through) for *_, through in told.values())
    assert any("替换了" in line for line in told["D2", "visitors_served"][2])
    assert "报送的范围变了" in told["D4", "active_months"][2][0], "0 of 1 month told of is now 0 of 2"
    assert {each.id for each in found} == {"D1", "D2", "D4"}


def test_stations_too(office: Office) -> None:
    one = freeze(office.home, "2023年度", "张主任")
    office.send(LATER)
    office.build()
    now = current(office.home)
    assert now is not None
    found = {(each.id, each.metric): each.through for each in moved(one.path(office.home), now, YEAR, "station")}
    assert found["SA", "receptions"] == ("报送.xlsx，接待，第3行",)
    assert "报送.xlsx，接待，第2行" in found["SB", "visitors"]


def test_taking_the_later_delivery_back_brings_every_figure_back(office: Office) -> None:
    one = freeze(office.home, "2023年度", "张主任")
    later = office.send(LATER)
    office.build()
    withdraw(office.home, later.sha256)
    office.build()
    now = current(office.home)
    assert now is not None
    assert moved(one.path(office.home), now, YEAR) == list[Moved]()


@pytest.mark.parametrize(
    "name, said",
    [("", "不能做轮次的名字"), ("../外面", "不能做轮次的名字"), ("a/b", "不能做轮次的名字"), ("长" * 41, "不能做轮次的名字"),
     (".", "不能做轮次的名字"), (".freezing-a", "不能做轮次的名字"), ("2023年度", "已经有“2023年度”这一轮")],
)  # fmt: skip
def test_a_name_that_is_none_or_taken_is_refused_and_nothing_changes(office: Office, name: str, said: str) -> None:
    freeze(office.home, "2023年度", "张主任")
    before = sorted(path.name for path in office.home.rounds.iterdir())
    with pytest.raises(Stop, match=said):
        freeze(office.home, name, "张主任")
    assert sorted(path.name for path in office.home.rounds.iterdir()) == before


def test_nothing_to_freeze_and_a_round_nobody_froze(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="还没有数据"):
        freeze(Home(tmp_path), "2023年度", "张主任")
    with pytest.raises(Stop, match="没有“2022年度”这一轮"):
        round_of(Home(tmp_path), "2022年度")


def test_a_changed_card_is_named(office: Office) -> None:
    freeze(office.home, "2023年度", "张主任")
    (office.home.rounds / "2023年度" / "round.json").write_text("{", "utf-8")
    with pytest.raises(Stop, match=r"2023年度.*被改过"):
        rounds(office.home)


def test_a_build_that_was_changed_or_lost_is_named(office: Office) -> None:
    one = freeze(office.home, "2023年度", "张主任")
    assert whole(office.home, one) == one
    office.send(LATER)  # a build of its own, so that only the round's file is touched
    file = one.path(office.home)
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(content[:-1] + b"x")
    with pytest.raises(Stop, match=r"2023年度.*与冻结时的不一样"):
        whole(office.home, one)
    file.unlink()
    with pytest.raises(Stop, match=r"2023年度.*不见了"):
        whole(office.home, one)


def test_the_words_of_the_report_are_frozen_with_it(office: Office) -> None:
    words = office.home.root / "report_text.toml"
    words.write_text("# 当时的写法\n", "utf-8")
    one = freeze(office.home, "2023年度", "张主任")
    words.write_text("# 后来的写法\n", "utf-8")
    assert (one.path(office.home).parent / words.name).read_text("utf-8") == "# 当时的写法\n"


def test_a_backup_holds_the_rounds_and_a_restored_home_has_their_figures(office: Office, tmp_path: Path) -> None:
    one = freeze(office.home, "2023年度", "张主任")
    before = receptions(one.path(office.home))
    backup(office.home, tmp_path / "backup.zip")
    back = Home(tmp_path / "back")
    restore(back, tmp_path / "backup.zip")
    assert rounds(back) == [one] and whole(back, one) == one
    assert receptions(one.path(back)) == before


def test_what_a_killed_freeze_left_is_no_round_and_is_swept(office: Office) -> None:
    half = office.home.rounds / ".freezing-abc"
    half.mkdir(parents=True)
    (half / "round.json").write_text("{", "utf-8")
    assert rounds(office.home) == []
    freeze(office.home, "2023年度", "张主任")
    assert not half.exists()
