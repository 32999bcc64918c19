"""From a printed cell to a value, kind by kind: left as printed, right as read; — is what no rule reads."""

from collections.abc import Callable
from datetime import date

import pytest

from etl.records import fold

UNREAD = "—"

DAYS = """
2023-11-03                     2023-11-03
2023-11-3                      2023-11-03
2023/11/3                      2023-11-03
2023.11.3                      2023-11-03
2023.11.3.                     2023-11-03
20231103                       2023-11-03
2023年11月3日                  2023-11-03
2023年11月3号                  2023-11-03
2023年11月 3日                 2023-11-03
2023 年 11 月 3 日             2023-11-03
2023 11 03                     2023-11-03
2023–11–03                     2023-11-03
２０２３－１１－０３           2023-11-03
２０２３年１１月３日           2023-11-03
二〇二三年十一月三日           2023-11-03
二○二三年十一月二十三日        2023-11-23
二零二三年十一月三十日         2023-11-30
二O二三年十一月廿三日          2023-11-23
2023年十一月三日               2023-11-03
2023年元月3日                  2023-01-03
2023-11-03 00:00:00            2023-11-03
2023-11-03 09:30:00.123        2023-11-03
2023-11-03T09:30:00+08:00      2023-11-03
2023/11/3 9：30                2023-11-03
2023-11-3 9:30 AM              2023-11-03
2023年11月3日上午9时30分       2023-11-03
2023年11月3日9:00-11:00        2023-11-03
2023年11月3日下午              2023-11-03
2023年11月3日 星期五           2023-11-03
2023-11-03（周五）             2023-11-03
2023年11月3日（星期五）上午    2023-11-03
45233                          2023-11-03
45233.5                        2023-11-03
29221                          1980-01-01
1900-01-01                     1900-01-01
2100-12-31                     2100-12-31
2024-02-29                     2024-02-29
2023-02-29                     —
2023-02-30                     —
2023-13-01                     —
2023-11-00                     —
1899-12-31                     —
2101-01-01                     —
2023-11                        —
2023年11月                     —
2023年                         —
2023                           —
20231                          —
202311                         —
11月3日                        —
23-11-3                        —
二三年十一月三日               —
112年11月3日                   —
3/11/2023                      —
2023-1-103                     —
2023年11月3-5日                —
2023-11-03至2023-11-05         —
2023-11-03前                   —
2023年正月初三                 —
二〇二三年一十一月三日         —
长期                           —
未知                           —
99999                          —
"""

ROC_DAYS = """
112年11月3日           2023-11-03
112.11.3               2023-11-03
112/11/03              2023-11-03
民国112年11月3日       2023-11-03
民國112年11月3日       2023-11-03
一一二年十一月三日     2023-11-03
99年1月5日             2010-01-05
2023-11-03             2023-11-03
23-11-3                —
112年11月              —
112年2月29日           —
"""

YEARS = """
2023         2023
2023年       2023
2023 年      2023
2023年度     2023
2023.0       2023
２０２３     2023
二〇二三年   2023
二零二三年度   2023
1900         1900
2100         2100
1899         —
2101         —
23           —
112年        —
2023-11      —
2023学年     —
今年         —
"""

BORN = """
1970                  1970
1970年                1970
一九七〇年            1970
1970.1                1970
1970-05               1970-05
1970.05               1970-05
1970.5                1970-05
1970.10               1970-10
1970/5                1970-05
1970年5月             1970-05
1970 年 5 月          1970-05
1970年05月生          1970-05
1970年5               1970-05
1970年5月出生         1970-05
一九七〇年五月        1970-05
197005                1970-05
1970-05-06            1970-05-06
1970.5.6              1970-05-06
19700506              1970-05-06
1970年5月6日          1970-05-06
1970-05-06 00:00:00   1970-05-06
25694                 1970-05-06
16198                 1944-05-06
19705                 —
1970-13               —
1970-00               —
70年                  —
七十年代              —
2101-01               —
"""

YES = "是 是的 √ ✓ ✔ ✔\ufe0f ☑ v V 有 对 對 Y y Ｙ yes YES ＹＥＳ true TRUE 1 1.0 已 已完成 完成 达标 ●"
NO = "否 × ✗ ✘ ✕ x X ☒ □ 无 無 没有 错 錯 N n no No false FALSE 0 0.0 未 不是 未完成 ○"
NEITHER = "? 半 / - 2 √√ 是否 到会 部分完成"

NAMES = """
薛　凌               薛凌
薛 凌                薛凌
薛凌                 薛凌
時(shí)              时
时（shí）            时
时(shi2)             时
张三(zhāng sān)      张三
買買提．江           买买提·江
买买提‧江            买买提·江
买买提•江            买买提·江
买买提・江           买买提·江
买买提.江            买买提·江
买买提﹒江           买买提·江
ＺＨＡＮＧ Ｓａｎ    ZHANGSan
张三（男）           张三(男)
欧陽峰               欧阳峰
"""

TEXTS = """
甲　乙                  甲 乙
ａｂｃ１２              abc12
“引号”，和（括号）    “引号”，和（括号）
①Ⅳ                      ①Ⅳ
"""

IDS = """
Ｄ００１        D001
D–001           D-001
建（2023）1号   建(2023)1号
建〔2023〕1号   建〔2023〕1号
"""

LISTS = """
甲、乙              甲|乙
甲，乙,丙;丁；戊    甲|乙|丙|丁|戊
甲﹑乙､丙           甲|乙|丙
、甲、、            甲
甲、甲、乙          甲|乙
甲 、 乙            甲|乙
甲/乙               甲/乙
优化 营商环境       优化 营商环境
、                  —
"""

WORDS = """
請假           请假
口头＋书面     口头+书面
口头 + 书面    口头+书面
入戶走訪       入户走访
a类            A类
"""


def table(text: str) -> list[tuple[str, str]]:
    """Lines of two cells with two blanks or more between them; an ideographic blank is no gap."""
    lines = (line.rpartition("  ") for line in text.strip("\n").splitlines())
    return [(printed.rstrip(" "), value.strip()) for printed, _, value in lines]


def holds(read: Callable[[str], object], printed: str, value: str) -> None:
    if value == UNREAD:
        with pytest.raises(ValueError):
            read(printed)
    else:
        assert str(read(printed)) == value


def roc_day(printed: str) -> date:
    return fold.day(printed, roc_years=True)


def listed(printed: str) -> str:
    return "|".join(fold.items(printed))


TABLES: list[tuple[Callable[[str], object], str]] = [
    (fold.day, DAYS), (roc_day, ROC_DAYS), (fold.year, YEARS), (fold.born, BORN), (fold.name, NAMES), (fold.text, TEXTS),
    (fold.identifier, IDS), (listed, LISTS), (fold.word, WORDS),
]  # fmt: skip


@pytest.mark.parametrize(
    ("read", "printed", "value"),
    [(read, *line) for read, text in TABLES for line in table(text)],
    ids=lambda part: getattr(part, "__name__", part),
)
def test_a_cell_as_printed(read: Callable[[str], object], printed: str, value: str) -> None:
    holds(read, printed, value)


@pytest.mark.parametrize("printed", YES.split())
def test_yes(printed: str) -> None:
    assert fold.boolean(printed) is True


@pytest.mark.parametrize("printed", NO.split())
def test_no(printed: str) -> None:
    assert fold.boolean(printed) is False


@pytest.mark.parametrize("printed", NEITHER.split())
def test_neither_yes_nor_no(printed: str) -> None:
    with pytest.raises(ValueError):
        fold.boolean(printed)


@pytest.mark.parametrize("read", [fold.text, fold.identifier, fold.name, fold.items])
def test_what_nobody_sees_is_passed_over_and_alone_is_nothing(read: Callable[[str], object]) -> None:
    assert read("张\u200b三\ufeff") == read("张三")
    with pytest.raises(ValueError):
        read("\u200b \ufeff")


def test_a_list_is_split_at_line_breaks() -> None:
    assert fold.items("甲\n乙\r\n丙") == ("甲", "乙", "丙")


def test_roc_years_count_only_where_they_are_in_use() -> None:
    assert fold.year("112年", roc_years=True) == 2023
    assert fold.year("2023年", roc_years=True) == 2023
    with pytest.raises(ValueError):
        fold.year("23年", roc_years=True)
