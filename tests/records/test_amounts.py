"""Counts, numbers and money as offices print them, with the bound they print."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.records.amounts import Amount, count, integer, is_forecast, money, number, quantity, without_forecast

COUNTS = """
40            40
0             0
零            0
1,200         1200
1，200        1200
１２          12
12.0          12
40人次        40
40 人次       40
40（人次）    40
3起           3
共40          40
二十          20
两百          200
一千二百      1200
三百二        320
1万           10000
1.2万         12000
3千           3000
9999999999999  9999999999999
40余          40 至少
40余人次      40 至少
40多          40 至少
40+           40 至少
320＋         320 至少
300以上       300 至少
300人以上     300 至少
超过300       300 至少
不少于300     300 至少
达300         300 至少
达300余人     300 至少
≥300          300 至少
二十余        20 至少
二十多户      20 至少
十几          10 至少
百余人        100 至少
上百          100 至少
两千余        2000 至少
1万余         10000 至少
1.2万余人次   12000 至少
近50          50 至多
近百人        100 至多
接近50        50 至多
不足50        50 至多
不到50        50 至多
<50           50 至多
约30          30 大约
约 30         30 大约
大约30人      30 大约
30左右        30 大约
30人上下      30 大约
四十来个      40 大约
约40人次左右  40 大约
约300余人     300 大约
近300余       —
预计300       —
40元          —
4万元         —
100%          —
1.5           —
-3            —
1,2000        —
12,00         —
1 200         —
30-40         —
11月          —
2023年        —
数十          —
几十          —
百            —
若干          —
无            —
1e3           —
1234567890123456789  —
999999999999999  999999999999999
1000000000000000  —
999999万亿    —
100000亿亿    —
一亿亿        —
"""

QUANTITIES = """
12.5          12.5
12.5平方米    12.5
50㎡          50
2.5 m²        2.5
3KM           3
30余亩        30 至少
约1.5公里     1.5 大约
1,200.50      1200.5
10万元        —
96%           —
5.            —
1/2           —
五成          —
"""

MONEY = """
10            10
10万          10
10万元        10
10 万元       10
10.5萬元      10.5
400000元      40
¥400000       40
￥10万        10
人民币10万元  10
3千元         0.3
5百万         500
2.3千万元     2300
五十万元      50
三千万元      3000
1.2亿元       12000
1.2亿         12000
50元          0.005
10余万元      10 至少
10万余元      10 至少
10万多        10 至少
二十余万元    20 至少
10万元以上    10 至少
1.2亿余元     12000 至少
近百万元      100 至多
不足10万元    10 至多
约10          10 大约
30万左右      30 大约
3千           —
10户          —
10%           —
万元          —
预计10万元    —
"""

NUMBERS = """
40余          40 至少
10万元        10
96%           0.96
约96.5%       0.965 大约
1.2万         12000
"""

INTEGERS = """
5       5
5.0     5
1,200   1200
１２    12
3间     3
五      5
第2轮   2
第二轮  2
4星     4
五星级  5
5.5     —
40余    —
约5     —
-3      —
3元     —
11月    —
"""

BOUNDS = {None: "", "at_least": " 至少", "almost": " 至多", "about": " 大约"}


def shown(value: Amount | int) -> str:
    if isinstance(value, int):
        return str(value)
    return f"{value.value:.15g}{BOUNDS[value.bound]}"


TABLES: list[tuple[Callable[[str], Amount | int], str]] = [
    (count, COUNTS), (quantity, QUANTITIES), (money, MONEY), (number, NUMBERS), (integer, INTEGERS),
]  # fmt: skip


def lines(text: str) -> list[tuple[str, str]]:
    return [
        (printed.strip(), value.strip()) for printed, _, value in (x.partition("  ") for x in text.strip().splitlines())
    ]


CASES = [(read, *line) for read, text in TABLES for line in lines(text)]


@pytest.mark.parametrize(("read", "printed", "value"), CASES, ids=lambda part: getattr(part, "__name__", part))
def test_an_amount_as_printed(read: Callable[[str], Amount | int], printed: str, value: str) -> None:
    if value == "—":
        with pytest.raises(ValueError):
            read(printed)
    else:
        assert shown(read(printed)) == value


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
