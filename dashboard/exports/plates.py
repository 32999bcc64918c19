"""Pictures of a paper: bars, months, where one stands among the peers. Lines and words alone, so they are written as SVG;
all pictures of a paper are drawn at once, since to find the letters takes longer than to draw."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import NamedTuple

import vl_convert
from PIL import Image

from dashboard.exports.clean import clean
from dashboard.parts import numbers

WIDTH, SCALE, ROW, SIDE = 560, 2, 30, 150  # px; dots per px; height of a row; room for the names at the left
INK, PALE, GREY = "#17406D", "#DDD8CE", "#5C5C5C"
FONT = "Noto Sans CJK SC, Microsoft YaHei, SimSun, sans-serif"


@dataclass(frozen=True)
class Plate:
    """marks: SVG from its own upper left corner. height in px; words: what stands under it."""

    marks: str
    height: int
    words: str = ""


class Place(NamedTuple):
    """One figure of one person among the peers: values and how each is said."""

    title: str
    own: float
    low: float
    median: float
    high: float
    said: tuple[str, str, str, str]


def bars(parts: Sequence[tuple[str, float, float]], words: str = "", each: bool = False) -> Plate:
    """(name, value, possible): a bar on the pale length of what is possible; each: every one of full length, for values
    of different units."""
    most = max((max(value, whole) for _, value, whole in parts), default=1) or 1
    length, marks = WIDTH - SIDE - 80, []
    for n, (name, value, whole) in enumerate(parts):
        y, of = n * ROW + 6, (max(value, whole) or 1) if each else most
        end = SIDE + length * max(value, whole) / of
        marks.append(
            _name(name, y) + _bar(SIDE, y, length * whole / of, PALE) + _bar(SIDE, y, length * value / of, INK)
            + _text(end + 6, y + 14, f"{_short(value)}/{_short(whole)}")
        )  # fmt: skip
    return Plate("".join(marks), len(parts) * ROW + 8, words)


def _short(value: float) -> str:
    return numbers.number(round(value, 1))


def months(counts: Sequence[int], words: str = "") -> Plate:
    """A column for each of the twelve months, with its number; a month without records has neither."""
    most, step, room = max(*counts, 1), (WIDTH - 20) / len(counts), 110
    marks = [f'<line x1="0" x2="{WIDTH}" y1="{room + 20}" y2="{room + 20}" stroke="{GREY}"/>']
    for n, count in enumerate(counts):
        x, tall = 10 + n * step, room * count / most
        if count:
            marks.append(_bar(x + 7, room + 20 - tall, step - 14, INK, tall))
            marks.append(_text(x + step / 2, room + 14 - tall, str(count), "middle"))
        marks.append(_text(x + step / 2, room + 38, f"{n + 1}月", "middle"))
    return Plate("".join(marks), room + 50, words)


def places(rows: Sequence[Place], words: str = "") -> Plate:
    """From the least to the most of the peers a line, on it the middle (a stroke) and the person (a dot)."""
    left, right, tall = SIDE + 40, WIDTH - 60, 44
    marks = []
    for n, one in enumerate(rows):
        y = n * tall + 26
        at = [left + (right - left) * (value - one.low) / (one.high - one.low) for value in (one.own, one.median)]
        own, median, low, high = one.said
        marks.append(
            _name(one.title, y - 12) + f'<line x1="{left}" x2="{right}" y1="{y}" y2="{y}" stroke="{PALE}" stroke-width="6"/>'
            f'<line x1="{at[1]:.1f}" x2="{at[1]:.1f}" y1="{y - 9}" y2="{y + 9}" stroke="{GREY}" stroke-width="2"/>'
            f'<circle cx="{at[0]:.1f}" cy="{y}" r="6" fill="{INK}"/>'
            + _text(left - 8, y + 5, low, "end", 12) + _text(right + 8, y + 5, high, "start", 12)
            + _text((left + right) / 2, y - 12, f"本人 {own}　中位 {median}", "middle", 12)
        )  # fmt: skip
    return Plate("".join(marks), len(rows) * tall + 6, words)


def drawn(plates: Iterable[Plate]) -> list[bytes]:
    """Each as PNG, WIDTH * SCALE dots wide."""
    asked = list(plates)
    if not asked:
        return []
    tops = [sum(plate.height for plate in asked[:n]) for n in range(len(asked) + 1)]
    marks = "".join(f'<g transform="translate(0,{top})">{one.marks}</g>' for one, top in zip(asked, tops, strict=False))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{tops[-1]}" font-family="{FONT}" font-size="13">'
        f'<rect width="{WIDTH}" height="{tops[-1]}" fill="white"/>{marks}</svg>'
    )
    with Image.open(io.BytesIO(vl_convert.svg_to_png(svg, scale=SCALE))) as whole:
        flat = whole.convert("RGB").quantize(32, method=Image.Quantize.FASTOCTREE)
        return [_png(flat, top * SCALE, end * SCALE) for top, end in pairwise(tops)]


def _png(whole: Image.Image, top: int, end: int) -> bytes:
    out = io.BytesIO()
    whole.crop((0, top, whole.width, end)).save(out, "PNG")
    return out.getvalue()


def _name(text: str, y: float) -> str:
    return _text(SIDE - 10, y + 14, text, "end")


def _bar(x: float, y: float, length: float, colour: str, tall: float = 18) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(length, 0):.1f}" height="{tall:.1f}" fill="{colour}"/>'


def _text(x: float, y: float, text: str, anchor: str = "start", size: int = 13) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="#222">{escape(clean(text))}</text>'
