"""Finding people by what one types: part of a name, its pinyin, the initials of its pinyin, or a number."""

from functools import lru_cache
from itertools import islice, product

import polars as pl
from pypinyin import Style, lazy_pinyin, pinyin

_LONGEST = 4  # characters of a person's name, as a rule
_READINGS = 16  # of one name: a character may be read in several ways (单 as shan, 曾 as zeng)


@lru_cache(maxsize=1 << 16)
def initials(name: str) -> str:
    """沈若禾 -> srh."""
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()


@lru_cache(maxsize=1 << 16)
def sound(name: str) -> str:
    """The pinyin a name is ordered by."""
    return " ".join(lazy_pinyin(name, style=Style.TONE3))


@lru_cache(maxsize=1 << 16)
def heard(name: str) -> frozenset[str]:
    """What one may begin to type for it: wangfang, fang, wf; in every reading of its characters. Of what is longer than a
    person's name (书香里小区站) the initials may begin anywhere: xqz."""
    syllables = pinyin(name, style=Style.NORMAL, heteronym=True)
    found: set[str] = set()
    for reading in islice(product(*syllables), _READINGS):
        found.update("".join(reading[n:]).lower() for n in range(len(reading)))
        starts = range(len(reading) if len(reading) > _LONGEST else 1)
        found.update("".join(one[:1] for one in reading[n:]).lower() for n in starts)
    return frozenset(found)


def fits(name: str, typed: str) -> bool:
    """Whether `name` holds what was typed, or is heard so: 王芳 by 芳, wf, wang fang, wangf."""
    asked = typed.strip().lower()
    close = "".join(asked.split())
    return asked in name.lower() or (close.isascii() and any(one.startswith(close) for one in heard(name)))


def narrowed(people: pl.DataFrame, wanted: str) -> pl.DataFrame:
    """The rows whose name fits, or whose id is `wanted`. Columns: id, name."""
    typed = wanted.strip()
    if not typed:
        return people
    names = people["name"].unique().to_list()
    found = [name for name in names if name is not None and fits(name, typed)]
    return people.filter(pl.col("name").is_in(found) | (pl.col("id").str.to_lowercase() == typed.lower()))


def by_sound(people: pl.DataFrame) -> pl.DataFrame:
    """In the order of the pinyin of the names."""
    return people.sort(pl.col("name").map_elements(sound, return_dtype=pl.String), "id")
