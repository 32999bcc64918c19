"""A report written from the warehouse, and a printed one read against it."""

import time
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from warehouse_office import PLACES, Office, problems

from etl.home import Home
from etl.metrics import METRICS, View
from etl.metrics.evaluate import Value, evaluate_all
from etl.metrics.expression import resolve
from etl.problems import Stop
from etl.report.paragraphs import Label, paragraphs, plain, text_of, written
from etl.report.printed import LONGEST, sentences
from etl.report.proofread import agrees, proofread
from etl.warehouse.publish import open_warehouse

YEAR = View(date(2025, 1, 1), date(2025, 12, 31), date(2025, 12, 31))
SHEETS = """
# 说明
报送单位 | 区域编号 | 覆盖开始 | 覆盖结束 | 报送内容
区办 | Q | 2025-01-01 | 2025-12-31 | 接待、社情民意
# 接待
接待编号 | 站点编号 | 日期 | 接待人次
J1 | SA | 2025-03-01 | 5
J2 | SA | 2025-04-01 | 40余
J3 | SB | 2025-04-02 | 7
# 社情民意
意见编号 | 站点编号 | 日期 | 内容 | 处理方式 | 办结日期
M1 | SA | 2025-03-01 | 路灯 | 现场答复 | 2025-03-01
M2 | SA | 2025-03-02 | 井盖 | 形成建议 |
"""


@pytest.fixture
def con(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    office = Office(Home(tmp_path / "data"))
    office.send(PLACES + SHEETS)
    assert not problems(office)
    return open_warehouse(office.build().path)


def test_a_sentence_is_written_where_every_number_is_known_and_told_where_not(con: duckdb.DuckDBPyConnection) -> None:
    told = {one.title: one for one in paragraphs(con, text_of(), YEAR)}
    assert plain(told["家站点"]) == "收集社情民意2条，其中现场答复1条、形成意见建议1条，已办结1条。"
    assert told["家站点"].missing[0][1] == "reception_day_rate"  # no station told its reception day
    assert told["建议办理"].sentences == () and told["建议办理"].missing[0][1] == "suggestions"


def test_every_number_of_the_shipped_text_can_be_counted(con: duckdb.DuckDBPyConnection) -> None:
    asked = text_of().expressions
    assert len(evaluate_all(con, asked, YEAR)) == len(asked) > 30
    assert {resolve(one).id for one in asked if one in METRICS} <= METRICS.keys()


WRITTEN = [
    ("receptions", Value(310.0), "310"),
    ("visitors", Value(20.0, "at_least"), "20余"),
    ("visitors", Value(50.0, "almost"), "近50"),
    ("visitors", Value(30.5, "about"), "约30.5"),
    ("reply_rate", Value(13 / 67, None, 13.0, 67.0), "19%（13/67）"),
    ("reply_rate", Value(318 / 331, None, 318.0, 331.0), "96.1%（318/331）"),
    ("receptions", Value(None), ""),
]


@pytest.mark.parametrize("expression, value, expected", WRITTEN)
def test_how_a_number_is_written(expression: str, value: Value, expected: str) -> None:
    assert written(expression, value) == expected


LABELS = [
    Label("接待选民群众", "receptions", "场次"), Label("现场答复", "on_spot_rate.numerator", "条"),
    Label("收集社情民意", "opinions", "条"), Label("现场答复率", "on_spot_rate", ""),
]  # fmt: skip

READ = [
    ("共接待选民群众3场次。", []),
    ("共接待选民群众4场次。", ["与记录不合 4场次"]),
    ("共接待选民群众2余场次。", []),
    ("共接待选民群众近4场次。", []),
    ("收集社情民意2条，其中现场答复1条。", []),
    ("收集社情民意2条，其中现场答复1条、转办2条。", ["加不起来 2条，其中现场答复1条、转办2条"]),
    ("接待选民群众3场次。年底接待选民群众5场次。", ["与记录不合 5场次", "前后不一 5场次"]),
    ("现场答复率50%。", ["没有基数 50%"]),
    ("收集2条、答复1条，现场答复率50%。", []),
    ("收集2条、答复1条，现场答复率60%。", ["与记录不合 60%"]),
    ("议事代表67名，其中领导干部13名，占20%。", ["加不起来 13名，占20%"]),
    ("议事代表67名，其中领导干部13名，占19%。", []),
    ("2025年3月11日召开会议，第3届。", []),
    ("推进（tuī jìn）工作。", ["乱字 （tuī jìn）"]),
    ("推进Раздел工作。", ["乱字 Раздел"]),
    ("推进\u202e工作\ufffd。", ["乱字 \u202e", "乱字 \ufffd"]),
    ("", []),
]
"""(what is printed, kind and place of every remark)"""


@pytest.mark.parametrize("text, expected", READ)
def test_a_printed_report_is_read(con: duckdb.DuckDBPyConnection, text: str, expected: list[str]) -> None:
    remarks, _ = proofread(con, text, LABELS, YEAR)
    assert [f"{one.kind} {text[one.start : one.end]}" for one in remarks] == expected


def test_what_the_system_writes_it_reads_without_a_remark_about_the_numbers(con: duckdb.DuckDBPyConnection) -> None:
    from etl.report.paragraphs import labels

    text = "\n".join(plain(one) for one in paragraphs(con, text_of(), YEAR))
    remarks, compared = proofread(con, text, labels(text_of()), YEAR)
    assert compared and not [one for one in remarks if one.kind in ("与记录不合", "前后不一")]


@settings(max_examples=200, deadline=None)
@given(
    some.text(alphabet=some.sampled_from(list("接待选民群众3场次近约余12,.%（）占其中名<>\u202e\x00 年")), max_size=200)
)
def test_no_text_stops_the_reader_and_every_figure_stands_where_it_says(text: str) -> None:
    for sentence in sentences(text):
        for figure in sentence.figures:
            assert text[figure.start : figure.end] == figure.text
            assert agrees(figure, Value(figure.value), "")


def test_a_long_text_is_read_in_time_and_one_too_long_is_refused() -> None:
    started = time.monotonic()
    assert sentences("接待选民群众3场次，其中现场答复1条。" * (LONGEST // 24))
    assert sentences("1" * LONGEST) and sentences("约" * LONGEST) and sentences("3," * (LONGEST // 2))
    assert time.monotonic() - started < 10
    with pytest.raises(Stop, match="文字太长"):
        sentences("一" * (LONGEST + 1))


def test_the_office_writes_its_own_text_and_a_wrong_one_is_one_sentence(tmp_path: Path) -> None:
    home = Home(tmp_path)
    own = tmp_path / "report_text.toml"
    own.write_text('[[section]]\ntitle = "接待"\nsentences = ["接待{receptions}场。"]\n', "utf-8")
    assert [one.title for one in text_of(home).section] == ["接待"]
    own.write_text('[[section]]\ntitel = "接待"\nsentences = []\n', "utf-8")
    with pytest.raises(Stop, match=r"report_text\.toml 的 section\.0\.title 不对"):
        text_of(home)
