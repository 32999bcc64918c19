"""Every mechanism opens on 查数: its number is there, with the areas below and the records behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import MECHANISMS, asked, opened, words
from streamlit.testing.v1 import AppTest

from dashboard.blocks.asked import written
from dashboard.pages import PAGES
from dashboard.parts.spoken import spoken
from etl.metrics import Value

FIRST = {(one.expressions[0], one.level): one.id for one in reversed(MECHANISMS)}
WITHOUT = {"staffed_rate[kind=网格]"}  # see BLANK of test_counted
QUERY = {"deputy": {"id": "D001"}, "station": {"id": "S01"}}
OTHERS = sorted({title for one in MECHANISMS for title in one.shown} - {"查数"})


@pytest.fixture(scope="module", autouse=True)
def at_home(district: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LVZHI_HOME", str(district))
        yield


@pytest.fixture(scope="module")
def questions(at_home: None) -> AppTest:
    """One visitor, who asks one thing after the other."""
    return opened("question")


@pytest.mark.parametrize(("expression", "level"), FIRST, ids=FIRST.values())
def test_on_the_page_of_questions(
    questions: AppTest, counted: dict[str, Value], expression: str, level: str | None
) -> None:
    said = asked(questions, expression, level)
    assert "没有打开成功" not in said
    assert f"算式：{expression}" in said and "下级区域" in said and "由哪些记录得来" in said
    number = "没有可算的数。" if expression in WITHOUT else written(expression, counted[expression])
    assert number and f"{spoken(expression)}： {number} " in said


@pytest.mark.parametrize("title", OTHERS)
def test_on_the_other_pages_named(title: str) -> None:
    view = next(page.view for page in PAGES if page.title == title)
    said = words(opened(view, **QUERY.get(view, {})))
    assert "没有打开成功" not in said and "没有选定" not in said


def test_a_count_of_records_opens_to_its_records(counted: dict[str, Value]) -> None:
    """《社情民意》记录, narrowed: as many rows counted as the number says."""
    said = words(opened("records", metric="opinion[channel=随手拍,evidence=*]", by="area", of="WC"))
    number = counted["opinion[channel=随手拍,evidence=*]"].value
    assert number and "计入分子" in said and f"{number:g} 条" in said and ".csv" in said


SPOKEN = [
    # what is asked, the number as the page writes it, in words
    ("opinions[channel=随手拍]", "社情民意（渠道：随手拍）"),
    ("debriefing_coverage[form=口头+书面]", "述职覆盖率（形式：口头+书面）"),
    ("project_items_done_rate.denominator", "民生实事子项完成率的分母"),
    ("station.investment_wan[kind=家]", "《站点》投入资金（类型：家）"),
    ("service[is_forecast=是]", "《办实事》记录（是否预计：是）"),
    (
        "activities[station_id=*]+receptions[station_id=*]",
        "活动场次（站点编号：有填写） ＋ 接待场次（站点编号：有填写）",
    ),
    ("visitors / receptions", "接待人次 ÷ 接待场次"),
]


@pytest.mark.parametrize(("expression", "told"), SPOKEN)
def test_nobody_must_know_the_english_names(expression: str, told: str) -> None:
    assert spoken(expression) == told


UNREADABLE = [
    ("nope", "没有名为“nope”的指标或记录。"),
    ("opinions[channel", "看不懂“opinions[channel”"),
    ("opinions[nope=1]", "没有名为“nope”的列。"),
    ("opinions + ", "看不懂“”"),
    ("active_months", "没有整个区域的数。"),
    ("<script>alert(1)</script>", "看不懂"),
]


@pytest.mark.parametrize(("expression", "sentence"), UNREADABLE)
def test_what_cannot_be_read_gets_one_sentence(questions: AppTest, expression: str, sentence: str) -> None:
    said = asked(questions, expression)
    assert sentence in said and "没有打开成功" not in said and "由哪些记录得来" not in said


def test_boxes_write_the_expression(at_home: None) -> None:
    """社情民意, then 渠道, then 微信: the expression grows with every box, and the number with it."""
    app = opened("question")
    app.selectbox(key="pick_of").select("opinions").run()
    assert app.session_state["expression"] == "opinions"
    app.selectbox(key="pick_column_1").select("channel").run()
    assert app.session_state["expression"] == "opinions[channel=*]"
    app.multiselect(key="pick_values_1").select("微信").run()
    assert app.session_state["expression"] == "opinions[channel=微信]"
    app.selectbox(key="pick_column_2").select("topic").run()
    app.multiselect(key="pick_values_2").select("教育").run()
    assert app.session_state["expression"] == "opinions[channel=微信,topic=教育]"
    app.selectbox(key="pick_of").select("on_spot_rate").run()
    app.selectbox(key="pick_part").select("numerator").run()
    assert app.session_state["expression"] == "on_spot_rate.numerator"
    assert "现场答复率的分子" in words(app)


def test_a_link_fills_the_boxes(at_home: None) -> None:
    app = opened("question", expression="contact[kind=联系群众|入户走访]")
    assert app.selectbox(key="pick_of").value == "contact"
    assert app.selectbox(key="pick_column_1").value == "kind"
    assert app.multiselect(key="pick_values_1").value == ["联系群众", "入户走访"]


def test_two_columns_of_one_name_are_told_apart(at_home: None) -> None:
    """《建议督办》 has a 类型 of its own and that of its suggestion."""
    app = opened("question", expression="suggestion_followup[kind=领衔督办]")
    assert {"类型", "类型（建议）"} <= set(app.selectbox(key="pick_column_1").options)
    assert app.selectbox(key="pick_column_1").value == "kind"
