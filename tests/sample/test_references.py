"""What a clean row points to is there, and every word is one of the contract."""

import polars as pl
import pytest

from etl.records import RECORDS, Column, columns
from etl.rules.load import load_rules
from etl.rules.tables import SHIPPED
from etl.sample.county import Frames
from etl.sample.words import EIGHT, OUTLETS, RESULTS

SEPARATOR = "、"


def told(frames: Frames, record: str, column: Column) -> pl.Series:
    """The values of a column, lists taken apart."""
    if record not in frames or column.name not in frames[record].columns:
        return pl.Series(dtype=pl.String)
    values = frames[record][column.name].drop_nulls().cast(pl.String)
    return values.str.split(SEPARATOR).explode() if column.kind.startswith("list") else values


POINTERS = [(record, c) for record, cls in RECORDS.items() for c in columns(cls) if c.to and record != "cover"]


@pytest.mark.parametrize(("record", "column"), POINTERS, ids=[f"{r}.{c.name}" for r, c in POINTERS])
def test_every_reference_is_found(district: Frames, record: str, column: Column) -> None:
    """By number, or by a name borne once."""
    target = district[str(column.to)]
    known = [target[c.name] for c in columns(RECORDS[str(column.to)]) if c.kind == "id"] or [target["group"]]
    if column.to == "deputy":
        known.append(target.filter(target["deputy_name"].is_unique())["deputy_name"])
    values = told(district, record, column)
    assert values.filter(~values.is_in(pl.concat(known).implode())).to_list() == []


WORDS = [(record, c) for record, cls in RECORDS.items() for c in columns(cls) if c.kind == "enum" and record != "cover"]


@pytest.mark.parametrize(("record", "column"), WORDS, ids=[f"{r}.{c.name}" for r, c in WORDS])
def test_every_word_is_listed(district: Frames, record: str, column: Column) -> None:
    assert set(told(district, record, column)) <= set(column.values)


def test_wordings_are_those_of_the_rule_pack() -> None:
    """The sample speaks as the rules of 望川区 do."""
    book = load_rules(SHIPPED, "wangchuan")
    assert {word: book.result_class(word) for pool in RESULTS.values() for word in pool} == {
        word: letter for letter, pool in RESULTS.items() for word in pool
    }
    assert {outlet for outlet, _ in OUTLETS} <= set(book.outlet_levels)
    lists = [entry for entry in book.packs[0].checklist if entry.name == "八有"]
    assert [tuple(item.item for item in entry.items) for entry in lists] == [EIGHT]
