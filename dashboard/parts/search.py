"""Finding people by what one types: part of a name, the initials of its pinyin, or a number."""

from functools import lru_cache

import polars as pl
from pypinyin import Style, lazy_pinyin


@lru_cache(maxsize=1 << 16)
def initials(name: str) -> str:
    """沈若禾 -> srh."""
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()


@lru_cache(maxsize=1 << 16)
def sound(name: str) -> str:
    """The pinyin a name is ordered by."""
    return " ".join(lazy_pinyin(name, style=Style.TONE3))


def narrowed(people: pl.DataFrame, wanted: str) -> pl.DataFrame:
    """The rows whose name holds, whose initials begin with, or whose id is `wanted`. Columns: id, name."""
    typed = wanted.strip().lower()
    if not typed:
        return people
    fits = [
        typed in row["name"].lower() or initials(row["name"]).startswith(typed) or row["id"].lower() == typed
        for row in people.select("id", "name").to_dicts()
    ]
    return people.filter(pl.Series(fits, dtype=pl.Boolean))


def by_sound(people: pl.DataFrame) -> pl.DataFrame:
    """In the order of the pinyin of the names."""
    return people.sort(pl.col("name").map_elements(sound, return_dtype=pl.String), "id")
