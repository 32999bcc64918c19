"""The form in which printed words are compared with those of a rule pack."""

import re
import unicodedata
from functools import cache

import opencc


@cache
def _simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def fold(printed: str) -> str:
    """Half width, simplified, no blanks, capital letters."""
    return re.sub(r"\s", "", _simplified().convert(unicodedata.normalize("NFKC", printed))).upper()
