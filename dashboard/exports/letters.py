"""Words of a picture as small pictures, each drawn once: to draw a Chinese word takes longer than all lines of a picture,
and the same words stand in the pictures of everybody."""

import io
from collections.abc import Iterable
from html import escape

import vl_convert
from PIL import Image, ImageOps

FONT = "Noto Sans CJK SC, Microsoft YaHei, SimSun, sans-serif"
INK = "#222"
SCALE = 2  # dots per px
TALL, BASE, LONGEST = 22, 16, 400  # px: height of a word, where it stands, its greatest length
AT_ONCE, MOST = 100, 5000

Word = tuple[str, int]
"""Text and size in px."""

_kept: dict[Word, Image.Image] = {}


def drawn_words(asked: Iterable[Word]) -> dict[Word, Image.Image]:
    """Word -> its picture in grey, TALL * SCALE high, as long as the word."""
    wanted = set(asked)
    if len(_kept) > MOST:
        _kept.clear()
    new = sorted(wanted - _kept.keys())
    for first in range(0, len(new), AT_ONCE):
        _kept.update(_draw(new[first : first + AT_ONCE]))
    return {word: _kept[word] for word in wanted}


def _draw(words: list[Word]) -> dict[Word, Image.Image]:
    lines = "".join(
        f'<text x="0" y="{n * TALL + BASE}" font-size="{size}">{escape(text)}</text>'
        for n, (text, size) in enumerate(words)
    )
    height = len(words) * TALL
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LONGEST}" height="{height}" font-family="{FONT}" fill="{INK}">'
        f'<rect width="{LONGEST}" height="{height}" fill="white"/>{lines}</svg>'
    )
    with Image.open(io.BytesIO(vl_convert.svg_to_png(svg, scale=SCALE))) as whole:
        grey = whole.convert("L")
    return {word: _trimmed(grey, n * TALL * SCALE) for n, word in enumerate(words)}


def _trimmed(whole: Image.Image, top: int) -> Image.Image:
    strip = whole.crop((0, top, whole.width, top + TALL * SCALE))
    inked = ImageOps.invert(strip).getbbox()
    return strip.crop((0, 0, inked[2] if inked else 1, strip.height))
