"""Sums that must hold, each with a fault planted; and five homes in which all of them do."""

from collections.abc import Callable, Iterator
from datetime import date

import duckdb
import pytest
from small import AS_OF, Table, new_warehouse, sheet, with_tables

from etl.metrics import View
from etl.report import crosschecks
from etl.report.crosschecks import holds, rising
from tests.report.write_samples import HOMES

YEAR = View(date(2023, 1, 1), date(2023, 12, 31), AS_OF)


@pytest.fixture(scope="module")
def office() -> duckdb.DuckDBPyConnection:
    return new_warehouse(
        [
            sheet("区域", "区域编号 区域名称 层级 上级区域", "A 甲区 县 .", "B 乙镇 乡镇街道 A"),
            sheet("代表", "代表编号 姓名", "D1 柏若溪"),
            sheet("任职", "代表编号 级别 区域编号 开始日期", "D1 乡镇 B 2021-01-01"),
            sheet("社情民意", "日期 代表 处理方式", "2023-03-01 D1 现场答复", "2023-03-02 D1 转办"),
            sheet("联系走访", "代表编号 类型 日期 应联系数 联系数", "D1 入户走访 2023-05-05 8 8"),
        ]
    )


@pytest.fixture
def planted(office: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The office, with whatever a test changes taken back."""
    with with_tables(office, []) as con:
        yield con


def told(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in crosschecks(con, YEAR):
        found.setdefault(one.check, []).append(one.sentence)
    return found


def test_a_sound_office_has_nothing_to_tell(office: duckdb.DuckDBPyConnection) -> None:
    assert told(office) == {}


@pytest.mark.parametrize("report", HOMES)
def test_nor_have_the_five_homes(report: str, warehouse_of: Callable) -> None:
    assert crosschecks(*warehouse_of(report)) == []


@pytest.mark.parametrize(
    ("fault", "check", "sentences"),
    [
        (
            "UPDATE opinion SET handling = NULL WHERE handling = '转办'",
            "民意",
            [f"{place}：社情民意 2 条，各种处理方式相加不等：现场答复 1 + 形成建议 0 + 转办 0 + 民主协商 0 + 待处理 0。"
             for place in ("甲区", "乙镇")],
        ),
        (
            "UPDATE contact SET contacts_made = 9",
            "比率",
            ["甲区：入户率的分子 9 大于分母 8。", "乙镇：入户率的分子 9 大于分母 8。"],
        ),
        (
            "INSERT INTO row_count SELECT source_id, record, 5, 3, 1, 0 FROM source WHERE record = 'opinion'",
            "行数",
            ["office.xlsx，社情民意：读到 5 行，入库 3 + 问题 1 + 被替换 0 = 4 行。"],
        ),
    ],
)  # fmt: skip
def test_a_sum_that_does_not_hold(
    planted: duckdb.DuckDBPyConnection, fault: str, check: str, sentences: list[str]
) -> None:
    planted.execute(fault)
    assert told(planted) == {check: sentences}


@pytest.mark.parametrize(
    ("steps", "sentences"),
    [
        ({"交办": 10, "已答复": 10, "已办结": 4}, []),
        ({"交办": 10, "已答复": 11, "已办结": 4}, ["甲区：建议已答复 11 件，多于交办 10 件。"]),
        ({"交办": 10, "已答复": None, "已办结": 12}, ["甲区：建议已办结 12 件，多于交办 10 件。"]),
    ],
)
def test_the_ladder_only_falls(steps: dict[str, float | None], sentences: list[str]) -> None:
    assert list(rising("甲区", steps)) == sentences


EVENTS = "类型 活动名称 日期 状态 区域编号 站点编号"


@pytest.mark.parametrize(
    ("one", "other", "twice"),
    [
        ("座谈会 物业座谈 2023-04-01 . A .", "座谈会 物业座谈 2023-04-01 . A .", True),
        ("座谈会 物业座谈 2023-04-01 . A .", "座谈会 物业座谈 2023-04-02 . A .", False),
        ("座谈会 物业座谈 2023-04-01 . A .", "座谈会 物业座谈 2023-04-01 . B .", False),
        ("座谈会 物业座谈 2023-04-01 . A .", "视察 物业座谈 2023-04-01 . A .", False),
        ("座谈会 物业座谈 2023-04-01 . A .", "座谈会 物业座谈 2023-04-01 取消 A .", False),
        ("座谈会 物业座谈 2023-04-01 . A S1", "座谈会 物业座谈 2023-04-01 . A S2", False),
        ("座谈会 物业座谈 2023-04-01 . A S1", "座谈会 物业座谈 2023-04-01 . A .", True),  # the other does not say
    ],
)
def test_one_event_twice(office: duckdb.DuckDBPyConnection, one: str, other: str, twice: bool) -> None:
    with with_tables(office, [sheet("活动", EVENTS, one, other)]) as con:
        found = told(con)
    sentence = "office.xlsx，活动，第3行：2023-04-01 的座谈会“物业座谈”与office.xlsx，活动，第2行相同，像是同一次活动记了两次。"
    assert found == ({"重复": [sentence]} if twice else {})


STATED = "年度 指标 类型 性质 数值"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("2023 社情民意 . 实际 2", None),
        ("2023 社情民意 . 计划 9", None),
        ("2023 经费 . 实际 9", None),
        ("2023 接待人次 . 实际 90", None),  # nobody delivered receptions
        ("2023 社情民意 . 实际 2余", None),
        ("2023 社情民意 . 实际 3", "2023年社情民意填报 3，按记录是 2。"),
        ("2023 opinions . 实际 40余", "2023年opinions填报 40余，按记录是 2。"),
        ("2023 联系走访 入户走访 实际 3", "2023年联系走访（入户走访）填报 3，按记录是 1。"),
        ("2023 入户率 . 实际 100", None),
        ("2023 入户率 . 实际 90%", "2023年入户率填报 90%，按记录是 100%。"),
    ],
)
def test_a_stated_total_beside_the_count(office: duckdb.DuckDBPyConnection, row: str, sentence: str | None) -> None:
    stated: Table = sheet("填报数", STATED, row)
    with with_tables(office, [stated]) as con:
        found = told(con)
    assert found == ({"填报": [f"office.xlsx，填报数，第2行：{sentence}"]} if sentence else {})


@pytest.mark.parametrize(
    ("printed", "amount", "bound", "counted", "right"),
    [
        ("20", 20, None, 20, True),
        ("20", 20, None, 21, False),
        ("20余", 20, "at_least", 27, True),
        ("20余", 20, "at_least", 19, False),
        ("近50", 50, "almost", 47, True),
        ("近50", 50, "almost", 40, False),
        ("近50", 50, "almost", 51, False),
        ("约300", 300, "about", 260, True),
        ("约300", 300, "about", 400, False),
    ],
)
def test_a_bound_is_held_to_its_word(
    printed: str, amount: float, bound: str | None, counted: float, right: bool
) -> None:
    assert holds(amount, bound, counted) == right
