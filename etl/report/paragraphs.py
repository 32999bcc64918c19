"""The year's figures as the paragraphs of a report: texts of the office, numbers of the warehouse."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
from pydantic import BaseModel, ConfigDict, ValidationError

from etl import toml
from etl.home import Home
from etl.metrics import METRICS, View
from etl.metrics.evaluate import Value, evaluate_all
from etl.problems import Stop
from etl.records.amounts import UNITS
from etl.report.figures import percent

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "report_text.toml"
OWN = "report_text.toml"
_PLACE = re.compile(r"\{([^{}]+)\}")
_UNIT = re.compile("|".join(sorted(map(re.escape, UNITS), key=len, reverse=True)))
_BOUNDS = {"at_least": "{}余", "almost": "近{}", "about": "约{}"}


class Section(BaseModel):
    """One heading and its sentences, each with numbers as {expression}."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    sentences: tuple[str, ...]


class Text(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    section: tuple[Section, ...]

    @property
    def expressions(self) -> list[str]:
        """Every number the text asks for, once."""
        found = (one for section in self.section for sentence in section.sentences for one in _PLACE.findall(sentence))
        return list(dict.fromkeys(found))


@dataclass(frozen=True)
class Label:
    """The words before a number, what it counts, and the unit behind it (blank: a percentage)."""

    words: str
    expression: str
    unit: str


@dataclass(frozen=True)
class Piece:
    """A bit of text, or a number (expression) as it is written."""

    text: str
    expression: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """missing: the sentences left out since a number of theirs is unknown, with the first such expression."""

    title: str
    sentences: tuple[tuple[Piece, ...], ...]
    missing: tuple[tuple[str, str], ...]


def text_of(home: Home | None = None) -> Text:
    """The office's own text where it has one, else the one shipped. Raises Stop, naming the place, where it is wrong."""
    own = home.root / OWN if home else SHIPPED
    file = own if own.exists() else SHIPPED
    try:
        return Text.model_validate(toml.loads(file.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Stop(f"{file.name} 不是合格的 TOML：{error}。") from error
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise Stop(f"{file.name} 的 {where} 不对：没有这一项，或缺了，或不是文字。") from error


def paragraphs(con: duckdb.DuckDBPyConnection, text: Text, view: View) -> list[Paragraph]:
    """The text with its numbers. Raises Stop where an expression cannot be read."""
    asked = text.expressions
    try:
        values = dict(zip(asked, evaluate_all(con, asked, view), strict=True))
    except ValueError as error:
        raise Stop(f"工作报告的写法里有数读不懂：{error}。") from error
    return [_paragraph(section, values) for section in text.section]


def _paragraph(section: Section, values: dict[str, Value]) -> Paragraph:
    told, missing = [], []
    for sentence in section.sentences:
        unknown = next((one for one in _PLACE.findall(sentence) if values[one].value is None), None)
        if unknown:
            missing.append((_PLACE.sub("…", sentence), unknown))
        else:
            told.append(tuple(_pieces(sentence, values)))
    return Paragraph(section.title, tuple(told), tuple(missing))


def _pieces(sentence: str, values: dict[str, Value]) -> Iterator[Piece]:
    for n, part in enumerate(_PLACE.split(sentence)):
        if n % 2:
            yield Piece(written(part, values[part]), part)
        elif part:
            yield Piece(part)


def written(expression: str, value: Value) -> str:
    """96.1%（318/331） · 20余 · 近50 · 1286; blank where unknown."""
    if value.value is None:
        return ""
    if is_share(expression):
        base = f"（{value.numerator:g}/{value.denominator:g}）" if value.denominator else ""
        return f"{percent(value.value, value.denominator):g}%{base}"
    number = f"{value.value:.2f}".rstrip("0").rstrip(".")
    return _BOUNDS.get(value.bound or "", "{}").format(number)


def is_share(expression: str) -> bool:
    name = expression.partition("[")[0]
    return name in METRICS and METRICS[name].unit == "share"


def plain(paragraph: Paragraph) -> str:
    """The sentences as one text."""
    return "".join(piece.text for sentence in paragraph.sentences for piece in sentence)


def labels(text: Text) -> list[Label]:
    """Every number of the text: what a printed report is compared by."""
    found = []
    for section in text.section:
        for sentence in section.sentences:
            parts = _PLACE.split(sentence)
            for n in range(1, len(parts), 2):
                unit = _UNIT.match(parts[n + 1])
                words = re.split(r"[，。、；：]", parts[n - 1])[-1]
                found.append(Label(words, parts[n], unit[0] if unit else ""))
    return found
