"""Pictures of a paper: bars, months, where one stands among the peers. Lines, bars and words alone."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from PIL import Image, ImageDraw

from dashboard.exports.clean import clean
from dashboard.exports.letters import BASE, SCALE, drawn_words
from dashboard.parts import numbers

WIDTH, ROW, SIDE = 560, 30, 185  # px; height of a row; room for the names at the left
INK, PALE, GREY, WHITE = (23, 64, 109), (221, 216, 206), (92, 92, 92), (255, 255, 255)
NAME = 13  # letters of a name beside a bar
Colour = tuple[int, int, int]


class Bar(NamedTuple):
    x: float
    y: float
    length: float
    tall: float
    colour: Colour


class Dot(NamedTuple):
    x: float
    y: float
    radius: float
    colour: Colour


class Text(NamedTuple):
    """y: where the letters stand; anchor: which part of the word is at x."""

    x: float
    y: float
    words: str
    anchor: Literal["start", "middle", "end"] = "start"
    size: int = 13


@dataclass(frozen=True)
class Plate:
    """marks: in px from its own upper left corner; words: what stands under it."""

    marks: tuple[Bar | Dot | Text, ...]
    height: int
    words: str = ""


class Place(NamedTuple):
    """One figure of one person among the peers: values, and how own, middle, least and most are said."""

    title: str
    own: float
    low: float
    median: float
    high: float
    said: tuple[str, str, str, str]


def bars(parts: Sequence[tuple[str, float | None, float]], words: str = "", each: bool = False) -> Plate:
    """(name, value, possible): a bar on the pale length of what is possible; of an unknown value there is none. each:
    every one of full length, for values of different units."""
    most = max((max(value or 0, whole) for _, value, whole in parts), default=1) or 1
    length, marks = WIDTH - SIDE - 80, list[Bar | Dot | Text]()
    for n, (name, value, whole) in enumerate(parts):
        done, said = value or 0.0, "没有报送" if value is None else f"{_short(value)}/{_short(whole)}"
        y, of = n * ROW + 6, (max(done, whole) or 1) if each else most
        end = SIDE + length * max(done, whole) / of
        marks += [
            _name(name, y), Bar(SIDE, y, length * whole / of, 18, PALE), Bar(SIDE, y, length * done / of, 18, INK),
            Text(end + 6, y + 14, said),
        ]  # fmt: skip
    return Plate(tuple(marks), len(parts) * ROW + 8, words)


def _short(value: float) -> str:
    return numbers.number(round(value, 1))


def months(counts: Sequence[int], words: str = "") -> Plate:
    """A column for each month, with its number; a month without records has neither."""
    most, step, room = max(*counts, 1), (WIDTH - 20) / len(counts), 110
    marks: list[Bar | Dot | Text] = [Bar(0, room + 20, WIDTH, 1, GREY)]
    for n, count in enumerate(counts):
        x, tall = 10 + n * step, room * count / most
        if count:
            marks.append(Bar(x + 7, room + 20 - tall, step - 14, tall, INK))
            marks.append(Text(x + step / 2, room + 14 - tall, str(count), "middle"))
        marks.append(Text(x + step / 2, room + 38, f"{n + 1}月", "middle"))
    return Plate(tuple(marks), room + 50, words)


def places(rows: Sequence[Place], words: str = "") -> Plate:
    """From the least to the most of the peers a line, on it the middle (a stroke) and the person (a dot)."""
    left, right, tall = SIDE + 40, WIDTH - 60, 44
    marks = list[Bar | Dot | Text]()
    for n, one in enumerate(rows):
        y = n * tall + 28
        at = [left + (right - left) * (value - one.low) / (one.high - one.low) for value in (one.own, one.median)]
        own, median, low, high = one.said
        half = (left + right) / 2
        marks += [
            _name(one.title, y - 10), Bar(left, y - 3, right - left, 6, PALE), Bar(at[1] - 1, y - 9, 2, 18, GREY),
            Dot(at[0], y, 6, INK), Text(left - 10, y + 5, low, "end", 12), Text(right + 10, y + 5, high, "start", 12),
            Text(half - 10, y - 12, f"本人 {own}", "end", 12), Text(half + 10, y - 12, f"中位 {median}", "start", 12),
        ]  # fmt: skip
    return Plate(tuple(marks), len(rows) * tall + 8, words)


def drawn(plates: Iterable[Plate]) -> list[bytes]:
    """Each as PNG, WIDTH * SCALE dots wide."""
    asked = list(plates)
    texts = [mark for plate in asked for mark in plate.marks if isinstance(mark, Text)]
    words = drawn_words((clean(text.words), text.size) for text in texts)
    return [_png(plate, words) for plate in asked]


def _png(plate: Plate, words: dict[tuple[str, int], Image.Image]) -> bytes:
    image = Image.new("RGB", (WIDTH * SCALE, plate.height * SCALE), WHITE)
    pen = ImageDraw.Draw(image)
    for mark in plate.marks:
        if isinstance(mark, Text):
            _write(image, mark, words[clean(mark.words), mark.size])
        elif isinstance(mark, Dot):
            ends = [mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius]
            pen.ellipse([round(end * SCALE) for end in ends], mark.colour)
        elif mark.length > 0 and mark.tall > 0:
            left, top = round(mark.x * SCALE), round(mark.y * SCALE)
            right, below = round((mark.x + mark.length) * SCALE), round((mark.y + mark.tall) * SCALE)
            pen.rectangle([left, top, max(left, right - 1), max(top, below - 1)], mark.colour)
    out = io.BytesIO()
    image.quantize(palette=_inks(), dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


@cache
def _inks() -> Image.Image:
    """The colours of every plate: white stays white, and a file is a third as large."""
    greys = [level for n in range(29) for level in (255 - n * 8,) * 3]
    own = Image.new("P", (1, 1))
    own.putpalette([*greys, *INK, *PALE, *GREY])
    return own


def _write(image: Image.Image, mark: Text, word: Image.Image) -> None:
    back = {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor] * word.width
    image.paste(word.convert("RGB"), (round(mark.x * SCALE - back), round((mark.y - BASE) * SCALE)))


def _name(text: str, y: float) -> Text:
    return Text(SIDE - 10, y + 14, text if len(text) <= NAME else f"{text[: NAME - 1]}…", "end")
