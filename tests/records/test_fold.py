"""From a printed cell to a value, kind by kind: the tables in printed/, left as printed, right as read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.records import fold
from etl.records.amounts import Amount

PRINTED = Path(__file__).parent / "printed"
UNREAD = "—"
YES = "是 是的 √ ✓ ✔ ✔\ufe0f ☑ v V 有 对 對 Y y Ｙ yes YES ＹＥＳ true TRUE 1 1.0 已 已完成 完成 达标 ●"
NO = "否 × ✗ ✘ ✕ x X ☒ □ 无 無 没有 错 錯 N n no No false FALSE 0 0.0 未 不是 未完成 ○"
NEITHER = "? 半 / - 2 √√ 是否 到会 部分完成"
BOUNDS = {None: "", "at_least": " 至少", "almost": " 至多", "about": " 大约"}
KINDS = "day year born name text identifier items word count quantity money number integer".split()
READERS: dict[str, Callable[[str], object]] = {kind: getattr(fold, kind) for kind in KINDS}
READERS["roc_day"] = lambda printed: fold.day(printed, roc_years=True)
"""Table in printed/ -> what reads its cells."""


def table(kind: str) -> list[tuple[str, str]]:
    """Lines of two cells with two blanks or more between them; an ideographic blank is no gap."""
    lines = (PRINTED / f"{kind}.txt").read_text("utf-8").splitlines()[1:]
    cells = (line.rpartition("  ") for line in lines)
    return [(printed.rstrip(" "), value.strip()) for printed, _, value in cells]


def shown(value: object) -> str:
    match value:
        case Amount(size, bound):
            return f"{size:.15g}{BOUNDS[bound]}"
        case tuple():
            return "|".join(value)
    return str(value)


def test_every_table_has_its_reader() -> None:
    assert {path.stem for path in PRINTED.iterdir()} == set(READERS)


@pytest.mark.parametrize(("kind", "printed", "value"), [(kind, *line) for kind in READERS for line in table(kind)])
def test_a_cell_as_printed(kind: str, printed: str, value: str) -> None:
    read = READERS[kind]
    if value == UNREAD:
        with pytest.raises(ValueError):
            read(printed)
    else:
        assert shown(read(printed)) == value


@pytest.mark.parametrize("printed", YES.split())
def test_yes(printed: str) -> None:
    assert fold.boolean(printed) is True


@pytest.mark.parametrize("printed", NO.split())
def test_no(printed: str) -> None:
    assert fold.boolean(printed) is False


@pytest.mark.parametrize("printed", NEITHER.split())
def test_neither_yes_nor_no(printed: str) -> None:
    with pytest.raises(ValueError):
        fold.boolean(printed)


@pytest.mark.parametrize("read", [fold.text, fold.identifier, fold.name, fold.items])
def test_what_nobody_sees_is_passed_over_and_alone_is_nothing(read: Callable[[str], object]) -> None:
    assert read("张\u200b三\ufeff") == read("张三")
    with pytest.raises(ValueError):
        read("\u200b \ufeff")


def test_a_list_is_split_at_line_breaks() -> None:
    assert fold.items("甲\n乙\r\n丙") == ("甲", "乙", "丙")


def test_roc_years_count_only_where_they_are_in_use() -> None:
    assert fold.year("112年", roc_years=True) == 2023
    assert fold.year("2023年", roc_years=True) == 2023
    with pytest.raises(ValueError):
        fold.year("23年", roc_years=True)
