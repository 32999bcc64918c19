"""docs/rules.md says what the rules are: its tables are printed from the packs, its keys are those of the code."""

import re
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from etl.rules.describe import duties_table, packs_table, results_table
from etl.rules.load import load_rules, pack_names
from etl.rules.pack import RulePack
from etl.rules.tables import SHIPPED

DOC = Path(__file__).parents[2] / "docs" / "rules.md"
TEXT = DOC.read_text()
DAY = date(2025, 6, 30)
PRINTED = {
    "packs": lambda: packs_table(SHIPPED, DAY),
    "results": lambda: results_table(SHIPPED, DAY),
    "duties": lambda: duties_table(SHIPPED, "national", DAY),
}


@pytest.mark.parametrize("name", PRINTED)
def test_printed_table(name: str) -> None:
    """Out of date? Copy the table this test prints."""
    found = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- end -->", TEXT, re.DOTALL)
    assert found and found[1] == PRINTED[name]()


def sections_and_keys() -> set[str]:
    """Every section of a pack and every key in it, as the classes declare them."""
    names: set[str] = set()
    todo: list[type[BaseModel]] = [RulePack]
    while todo:
        for name, info in todo.pop().model_fields.items():
            names.add(name)
            todo += [kind for kind in nested(info.annotation) if isinstance(kind, type) and issubclass(kind, BaseModel)]
    return names - {"id"}


def nested(annotation: object) -> list[object]:
    inner = [kind for part in getattr(annotation, "__args__", ()) for kind in nested(part)]
    return [annotation, *inner]


def test_every_section_and_key_of_a_pack_is_explained() -> None:
    keys = sections_and_keys()
    assert {"reply", "hard_months", "mark", "conversions", "not_in", "occupations"} <= keys
    assert not {key for key in keys if f"`{key}`" not in TEXT}


@pytest.mark.parametrize("pack", pack_names(SHIPPED))
def test_every_key_of_the_flat_rules_is_listed(pack: str) -> None:
    flat = {re.sub(r"^(checklists|targets)\..*", r"\1.", key) for key in load_rules(SHIPPED, pack).flat(DAY)}
    listed = {
        key.split("<")[0] for key in re.findall(r"^\| `([^`]+)` \|", TEXT.split("## 给程序用的键")[1], re.MULTILINE)
    }
    assert flat <= listed


def test_the_examples_of_the_manual_load(tmp_path: Path) -> None:
    blocks = [
        re.sub(r"^ +", "", block, flags=re.MULTILINE) for block in re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    ]
    head, reply, headers, calendar = blocks
    (tmp_path / "ours.toml").write_text(head + reply)
    (tmp_path / "office.toml").write_text('pack = "ours"')
    (tmp_path / "headers.toml").write_text(headers)
    (tmp_path / "calendar.toml").write_text(calendar)
    book = load_rules(tmp_path)
    rule = book.reply_rule("县", DAY)
    assert (book.authority, rule and rule.months) == ("本区人民代表大会常务委员会", 2)
    assert book.headers["suggestion"]["提案序列"] == "建议编号"
    assert book.calendar_days(date(2027, 2, 7), date(2027, 2, 7))["is_working"].to_list() == [True]
