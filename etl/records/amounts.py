"""Counts, numbers and money as offices print them: 40余, 近50, 约30人次, 二十多, 1,200, 10万余元, 320+."""

import re
from decimal import Decimal
from typing import Literal, NamedTuple

import cn2an

from etl.records.characters import half_width, simplified

Bound = Literal["at_least", "almost", "about"]


class Amount(NamedTuple):
    """A count or number with its printed bound: 40余 = (40, at_least), 近50 = (50, almost), 约30 = (30, about)."""

    value: float
    bound: Bound | None = None


BEFORE: dict[str, Bound] = {
    **dict.fromkeys("超过 超 逾 至少 不少于 不低于 达 多达 高达 上 >= ≥ > +".split(), "at_least"),
    **dict.fromkeys("近 将近 接近 不足 不到 不超过 <= ≤ <".split(), "almost"),
    **dict.fromkeys("约 大约 大概 ~".split(), "about"),
}  # fmt: skip
"""Words before a number -> its bound."""

BEHIND: dict[str, Bound] = {
    **dict.fromkeys("余 有余 多 几 以上 +".split(), "at_least"),
    **dict.fromkeys("左右 上下 来 许".split(), "about"),
}  # fmt: skip
"""Words behind a number, before or behind its unit -> its bound."""

UNITS = (
    "人次 人(次) 场次 班次 批次 件次 户次 家次 人 名 位 次 场 件 条 项 个 篇 户 家 间 处 座 栋 幢 所 台 套 票 起 例 份 分 "
    "轮 星 星级 级 颗 村 批 期 本 册 组 盏 块 棵 株 头 辆 袋 箱 天 个月 小时 课时 学时 公里 千米 km 里 米 m 平方公里 "
    "平方米 平米 平 m2 公顷 立方米 m3 亩 吨 公斤 千克 kg 斤"
).split()  # fmt: skip
"""What may stand behind a number and says nothing more. 年, 月, 日 are not here: 11月 in a column of numbers is a
shifted row, no eleven."""

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_SCALE = "[十百千]?[万亿]|[十百千]"
_FORECAST = re.compile(r"^(预计|预期|预估|拟)|\((预计|预期|预估)\)$")
_GROUPED = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")
_DIGITS_KEPT = 15
MOST = 10**10
"""A float keeps no more, before the point or in all; 400 digits would be infinity."""


def _any_of(words: list[str] | dict[str, Bound]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_SHAPE = re.compile(
    rf"(?:共计?)?(?P<before>{_any_of(BEFORE)})?(?P<sign>¥|人民币)?"
    rf"(?:(?P<digits>\d+(?:\.\d+)?)|(?P<words>[〇零一二两三四五六七八九十百千万亿]+))"
    rf"(?P<inside>{_any_of(BEHIND)})?(?P<scale>{_SCALE})?(?P<middle>{_any_of(BEHIND)})?"
    rf"(?:(?P<yuan>元|块钱)(?:人民币)?|(?P<percent>%)|(?P<unit>{_any_of(UNITS)})|\((?:{_any_of(UNITS)})\))?"
    rf"(?P<behind>{_any_of(BEHIND)})?",
    re.IGNORECASE,
)


class _Read(NamedTuple):
    """value: without its unit. scaled: 万 or 亿 is said, so that money is in 元. loose: 十百千 behind digits."""

    value: Decimal
    bound: Bound | None
    is_yuan: bool
    is_percent: bool
    has_unit: bool
    scaled: bool
    loose: bool


def _folded(printed: str) -> str:
    """Half width, simplified, without separators of thousands and without blanks, but for those between two digits."""
    half = re.sub(r"(?<!\d) | (?!\d)", "", re.sub(r"\s+", " ", simplified(half_width(printed))))
    return _GROUPED.sub(lambda grouped: grouped[0].replace(",", ""), half)


def _read(printed: str) -> _Read:
    found = _SHAPE.fullmatch(_folded(printed))
    if not found:
        raise ValueError(printed)
    bound = _bound(printed, found)
    scale = found["scale"] or ""
    value = Decimal(found["digits"]) if found["digits"] else _spelled(printed, found["words"], bound)
    value = _kept(value)  # before a product rounds it
    for letter in scale:
        value = _kept(value * _SCALES[letter])
    scaled = bool(re.search("[万亿]", scale + (found["words"] or "")))
    return _Read(
        value, bound, bool(found["yuan"] or found["sign"]), bool(found["percent"]), bool(found["unit"]), scaled,
        bool(scale) and not scaled,
    )  # fmt: skip


def _kept(value: Decimal) -> Decimal:
    """The value, if a float holds every digit of it: so many in all (zeros at the end aside), before the point, behind it."""
    said = "".join(map(str, value.as_tuple().digits)).strip("0")
    if len(said) > _DIGITS_KEPT or (said and abs(value.adjusted()) >= _DIGITS_KEPT):
        raise ValueError(value)
    return value


def _bound(printed: str, found: re.Match[str]) -> Bound | None:
    """One bound; 约300余 is about 300, the weaker of the two; 近300余 is a contradiction."""
    bounds = {BEHIND[word] for word in found.group("inside", "middle", "behind") if word}
    bounds |= {BEFORE[found["before"]]} if found["before"] else set()
    if bounds == {"about", "at_least"}:
        return "about"
    if len(bounds) > 1:
        raise ValueError(printed)
    return next(iter(bounds), None)


def _spelled(printed: str, words: str, bound: Bound | None) -> Decimal:
    """二十 -> 20; 百 alone is a hundred in 近百 and 百余, and no number by itself."""
    words = words.replace("两", "二")
    if len(words) > _DIGITS_KEPT * 2:  # 九十九万…: two characters to a digit
        raise ValueError(printed)
    if words[0] in "百千万亿":
        if not bound:
            raise ValueError(printed)
        words = f"一{words}"
    return Decimal(cn2an.cn2an(words, "smart"))


def is_forecast(printed: str) -> bool:
    """Whether the cell says that the number is expected, not reached: 预计1200万元."""
    return bool(_FORECAST.search(_folded(printed)))


def without_forecast(printed: str) -> str:
    """The cell without that word: 预计1200万元 -> 1200万元."""
    return _FORECAST.sub("", _folded(printed))


def number(printed: str) -> Amount:
    """A number >= 0 of any kind: money in 万元, a percentage as the share it is (96% = 0.96)."""
    read = _read(printed)
    per = 10**4 if read.is_yuan else 100 if read.is_percent else 1
    return Amount(float(read.value / per), read.bound)


def quantity(printed: str) -> Amount:
    """A number >= 0 that is neither money nor a percentage."""
    read = _read(printed)
    if read.is_yuan or read.is_percent:
        raise ValueError(printed)
    return Amount(float(read.value), read.bound)


def money(printed: str) -> Amount:
    """Money in 万元: 400000元 -> 40; 10万 -> 10; a bare number is in 万元; 3千 could be either."""
    read = _read(printed)
    if read.has_unit or read.is_percent or (read.loose and not read.is_yuan):
        raise ValueError(printed)
    return Amount(float(read.value / (10**4 if read.is_yuan or read.scaled else 1)), read.bound)


def count(printed: str) -> Amount:
    """A whole number >= 0 and below ten thousand million: eleven digits are somebody's telephone."""
    amount = quantity(printed)
    if not amount.value.is_integer() or amount.value >= MOST:
        raise ValueError(printed)
    return amount


def integer(printed: str) -> int:
    """A whole number >= 0 without a bound: 3, 3间, 第2轮, 五星级."""
    amount = count(half_width(printed).removeprefix("第"))
    if amount.bound:
        raise ValueError(printed)
    return int(amount.value)
