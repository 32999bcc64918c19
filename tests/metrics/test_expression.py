"""The language of rule packs, reports and links: RECORD, RECORD.column, metrics, slices, + and /."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import duckdb
import pytest
from invented import county as invent
from small import new_warehouse, sheet
from worked_examples import YEAR, office

from etl.metrics import METRICS, Value, compute, evaluate, evaluate_all
from etl.metrics.expression import parse, resolve
from etl.metrics.metric import Grain
from etl.records import RECORDS
from etl.rules import load_rules
from etl.rules.load import pack_names

GIVEN = (
    sheet(
        "活动", "活动编号 类型 活动名称 日期 状态 站点编号 走访对象 提出意见建议",
        "H1 走访企业 走访一 2023-02-10 . 东站 甲厂、乙厂 3", "H2 走访企业 走访二 2023-03-10 . . 乙厂、丙厂等 5余",
        "H3 走访企业 没走成 2023-04-10 取消 . 丁厂 9", "H4 座谈会 座谈 2023-04-10 . 西站 . .",
    ),
    sheet("接待", "接待编号 站点编号 日期 接待人次 渠道", "J1 东站 2023-03-15 12 来信", "J2 . 2023-03-16 3 ."),
    sheet(
        "办实事", "代表 日期 类型 内容 金额 是否预计 用途",
        "甲 2023-03-01 推动建设 引进 1200 是 农户增收", "甲 2023-03-02 捐助 助学 10余 . 助学", "甲 2023-03-03 捐助 修桥 5 . 建设",
    ),
    sheet("述职", "代表编号 日期 形式", "甲 2023-06-01 口头+书面"),
    sheet(
        "建议", "建议编号 标题 提出期间 级别 领衔代表 提出日期",
        "S1 修路 大会 县 甲 2023-01-10", "S2 路灯 大会 县 乙 2023-01-10", "S3 供水 大会 乡镇 甲 2023-01-10",
    ),
    sheet("荣誉", "称号 级别 日期 站点编号 区域编号", "示范家站 省 2023-06-01 东站 .", "优秀调研 省 2023-06-02 . A"),
)  # fmt: skip

TOLD: list[tuple[str, str, Value]] = [
    ("一张表有几行（取消的不算）", "activity", Value(3)),
    ("指标也能这样写", "activities", Value(3)),
    ("只数一类", "activities[kind=走访企业]", Value(2)),
    ("写明了就算取消的", "activity[status=取消]", Value(1)),
    ("几个值之间是或", "activities[kind=走访企业|座谈会]", Value(3)),
    ("几个条件都要", "activities[kind=走访企业,station_id=*]", Value(1)),
    ("填了的", "activities[station_id=*]", Value(2)),
    ("一栏数字之和，约数保留", "activity.opinions_raised", Value(8, "at_least")),
    ("一栏名单，各算一次；写了“等”的是下限", "activity.host", Value(3, "at_least")),
    ("一栏文字，各算一次", "activity.kind", Value(2)),
    ("没有小组的表也一样", "reception.channel", Value(2)),
    ("加", "activities[station_id=*]+receptions[station_id=*]", Value(3)),
    ("除", "receptions[channel=来信] / receptions", Value(0.5, None, 1, 2)),
    ("从左到右", "receptions + activities / receptions + activities", Value(5.5)),
    ("除以零，不知道", "receptions / receptions[channel=电话]", Value(None, None, 2, 0)),
    ("至少加至少，还是至少", "activity.opinions_raised + service.amount_wan", Value(23, "at_least")),
    ("至少除以准数，还是至少", "activity.opinions_raised / receptions", Value(4, "at_least", 8, 2)),
    ("除以至少，只是大约", "receptions / activity.opinions_raised", Value(0.25, "about", 2, 8)),
    ("括号里的加号是值", "debriefing_coverage[form=口头+书面]", Value(0.25, None, 1, 4)),
    ("只要分子", "debriefing_coverage.numerator", Value(1, None, 1, 4)),
    ("只要分母", "debriefing_coverage.denominator[form=书面]", Value(4, None, 1, 4)),
    ("预计的要写明才数", "service.amount_wan[purpose=农户增收,is_forecast=yes]", Value(1200)),
    ("不写明就不数", "service.amount_wan", Value(15, "at_least")),
    ("指标也分", "funds_wan[purpose=建设]", Value(5)),
    ("同一栏的渠道有默认值", "receptions[channel=现场]", Value(1)),
    ("荣誉按给谁分", "honour[level=省,station_id=*]", Value(1)),
    ("登记册看最后一天", "mandate.level", Value(3)),
    ("级别写明了才数议事代表", "composition[level=议事代表]", Value(1)),
    ("级别填了的就是所看的人", "composition[level=*]", Value(4)),
    ("做了没有的人也一样", "debriefing_coverage[level=*]", Value(0.25, None, 1, 4)),
    ("只看一级", "debriefing_coverage[level=县]", Value(1 / 3, None, 1, 3)),
    ("建议的级别是建议自己的，不是代表的", "suggestions[level=乡镇]", Value(1)),
    ("小组是一个区域里的一个名字", "group_member.group[kind=代表小组]", Value(2)),
    ("接待日都在同一天的，是那一天", "station.reception_rule", Value(15)),
    ("七个一有几项，不用数人", "duties_done.denominator", Value(7, None, None, 7)),
    ("做完几项各人不同，没有整个区域的数", "duties_done", Value(None, None, None, 7)),
    ("分子也没有", "duties_done.numerator", Value(None, None, None, 7)),
    ("没有人报送的，不知道", "publicity", Value(None)),
    ("没有人报送的一栏，不知道", "honour[project_id=*]", Value(None)),
    ("不知道加什么都是不知道", "activities + publicity", Value(None)),
]


@pytest.fixture(scope="module")
def told() -> Iterator[duckdb.DuckDBPyConnection]:
    with new_warehouse([*office(), *GIVEN]) as con:
        yield con


@pytest.mark.parametrize(("expression", "expected"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_says(told: duckdb.DuckDBPyConnection, expression: str, expected: Value) -> None:
    found = evaluate(told, expression, YEAR)
    assert (found.value, found.bound) == (expected.value, expected.bound)
    if expected.denominator is not None:
        assert (found.numerator, found.denominator) == (expected.numerator, expected.denominator)


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("nothing", "没有名为“nothing”的指标或记录"),
        ("reception.nothing", "reception 没有名为“nothing”的列"),
        ("reception[nothing=1]", "reception 没有名为“nothing”的列"),
        ("reply_rate.value", "指标 reply_rate 只有 numerator 和 denominator"),
        ("receptions[channel]", "应写 列=值"),
        ("receptions[channel=]", "应写 列=值"),
        ("receptions(channel)", "看不懂“receptions(channel)”"),
        ("", "看不懂"),
        ("opinion.resident", "opinion 没有名为“resident”的列"),
        ("duties_done[kind=1]", "指标 duties_done 不能按 kind 分"),
        ("staffed_rate[nothing=1]", "数不了"),
        ("group_meeting_rate", "没有整个区域的数"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(
    county: duckdb.DuckDBPyConnection, expression: str, told: str
) -> None:
    with pytest.raises(ValueError, match=told.replace("(", r"\(").replace(")", r"\)")) as caught:
        evaluate(county, expression, YEAR)
    assert "\n" not in str(caught.value)


def test_a_metric_without_the_grain_is_refused(county: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ValueError, match="没有按 unit 的数"):
        compute(county, ["receptions"], "unit", YEAR)


def test_parts_of_a_name() -> None:
    asked = parse("debriefing_coverage.numerator[form=口头+书面,audience=选民|常委会]")
    assert (asked.name, asked.part) == ("debriefing_coverage", "numerator")
    assert asked.slices == (("form", ("口头+书面",)), ("audience", ("选民", "常委会")))


@pytest.mark.parametrize("pack", pack_names(Path("no-such-folder")))
def test_every_measure_of_every_rule_pack_can_be_counted(pack: str) -> None:
    for where, expression in load_rules(Path("no-such-folder"), pack).measures():
        assert resolve(expression), where


@pytest.fixture(scope="module")
def invented() -> Iterator[duckdb.DuckDBPyConnection]:
    with new_warehouse(invent(4)) as con:
        yield con


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_says_by_what_it_can_be_counted(invented: duckdb.DuckDBPyConnection, record: str) -> None:
    """What it says it can, it can: a link that asks for more is told so before anything is counted."""
    for grain in resolve(record).grains:
        assert "id" in compute(invented, [record], grain, YEAR).columns
    for grain in {*get_args(Grain)} - {*resolve(record).grains}:
        with pytest.raises(ValueError, match="没有按"):
            compute(invented, [record], grain, YEAR)


def test_many_at_once_are_as_one_by_one(invented: duckdb.DuckDBPyConnection) -> None:
    asked = [expression for _, expression, _ in TOLD]
    assert evaluate_all(invented, asked, YEAR) == [evaluate(invented, one, YEAR) for one in asked]


def test_slices_of_one_column_add_up_to_the_whole(invented: duckdb.DuckDBPyConnection) -> None:
    for metric, column, values in [
        ("receptions", "channel", ("现场", "来访", "来信")), ("reply_rate", "period", ("大会", "闭会")),
        ("suggestions", "kind", ("议案", "建议")), ("attendance_rate", "kind", ("人代会", "座谈会", "视察", "代表小组活动")),
    ]:  # fmt: skip
        asked = [metric, *(f"{metric}[{column}={value}]" for value in values)]
        frame = compute(invented, asked, "area", YEAR)
        for part in ("numerator", "denominator") if METRICS[metric].is_ratio else ("numerator",):
            whole, *parts = (frame[f"{one}.{part}"] for one in asked)
            assert whole.to_list() == sum(parts[1:], parts[0]).to_list()


def test_the_same_column_twice_narrows_twice(invented: duckdb.DuckDBPyConnection) -> None:
    assert evaluate(invented, "receptions[channel=来信,channel=来访]", YEAR).value == 0
