"""What people say about numbers: only added to, with a reason, and written in the journal."""

from pathlib import Path

import pytest

from etl.home import Home
from etl.journal import entries
from etl.problems import Stop
from etl.settlements import OBJECTION, said, say


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
