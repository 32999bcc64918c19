"""Rule files against the contract of the records: every record, column, header and value they name must exist."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from etl.records import RECORDS, Column, columns
from etl.records.fold import word as fold
from etl.rules.award import Award
from etl.rules.measures import Path, measures
from etl.rules.pack import RulePack

Faults = Iterator[tuple[Path, str]]
ALL = "all"
"""The table of headers.toml whose synonyms hold on every sheet that has the header."""
_COUNTED = re.compile(r"(?P<of>[a-z_]+)(?:\.(?P<part>[a-z_]+))?(?:\[(?P<slices>[^\]]*)\])?")


def headers(record: str) -> set[str]:
    """Every header the sheet of a record may carry: its own, and the name columns beside X编号."""
    cols = columns(RECORDS[record])
    return {col.header for col in cols} | {col.name_header for col in cols if col.name_header}


def check_pack(pack: RulePack) -> Faults:
    """(path, reason in Chinese) of everything in the pack the records do not have."""
    yield from _check_wordings(pack)
    for path, expression in measures(pack):
        yield from ((path, reason) for reason in _check_measure(expression))
    for n, publish in enumerate(pack.publish):
        for i, field in enumerate(publish.fields):
            if not (col := _field(field)) or col.kind == "private":
                yield ("publish", n, "fields", i), f"“{field}”不是可以公开的栏目，应写成 deputy.deputy_name 的样子"
    for n, award in enumerate(pack.award):
        yield from _check_award(("award", n), award)
    for n, cohorts in enumerate(pack.cohorts):
        names = [group.name for group in cohorts.groups]
        for i, name in enumerate(names):
            if name == cohorts.others or name in names[:i]:
                yield ("cohorts", n, "groups", i, "name"), f"“{name}”重名"


def _field(name: str) -> Column | None:
    record, _, field = name.partition(".")
    cols = columns(RECORDS[record]) if record in RECORDS else ()
    return next((col for col in cols if col.name == field), None)


def _check_wordings(pack: RulePack) -> Faults:
    for n, rule in enumerate(pack.wordings):
        for i, name in enumerate(rule.fields):
            col = _field(name)
            if not col or col.kind not in ("enum", "text"):
                yield ("wordings", n, "fields", i), f"“{name}”不是一个栏目的值，应写成 reception.channel 的样子"
                continue
            for word, listed in rule.words.items():
                if reason := _misread(col, word, listed, rule.words):
                    yield ("wordings", n, "words", word), reason


def _misread(col: Column, word: str, listed: str, words: Mapping[str, str]) -> str | None:
    """Why a wording cannot stand; a text column has no listed values, but no wording may lead to another."""
    if col.values and listed not in col.values:
        return f"“{col.header}”没有“{listed}”这个值，只能写 {'、'.join(col.values)}"
    if word in (col.values or words.values()):
        return f"“{word}”本来就是“{col.header}”的值，不能改作他用"
    return None


def _check_measure(expression: str) -> Iterator[str]:
    for found in _COUNTED.finditer(expression):
        of, part, slices = found["of"], found["part"], found["slices"]
        if of in RECORDS and part and not _field(f"{of}.{part}"):
            yield f"记录 {of} 没有 {part} 这一栏"
        if of not in RECORDS and part not in (None, "numerator", "denominator"):
            yield f"没有名为 {of} 的记录，指标后面只能写 .numerator 或 .denominator"
        for piece in (slices or "").split(","):
            if piece:
                yield from _check_slice(of, *piece.split("=", 1))


def _check_slice(of: str, name: str, wanted: str) -> Iterator[str]:
    """A slice of a record names one of its columns; that of a metric, a column of some record."""
    names = [of] if of in RECORDS else list(RECORDS)
    cols = [col for record in names if (col := _field(f"{record}.{name}"))]
    if not cols:
        yield f"方括号里的 {name} 不是{'记录 ' + of if of in RECORDS else '任何记录'}的栏目"
    values = {value for col in cols for value in col.values}
    if cols and all(col.kind == "enum" for col in cols):
        for value in wanted.split("|"):
            if value != "*" and value not in values:
                yield f"方括号里的 {name} 没有“{value}”这个值"


def _check_award(path: Path, award: Award) -> Faults:
    for n, point in enumerate(award.points):
        if point.measure.startswith("funds_wan") or "amount_wan" in point.measure:
            yield (*path, "points", n, "measure"), "捐款和筹资只列出，不计分；可写在 listed 里"


def check_chain(packs: Iterable[RulePack]) -> Iterator[tuple[str, Path, str]]:
    """(pack, path, reason) of what only all packs together can tell: the cohorts an award gate leaves out."""
    chain = list(packs)
    cohorts = {
        name for pack in chain for rule in pack.cohorts for name in (rule.others, *(g.name for g in rule.groups))
    }
    for pack in chain:
        for n, award in enumerate(pack.award):
            for section in ("gates", "veto"):
                for i, gate in enumerate(getattr(award, section)):
                    for name in set(gate.not_in) - cohorts:
                        yield pack.id, ("award", n, section, i, "not_in"), f"没有名为“{name}”的同类组"


def check_headers(tables: Mapping[str, Any]) -> Faults:
    """headers.toml: record (or `all`) -> {synonym -> header of the contract}."""
    everywhere = {header for record in RECORDS for header in headers(record)}
    for record, names in tables.items():
        if record != ALL and record not in RECORDS:
            yield (record,), f"没有名为 {record} 的记录，可写 {ALL} 或 {'、'.join(RECORDS)}"
        elif not isinstance(names, dict) or not all(isinstance(header, str) for header in names.values()):
            yield (record,), "应是一组“俗称 = 规定栏目”，两边都是带引号的文字"
        else:
            yield from _check_synonyms(record, names, everywhere if record == ALL else headers(record))


def _check_synonyms(record: str, names: Mapping[str, str], known: set[str]) -> Faults:
    own = {fold(header) for header in known} if record != ALL else set()
    seen: dict[str, str] = {}
    for synonym, header in names.items():
        if header not in known:
            yield (record, synonym), f"没有“{header}”这个规定栏目"
        elif fold(synonym) in own:
            yield (record, synonym), f"“{synonym}”本身就是规定栏目"
        elif seen.setdefault(fold(synonym), header) != header:
            yield (record, synonym), f"“{synonym}”在前面已经对应“{seen[fold(synonym)]}”"


def spread(tables: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """record -> {synonym -> header}: those of `all` given to every record that has the header and does not use the
    word itself; what is written for the record goes first."""
    general = tables.get(ALL, {})
    return {
        record: {
            **{word: header for word, header in general.items() if header in known and word not in known},
            **tables.get(record, {}),
        }
        for record in RECORDS
        if (known := headers(record))
    }
