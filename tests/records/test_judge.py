"""One row before its class: the typed row, or every fault with the column at fault and what is allowed."""

from datetime import date

import pytest

from etl.records import RECORDS, SHEETS, Record, columns
from etl.records.amounts import Amount
from etl.records.kinds import Reading, Reference
from tests.records.good_rows import GOOD, good_cells

DAY = "确有其日的年月日，如 2023-11-03 或 2023年11月3日"
COUNT = "不小于 0 的整数，可写 40余、近50、约30"
NUMBER = "不小于 0 的数，可写 40余、近50、约30"
VOTES = "满意票、基本满意票、不满意票要么都填，要么都空"

Changed = dict[str, str | None]

FAULTY: list[tuple[str, Changed, list[tuple[str, str | None, str]]]] = [
    # sheet, what is changed in the good row, (header, found, allowed) of every fault
    ("代表", {"姓名": None}, [("姓名", None, "必填")]),
    ("代表", {"姓名": "\u200b"}, [("姓名", "\u200b", "文字")]),
    ("代表", {"性别": "女性"}, [("性别", "女性", "男、女")]),
    ("代表", {"出生年月": "七十年代"}, [("出生年月", "七十年代", "年、年月或年月日，如 1970-05")]),
    ("出席", {"出席情况": "到会"}, [("出席情况", "到会", "出席、请假、缺席、公务、列席、不适用、未记录")]),
    ("出席", {"代表编号": None}, [("代表编号", None, "必填")]),
    ("出席", {"是否发言": "两次"}, [("是否发言", "两次", "是、否（√、×）")]),
    ("接待", {"日期": "2023-02-30"}, [("日期", "2023-02-30", DAY)]),
    ("接待", {"日期": "2023年11月"}, [("日期", "2023年11月", DAY)]),
    ("接待", {"日期": "长期"}, [("日期", "长期", DAY)]),
    ("接待", {"日期": "112年11月3日"}, [("日期", "112年11月3日", DAY)]),
    ("接待", {"接待人次": "若干"}, [("接待人次", "若干", COUNT)]),
    ("接待", {"接待人次": "-3"}, [("接待人次", "-3", COUNT)]),
    ("接待", {"接待人次": "12.5"}, [("接待人次", "12.5", COUNT)]),
    ("接待", {"接待人次": "预计30"}, [("接待人次", "预计30", COUNT)]),
    ("接待", {"接待人次": None, "日期": "某日"}, [("日期", "某日", DAY), ("接待人次", None, "必填")]),
    ("站点", {"投入资金": "12户"}, [("投入资金", "12户", NUMBER)]),
    ("站点", {"面积": "30万元"}, [("面积", "30万元", NUMBER)]),
    ("站点", {"房间数": "3余"}, [("房间数", "3余", "整数，如 4")]),
    ("站点", {"星级": "6"}, [("星级", "6", "1 到 5")]),
    ("站点", {"接待日": "有空就来"},
        [("接待日", "有空就来", "每月N日、单月N日、双月N日、每周X、双周X、每月第N个周X，几个之间用顿号")]),
    ("说明", {"报送内容": "、"}, [("报送内容", "、", "几项之间用顿号")]),
    ("说明", {"覆盖结束": "2022-12-31"}, [("覆盖结束", "2022-12-31", "不早于覆盖开始 2023-01-01")]),
    ("任职", {"结束日期": "2021-08-31"}, [("结束日期", "2021-08-31", "不早于开始日期 2021-09-01")]),
    ("任职", {"级别": "街道"}, [("级别", "街道", "全国、省、市、县、乡镇、议政代表、议事代表")]),
    ("联系走访", {"联系对象": None}, [("联系对象", None, "除类型为入户走访外必填")]),
    ("联系走访", {"日期": None}, [("日期", None, "除类型为结对外必填")]),
    ("联系走访", {"类型": "入户走访", "联系对象": None, "应联系数": "20", "联系数": "21"},
        [("联系数", "21", "不大于应联系数 20")]),
    ("活动", {"提出意见建议": "约7", "采纳意见建议": "8"}, [("采纳意见建议", "8", "不大于提出意见建议 7")]),
    ("社情民意", {"督办日期": "2023-11-02", "办结日期": "2023-11-01"},
        [("督办日期", "2023-11-02", "不早于日期 2023-11-03"), ("办结日期", "2023-11-01", "不早于日期 2023-11-03")]),
    ("建议", {"交办日期": "2023-02-01"}, [("主办单位", None, "填了交办日期就必填")]),
    ("建议", {"交办日期": "2023-01-09", "主办单位": "某局"}, [("交办日期", "2023-01-09", "不早于提出日期 2023-01-10")]),
    ("建议", {"交办日期": "2023-02-01", "主办单位": "某局", "答复日期": "2023-01-31"},
        [("答复日期", "2023-01-31", "不早于交办日期 2023-02-01")]),
    ("建议", {"答复日期": "2023-05-01", "承诺完成日期": "2023-04-01"},
        [("承诺完成日期", "2023-04-01", "不早于答复日期 2023-05-01")]),
    ("建议", {"附议代表": "D2、D1"}, [("附议代表", "D2、D1", "不含领衔代表本人")]),
    ("建议评价", {"轮次": "3"}, [("轮次", "3", "1 到 2")]),
    ("建议评价", {"分数": "100.5"}, [("分数", "100.5", "0 到 100")]),
    ("建议评价", {"满意票": "20", "不满意票": "0"}, [("基本满意票", None, VOTES)]),
    ("建议评价", {"发出日期": "2023-05-02", "评价日期": "2023-05-01"},
        [("评价日期", "2023-05-01", "不早于发出日期 2023-05-02")]),
    ("述职", {"满意票": "20"}, [("基本满意票", None, VOTES)]),
    ("办实事", {"数量": "6"}, [("单位", None, "填了数量就必填")]),
    ("办实事", {"金额": "预计10万元", "是否预计": "否"}, [("金额", "预计10万元", NUMBER)]),
    ("项目", {"年度": "去年"}, [("年度", "去年", "四位年份，如 2023")]),
    ("清单", {"代表编号": "D1"}, [("站点编号", "S1", "代表编号、站点编号、区域编号里正好填一个")]),
    ("清单", {"站点编号": None, "站点名称": "甲站", "区域名称": "甲街道"},
        [("区域编号", "甲街道", "代表编号、站点编号、区域编号里正好填一个")]),
    ("清单", {"站点编号": None}, [("区域编号", None, "代表编号、站点编号、区域编号里正好填一个")]),
    ("荣誉", {"小组名称": "一组"},
        [("小组名称", "一组", "代表编号、小组名称、站点编号、项目编号、区域编号里正好填一个")]),
    ("填报数", {"代表编号": "D1", "站点编号": "S1"},
        [("站点编号", "S1", "代表编号、站点编号、区域编号里最多填一个")]),
    ("填报数", {"性质": "估计"}, [("性质", "估计", "实际、计划、目标")]),
]  # fmt: skip


def row(sheet: str, changed: Changed | None = None) -> tuple[type[Record], dict[str, str | None]]:
    """The good row of a sheet with some cells changed, under our column names."""
    return SHEETS[sheet], good_cells(SHEETS[sheet], changed)


def good(sheet: str, changed: Changed | None = None, reading: Reading | None = None) -> Record:
    record, cells = row(sheet, changed)
    judged = record.judge(cells, reading or Reading())
    assert isinstance(judged, Record), judged
    return judged


@pytest.mark.parametrize("sheet", GOOD)
def test_a_good_row(sheet: str) -> None:
    assert good(sheet).staged()


def test_every_sheet_has_a_good_row() -> None:
    assert set(GOOD) == set(SHEETS)


@pytest.mark.parametrize(("sheet", "changed", "faults"), FAULTY)
def test_a_faulty_row(sheet: str, changed: Changed, faults: list[tuple[str, str | None, str]]) -> None:
    record, cells = row(sheet, changed)
    judged = record.judge(cells)
    headers = {column.name: column.header for column in columns(record)}
    assert isinstance(judged, list)
    assert [(headers[fault.column or ""], fault.found, fault.allowed) for fault in judged] == faults


@pytest.mark.parametrize("record", RECORDS.values(), ids=lambda record: record.sheet)
def test_every_required_column_is_missed(record: type[Record]) -> None:
    judged = record.judge({})
    assert isinstance(judged, list)
    missed = [fault.column for fault in judged if fault.allowed == "必填"]
    assert missed == [column.name for column in columns(record) if column.required]


def test_a_reference_is_given_by_number_by_name_or_by_both() -> None:
    by_name = good("出席", {"代表编号": None, "姓名": "薛　凌"}).staged()
    assert (by_name["deputy_id"], by_name["deputy_id_name"]) == (None, "薛凌")
    by_both = good("出席", {"代表编号": "Ｄ１", "姓名": "買買提．江"}).staged()
    assert (by_both["deputy_id"], by_both["deputy_id_name"]) == ("D1", "买买提·江")


def test_local_words_stand_for_listed_ones() -> None:
    words = {"reception.channel": {"民情直通车": "网络平台"}, "deputy.party": {"党员": "中共党员"}}
    reading = Reading(wordings=words)
    assert good("接待", {"渠道": "民情 直通車"}, reading).staged()["channel"] == "网络平台"
    assert good("代表", {"政治面貌": "党员"}, reading).staged()["party"] == "中共党员"
    assert good("代表", {"政治面貌": "民盟"}, reading).staged()["party"] == "民盟"
    assert good("出席", {"出席情况": "請 假"}).staged()["presence"] == "请假"


def test_roc_years_are_read_where_they_are_in_use() -> None:
    reading = Reading(roc_years=True)
    assert good("接待", {"日期": "112年11月3日"}, reading).staged()["happened_on"] == date(2023, 11, 3)
    assert good("项目", {"年度": "112年度"}, reading).staged()["year"] == 2023


@pytest.mark.parametrize(
    ("cells", "amount", "forecast"),
    [
        ({"金额": "10万元"}, Amount(10), False),
        ({"金额": "预计10余万元"}, Amount(10, "at_least"), True),
        ({"金额": "10万元（预计）"}, Amount(10), True),
        ({"金额": "预计10万元", "是否预计": "是"}, Amount(10), True),
        ({"金额": "10万元", "是否预计": "√"}, Amount(10), True),
        ({"金额": "10万元", "内容": "预计明年完工"}, Amount(10), False),
    ],
)
def test_an_expected_amount_is_a_forecast(cells: Changed, amount: Amount, forecast: bool) -> None:
    staged = good("办实事", cells).staged()
    assert (staged["amount_wan"], staged["amount_wan_bound"], staged["is_forecast"]) == (*amount, forecast)


def test_a_staged_row_has_plain_values_bounds_and_names_and_nothing_private() -> None:
    staged = good("社情民意", {"代表": "D1、张某", "反映人": "某人", "联系电话": "123"}).staged()
    assert staged["deputy_ids"] == ["D1", "张某"]
    assert staged["topic"] == []
    assert (staged["station_id"], staged["station_id_name"]) == (None, None)
    assert staged["handling"] == "待处理"
    assert not {"resident", "phone"} & set(staged)
    reception = good("接待", {"接待人次": "四十余人次"}).staged()
    assert (reception["visitors"], reception["visitors_bound"]) == (40.0, "at_least")
    figure = good("填报数").staged()
    assert (figure["amount"], figure["amount_bound"]) == (30.0, "at_least")


def test_a_row_does_not_change() -> None:
    judged = good("代表")
    with pytest.raises(ValueError, match="frozen"):
        judged.__setattr__("deputy_name", "李某")


def test_references_are_told_from_each_other() -> None:
    assert good("驻站").__dict__["deputy_id"] == Reference("D1")
