"""The figures in a printed text: where each stands, what it says, and the words before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.problems import Stop
from etl.records.amounts import BEFORE, BEHIND, UNITS, Bound, number
from etl.records.characters import half_width

LONGEST = 200_000
"""Characters; the reports of a year have a tenth of that."""

_WORDS = 16


def _any_of(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


_FIGURE = re.compile(
    rf"(?:{_any_of([one for one in BEFORE if not one.isascii()])})?"
    rf"(?<![\d.,第])\d{{1,12}}(?:[,，]\d{{3}})*(?:\.\d+)?"
    rf"(?:{_any_of(BEHIND)})?[十百千]?[万亿]?(?:{_any_of(BEHIND)})?"
    rf"(?P<unit>%|％|元|{_any_of([one for one in UNITS if not one.isascii()])})?(?:余|多|以上|左右)?"
)
_NO_FIGURE = re.compile(r"\s*(?:年|月|日|号|届|时|[-—~至到]\d)")
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")


@dataclass(frozen=True)
class Printed:
    """start, end: of `text` in the whole. words: what stands before it in its clause. unit: blank where none is printed.
    value: as `amounts.number` reads it (a percentage as a share, money in 万元)."""

    start: int
    end: int
    text: str
    words: str
    unit: str
    value: float
    bound: Bound | None

    @property
    def is_percent(self) -> bool:
        return self.unit in ("%", "％")


@dataclass(frozen=True)
class Sentence:
    start: int
    text: str
    figures: tuple[Printed, ...]


def sentences(text: str) -> list[Sentence]:
    """Every sentence with its figures; dates and years are none. Raises Stop where the text is too long."""
    if len(text) > LONGEST:
        raise Stop(f"文字太长：{len(text):,} 字，最多 {LONGEST:,} 字。")
    return [
        Sentence(found.start(), found[0], tuple(_figures(found[0], found.start())))
        for found in _SENTENCE.finditer(text)
        if found[0].strip()
    ]


def _figures(sentence: str, start: int) -> Iterator[Printed]:
    for found in _FIGURE.finditer(sentence):
        if _NO_FIGURE.match(sentence, found.end()) and not found["unit"]:
            continue
        try:
            amount = number(half_width(found[0]))
        except ValueError:
            continue
        words = re.split(r"[，。、；：:,;!（）()]", sentence[: found.start()])[-1][-_WORDS:]
        yield Printed(start + found.start(), start + found.end(), found[0], words.strip(), found["unit"] or "", amount.value,
                      amount.bound)  # fmt: skip
