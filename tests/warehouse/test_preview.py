"""What a load would do is told before it is done, and nothing is done by telling."""

from pathlib import Path

import pytest
from warehouse_office import PLACES, Office, read_tables, write_file

from etl.history import history
from etl.warehouse.preview import Preview, preview
from etl.warehouse.publish import current
from etl.warehouse.rehearse import rehearsed
from etl.warehouse.sight import Sight

HEAD = """
# 接待
接待编号 | 站点编号 | 代表 | 日期 | 接待人次
"""
FIRST = "J1 | SA | D1 | 2025-03-05 | 4\nJ2 | SA | D4 | 2025-04-05 | 5\n"


@pytest.fixture
def sent(office: Office) -> Office:
    office.send(PLACES, "登记.xlsx", "望川区")
    office.send(HEAD + FIRST, "接待.xlsx", "甲家")
    office.build()
    return office


def _would(office: Office, rows: str, sight: Sight | None = None) -> Preview:
    file = Path(office.home.root, "outbox", "新.xlsx")
    write_file(file, read_tables(rows))
    with rehearsed(office.home, [file]) as done:
        return preview(done, sight)


CASES = """
| what is sent                                    | 新 | 更正 | 不变 | 去掉 |
|-------------------------------------------------|----|------|------|------|
| J1 SA D1 2025-03-05 4                           | 0  | 0    | 1    | 0    |
| J1 SA D1 2025-03-05 9                           | 0  | 1    | 0    | 0    |
| J3 SB D2 2025-03-05 9                           | 1  | 0    | 0    | 0    |
| J1 SA D1 2025-03-05 40余; J2 SA D4 2025-04-05 5 | 0  | 1    | 1    | 0    |
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines()[2:])
def test_rows_are_new_corrected_or_as_they_were(sent: Office, line: str) -> None:
    rows, *wanted = (cell.strip() for cell in line.strip("|").split("|"))
    text = HEAD + "\n".join(" | ".join(row.split()) for row in rows.split(";"))
    [effect] = _would(sent, text).effects
    assert [effect.new, effect.corrected, effect.unchanged, effect.gone] == [int(n) for n in wanted]


def test_a_correction_says_old_and_new(sent: Office) -> None:
    [change] = _would(sent, HEAD + "J1 | SA | D1 | 2025-03-05 | 40余\n").changes
    assert (change.sheet, change.subject, change.cells) == ("接待", "J1", (("接待人次", "4", "40以上"),))


def test_looking_changes_nothing_and_leaves_nothing(sent: Office) -> None:
    before = (history(sent.home), current(sent.home), sorted(sent.home.stages.iterdir()))
    assert _would(sent, HEAD + "J1 | SA | D1 | 2025-03-05 | 很多\n").problems
    assert before == (history(sent.home), current(sent.home), sorted(sent.home.stages.iterdir()))
    assert not [path for path in sent.home.root.iterdir() if path.name.startswith(".rehearsal")]


COVER = """
# 说明
报送单位 | 覆盖开始 | 覆盖结束 | 报送内容 | 覆盖站点
甲家 | 2025-03-01 | 2025-03-31 | 接待 | {}
"""


@pytest.mark.parametrize(
    ("rows", "sight", "is_refused"),
    [
        (HEAD + "J1 | SA | D1 | 2025-03-05 | 9\n", Sight(stations=("SA",)), False),
        (HEAD + "J9 | SB | D2 | 2025-03-05 | 9\n", Sight(stations=("SA",)), True),
        (HEAD + "J1 | SB | D1 | 2025-03-05 | 4\n", Sight(stations=("SB",)), True),  # another station's reception
        (HEAD + "J1 | SA | D1 | 2025-03-05 | 9\n", Sight(areas=("B",)), True),
        (HEAD + "J1 | SA | D1 | 2025-03-05 | 9\n", Sight(areas=("A",)), False),
        ("# 代表\n代表编号 | 姓名\nD1 | 王芬\n", Sight(stations=("SA",)), True),
        (COVER.format("SA") + HEAD + "J1 | SA | D1 | 2025-03-05 | 9\n", Sight(stations=("SA",)), False),
        (COVER.format("") + HEAD + "J1 | SA | D1 | 2025-03-05 | 9\n", Sight(stations=("SA",)), True),
    ],
)
def test_what_is_not_the_senders_own_is_refused(sent: Office, rows: str, sight: Sight, is_refused: bool) -> None:
    assert bool(_would(sent, rows, sight).refused) == is_refused
