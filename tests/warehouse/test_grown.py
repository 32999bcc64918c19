"""A build that grows from the one in force gives the same tables as one from nothing, whatever comes in."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from warehouse_office import PLACES, Office

from etl.deliveries import in_force, withdraw
from etl.home import Home
from etl.progress import silent
from etl.rules.load import load_rules
from etl.warehouse.build import build
from etl.warehouse.fill import Work, fill, held
from etl.warehouse.grow import StartOver
from etl.warehouse.publish import current, open_warehouse
from etl.warehouse.stages import stage_all

BEFORE = (
    PLACES
    + """
# 活动
活动编号 | 类型 | 活动名称 | 日期 | 区域编号
H1 | 视察 | 看河 | 2025-03-01 | A
H2 | 视察 | 看山 | 2025-03-02 | A
# 出席
活动编号 | 活动名称 | 代表编号 | 出席情况
H1 |      | D1 | 出席
   | 看山 | D2 | 出席
   | 2025-03-01 | D4 | 出席
   | 2025-05-05看海 | D4 | 出席
H9 |      | D2 | 出席
# 接待
接待编号 | 站点编号 | 代表 | 日期 | 接待人次
J1 | SA | D1 | 2025-03-01 | 1
   | SA | D1 | 2025-03-02 | 2
"""
)
HEADERS = {
    "说明": "报送单位 | 区域编号 | 覆盖开始 | 覆盖结束 | 报送内容",
    "区域": "区域编号 | 区域名称 | 层级 | 上级区域",
    "活动": "活动编号 | 类型 | 活动名称 | 日期 | 区域编号",
    "出席": "活动编号 | 活动名称 | 代表编号 | 出席情况",
    "接待": "接待编号 | 站点编号 | 代表 | 日期 | 接待人次",
    "社情民意": "意见编号 | 接待编号 | 代表 | 日期",
    "建议": "建议编号 | 标题 | 提出期间 | 领衔代表 | 附议代表 | 提出日期",
    "建议评价": "建议编号 | 评价方 | 结果评价 | 评价日期",
    "联系走访": "代表编号 | 类型 | 联系对象 | 日期",
    "述职": "代表编号 | 日期 | 形式",
}


def sheets(**rows: list[str]) -> str:
    return "\n".join(f"# {sheet}\n{HEADERS[sheet]}\n" + "\n".join(lines) for sheet, lines in rows.items())


def tables(path: Path) -> dict[str, list[str]]:
    """Every table of a build as sorted lines, without the id and the time of the build."""
    with open_warehouse(path) as con:
        names = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
        drop = {"stamp": " EXCLUDE (build, built_at)"}
        return {n: sorted(map(str, con.execute(f"SELECT *{drop.get(n, '')} FROM {n}").fetchall())) for n in names}


def same_both_ways(office: Office) -> None:
    grown = office.build()
    fresh = build(office.home, office.as_of, fresh=True)
    assert tables(grown.path) == tables(fresh.path)
    assert (grown.home, grown.deliveries) == (fresh.home, fresh.deliveries)


def grows(office: Office) -> bool:
    """Whether what came in since the current build can be added to it."""
    book = load_rules(office.home.rules)
    work = Work("copy", stage_all(office.home, book, in_force(office.home), silent), book, office.as_of, silent)
    now, copy = current(office.home), office.home.root / "copy.duckdb"
    assert now
    shutil.copyfile(now, copy)
    try:
        with duckdb.connect(str(copy)) as con:
            fill(con, work, held(con, work))
    except StartOver:
        return False
    return True


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an office with a first build."""
    office = Office(Home(tmp_path_factory.mktemp("begun") / "data"))
    office.send(BEFORE)
    office.build()
    return office.home.root


def going_on(begun: Path, folder: Path) -> Office:
    shutil.copytree(begun, folder / "data")
    return Office(Home(folder / "data"))


@pytest.mark.parametrize(
    ("came", "added"),
    [
        (sheets(接待=[" | SB | D2 | 2025-04-01 | 3", "J2 | SB | D2 | 2025-04-01 | 3"]), True),
        (sheets(接待=[" | SA | D1 | 2025-03-02 | 2"]), True),
        (sheets(出席=["H1 | | D1 | 请假", "H1 | | D4 | 请假", "H9 | | D4 | 请假"]), True),
        (sheets(述职=["D1 | 2025-03-01 | 口头"], 联系走访=["D1 | 结对 | 12号 | "]), True),
        (sheets(活动=["H3 | 视察 | 看海 | 2025-04-01 | A"], 出席=["H3 | | D1 | 出席"]), True),
        (sheets(活动=["H3 | 视察 | 看河 | 2025-04-01 | A"]), True),
        (sheets(活动=["H3 | 视察 | 看山 | 2025-04-01 | A"]), False),
        (sheets(活动=["H3 | 视察 | 看海 | 2025-03-01 | A"]), False),
        (sheets(活动=["H3 | 视察 | 看海 | 2025-05-05 | A"]), False),
        (sheets(活动=["H9 | 视察 | 看海 | 2025-04-01 | A"]), False),
        (sheets(活动=["H1 | 视察 | 看海 | 2025-04-01 | A"]), False),
        (sheets(活动=["H7 | 视察 | 看海 | 2026-04-01 | A"]), False),
        (sheets(接待=["J1 | SB | D2 | 2025-04-01 | 3"]), False),
        (sheets(区域=["B | 乙镇 | 乡镇街道 | Q"]), False),
        (sheets(区域=["B | 乙街道 | 乡镇街道 | 望川区", "A | 甲街道 | 乡镇街道 | Q"]), True),
        (sheets(区域=["B | 乙街道 | 乡镇街道 | Q", "C | 丙街道 | 乡镇街道 | Z"]), False),
        (BEFORE + "H1 | SB | D2 | 2025-04-01 | 3", True),
        (sheets(说明=["报送 | A | 2025-03-01 | 2025-03-31 | 接待"], 接待=[" | SA | D1 | 2025-03-02 | 4"]), True),
    ],
    ids=[
        "new receptions",
        "a row that is there already",
        "a key sent anew",
        "debriefings and ties",
        "a new activity and who came",
        "a second activity of a name nobody used",
        "a second activity of a name that was used",
        "a second activity on a day that stands for one",
        "the activity of the day an old row was missing",
        "the activity an old row was missing",
        "an activity sent anew",
        "a bad activity while one is missing",
        "a reception with a number sent anew",
        "a register that says something else",
        "a register sent anew as it was",
        "a register with a problem",
        "all of the year so far and one row more",
        "a cover sheet that renews old rows",
    ],
)
def test_what_can_be_added_is_added_and_both_ways_give_the_same(
    begun: Path, tmp_path: Path, came: str, added: bool
) -> None:
    office = going_on(begun, tmp_path)
    office.send(came, "后来.xlsx")
    assert grows(office) == added
    if added:  # else the build begins from nothing, which is the other way
        same_both_ways(office)


def test_withdrawing_changing_rules_or_another_sender_start_over(begun: Path, tmp_path: Path) -> None:
    office = going_on(begun, tmp_path)
    office.send(sheets(述职=["D1 | 2025-03-01 | 口头"]), "一.xlsx")
    office.build()
    office.send(sheets(述职=["D1 | 2025-03-02 | 口头"]), "二.xlsx")
    assert grows(office)
    withdraw(office.home, "一.xlsx")
    assert not grows(office)
    same_both_ways(office)


def test_another_day_to_judge_by_needs_no_new_start(begun: Path, tmp_path: Path) -> None:
    office = going_on(begun, tmp_path)
    office.as_of = date(2027, 1, 1)
    assert grows(office)
    same_both_ways(office)


def rows_of(*cells: list[str], most: int = 3) -> st.SearchStrategy[list[str]]:
    row = st.tuples(*(st.sampled_from(cell) for cell in cells)).map(" | ".join)
    return st.lists(row, min_size=1, max_size=most)


DAYS = ["2025-03-01", "2025-03-02", "2025-04-01"]
PEOPLE = ["D1", "D2", "D9", "李桂强", "王芳"]
ROWS = {
    "说明": rows_of(
        ["甲办", "乙办"],
        ["A", "Q", ""],
        ["2025-03-01"],
        ["2025-03-31", "2025-04-30"],
        ["接待", "接待、社情民意"],
        most=1,
    ),
    "活动": rows_of(["H1", "H3", "H4", ""], ["视察"], ["看河", "看海"], DAYS, ["A", "B", "Z"]),
    "出席": rows_of(["H1", "H3", "H4", ""], ["", "看海"], ["D1", "D2"], ["出席", "请假"]),
    "接待": rows_of(["", "", "J1", "J2"], ["SA", "SB", ""], PEOPLE, DAYS, ["1", "2"]),
    "社情民意": rows_of(["", "M1"], ["", "J1", "J2"], ["", "D1、D2"], DAYS),
    "建议": rows_of(["S1", "S2"], ["修路"], ["闭会"], PEOPLE, ["", "D1"], DAYS),
    "建议评价": rows_of(["S1", "S2"], ["领衔代表"], ["满意", "", "坏"], DAYS),
    "联系走访": rows_of(["D1", "D2"], ["结对"], ["12号"], ["", "2025-03-01"]),
}
DELIVERY = st.sets(st.sampled_from(sorted(ROWS)), min_size=1, max_size=4).flatmap(
    lambda names: st.fixed_dictionaries({name: ROWS[name] for name in sorted(names)})
)


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@example(came=[{"接待": [" | SA | D1 | 2025-03-02 | 2"]}, {"说明": ["报送 | A | 2025-03-01 | 2025-03-31 | 接待"]}])
@given(came=st.lists(DELIVERY, min_size=1, max_size=3))
def test_any_deliveries_give_the_same_both_ways_and_every_row_is_accounted_for(
    begun: Path, came: list[dict[str, list[str]]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = going_on(begun, Path(folder))
        for n, delivery in enumerate(came):
            office.send(sheets(**delivery), f"{n}.xlsx")
            grown = office.build()
        same_both_ways(office)
        counts = {delivery.file: count for delivery, count in grown.deliveries}
        for n, delivery in enumerate(came):
            found = counts[f"{n}.xlsx"]
            assert found.rows_read == sum(map(len, delivery.values()))
            assert found.rows_read == found.facts + found.problems + found.replaced
