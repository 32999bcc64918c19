"""填报数 beside what is counted: which totals speak of which number, and what they may say."""

from datetime import date

import pytest
from small import new_warehouse, sheet

from etl.metrics import Value, View
from etl.report.figures import _places
from etl.report.stated import Stated, expression_of, told_of, with_stated, within


def total(measure: str, amount: float, bound: str | None = None, kind: str | None = None) -> Stated:
    return Stated(2023, "A", measure, kind, amount, bound, ("年报.xlsx", "填报数", 2))


@pytest.mark.parametrize(
    ("measure", "kind", "expression"),
    [
        ("活动", "走访慰问", "activity[kind=走访慰问]"),
        ("activities", "学习研讨", "activities[kind=学习研讨]"),
        ("接待人次", None, "visitors"),
        ("议题", "研究议题", "agenda_item[kind=研究议题]"),
        ("receptions[channel=来信]", None, "receptions[channel=来信]"),
        ("经费", None, None),
        ("一句话", "两句话", None),
    ],
)
def test_what_a_total_is_about(measure: str, kind: str | None, expression: str | None) -> None:
    assert expression_of(total(measure, 1, kind=kind)) == expression


@pytest.mark.parametrize(
    ("told", "expression", "counted", "about"),
    [
        (total("活动", 20, kind="走访慰问"), "activities[kind=走访慰问]", 20, True),
        (total("活动", 20, kind="学习研讨"), "activities[kind=走访慰问]", 20, False),
        (total("活动", 20), "activities[kind=走访慰问]", 20, False),
        (total("社情民意", 70), "opinions", None, True),
        (total("接待", 70), "visitors", 70, False),  # a sheet is its rows
        (total("已督办", 50), "opinion_followup_rate.numerator", None, True),  # by the name of the figure
        (total("民意督办率", 50), "opinion_followup_rate.numerator", None, False),  # 50 of a hundred, or 50?
        (total("民意督办率", 50), "opinion_followup_rate.numerator", 50, True),  # 50
        (total("opinions", 70), "opinions + receptions", 70, False),
    ],
)
def test_which_number_it_speaks_of(told: Stated, expression: str, counted: float | None, about: bool) -> None:
    assert (told_of(("已督办",), expression, Value(counted), [told]) is told) == about


@pytest.mark.parametrize(
    ("counted", "stated", "shown", "alone"),
    [
        (Value(None), total("活动", 20, "at_least"), (20, "at_least"), True),
        (Value(0), total("活动", 20, "at_least"), (20, "at_least"), True),
        (Value(20), total("活动", 20, "at_least"), (20, "at_least"), False),
        (Value(23), total("活动", 20, "at_least"), (23, None), False),  # the count knows more
        (Value(20), total("活动", 20), (20, None), False),
        (Value(20), total("活动", 35), (20, None), False),  # never added, never instead: told by --check
        (Value(20, "about"), total("活动", 20, "at_least"), (20, "about"), False),
    ],
)
def test_what_is_shown(counted: Value, stated: Stated, shown: tuple[float, str | None], alone: bool) -> None:
    value, is_alone = with_stated(counted, stated)
    assert ((value.value, value.bound), is_alone) == (shown, alone)


@pytest.mark.parametrize("amount", [1.0, 100.0])
def test_a_stated_share_is_a_share_however_it_is_written(amount: float) -> None:
    assert with_stated(Value(None), total("入户率", amount), is_percent=True)[0].value == 1


@pytest.mark.parametrize(
    ("first", "last", "speaks"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), True),
        (date(2024, 1, 1), date(2024, 12, 31), False),
        (date(2023, 8, 1), date(2023, 8, 31), False),  # a year's total says nothing of a month
        (date(2023, 1, 1), date(2024, 7, 31), False),
    ],
)
def test_a_total_is_that_of_its_year(first: date, last: date, speaks: bool) -> None:
    told = [total("活动", 20)]
    assert within(told, {"A"}, View(first, last, date(2024, 12, 31))) == (told if speaks else [])
    assert within(told, {"B"}, View(first, last, date(2024, 12, 31))) == []


@pytest.mark.parametrize(
    ("place", "area", "of"), [("", None, {"A"}), ("乙", None, {"A", "B"}), ("乙", "C", {"C"}), ("丁", None, {"A"})]
)
def test_whose_totals_are_meant(place: str, area: str | None, of: set[str]) -> None:
    areas = sheet(
        "区域", "区域编号 区域名称 层级 上级区域", "A 甲区 县 .", "B 乙街道 乡镇街道 A", "C 丙街道 乡镇街道 A"
    )
    year = View(date(2023, 1, 1), date(2023, 12, 31), date(2023, 12, 31), area=area)
    assert _places(new_warehouse([areas]), place, year) == of
