"""What a header cell may mean: folded, its unit taken out, looked up among the headers of one record."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import opencc

from etl.records import RECORDS, Column, Record, columns

UNITS = ("元", "千元", "万元", "百万元", "亿元")
BRACKETS = re.compile(r"[(\[{【〔〈《<]([^()\[\]{}【】〔〕〈〉《》<>]*)[)\]}】〕〉》>]")
DECORATION = re.compile(r"[\s*:;,.、。※★☆●▲#\"'“”_\-]+")
TRAILING_UNIT = re.compile(rf"[/]?({'|'.join(UNITS)})$")


@cache
def _simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@dataclass(frozen=True)
class Label:
    """A header without stars, blanks, line breaks and remarks; unit: 元, 万元 … where a bracket names one."""

    text: str
    unit: str | None = None


@lru_cache(maxsize=1 << 14)
def label(printed: str) -> Label:
    """＊投入资金（元） -> 投入资金, 元."""
    text = _simplified().convert(unicodedata.normalize("NFKC", printed))
    remarks = [DECORATION.sub("", remark).removeprefix("单位") for remark in BRACKETS.findall(text)]
    unit = next((remark for remark in remarks if remark in UNITS), None)
    return Label(DECORATION.sub("", BRACKETS.sub("", text)), unit)


def without_unit(given: Label) -> Label:
    """投入资金万元 -> 投入资金, 万元; the label itself where no unit ends it."""
    found = TRAILING_UNIT.search(given.text)
    return Label(given.text[: found.start()], found[1]) if found and found.start() else given


BY_NUMBER = 3
"""How sure 代表编号 stands for a list of deputies: so little that it tells no sheet from another."""


@dataclass(frozen=True)
class Known:
    """What a label stands for: our column, and how sure (0 = the header itself, 1 = a synonym, 2 = with prefix, 3 =
    BY_NUMBER)."""

    column: str
    rank: int


class Vocabulary:
    """Every label one record knows, from the contract, the synonyms of the rule folder and the prefixes."""

    def __init__(self, record: type[Record], synonyms: Mapping[str, str]) -> None:
        self._exact = _exact(record)
        self._synonyms = {label(word).text: self._exact[label(header).text] for word, header in synonyms.items()}
        for column in columns(record):
            self._synonyms |= {label(alias).text: column.name for alias in column.aliases}
        self._prefix = label(record.sheet).text
        self._prefixed = _prefixed_names(record)
        self._numbers = _numbers(record)

    def find(self, text: str) -> Known | None:
        """The column a folded label names, or None."""
        if text in self._exact:
            return Known(self._exact[text], 0)
        if text in self._synonyms:
            return Known(self._synonyms[text], 1)
        rest = text.removeprefix(self._prefix)
        name = self._exact.get(rest) or self._synonyms.get(rest) if rest != text else self._prefixed.get(text)
        if name:
            return Known(name, 2)
        return Known(self._numbers[text], BY_NUMBER) if text in self._numbers else None


@lru_cache(maxsize=512)
def vocabulary(record: type[Record], synonyms: tuple[tuple[str, str], ...]) -> Vocabulary:
    """The vocabulary of a record under these (synonym, header); one object for equal ones, since what it finds is
    remembered by it."""
    return Vocabulary(record, dict(synonyms))


def _exact(record: type[Record]) -> dict[str, str]:
    """Folded header -> our column; a record's own headers win over the name columns of its references."""
    names = {c.name_header: c.name_column for c in reversed(columns(record)) if c.name_header}
    own = {c.header: c.name for c in columns(record)}
    return {label(header).text: name for header, name in (names | own).items()}


def _prefixed_names(record: type[Record]) -> dict[str, str]:
    """代表姓名: the name column of a reference, with the sheet of its register before it."""
    named = [(RECORDS[c.to].sheet, c) for c in columns(record) if c.name_header and c.to]
    return {label(f"{sheet}{c.name_header}").text: c.name_column for sheet, c in named}


def _numbers(record: type[Record]) -> dict[str, str]:
    """代表编号 over a list of deputies that is called 代表: numbers are taken there as well as names."""
    lists = [c for c in columns(record) if c.kind == "list ref" and c.to and c.header == RECORDS[c.to].sheet]
    return {label(columns(RECORDS[c.to])[0].header).text: c.name for c in lists if c.to}


def headers_of(column: Column) -> tuple[str, ...]:
    """The headers under which a column may be delivered: 代表编号, 姓名."""
    return (column.header, column.name_header) if column.name_header else (column.header,)
