"""The check by columns is the judgement of the class, row for row and value for value, for every record.

The class judges one row slowly and obviously; the check does millions by columns. Here both read the same invented
rows, clean, messy and wrong, and have to agree on which rows are good, on every value and on every fault.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.intake.check import check
from etl.intake.heading import Place
from etl.intake.read.sheet import frame
from etl.intake.table import Table
from etl.records import RECORDS, Column, Fault, Record, columns, fold
from etl.records.characters import seen
from etl.rules.book import RuleBook
from etl.rules.load import SHIPPED, load_rules

LATER = date(2101, 1, 1)
BOOK = load_rules(SHIPPED)

ODD_TEXT = st.text(
    st.sampled_from("ab0９Ｚｚ 　\t\n\x1c\x85\u2028\u200bﬁⅣ①㈠é\u0301豈𠮷買乾干后·．•()（）、，,；;省shí-"), max_size=7
)
MARKS = ["是", "否", "√", "×", "✓", "有", "无", "Y", "N", "ＹＥＳ", "true", "0", "1", "?", "是的", "到会", "○", "●"]
DAYS = (
    "2023-11-03 2023/11/3 2023.11.3 2023年11月3日 20231103 45233 二〇二三年十一月三日 ２０２３－１１－０３ 2023-11-3 "
    "2023-02-30 2023-11 2023年 长期 1899-12-31 2100-12-31 2101-01-01 0023-11-03 112年11月3日 2023-11-03（周五） "
    "+023-11-03 2023-1-103"
).split()
NUMBERS = (
    "0 7 007 12 3.5 5.0 1,200 １２ 40余 近50 约30人次 320+ 10万 10万元 400000元 二十多 123456789 1234567890123 "
    "12345678.123 0.1 0.30 .5 5. -3 1e3 预计1200 NaN inf 若干 3人"
).split()
YEARS = ["2023", "2023年", "2023年度", "1900", "2100", "2101", "１９９９", "23", "二〇二三年", "2023.0", "202"]
BORN = [
    "1970",
    "1970-05",
    "1970年5月",
    "1970-05-06",
    "1970.5",
    "197005",
    "19700506",
    "1970年5月生",
    "1970-13",
    "七十年代",
]
NAMES = ["张三", "薛　凌", "薛 凌", "買買提．江", "买买提·江", "时(shí)", "時（shi）", "Ａ组", "乾隆", "Li-Ming"]
IDS = ["D001", "Ｄ００１", "D 001", "建〔2023〕1号", "建（2023）1号", "①", "d-1/2", "张三"]
LISTS = [
    "甲",
    "甲、乙",
    "甲,乙",
    "甲，乙；丙",
    "甲、甲",
    "、",
    "甲、",
    "甲 、乙",
    "甲\n乙",
    "D1、D2、D1",
    "甲、、乙",
    "甲、13900001234",
]
RESULTS = ["A", "B类", "已解决", "正在解决", "Ａ类：所提问题已经解决", "没见过的说法"]


def printed_cells(column: Column, name: str) -> st.SearchStrategy[str | None]:
    """What a person may write into a cell of this column: right, messy, wrong or nothing."""
    if name != column.name:
        return _mixed([*NAMES, *IDS])
    match column.kind:
        case "enum":
            return _mixed(
                [
                    *column.values * 3,
                    *(f" {value[0]} {value[1:]}" for value in column.values),
                    "代表直通车",
                    "請假",
                    "请假（因病）",
                ]
            )
        case "text":
            return _mixed(
                [
                    *(RESULTS if name == "result_raw" else NAMES),
                    "电话13900001234、139-0000-1235",
                    "110101199003070012",
                    "每月11日",
                    "每月32日",
                    "单月31日",
                    "双周三",
                    "每周日",
                    "双周三、每月第1个周四",
                    "随便",
                ]
            )
        case "id" | "ref":
            return _mixed(IDS)
        case "list" | "list ref":
            return _mixed(LISTS)
        case "date":
            return _mixed([*["2023-11-03", "2023-11-04", "2024-01-01"] * 6, *DAYS])
        case "bool":
            return _mixed([*["是", "√"] * 8, *MARKS])
        case "year":
            return _mixed(YEARS)
        case "born":
            return _mixed(BORN)
    return _mixed([*["0", "1", "2", "3"] * 6, *NUMBERS])


def _mixed(examples: Sequence[str]) -> st.SearchStrategy[str | None]:
    """Mostly from the examples, at times blank, at times anything."""
    likely = st.sampled_from(examples)
    return st.one_of(likely, likely, likely, likely, st.none(), ODD_TEXT)


def slots(record: type[Record]) -> list[tuple[Column, str]]:
    """Every column a sheet may have, name columns beside their numbers."""
    named = [(c, name) for c in columns(record) for name in (c.name, c.name_column) if c.kind != "private"]
    return [(c, name) for c, name in named if name == c.name or c.name_header]


@st.composite
def tables(draw: st.DrawFn, record: type[Record]) -> Table:
    """A sheet of the record with its required columns and some of the others."""
    used = [slot for slot in slots(record) if slot[0].required or draw(st.booleans())]
    row = st.tuples(*(printed_cells(column, name) for column, name in used))
    cells = draw(st.lists(row, min_size=1, max_size=20))
    headers = [column.header if name == column.name else column.name_header for column, name in used]
    places = {name: Place(f"c{i}", headers[i] or "", None, 0) for i, (_, name) in enumerate(used)}
    rows = frame(cells)
    blank = [pl.lit(None, pl.String).alias(p.cell) for p in places.values() if p.cell not in rows.columns]
    return Table(
        file="a.xlsx", sheet=record.sheet, record=record, header_row=0, places=places, rows=rows.with_columns(blank),
        missing=(), extra=(), left_out=(), totals=(), fault=None,
    )  # fmt: skip


def blank_means_no(table: Table) -> set[str]:
    """Bool columns without a default that hold only yes-marks."""
    found = set()
    for column in columns(table.record):
        if column.kind == "bool" and column.default is None and column.name in table.places:
            marks = set()
            for cell in table.rows[table.cells[column.name]].drop_nulls():
                with suppress(ValueError):
                    marks.add(fold.boolean(cell))
            found |= {column.name} if marks == {True} else set()
    return found


def judged(table: Table, book: RuleBook) -> tuple[list[dict[str, object]], set[tuple[int, str | None]]]:
    """Row by row: the good ones as staged, and (row, column) of every fault."""
    good, faults = [], set()
    no = dict.fromkeys(blank_means_no(table), "否")
    for row in table.rows.iter_rows(named=True):
        cells = no | {name: row[cell] for name, cell in table.cells.items() if row[cell] is not None}
        verdict = table.record.judge(cells, book.reading)
        found: list[Fault] = verdict if isinstance(verdict, list) else []
        faults |= {(row["row"], fault.column) for fault in found}
        result = cells.get("result_raw")
        if result and book.result_class(seen(result)) is None:
            faults.add((row["row"], "result_raw"))
        elif isinstance(verdict, Record):
            good.append({"row": row["row"], **verdict.staged()})
    return good, faults


@pytest.mark.parametrize("record", RECORDS.values(), ids=lambda record: record.sheet)
def test_the_check_by_columns_is_the_judgement_of_the_class(record: type[Record]) -> None:
    @settings(max_examples=12, deadline=None)
    @given(tables(record))
    def agree(table: Table) -> None:
        good, faults = judged(table, BOOK)
        checked = check(table, BOOK, LATER)
        assert checked.good.drop("printed").to_dicts() == good
        header = {column.name: table.header(column) for column in columns(record)}
        lines = {(row, column) for row, column, *_ in checked.lines.rows()}
        assert lines == {(row, header.get(column or "")) for row, column in faults}
        assert checked.bad == table.rows.height - len(good) == len({row for row, _ in faults})

    agree()
