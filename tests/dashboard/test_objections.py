"""异议: a deputy objects to any own figure; the answer stands beside it, under the figures and in full."""

import shutil
from pathlib import Path

import pytest
from test_roles import opened
from visiting import open_page, text, words

from dashboard.access import HERE, Scope
from dashboard.blocks.objections import FIGURES
from dashboard.data import say
from etl.metrics import METRICS
from etl.settlements import OBJECTION

OWN = Scope("deputy", "本人", deputy="D003")
ABOUT = "异议|D003|attendance_rate|2025年"


@pytest.fixture(autouse=True)
def own_home(street: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy that may be written to."""
    monkeypatch.setenv("LVZHI_HOME", str(shutil.copytree(street, tmp_path / "home")))


def test_every_figure_of_a_person_may_be_objected_to() -> None:
    assert set(FIGURES) == {name for name, one in METRICS.items() if "deputy" in one.grains}


def test_an_objection_waits_until_it_is_answered_and_then_both_stay() -> None:
    before = text(words(open_page("deputy", id="D003")))
    assert "没有异议。" in before and "有异议的数" not in before
    say(OWN, "D003", ABOUT, OBJECTION, "三月那次我到了")
    assert "有异议的数：2025年 出席率 待答复 。" in text(opened("deputy", OWN, id="D003"))
    app = open_page("deputy", id="D003")
    assert app.selectbox[-1].value == "attendance_rate"  # what waits for an answer is offered first
    app.radio[-1].set_value("成立，待更正")
    app.text_input[-1].set_value("签到表漏了一页")
    next(button for button in app.button if button.label == "记下").click().run()
    shown = text(words(app))
    assert "有异议的数：2025年 出席率 成立，待更正。" in shown
    assert shown.index("签到表漏了一页") < shown.index("三月那次我到了")  # the newest first


def test_of_another_the_deputy_hears_nothing() -> None:
    say(HERE, "D001", ABOUT.replace("D003", "D001"), OBJECTION, "别人的异议")
    assert "别人的异议" not in opened("deputy", OWN, id="D001")


def test_what_was_said_of_a_number_there_is_no_more_stays_readable() -> None:
    say(OWN, "D003", "异议|D003|old_number|2019年", OBJECTION, "当年少记一场")
    shown = text(opened("deputy", OWN, id="D003"))
    assert "2019年 old_number" in shown and "当年少记一场" in shown
