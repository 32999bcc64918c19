"""What the panel decided, beside the list that was computed."""

from pathlib import Path

import pytest

from etl.award import beside_the_list
from etl.award.candidate import Candidate, Part, Step
from etl.award.ranking import ranked
from etl.award.selection import Selection
from etl.home import Home
from etl.settlements import Said, said, say

FELL = (Step("任职满半年", "service_days", 3.0, "没有通过"),)
PEOPLE = [
    *(Candidate(f"D{n}", name, "", (), (Part("p", "m", p, p, p),)) for n, name, p in ((1, "甲", 9.0), (2, "乙", 8.0), (3, "丙", 7.0))),
    Candidate("D4", "丁", "", (), (Part("p", "m", None, None, None),)),
    Candidate("D5", "戊", "", FELL),
]  # fmt: skip
LIST = Selection({"shares": ()}, tuple(ranked(PEOPLE, 2)))


def minute(verdict: str, *people: str) -> Said:
    return Said("2025-12-31T12:00:00+08:00", "评委会", "评选|热心代表", verdict, "理由", people=people)


CASES = [
    ("nothing was decided", [], ""),
    ("a remark decides nothing", [minute("评议意见", "D1")], ""),
    ("a decision that names nobody", [minute("决定")], ""),
    ("as computed", [minute("决定", "D2", "D1")], "最后决定 2 个，与名单相同"),
    ("one for another", [minute("决定", "D1", "D3")], "最后决定 2 个：名单上的乙没有列入；名单外的丙（第 3）列入"),
    ("fewer", [minute("决定", "D1")], "最后决定 1 个：名单上的乙没有列入"),
    ("who could not be compared, and who fell", [minute("决定", "D1", "D2", "D4", "D5")],
     "最后决定 4 个：名单外的丁（有计分项没有报送）、戊（任职满半年：没有通过）列入"),
    ("somebody from elsewhere", [minute("决定", "D1", "D2", "D9")], "最后决定 3 个：D9不在这次评选的范围里"),
    ("the last decision counts", [minute("决定", "D3"), minute("评议意见", "D2"), minute("决定", "D1", "D2")],
     "最后决定 2 个，与名单相同"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "minutes", "told"), CASES, ids=[case[0] for case in CASES])
def test_who_was_chosen_beside_the_list(case: str, minutes: list[Said], told: str) -> None:
    assert beside_the_list(LIST, minutes) == told


def test_whom_a_decision_names_is_kept_and_older_minutes_name_nobody(tmp_path: Path) -> None:
    home = Home(tmp_path)
    say(home, "评委会", "评选|热心代表|2025年|", "决定", "按名单", people=["D1", "D2"])
    kept = home.settlements.read_text("utf-8")
    old = kept.replace(', "people": ["D1", "D2"]', "")
    assert old != kept
    home.settlements.write_text(kept + old, "utf-8")
    assert [one.people for one in said(home, "评选|")] == [("D1", "D2"), ()]
