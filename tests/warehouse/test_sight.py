"""What one viewer may see is a warehouse of its own: nothing of others is in it, and its numbers are those of the whole."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
from warehouse_office import PLACES, Office, problems

from etl.home import Home
from etl.metrics import METRICS, View, compute
from etl.metrics.metric import Grain
from etl.sample import write_sample
from etl.warehouse.build import load
from etl.warehouse.publish import open_warehouse
from etl.warehouse.sight import Sight, open_sight

YEAR = View(date(2025, 1, 1), date(2025, 12, 31), date(2025, 12, 31))

RECORDS = """
# 驻站
代表编号 | 站点编号
D1 | SA
D2 | SB
# 活动
活动编号 | 类型 | 活动名称 | 日期 | 区域编号
H1 | 视察 | 看河 | 2025-03-01 | A
H2 | 视察 | 看桥 | 2025-04-01 | B
# 出席
活动编号 | 代表编号 | 出席情况
H1 | D1 | 出席
H1 | D2 | 缺席
H2 | D2 | 出席
# 接待
接待编号 | 站点编号 | 代表 | 日期 | 接待人次
JA | SA | D1 | 2025-03-05 | 3
JB | SB | D2 | 2025-03-06 | 4
# 建议
建议编号 | 标题 | 类型 | 提出期间 | 领衔代表 | 附议代表 | 提出日期
YA | 修甲路 | 建议 | 会议期间 | D1 |    | 2025-01-10
YB | 修乙路 | 建议 | 会议期间 | D2 | D1 | 2025-01-11
YC | 修乙桥 | 建议 | 会议期间 | D3 |    | 2024-01-11
"""

CASES = [
    ("甲街道", Sight(areas=("A",)), "D1 D4", "A A1 Q", "JA", "YA YB", "H1 D1"),
    ("乙街道", Sight(areas=("B",)), "D2 D3", "B Q", "JB", "YB YC", "H1 D2, H2 D2"),
    ("乙家站长", Sight(stations=("SB",)), "D2", "B Q", "JB", "YB", "H1 D2, H2 D2"),
    ("王芳本人", Sight(deputy="D1"), "D1", "A Q", "JA", "YA YB", "H1 D1"),
    ("赵敏本人", Sight(deputy="D4"), "D4", "A Q", "", "", ""),
    ("没有这个人", Sight(deputy="' OR true --"), "", "", "", "", ""),
]
"""(who looks, sight, people, areas that have a name, receptions, suggestions, attendance)"""


@pytest.fixture
def whole(office: Office) -> Path:
    office.send(PLACES + RECORDS)
    assert not problems(office)
    return office.build().path


def told(con: duckdb.DuckDBPyConnection, query: str) -> str:
    return " ".join(str(one) for (one,) in con.execute(query).fetchall())


@pytest.mark.parametrize("who, sight, people, areas, receptions, suggestions, attendance", CASES)
def test_nothing_of_others_is_in_sight(
    whole: Path, who: str, sight: Sight, people: str, areas: str, receptions: str, suggestions: str, attendance: str
) -> None:
    con = open_sight(whole, sight)
    assert told(con, "SELECT deputy_id FROM deputy ORDER BY 1") == people
    assert told(con, "SELECT DISTINCT area_id FROM area ORDER BY 1") == areas
    assert told(con, "SELECT reception_id FROM reception ORDER BY 1") == receptions
    assert told(con, "SELECT suggestion_id FROM suggestion ORDER BY 1") == suggestions
    rows = con.execute("SELECT activity_id || ' ' || deputy_id FROM attendance ORDER BY 1").fetchall()
    assert ", ".join(row for (row,) in rows) == attendance


def test_the_whole_cannot_be_reached_from_a_sight(whole: Path, tmp_path: Path) -> None:
    con = open_sight(whole, Sight(deputy="D1"))
    for attempt in (
        "SELECT * FROM whole.deputy",
        f"ATTACH '{whole}' AS again",
        "SET enable_external_access = true",
        f"COPY deputy TO '{tmp_path / 'out.csv'}'",
        "SELECT * FROM read_text('pyproject.toml')",
    ):
        with pytest.raises(duckdb.Error):
            con.execute(attempt).fetchall()


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = Home(tmp_path_factory.mktemp("district"))
    yield load(home, write_sample(home.root / "books", "district", 20, "csv"), as_of=YEAR.as_of)[1].path


SAME = [
    ("deputy", Sight(areas=("WC01",)), "WC01", None),
    ("area", Sight(areas=("WC01",)), "WC01", None),
    ("station", Sight(areas=("WC01",)), "WC01", None),
    ("group", Sight(areas=("WC01",)), "WC01", None),
    ("unit", Sight(areas=("WC02",)), "WC02", None),
    ("station", Sight(stations=("S01", "S05")), None, ("S01", "S05")),
    ("deputy", Sight(stations=("S05",)), None, None),
    ("deputy", Sight(deputy="D003"), None, ("D003",)),
    ("deputy", Sight(deputy="D120"), None, ("D120",)),
]
"""(grain, sight, the area asked for, the subjects that are of the viewer; None = all there are)"""


@pytest.mark.parametrize("by, sight, area, subjects", SAME)
def test_a_number_is_the_same_for_whoever_sees_it(
    district: Path, by: Grain, sight: Sight, area: str | None, subjects: tuple[str, ...] | None
) -> None:
    """But for lists that no rule names: their items are those that anybody's rows name."""
    asked = [one.id for one in METRICS.values() if by in one.grains and one.id != "checklist_done"]
    view = View(YEAR.from_on, YEAR.to_on, YEAR.as_of, None, area)
    whole = {row["id"]: row for row in compute(open_warehouse(district), asked, by, view).to_dicts()}
    seen = {row["id"]: row for row in compute(open_sight(district, sight), asked, by, view).to_dicts()}
    compared = subjects or tuple(seen)
    assert compared and set(compared) <= seen.keys() <= whole.keys()
    for subject in compared:
        assert seen[subject] == pytest.approx(whole[subject], nan_ok=True), subject
