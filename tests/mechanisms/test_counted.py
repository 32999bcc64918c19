"""Every mechanism is counted on the sample; what the sample has nothing of is listed here, with the reason."""

import pytest

from etl.metrics import Value

NO_GRID = "望川区的站点里没有网格"
NO_BASE = "望川区没有实践基地"
NO_BOOK = "样例没有印工作手册"
NO_EPIDEMIC = "样例是2024年和2025年的，没有疫情防控"
BLANK = {"staffed_rate[kind=网格]": NO_GRID}  # nothing to divide by
ZERO = {
    "station[kind=网格]": NO_GRID,
    "station[kind=基地]": NO_BASE,
    "work_product.quantity[kind=工作手册]": NO_BOOK,
    "activities[campaign=疫情防控]": NO_EPIDEMIC,
    "service.quantity[purpose=复工复产,quantity_unit=家]": NO_EPIDEMIC,
}


def test_every_expression_is_known(counted: dict[str, Value]) -> None:
    assert {expression for expression, value in counted.items() if value.value is None} == set(BLANK)


def test_nothing_but_what_the_sample_lacks_is_zero(counted: dict[str, Value]) -> None:
    assert {expression for expression, value in counted.items() if value.value == 0} == set(ZERO)


def test_a_rate_carries_both_its_sides(counted: dict[str, Value]) -> None:
    for expression, value in counted.items():
        if value.denominator and value.numerator is not None and value.value is not None and value.value <= 1:
            assert value.value in (value.denominator, pytest.approx(value.numerator / value.denominator)), expression
