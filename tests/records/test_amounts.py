"""Counts, numbers and money, whatever the number; single cells stand in printed/."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.records.amounts import Amount, count, integer, is_forecast, money, number, quantity, without_forecast


@pytest.mark.parametrize(
    "printed", ["预计1200万元", "预计 1200", "預計10", "预期10万元", "预估10", "拟10万", "10万元（预计）"]
)
def test_a_forecast_says_so(printed: str) -> None:
    assert is_forecast(printed)
    assert not is_forecast(without_forecast(printed))
    assert money(without_forecast(printed)).value > 0


def test_a_reached_number_is_no_forecast() -> None:
    assert not is_forecast("1200万元")


@pytest.mark.parametrize("read", [count, quantity, money, number, integer])
@pytest.mark.parametrize("printed", ["9" * 400, "1" + "0" * 400, "0." + "9" * 30 + "万", "0." + "0" * 400 + "1"])
def test_no_number_is_infinite_or_loses_a_digit(read: Callable[[str], object], printed: str) -> None:
    with pytest.raises(ValueError):
        read(printed)


# ---- whatever the number

WHOLE = st.integers(0, 10**9)
BEFORE = {"": None, "约": "about", "近": "almost", "超过": "at_least", "达": "at_least", "不足": "almost"}
BEHIND = {"": None, "余": "at_least", "多": "at_least", "+": "at_least", "以上": "at_least", "左右": "about"}


@settings(deadline=None)
@given(WHOLE, st.sampled_from(["", "人", "人次", "件", "户"]), st.sampled_from(sorted(BEFORE)), st.booleans())
def test_a_bound_before_the_number(value: int, unit: str, word: str, grouped: bool) -> None:
    printed = f"{value:,}" if grouped else str(value)
    assert count(f"{word}{printed}{unit}") == Amount(float(value), BEFORE[word])


@settings(deadline=None)
@given(WHOLE, st.sampled_from(["", "人", "人次", "件", "户"]), st.sampled_from(sorted(BEHIND)), st.booleans())
def test_a_bound_behind_the_number_or_its_unit(value: int, unit: str, word: str, before_unit: bool) -> None:
    printed = f"{value}{word}{unit}" if before_unit else f"{value}{unit}{word}"
    assert count(printed) == Amount(float(value), BEHIND[word])


@settings(deadline=None)
@given(st.decimals(0, 10**6, places=2))
def test_money_is_the_same_in_every_unit_to_the_last_digit(wan: object) -> None:
    """No dust of binary fractions: 0.1 万元 is 1000 元."""
    yuan = f"{int(float(str(wan)) * 100 + 0.5) * 100}元"
    assert money(f"{wan}万元") == money(f"{wan}万") == money(str(wan)) == money(yuan) == Amount(float(str(wan)))
