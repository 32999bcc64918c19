"""The list holds every mechanism of the five reports once, and its page is the one printed from it."""

from string import ascii_lowercase

import pytest

from dashboard.pages import PAGES
from etl.report.mechanisms import FILE, Mechanism, mechanisms, page

ROWS = {"0": 38, "1": 43, "2": 27, "3": 28, "4": 21}  # report -> its last number
SEVEN = [f"2.10{letter}" for letter in ascii_lowercase[:7]]  # 七个一 is seven rows

BACKGROUND = ["1.07", "3.28", "4.05"]
CANNOT = ["0.27", "1.13", "3.07", "4.20"]  # the report says more than records can


def test_every_mechanism_has_one_row() -> None:
    numbers = [f"{report}.{n:02d}" for report, last in ROWS.items() for n in range(1, last + 1)]
    wanted = [name for number in numbers for name in (SEVEN if number == "2.10" else [number])]
    assert [one.id for one in mechanisms()] == wanted


def test_all_but_the_background_can_be_counted() -> None:
    assert [one.id for one in mechanisms() if one.is_background] == BACKGROUND
    assert [one.id for one in mechanisms() if not one.expressions] == BACKGROUND


def test_what_fits_badly_is_said_plainly() -> None:
    assert [one.id for one in mechanisms() if one.remark.startswith("合不上：")] == CANNOT


@pytest.mark.parametrize("one", [one for one in mechanisms() if not one.is_background], ids=lambda one: one.id)
def test_it_is_shown_on_pages_that_exist(one: Mechanism) -> None:
    assert one.shown[0] == "查数"
    assert set(one.shown) <= {page.title for page in PAGES}


def test_the_printed_page_is_current() -> None:
    assert FILE.read_text("utf-8") == page(), "python -m etl.report.mechanisms"
