"""From a printed cell to a value. Every function takes text that is not blank and raises ValueError otherwise
unread; the sentence a person sees is made from the column, not here."""

import re
from datetime import date, timedelta
from functools import lru_cache

from etl.records.amounts import count, integer, money, number, quantity
from etl.records.characters import half_width, seen, simplified
from etl.records.personal import masked

__all__ = [
    "boolean",
    "born",
    "count",
    "day",
    "identifier",
    "integer",
    "items",
    "money",
    "name",
    "number",
    "phrases",
    "quantity",
    "text",
    "word",
    "year",
]  # fmt: skip

YES = frozenset("是 是的 √ ✓ ✔ ☑ V 有 对 真 Y YES TRUE T 1 1.0 已 需 已完成 完成 达标 ● ■".split())
NO = frozenset("否 × ✗ ✘ ✕ X ☒ ☐ □ 无 没有 错 假 N NO FALSE F 0 0.0 未 不 不是 未完成 未达标 ○".split())
YEARS = range(1900, 2101)
FIRST_ROC_YEAR = 38
"""1949: no record here is older, and 23年 is 2023 cut short rather than 1934."""
FIRST_SERIAL = 29221
"""1980-01-01 as Excel counts days; below it stand numbers such as 20231, which is a month run together."""

_WIDE = {code: code - 0xFEE0 for code in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]}
_DOTS = str.maketrans(dict.fromkeys("‧．•·・.﹒∙⋅", "·"))
_PINYIN = re.compile(r"\([a-zA-ZÀ-ɏ̀-ͯ\s'’\-]+[1-5]?\)")
_PART = re.compile(r"\((?:副?组长|组员|成员|副?站长|站员|联络员|召集人|牵头|领衔|主持|记录)\)$")
"""What somebody did that day, written behind the name."""
_DIGITS = str.maketrans("〇零○Oo一二三四五六七八九", "00000123456789")
_YEAR = "[0-9〇零○Oo一二三四五六七八九]"
_DAY = re.compile(
    rf"(?P<year>{_YEAR}{{2,4}})\s*[-/.年\s]\s*(?P<month>\d{{1,2}}|元|[一二三四五六七八九十]{{1,2}})\s*[-/.月\s]\s*"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十廿卅]{1,3})\s*[日号]?"
)
_COMPACT_DAY = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:\.0)?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_CLOCK = r"\d{1,2}(?:[:时点](?:\d{1,2})?(?:[:分](?:\d{1,2}(?:\.\d+)?)?秒?)?|[:时点]半)"
_BEHIND = re.compile(
    rf"(?:[\s,(]*(?:(?:星期|周|礼拜)[一二三四五六日天]|上午|中午|下午|晚上|早上|AM|PM|T?{_CLOCK}(?:\s*[-至]\s*{_CLOCK})?|"
    r"Z|\+\d\d:?\d\d)\)?)*[.。]?",
    re.IGNORECASE,
)
"""What may stand behind a day and is passed over: a weekday, a part of the day, a time or two."""
_MONTH = re.compile(
    rf"(?P<year>{_YEAR}{{4}})\s*[-/.年\s]?\s*(?P<month>\d{{2}}|(?<=\D)\d|[一二三四五六七八九十]{{1,2}})\s*月?"
)
_EXCEL_EPOCH = date(1899, 12, 30)


def text(printed: str) -> str:
    """Blanks at the ends gone, inner ones made one, letters and digits half width; punctuation stays as it is. The number
    of a telephone or an identity card is masked."""
    return masked(_spaced(printed))


def _spaced(printed: str) -> str:
    return _something(re.sub(r"\s+", " ", seen(printed).translate(_WIDE)).strip())


def identifier(printed: str) -> str:
    """Half width throughout, no blanks at the ends, inner ones made one: Ｄ０１２ -> D012."""
    return _something(re.sub(r"\s+", " ", half_width(printed)).strip())


def name(printed: str) -> str:
    """The form in which people, places and groups are compared: half width, simplified, no blanks, pinyin in
    brackets and a part played gone, one dot: 薛　凌 -> 薛凌, 时(shí) -> 时, 王芳(组长) -> 王芳, 買買提．江 -> 买买提·江."""
    bare = re.sub(r"\s+", "", simplified(_PINYIN.sub("", half_width(printed))))
    return _something(_PART.sub("", bare).translate(_DOTS))


@lru_cache(maxsize=1 << 14)  # listed values are folded again for every row that is judged
def word(printed: str) -> str:
    """The form in which a listed value or a local wording is looked up: half width, simplified, no blanks."""
    return re.sub(r"\s", "", simplified(half_width(printed))).upper()


def items(printed: str) -> tuple[str, ...]:
    """A list split at 、，,；; and line breaks, each item once, in order."""
    parts = re.split(r"[、﹑､，,；;\n\r]+", seen(printed))
    found = tuple(dict.fromkeys(_spaced(part) for part in parts if part.strip()))
    if not found:
        raise ValueError(printed)
    return found


def phrases(printed: str) -> tuple[str, ...]:
    """A list of texts, not of what points elsewhere."""
    return tuple(dict.fromkeys(masked(item) for item in items(printed)))


def _something(folded: str) -> str:
    """A cell of nothing but characters nobody sees holds nothing."""
    if not folded:
        raise ValueError("nothing to be seen")
    return folded


def boolean(printed: str) -> bool:
    """是 √ 有 … or 否 × 无 …"""
    folded = word(printed)
    if folded in YES:
        return True
    if folded in NO:
        return False
    raise ValueError(printed)


def day(printed: str, *, roc_years: bool = False) -> date:
    """2023-11-03, 2023/11/3, 2023.11.3, 20231103, 2023年11月3日, 二〇二三年十一月三日, an Excel serial (45233); a time
    of day or a weekday behind it is passed over. 112年11月3日 only where ROC years are in use. A month or a year
    alone is no day."""
    half = _flat(printed)
    half = half.removeprefix("民国").strip() if roc_years else half
    if (serial := _SERIAL.fullmatch(half)) and int(serial[1]) >= FIRST_SERIAL:
        return _in_range(_EXCEL_EPOCH + timedelta(int(serial[1])))
    found = _COMPACT_DAY.match(half) or _DAY.match(half)
    if not found or not _BEHIND.fullmatch(half, found.end()):
        raise ValueError(printed)
    whole_year = _whole_year(found["year"].translate(_DIGITS), roc_years)
    return _in_range(date(whole_year, _small(found["month"]), _small(found["day"])))


def _flat(printed: str) -> str:
    """Half width, simplified, runs of blanks made one: no pattern searches through a cell of thousands of them."""
    return re.sub(r"\s+", " ", simplified(half_width(printed))).strip()


def _whole_year(digits: str, roc_years: bool) -> int:
    """Four digits, or two or three of a ROC year: 112 -> 2023."""
    if len(digits) == 4:
        return int(digits)
    if roc_years and int(digits) >= FIRST_ROC_YEAR:
        return int(digits) + 1911
    raise ValueError(digits)


def _small(printed: str) -> int:
    """11 -> 11, 十一 -> 11, 廿三 -> 23, 三十 -> 30, 元 (the first month) -> 1."""
    if printed.isdigit():
        return int(printed)
    tens, ten, ones = printed.replace("廿", "二十").replace("卅", "三十").replace("元", "一").rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        raise ValueError(printed)
    tens_value = int(tens.translate(_DIGITS) or "1") if ten else 0
    return tens_value * 10 + int(ones.translate(_DIGITS) or "0")


def _in_range(found: date) -> date:
    if found.year not in YEARS:
        raise ValueError(found)
    return found


def year(printed: str, *, roc_years: bool = False) -> int:
    """2023, 2023年, 2023年度, 二〇二三年; 112年 only where ROC years are in use."""
    half = _flat(printed).replace(" 年", "年")
    half = half.removeprefix("民国").strip() if roc_years else half
    found = re.fullmatch(rf"({_YEAR}{{2,4}})(?:\.0)?(?:年度?)?", half)
    if not found:
        raise ValueError(printed)
    whole = _whole_year(found[1].translate(_DIGITS), roc_years)
    if whole not in YEARS:
        raise ValueError(printed)
    return whole


def born(printed: str) -> str:
    """A day, a month or a year of birth as YYYY-MM-DD, YYYY-MM or YYYY.

    1970.1 is read as 1970: Excel makes it of 1970.10 too, so the month is not known.
    """
    half = re.sub(r"\s*出?生$", "", _flat(printed))
    if found := re.fullmatch(r"(\d{4})\.1", half) or re.fullmatch(rf"({_YEAR}{{4}})(?:\.0)?\s*年?", half):
        return str(year(found[1]))
    if found := _MONTH.fullmatch(half):
        return _in_range(date(year(found["year"]), _small(found["month"]), 1)).strftime("%Y-%m")
    if (serial := _SERIAL.fullmatch(half)) and not half.startswith(("19", "200")):  # 19705 may be May 1970
        return _in_range(_EXCEL_EPOCH + timedelta(int(serial[1]))).isoformat()
    return day(half).isoformat()
