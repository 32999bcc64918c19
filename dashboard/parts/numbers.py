"""How numbers and dates are written. Unknown (None) is always an empty string, never 0."""

from calendar import monthrange
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MINUS = "\u2212"
DASH = "—"
_BOUNDS = {"at_least": "≥", "almost": "近 ", "about": "约 "}


def half_up(value: float | Decimal, places: int = 0) -> Decimal:
    """Rounded half up on the decimal digits a person sees, so 0.5 goes up and 2.675 is 2.68."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def number(value: float | None, places: int | None = None) -> str:
    """1,286 · 12.5 · −3; without `places` as many decimals as there are, at most two."""
    if value is None:
        return ""
    rounded = half_up(value, 2 if places is None else places)
    text = f"{abs(rounded):,}" if places else f"{abs(rounded).normalize():,f}"
    return (MINUS if rounded < 0 else "") + text


def share(numerator: float | None, denominator: float | None) -> str:
    """96.1% from a base of 100, else a whole percent; blank without a base."""
    if numerator is None or not denominator:
        return ""
    return f"{percent(numerator, denominator)}%"


def percent(numerator: float, denominator: float) -> Decimal:
    """The figure before the % sign, exact until it is rounded."""
    exact = Decimal(repr(numerator)) * 100 / Decimal(repr(denominator))
    return half_up(exact, places_of(denominator))


def places_of(denominator: float) -> int:
    """Decimals that a base can carry: one from 100, none below."""
    return 1 if denominator >= 100 else 0


def base(numerator: float | None, denominator: float | None, unit: str = "") -> str:
    """318/331, with the unit after a space."""
    if numerator is None or denominator is None:
        return ""
    return spaced(f"{number(numerator)}/{number(denominator)}", unit)


def count(value: float | None, unit: str = "", bound: str | None = None) -> str:
    """1,286 人次 · ≥320 人次 · 约 40 件."""
    if value is None:
        return ""
    return spaced(f"{_BOUNDS.get(bound or '', '')}{number(value)}", unit)


def spaced(text: str, unit: str) -> str:
    return f"{text} {unit}" if unit and text else text


def points(now: tuple[float, float], then: tuple[float, float]) -> str:
    """The difference of two rates (numerator, denominator) in words: 升 1.9 个百分点 · 降 … · 持平."""
    places = min(places_of(now[1]), places_of(then[1]))
    exact = [Decimal(repr(n)) * 100 / Decimal(repr(d)) for n, d in (now, then)]
    return _step(half_up(exact[0] - exact[1], places), " 个百分点")


def step(now: float, then: float, unit: str = "") -> str:
    """The difference of two counts in words: 增 11 场次 · 减 3 件 · 持平."""
    return _step(half_up(now - then, 1).normalize(), f" {unit}" if unit else "", "增", "减")


def _step(difference: Decimal, unit: str, more: str = "升", less: str = "降") -> str:
    if not difference:
        return "持平"
    return f"{more if difference > 0 else less} {abs(difference):,f}{unit}"


def signed(value: float | None, places: int = 1) -> str:
    """+4.0 · −11.9 · 0.0: a gap whose direction matters."""
    if value is None:
        return ""
    rounded = half_up(value, places)
    return f"{'+' if rounded > 0 else MINUS if rounded < 0 else ''}{abs(rounded):,}"


def day(value: date | None) -> str:
    """In tables: 2025-12-31."""
    return value.isoformat() if value else ""


def long_day(value: date | None) -> str:
    """In sentences: 2025年12月31日."""
    return f"{value.year}年{value.month}月{value.day}日" if value else ""


def span(first: date, last: date) -> str:
    """2025年1—9月 for whole months of one year, else 2025年1月1日—12月31日."""
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole and first.year == last.year and (first.month, last.month) != (1, 12):
        months = f"{first.month}" if first.month == last.month else f"{first.month}{DASH}{last.month}"
        return f"{first.year}年{months}月"
    tail = f"{last.month}月{last.day}日" if first.year == last.year else long_day(last)
    return f"{long_day(first)}{DASH}{tail}"


def days(value: float | None) -> str:
    """84 天."""
    return count(value, "天")
