"""Characters: full and half width, traditional and simplified, dashes, and those nobody sees."""

import re
import unicodedata
from functools import cache

import opencc

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
"""As the inside of a character class: what web pages and chat programs leave in a copied text."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


def seen(printed: str) -> str:
    """Without the characters nobody sees."""
    return _INVISIBLE.sub("", printed)


def half_width(printed: str) -> str:
    """Half width throughout (Unicode NFKC), every dash a hyphen, nothing invisible."""
    return unicodedata.normalize("NFKC", seen(printed)).translate(_DASHES)


def simplified(printed: str) -> str:
    """Traditional characters as simplified ones."""
    return _converter().convert(printed)  # type: ignore[no-any-return]


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
