"""填报数 beside what is counted: which totals speak of which number, and what they may say."""

import pytest

from etl.metrics import Value
from etl.report.stated import Stated, expression_of, told_of, with_stated


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
