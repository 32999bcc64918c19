"""What the stage holds is whole: printed plainly again and judged again, it is the same row."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.records import RECORDS, Column, Record, columns
from tests.records.good_rows import good_cells

DAYS = ["2023-11-03", "2023/1/3", "二〇二三年十一月三日", "45233", "2023年11月3日上午"]
NUMBERS = ["12", "40余", "近50", "约30", "1,200", "三十"]
CELLS: dict[str, list[str]] = {
    "text": ["甲 街道", "ａｂｃ１２", "每月11日"], "id": ["Ｄ００１", "D-2"], "ref": ["Ｄ００１", "買買提．江"],
    "list": ["甲、乙", "甲，乙;甲"], "list ref": ["D1、D2", "张某"], "date": DAYS, "bool": ["√", "否", "有", "無"],
    "int": ["1", "二", "第2轮"], "count": NUMBERS, "number": [*NUMBERS, "10.5"], "year": ["2023年度", "二〇二三"],
    "born": ["1970", "1970.05", "1970年5月6日"], "private": ["某人"],
}  # fmt: skip
"""Kind of cell -> some cells of it as offices print them."""
BOUNDS = {None: "", "at_least": "余", "almost": "近", "about": "约"}


@st.composite
def rows(draw: st.DrawFn, record: type[Record]) -> dict[str, str | None]:
    """The good row of a sheet with some other cells filled in; rules between columns may refuse it."""
    cells = good_cells(record)
    for column in draw(st.lists(st.sampled_from(columns(record)), max_size=5)):
        cells[column.name] = draw(st.sampled_from(column.values or CELLS[column.kind]))
        if column.name_header:
            cells[column.name_column] = draw(st.sampled_from([None, "薛　凌", "時(shí)"]))
    return cells


def printed_again(record: type[Record], staged: dict[str, object]) -> dict[str, str | None]:
    """Staged values in the plainest print."""
    cells = {name: _plain(value) for name, value in staged.items() if not name.endswith("_bound")}
    for column in columns(record):
        if column.kind in ("count", "number") and staged[column.name] is not None:
            cells[column.name] = _bounded(column, staged)
    return cells


def _plain(value: object) -> str | None:
    match value:
        case None | []:
            return None
        case bool():
            return "是" if value else "否"
        case list():
            return "、".join(value)
        case date():
            return value.isoformat()
    return str(value)


def _bounded(column: Column, staged: dict[str, object]) -> str:
    bound = staged[f"{column.name}_bound"]
    word = BOUNDS[bound if bound is None else str(bound)]
    return f"{staged[column.name]}{word}" if bound == "at_least" else f"{word}{staged[column.name]}"


@pytest.mark.parametrize("record", RECORDS.values(), ids=lambda record: record.sheet)
def test_a_staged_row_printed_again_is_the_same_row(record: type[Record]) -> None:
    judged_good = 0

    @settings(deadline=None, max_examples=40)
    @given(rows(record))
    def same(cells: dict[str, str | None]) -> None:
        nonlocal judged_good
        judged = record.judge(cells)
        if not isinstance(judged, Record):
            return
        judged_good += 1
        again = record.judge(printed_again(record, judged.staged()))
        assert isinstance(again, Record), again
        assert again.staged() == judged.staged()

    same()
    assert judged_good
