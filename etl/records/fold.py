"""From a printed cell to a value. Every function takes text that is not blank and raises ValueError otherwise
unread; the sentence a person sees is made from the column, not here."""

import re
import unicodedata
from datetime import date, timedelta
from functools import cache, lru_cache

import opencc

from etl.records.amounts import count, integer, money, number

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
    "text",
    "word",
    "year",
]  # fmt: skip

YES = frozenset("是 √ ✓ ✔ ☑ 有 对 真 Y YES TRUE T 1 已 需 ●".split())
NO = frozenset("否 × ✗ ✘ ✕ X ☒ 无 没有 错 假 N NO FALSE F 0 未 不 不是 ○".split())
YEARS = range(1900, 2101)

_WIDE = {code: code - 0xFEE0 for code in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]}
_DOTS = str.maketrans(dict.fromkeys("‧．•·・.﹒", "·"))
_PINYIN = re.compile(r"\([a-zA-ZÀ-ɏ̀-ͯ\s'’\-]+\)")
_DIGITS = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")
_TIME = re.compile(r"(T|\s+)?(上午|下午|晚上|早上)?\s*\d{1,2}[:时点]\d{0,2}([:分]\d{0,2}(\.\d+)?秒?)?分?Z?$")
_WEEKDAY = re.compile(r"[\s(]*(星期|周|礼拜)[一二三四五六日天]\)?$")
_DAY = re.compile(r"(\d{2,4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?")
_CHINESE_DAY = re.compile(
    r"([〇零○一二三四五六七八九]{2,4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]?"
)
_EXCEL_EPOCH = date(1899, 12, 30)


@cache
def _simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def text(printed: str) -> str:
    """Blanks at the ends gone, inner ones made one, letters and digits half width; punctuation stays as it is."""
    return re.sub(r"\s+", " ", printed.translate(_WIDE)).strip()


def identifier(printed: str) -> str:
    """Half width throughout, no blanks at the ends, inner ones made one: Ｄ０１２ -> D012."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", printed)).strip()


def name(printed: str) -> str:
    """The form in which people, places and groups are compared: half width, simplified, no blanks, pinyin in
    brackets gone, one dot: 薛　凌 -> 薛凌, 时(shí) -> 时, 買買提．江 -> 买买提·江."""
    half = _PINYIN.sub("", unicodedata.normalize("NFKC", printed))
    return re.sub(r"\s+", "", _simplified().convert(half)).translate(_DOTS)


@lru_cache(maxsize=1 << 14)  # listed values are folded again for every row that is judged
def word(printed: str) -> str:
    """The form in which a listed value or a local wording is looked up: half width, simplified, no blanks."""
    return re.sub(r"\s", "", _simplified().convert(unicodedata.normalize("NFKC", printed))).upper()


def items(printed: str) -> tuple[str, ...]:
    """A list split at 、，,；; and line breaks, each item once, in order."""
    parts = (text(part) for part in re.split(r"[、，,；;\n\r]+", printed))
    return tuple(dict.fromkeys(part for part in parts if part))


def boolean(printed: str) -> bool:
    """是 √ 有 … or 否 × 无 …"""
    folded = unicodedata.normalize("NFKC", printed).strip().upper()
    if folded in YES:
        return True
    if folded in NO:
        return False
    raise ValueError(printed)


def day(printed: str, *, roc_years: bool = False) -> date:
    """2023-11-03, 2023/11/3, 2023.11.3, 20231103, 2023年11月3日, 二〇二三年十一月三日, an Excel serial (45233); a time
    of day or a weekday behind it is passed over. 112年11月3日 only where ROC years are in use. A month or a year
    alone is no day."""
    half = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", printed)).strip()
    half = _WEEKDAY.sub("", _TIME.sub("", _simplified().convert(half))).strip().replace(" ", "")
    if re.fullmatch(r"\d{8}", half):
        return _valid(half[:4], half[4:6], half[6:], roc_years=False)
    if re.fullmatch(r"\d{5}(\.\d+)?", half):
        return _in_range(_EXCEL_EPOCH + timedelta(int(float(half))))
    if found := _DAY.fullmatch(half.removeprefix("民国") if roc_years else half):
        return _valid(*found.groups(), roc_years=roc_years)
    if found := _CHINESE_DAY.fullmatch(half):
        year_digits, month, day_of_month = found.groups()
        return _valid(year_digits.translate(_DIGITS), _small(month), _small(day_of_month), roc_years=roc_years)
    raise ValueError(printed)


def _small(chinese: str) -> str:
    """十一 -> 11, 二十三 -> 23, 三十 -> 30."""
    tens, ten, ones = chinese.rpartition("十")
    value = (int(tens.translate(_DIGITS)) if tens else 1) * 10 if ten else 0
    return str(value + (int(ones.translate(_DIGITS)) if ones else 0))


def _valid(year_text: str, month: str, day_of_month: str, *, roc_years: bool) -> date:
    if len(year_text) == 4:
        return _in_range(date(int(year_text), int(month), int(day_of_month)))
    if roc_years and len(year_text) in (2, 3):
        return _in_range(date(int(year_text) + 1911, int(month), int(day_of_month)))
    raise ValueError(year_text)


def _in_range(found: date) -> date:
    if found.year not in YEARS:
        raise ValueError(found)
    return found


def year(printed: str) -> int:
    """2023, 2023年, 2023年度, 二〇二三年."""
    found = re.fullmatch(r"(\d{4})(\.0)?(年度?)?", unicodedata.normalize("NFKC", printed).strip().translate(_DIGITS))
    if not found or int(found[1]) not in YEARS:
        raise ValueError(printed)
    return int(found[1])


def born(printed: str) -> str:
    """A day, a month or a year of birth as YYYY-MM-DD, YYYY-MM or YYYY."""
    half = re.sub(r"\s", "", unicodedata.normalize("NFKC", printed)).removesuffix("生")
    if found := re.fullmatch(r"(\d{4})年?", half):
        return str(year(found[1]))
    if found := re.fullmatch(r"(\d{4})(?:[-/.年]?(\d{2})|[-/.年](\d))月?", half):
        return _in_range(date(int(found[1]), int(found[2] or found[3]), 1)).strftime("%Y-%m")
    return day(printed).isoformat()
