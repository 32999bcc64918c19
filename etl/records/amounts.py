"""Counts, numbers and money as offices print them: 40余, 近50, 约30人次, 二十多, 1,200, 10万余元, 320+."""

import re
import unicodedata
from functools import cache
from typing import Literal, NamedTuple

import cn2an
import opencc

Bound = Literal["at_least", "almost", "about"]


class Amount(NamedTuple):
    """A count or number with its printed bound: 40余 = (40, at_least), 近50 = (50, almost), 约30 = (30, about)."""

    value: float
    bound: Bound | None = None


BOUNDS: dict[str, Bound] = {
    **dict.fromkeys(["余", "多", "以上", "达", "+", "超过", "超", "逾", "至少", "不少于", "不低于"], "at_least"),
    **dict.fromkeys([">=", "≥", ">", "起"], "at_least"),
    **dict.fromkeys(["近", "将近", "不足", "不到", "接近", "<"], "almost"),
    **dict.fromkeys(["约", "大约", "左右", "上下", "大概", "~"], "about"),
}  # fmt: skip
FORECAST = re.compile(r"^(预计|预期|拟)|\((预计|预期)\)$")
MONEY = {"元": 1e-4, "千元": 0.1, "万元": 1.0, "百万元": 100.0, "亿元": 1e4}
UNITS = (
    "人次 场次 人 名 位 次 场 件 条 项 个 篇 户 家 间 处 座 所 台 套 票 公里 千米 米 平方米 平米 m2 亩 吨 天 日 月 年 "
    "份 分 星 轮 村 批 期 本 册 组 盏 块 棵 株 公顷 立方米 %"
).split()  # fmt: skip

_BOUND = "|".join(sorted(map(re.escape, BOUNDS), key=len, reverse=True))
_SHAPE = re.compile(
    rf"(?P<before>{_BOUND})?\s*(?P<digits>\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百千]+)(?P<inside>{_BOUND})?"
    rf"(?P<scale>[万亿](?!元)|[万亿](?=[余多]))?(?P<middle>{_BOUND})?"
    rf"(?P<unit>{'|'.join([*sorted(MONEY, key=len, reverse=True), *sorted(UNITS, key=len, reverse=True)])})?"
    rf"(?P<behind>{_BOUND})?"
)


@cache
def _simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _half(printed: str) -> str:
    half = _simplified().convert(unicodedata.normalize("NFKC", printed))
    return re.sub(r"(?<=\d),(?=\d{3})", "", re.sub(r"\s", "", half))


def is_forecast(printed: str) -> bool:
    """Whether the cell says that the number is expected, not reached: 预计1200万元."""
    return bool(FORECAST.search(_half(printed)))


def without_forecast(printed: str) -> str:
    return FORECAST.sub("", _half(printed))


def _parts(printed: str) -> tuple[float, Bound | None, str | None, str | None]:
    """(value, bound, 万|亿 without 元, unit)"""
    found = _SHAPE.fullmatch(_half(printed))
    bounds = {BOUNDS[word] for word in found.group("before", "inside", "middle", "behind") if word} if found else set()
    if not found or len(bounds) > 1:
        raise ValueError(printed)
    digits = found["digits"]
    value = float(digits) if digits[0].isdigit() else float(cn2an.cn2an(digits.replace("两", "二"), "smart"))
    scale, unit = found["scale"], found["unit"]
    if scale and unit == "元":  # 10万余元
        scale, unit = None, f"{scale}元"
    return value, next(iter(bounds), None), scale, unit


def number(printed: str) -> Amount:
    """A number >= 0; money is in 万元."""
    value, bound, scale, unit = _parts(printed)
    return Amount(_clean(value * {"万": 1e4, "亿": 1e8}.get(scale or "", 1) * MONEY.get(unit or "", 1)), bound)


def money(printed: str) -> Amount:
    """Money in 万元: 400000元 -> 40; 10万 -> 10; a bare number is in 万元."""
    value, bound, scale, unit = _parts(printed)
    return Amount(_clean(value * {"亿": 1e4}.get(scale or "", 1) * MONEY.get(unit or "", 1)), bound)


def count(printed: str) -> Amount:
    """A whole number >= 0."""
    amount = number(printed)
    if not amount.value.is_integer():
        raise ValueError(printed)
    return amount


def integer(printed: str) -> int:
    """A whole number >= 0 without a bound."""
    amount = count(printed)
    if amount.bound:
        raise ValueError(printed)
    return int(amount.value)


def _clean(value: float) -> float:
    """Without the dust of decimal scaling: 0.1 * 3 is 0.3."""
    return float(f"{value:.12g}")
