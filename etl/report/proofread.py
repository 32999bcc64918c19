"""A printed report read against the warehouse and against itself: what differs, does not add up, or cannot be read."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import duckdb

from etl.metrics import View
from etl.metrics.evaluate import Value, evaluate_all
from etl.report.paragraphs import Label, is_share, written
from etl.report.printed import Printed, Sentence, sentences

KINDS = {
    "与记录不合": "报告印的数和库里数出来的不一样",
    "加不起来": "分项比总数还多，或者占比不等于几分之几",
    "前后不一": "同一个数在报告里写了两个样",
    "没有基数": "百分比没有写几分之几，看不出多少",
    "乱字": "括号里的拼音、混进来的别的文字、看不见的控制字符",
}
ALIKE = 0.6
_PINYIN = re.compile(r"(?<=[\u4e00-\u9fff])[（(][a-zA-ZāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüĀ-ǜ' ]{2,}[）)]")
_AMONG = re.compile(r"其中|包括|分别")
_SHARE = re.compile(r"占(?:比)?(?:为|达)?\s*$")


@dataclass(frozen=True)
class Remark:
    """kind: one of KINDS. start, end: where in the text. sentence: what is wrong. expression: what it was compared with."""

    kind: str
    start: int
    end: int
    sentence: str
    expression: str = ""


@dataclass(frozen=True)
class Compared:
    """A printed figure and what it was found to mean."""

    figure: Printed
    label: str
    expression: str
    value: Value


def proofread(
    con: duckdb.DuckDBPyConnection, text: str, labels: Sequence[Label], view: View
) -> tuple[list[Remark], list[Compared]]:
    """(remarks in the order of the text, the figures whose words match a label).

    Raises Stop where the text is too long.
    """
    told = sentences(text)
    matched = [(figure, best) for one in told for figure in one.figures if (best := best_label(figure, labels))]
    asked = list(dict.fromkeys(expression for _, (_, expression) in matched))
    values = dict(zip(asked, evaluate_all(con, asked, view), strict=True)) if asked else {}
    compared = [Compared(figure, label, name, values[name]) for figure, (label, name) in matched]
    remarks = [
        *(_differing(one) for one in compared if not agrees(one.figure, one.value, one.expression)),
        *_twice(compared), *(remark for one in told for remark in (*_sums(one), *_shares(one), *_bare(one))),
        *_garbled(text),
    ]  # fmt: skip
    return sorted(remarks, key=lambda one: (one.start, one.end)), compared


def best_label(figure: Printed, labels: Sequence[Label]) -> tuple[str, str] | None:
    """(words, expression) of the label most like the words before the figure, of the same unit where both have one; a
    share only for a percentage."""
    fitting = [one for one in labels if is_share(one.expression) == figure.is_percent]
    if not figure.is_percent:
        fitting = [one for one in fitting if not one.unit or not figure.unit or one.unit == figure.unit]
    scored = [(_alike(figure.words, one.words), len(one.words), one.words, one.expression) for one in fitting]
    best = max(scored, default=None)
    return (best[2], best[3]) if best and best[0] >= ALIKE else None


def _alike(words: str, label: str) -> float:
    """How many of the label's pairs of characters stand in the words."""
    pairs = {label[n : n + 2] for n in range(len(label) - 1)}
    return len([one for one in pairs if one in words]) / len(pairs) if pairs else 0.0


def agrees(figure: Printed, value: Value, expression: str) -> bool:
    """Whether the counted number may be printed so; unknown is no contradiction. 20余 is at least 20, 近50 at most 50,
    约 within a tenth; a percentage is rounded as it is printed."""
    if value.value is None:
        return True
    if figure.is_percent:
        places = len(figure.text.partition(".")[2].rstrip("%％余多以上左右")) if "." in figure.text else 0
        return abs(value.value - figure.value) * 100 <= 0.5 * 0.1**places + 1e-9
    low, high = figure.value, figure.value
    if figure.bound == "at_least":
        high = figure.value * 1.5 + 10
    elif figure.bound == "almost":
        low = min(figure.value * 0.8, figure.value - 1)
    elif figure.bound == "about":
        low, high = figure.value * 0.9, figure.value * 1.1
    return low - 1e-9 <= value.value <= high + 1e-9


def _differing(one: Compared) -> Remark:
    counted = written(one.expression, one.value)
    return Remark("与记录不合", one.figure.start, one.figure.end, f"“{one.label}”印的是 {one.figure.text}，按记录是 {counted}",
                  one.expression)  # fmt: skip


def _twice(compared: Sequence[Compared]) -> Iterator[Remark]:
    first: dict[str, Compared] = {}
    for one in compared:
        before = first.setdefault(one.expression, one)
        if before.figure.value != one.figure.value:
            words = f"“{one.label}”前面写的是 {before.figure.text}，这里是 {one.figure.text}"
            yield Remark("前后不一", one.figure.start, one.figure.end, words, one.expression)


def _sums(sentence: Sentence) -> Iterator[Remark]:
    """A条，其中 B条、C条: the parts are no more than the whole."""
    among = _AMONG.search(sentence.text)
    if not among:
        return
    cut = sentence.start + among.start()
    for whole in [one for one in sentence.figures if one.end <= cut and not one.is_percent][-1:]:
        parts = [one for one in sentence.figures if one.start > cut and one.unit == whole.unit and not one.is_percent]
        total = sum(one.value for one in parts)
        if whole.unit and total > whole.value and whole.bound is None:
            words = f"分项 {' + '.join(one.text for one in parts)} = {total:g}，比总数 {whole.text} 还多"
            yield Remark("加不起来", whole.start, parts[-1].end, words)


def _shares(sentence: Sentence) -> Iterator[Remark]:
    """13名，占20%: of some number before it in the sentence the part must be that share."""
    figures = sentence.figures
    for n, share in enumerate(figures):
        before = sentence.text[: share.start - sentence.start]
        part = figures[n - 1] if n else None
        if not share.is_percent or not _SHARE.search(before) or part is None or part.is_percent or not part.value:
            continue
        wholes = [one for one in figures[: n - 1] if one.unit == part.unit and one.value > part.value]
        if wholes and not any(_rounds(part.value / one.value, share) for one in wholes):
            words = f"{part.text}占{wholes[0].text}的 {part.value / wholes[0].value * 100:.1f}%，印的是 {share.text}"
            yield Remark("加不起来", part.start, share.end, words)


def _rounds(value: float, share: Printed) -> bool:
    return agrees(share, Value(value), "")


def _bare(sentence: Sentence) -> Iterator[Remark]:
    """A percentage in a sentence with no two counts to be a share of."""
    counts = [one for one in sentence.figures if not one.is_percent]
    for share in sentence.figures:
        if share.is_percent and len(counts) < 2:
            yield Remark("没有基数", share.start, share.end, f"{share.text} 没有写是几分之几")


def _garbled(text: str) -> Iterator[Remark]:
    for found in _PINYIN.finditer(text):
        yield Remark("乱字", found.start(), found.end(), f"字后面带着拼音“{found[0][:20]}”")
    foreign = [(n, told) for n, one in enumerate(text) if (told := _foreign(one)) is not None]
    for _, run in groupby(enumerate(foreign), key=lambda found: found[1][0] - found[0]):
        places = [place for _, place in run]  # side by side: one remark
        yield Remark("乱字", places[0][0], places[-1][0] + 1, f"有{places[0][1]}")


def _foreign(one: str) -> str | None:
    if one == "\ufffd":
        return "认不出的字"
    if unicodedata.category(one) in ("Cf", "Co", "Cc") and one not in "\n\r\t":
        return f"看不见的字符（U+{ord(one):04X}）"
    name = unicodedata.name(one, "")
    scripts: Mapping[str, str] = {"CYRILLIC": "西里尔字母", "GREEK": "希腊字母"}
    return next((told for script, told in scripts.items() if name.startswith(script)), None)
