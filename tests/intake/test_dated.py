"""A meeting named by its day in the heading of a matrix."""

import pytest
from test_shape import Row, checked, facts, shaped

from etl.intake.dated import by_day


@pytest.mark.parametrize(
    "heading, name",
    [
        ("3月6日\n代表培训", "2025-03-06代表培训"),
        ("代表培训（3月6日）", "2025-03-06代表培训"),
        ("2024年12月30日代表培训", "2024-12-30代表培训"),
        ("2025-03-06", "2025-03-06"),
        ("2025-03-06 00:00:00", "2025-03-06"),
        ("3.6", "2025-03-06"),
        ("3月6日至8日 集中视察", "2025-03-06集中视察"),
        ("3月常委会", "3月常委会"),
        ("第3-4次会议", "第3-4次会议"),
        ("2月30日视察", "2月30日视察"),
        ("代表培训", "代表培训"),
    ],
)
def test_the_day_comes_first_and_what_names_none_stays_as_printed(heading: str, name: str) -> None:
    assert by_day(heading, 2025) == name


def test_without_a_year_a_day_stays_as_printed() -> None:
    assert by_day("3月6日代表培训", None) == "3月6日代表培训"


TITLE: Row = ["2023年出席情况"]
DAYS = [
    [TITLE, ["姓名", "代表培训", "视察"], [None, "3月6日", "5月8日"]],
    [TITLE, ["序号", "3月6日", "5月8日"], ["姓名", "代表培训", "视察"]],
    [TITLE, ["姓名", "3月6日代表培训", "5月8日视察"]],
]


@pytest.mark.parametrize("head", DAYS, ids=["days below", "days above", "in one cell"])
def test_days_may_stand_in_a_row_of_their_own(head: list[Row]) -> None:
    rows = [*head, ["张三", "√", "请假"], ["李四", "√", "√"]]
    first = len(head) + 1
    assert facts(rows, "activity_id_name", "presence")[:2] == [
        (first, "2023-03-06代表培训", "出席"),
        (first, "2023-05-08视察", "请假"),
    ]
    assert checked(rows).bad == 0 and shaped(rows).rows.height == 4


def test_one_group_over_several_days_names_each_of_them() -> None:
    rows = [TITLE, ["姓名", "常委会会议", None, "视察"], [None, "3月6日", "3月8日", "5月8日"], ["张三", "√", "√", "√"]]
    names = [name for _, name in facts(rows, "activity_id_name")]
    assert names == ["2023-03-06常委会会议", "2023-03-08常委会会议", "2023-05-08视察"]


def test_a_group_that_is_no_day_says_nothing() -> None:
    rows = [["张", "会议", None], ["姓名", "代表培训", "视察"], ["张三", "√", "√"]]
    assert [name for _, name in facts(rows, "activity_id_name")] == ["代表培训", "视察"]


def test_a_first_row_without_a_name_is_a_row_and_no_header() -> None:
    rows = [["姓名", "3月6日培训", "视察"], [None, "√", "√"], ["张三", "√", "√"]]
    assert shaped(rows).header_row == 1
    assert facts(rows, "activity_id_name") == [(3, "3月6日培训"), (3, "视察")]
