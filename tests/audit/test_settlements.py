"""What people say about numbers: only added to, with a reason, and written in the journal."""

import subprocess
import sys
from pathlib import Path

import pytest

from etl.home import Home
from etl.journal import entries
from etl.problems import Stop
from etl.settlements import OBJECTION, Said, said, say, state


def test_an_objection_and_its_answer_stay_beside_each_other(tmp_path: Path) -> None:
    home, about = Home(tmp_path), "异议|D1|receptions|2025年"
    say(home, "王芳", about, OBJECTION, "3月5日  那场没有记")
    say(home, "甲街道", about, "成立，待更正", "漏报，下次补")
    say(home, "甲街道", "异议|D2|receptions|2025年", OBJECTION, "别人的")
    assert [(one.who, one.verdict, one.reason) for one in said(home, "异议|D1|")] == [
        ("王芳", OBJECTION, "3月5日 那场没有记"),
        ("甲街道", "成立，待更正", "漏报，下次补"),
    ]
    assert [(one.who, one.what) for one in entries(home)][:2] == [("王芳", OBJECTION), ("甲街道", "成立，待更正")]


def test_no_telephone_is_kept_in_a_reason(tmp_path: Path) -> None:
    say(Home(tmp_path), "王芳", "异议|D1|receptions|2025年", OBJECTION, "见张大爷 138 0013 8000")
    assert [one.reason for one in said(Home(tmp_path))] == ["见张大爷 138********"]


REFUSED = [
    (OBJECTION, "  ", "请写明理由。"),
    (OBJECTION, "很" * 501, "理由太长，最多 500 字。"),
    ("删掉", "不要了", "没有“删掉”这种处理。"),
]


@pytest.mark.parametrize("verdict, reason, sentence", REFUSED)
def test_what_is_refused_changes_nothing(tmp_path: Path, verdict: str, reason: str, sentence: str) -> None:
    with pytest.raises(Stop, match=sentence):
        say(Home(tmp_path), "王芳", "异议|D1|receptions|2025年", verdict, reason)
    assert said(Home(tmp_path)) == [] and entries(Home(tmp_path)) == []


SPOKEN = [
    ("nobody said anything", [], "待处理"),
    ("the deputy alone", [("代表", "以手册为准")], "一方已说"),
    ("the office alone, twice", [("组织方", "以登记为准"), ("组织方", "两边都改")], "一方已说"),
    ("both, and the same", [("代表", "以登记为准"), ("组织方", "以登记为准")], "两边一致"),
    ("both, not the same", [("代表", "以手册为准"), ("组织方", "以登记为准")], "两边不一致"),
    ("the last word of each counts", [("代表", "以手册为准"), ("组织方", "以登记为准"), ("代表", "以登记为准")], "两边一致"),
    ("an objection settles nothing", [("代表", OBJECTION)], "待处理"),
]  # fmt: skip


@pytest.mark.parametrize("case, spoken, expected", SPOKEN)
def test_how_far_a_difference_is_settled(case: str, spoken: list[tuple[str, str]], expected: str) -> None:
    told = [Said("2025-12-31T12:00:00+08:00", "某人", "核对|x", verdict, "理由", side) for side, verdict in spoken]
    assert state(told) == expected, case


def test_half_a_line_of_a_killed_writer_spoils_no_other(tmp_path: Path) -> None:
    home = Home(tmp_path)
    say(home, "王芳", "核对|x", "以手册为准", "我在场", "代表")
    with home.settlements.open("ab") as file:
        file.write('{"at": "2025-12-31", "who": "半'.encode()[:-1])
    assert [one.who for one in said(home)] == ["王芳"]
    say(home, "甲街道", "核对|x", "以手册为准", "查过了", "组织方")
    assert [(one.who, one.side) for one in said(home)] == [("王芳", "代表"), ("甲街道", "组织方")]


TALK = """
import sys
import subprocess
import sys
from pathlib import Path

from etl.home import Home
from etl.settlements import say

for n in range(10):
    say(Home(Path(sys.argv[1])), sys.argv[2], "核对|x", "以手册为准", f"第{n}句")
"""


def test_who_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", TALK, str(tmp_path), who]) for who in ("甲", "乙", "丙")]
    assert [one.wait() for one in writers] == [0, 0, 0]
    found = said(Home(tmp_path))
    assert {who: [one.reason for one in found if one.who == who] for who in "甲乙丙"} == {
        who: [f"第{n}句" for n in range(10)] for who in "甲乙丙"
    }
    assert len(entries(Home(tmp_path))) == 30
