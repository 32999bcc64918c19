"""docs/records.md and docs/glossary.md are printed from the classes and up to date."""

import re
from typing import get_args

import pytest

from etl.records import RECORDS, columns, glossary
from etl.records.document import DOCS, KINDS, page
from etl.records.kinds import KindName


@pytest.mark.parametrize(("name", "text"), [("records.md", page()), ("glossary.md", glossary.page())])
def test_the_page_is_current(name: str, text: str) -> None:
    assert (DOCS / name).read_text("utf-8") == text, "重印：python -m etl.records.document"


def test_every_kind_of_cell_is_explained() -> None:
    assert set(KINDS) == set(get_args(KindName))


def test_every_column_has_its_line() -> None:
    lines = page().splitlines()
    for record in RECORDS.values():
        assert f"### {record.sheet}" in lines
        for column in columns(record):
            assert any(line.startswith(f"| {column.header}") and f"`{column.name}`" in line for line in lines)


def test_every_word_of_the_architecture_is_in_the_glossary() -> None:
    table = (DOCS / "architecture.md").read_text("utf-8").partition("## Words")[2].partition("## ")[0]
    words = re.findall(r"^\| (\w+) \|", table, re.MULTILINE)
    explained = {one for chapter in glossary.WORDS.values() for word in chapter for one in word.split(", ")}
    assert words[0] == "word" and len(words) > 5
    assert set(words[1:]) <= explained


def test_a_word_is_explained_once() -> None:
    words = [word for chapter in glossary.WORDS.values() for word in chapter]
    assert len(set(words)) == len(words)
