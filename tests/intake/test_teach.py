"""A sheet nobody knows, what somebody points at, and what is read of the next sheet like it."""

from datetime import date
from pathlib import Path

import pytest
from intake_files import workbook
from test_correct import BOOK

from etl.intake.check import check
from etl.intake.guess import guessed, likely, likely_value, offers
from etl.intake.shape import tables
from etl.intake.table import Table
from etl.intake.teach import EACH, Pointed, Style, Unread, bound, lacking, layout_of, marks, tried, unread
from etl.problems import Stop
from etl.records import RECORDS, Column, columns
from etl.rules.load import load_rules
from etl.rules.taught import forget, taught, teach

SIGNED = [
    ["东篱街道下半年会议到会情况"],
    ["序", "何人", "七月工委会", "九月视察", "备考"],
    ["1", "张三", "甲", "乙", None],
    ["2", "李四", "丙", "甲", None],
]
DESK = [
    ["来访登记", None, None, None],
    ["哪天", "来了几位", "谁接的", "说了什么"],
    ["2025-03-04", "7", "张三", "路灯"],
    ["2025-03-11", "40余", "李四、张三", "停车"],
]
PUNCHED = [
    ["谁来了", "哪个点", "几号", "见了几位"],
    ["张三", "S01", "2025-10-09", "6"],
    ["李四", "S02", "2025-10-16", "4"],
    ["王五", "S01", "2025-10-20", "x"],
]
YEAR = [["何人", "坐班几回", "走访几户"], ["张三", "12", "30"], ["李四", "9", "18"]]


def one(tmp_path: Path, rows: list[list[str | None]]) -> Unread:
    (found,) = unread(workbook(tmp_path / "表.xlsx", {"Sheet1": rows}), BOOK)
    return found


def read(found: Unread, pointed: Pointed, *fields: str) -> list[tuple[object, ...]]:
    table = tried(found, layout_of(found, pointed, BOOK), BOOK)
    assert isinstance(table, Table) and not table.fault
    return check(table, BOOK, date(2026, 1, 5)).good.select("row", *fields).rows()


def test_a_matrix_with_words_of_its_own(tmp_path: Path) -> None:
    found = one(tmp_path, SIGNED)
    guess = guessed(found, "matrix", "attendance", BOOK)
    pointed = Pointed("matrix", "attendance", 2, {1: "姓名", 2: EACH, 3: EACH}, {}, {})
    assert guess == pointed, "people are found by what their column holds; 备考 is empty"
    assert marks(found, pointed, BOOK) == {"出席情况": {"甲": 2, "乙": 1, "丙": 1}}
    told = Pointed(
        "matrix", "attendance", 2, pointed.columns, {"出席情况": {"甲": "出席", "乙": "请假", "丙": "缺席"}}, {}
    )
    assert read(found, told, "deputy_id_name", "activity_id_name", "presence") == [
        (3, "张三", "七月工委会", "出席"),
        (3, "张三", "九月视察", "请假"),
        (4, "李四", "七月工委会", "缺席"),
        (4, "李四", "九月视察", "出席"),
    ]


def test_headings_of_its_own_and_what_holds_for_all_rows(tmp_path: Path) -> None:
    found = one(tmp_path, DESK)
    pointed = Pointed(
        "rows", "reception", 2, {0: "日期", 1: "接待人次", 2: "代表"}, {}, {"站点编号": "S01", "渠道": "来访"}
    )
    assert read(found, pointed, "happened_on", "visitors", "visitors_bound", "station_id", "channel") == [
        (3, date(2025, 3, 4), 7.0, None, "S01", "来访"),
        (4, date(2025, 3, 11), 40.0, "at_least", "S01", "来访"),
    ]


def test_totals_with_a_column_a_measure(tmp_path: Path) -> None:
    found = one(tmp_path, YEAR)
    pointed = Pointed("totals", "stated_figure", 1, {0: "姓名", 1: EACH, 2: EACH}, {}, {"年度": "2025", "性质": "实际"})
    assert read(found, pointed, "deputy_id_name", "measure", "amount") == [
        (2, "张三", "坐班几回", 12.0),
        (2, "张三", "走访几户", 30.0),
        (3, "李四", "坐班几回", 9.0),
        (3, "李四", "走访几户", 18.0),
    ]


@pytest.mark.parametrize(
    "style, record, columns, constants, wanted",
    [
        ("rows", "reception", {0: "日期"}, {}, ["接待人次"]),
        ("rows", "reception", {0: "日期"}, {"接待人次": "1"}, []),
        ("matrix", "attendance", {1: "姓名", 2: EACH}, {}, []),
        ("matrix", "attendance", {2: EACH}, {}, ["代表编号"]),
    ],
)
def test_what_is_still_lacking_is_told(
    style: Style, record: str, columns: dict[int, str], constants: dict[str, str], wanted: list[str]
) -> None:
    found = lacking(Pointed(style, record, 2, columns, {}, constants))
    assert [column.header for column in found] == wanted


def test_it_is_kept_for_the_next_sheet_and_forgotten_when_asked(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    found = one(tmp_path, DESK)
    layout = layout_of(found, Pointed("rows", "reception", 2, {0: "日期", 1: "接待人次", 2: "代表"}, {}, {}), BOOK)
    teach(rules, layout)
    book = load_rules(rules)
    (table,) = tables(found.sheet, book)
    assert isinstance(table, Table) and table.rows.height == 2
    teach(rules, layout)
    assert [one.id for one in taught(rules)] == [layout.id], "taught twice it is one"
    assert forget(rules, layout.id).id == layout.id
    assert not isinstance(tables(found.sheet, load_rules(rules))[0], Table)


def test_a_sheet_two_layouts_can_read_is_read_once(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    found = one(tmp_path, DESK)
    for pointed in ({0: "日期", 1: "接待人次"}, {0: "日期", 1: "接待人次", 2: "代表"}):
        teach(rules, layout_of(found, Pointed("rows", "reception", 2, pointed, {}, {}), BOOK))
    assert len(taught(rules)) == 2
    assert len(tables(found.sheet, load_rules(rules))) == 1


def test_a_meaning_that_is_no_value_is_refused(tmp_path: Path) -> None:
    found = one(tmp_path, SIGNED)
    wrong = Pointed("matrix", "attendance", 2, {1: "姓名", 2: EACH}, {"出席情况": {"甲": "来了"}}, {})
    with pytest.raises(Stop, match="没有“来了”这个值"):
        teach(tmp_path / "rules", layout_of(found, wrong, BOOK))
    assert not taught(tmp_path / "rules")


def test_what_is_read_already_is_not_asked_for(tmp_path: Path) -> None:
    rows = [["接待编号", "站点编号", "日期", "接待人次"], ["J1", "S1", "2025-03-04", "7"]]
    assert unread(workbook(tmp_path / "接待.xlsx", {"接待": rows}), BOOK) == []


@pytest.mark.parametrize(
    "rows, style, record",
    [
        (SIGNED, "matrix", "attendance"),
        (YEAR, "totals", "stated_figure"),
        (DESK, "rows", "reception"),
        (PUNCHED, "rows", "reception"),
        ([["件号", "案由", "提案人", "承办单位"], ["1", "修路", "张三", "区交通局"]], "rows", "suggestion"),
    ],
    ids=[
        "marks across",
        "numbers across",
        "nothing known",
        "people first, nothing that comes again",
        "most headings known",
    ],
)
def test_what_it_looks_like_is_guessed(tmp_path: Path, rows: list[list[str | None]], style: str, record: str) -> None:
    assert likely(one(tmp_path, rows), BOOK) == (style, record)


@pytest.mark.parametrize("mark, value", [("事假", "请假"), ("缺", "缺席"), ("甲", None), ("席", None)])
def test_a_mark_is_guessed_where_one_value_alone_is_like_it(mark: str, value: str | None) -> None:
    assert likely_value(mark, ("出席", "请假", "缺席")) == value


def header(record: str, name: str) -> Column:
    return next(column for column in columns(RECORDS[record]) if column.name == name)


def test_a_year_is_taken_from_the_title_of_each_sheet(tmp_path: Path) -> None:
    found = one(tmp_path, [["2025年履职小计"], *YEAR])
    offered = offers(found, 2, header("stated_figure", "year"))
    assert [value for value, _ in offered.values()] == ["2025"]
    (_, how), = offered.values()  # fmt: skip
    across = {0: "姓名", 1: EACH, 2: EACH}
    told = Pointed("totals", "stated_figure", 2, across, {}, {"性质": "实际"}, {"年度": how})
    assert not lacking(told) and bound(found, told) is None
    layout = layout_of(found, told, BOOK)
    later = Unread(one(tmp_path, [["2026年履职小计"], *YEAR]).sheet, "")
    read_later = tried(later, layout, BOOK)
    assert read_later and check(read_later, BOOK, date(2027, 1, 5)).good["year"].unique().to_list() == [2026]


def test_a_year_written_down_holds_for_sheets_of_that_title_alone(tmp_path: Path) -> None:
    found = one(tmp_path, [["2025年履职小计"], *YEAR])
    across = {0: "姓名", 1: EACH, 2: EACH}
    told = Pointed("totals", "stated_figure", 2, across, {}, {"性质": "实际", "年度": "2025"})
    assert bound(found, told) == "2025年履职小计"
    layout = layout_of(found, told, BOOK)
    assert tried(found, layout, BOOK)
    assert tried(one(tmp_path, [["2026年履职小计"], *YEAR]), layout, BOOK) is None


def test_the_meeting_is_taken_from_above_the_table_or_out_of_its_title(tmp_path: Path) -> None:
    rows = [["春季视察签到表"], ["会议名称：春季视察", None], ["何人", "来否"], ["张三", "√"], ["李四", "√"]]
    found = offers(one(tmp_path, rows), 3, header("attendance", "activity_id"))
    assert [(value, how.labels, bool(how.pattern)) for value, how in found.values()] == [
        ("春季视察", ("会议名称",), False),
        ("春季视察", (), True),
    ]


@pytest.mark.parametrize("n", [0, 1, 2], ids=["the first taught", "one between", "the last"])
def test_what_else_was_taught_stays_where_one_is_forgotten(tmp_path: Path, n: int) -> None:
    rules = tmp_path / "rules"
    for year in ("2023", "2024", "2025"):
        told = Pointed("totals", "stated_figure", 1, {0: "姓名", 1: EACH}, {}, {"年度": year, "性质": "实际"})
        teach(rules, layout_of(one(tmp_path, [[f"{year}年何人", "坐班几回"], *YEAR[1:]]), told, BOOK))
    known = [layout.id for layout in taught(rules)]
    forget(rules, known[n])
    assert [layout.id for layout in taught(rules)] == [*known[:n], *known[n + 1 :]]


def test_a_column_that_was_not_pointed_at_is_not_read_though_it_holds_marks(tmp_path: Path) -> None:
    rows = [["何人", "七月会", "九月会", "上年"], ["张三", "√", "√", "√"], ["李四", "√", "√", "√"]]
    told = Pointed("matrix", "attendance", 1, {0: "姓名", 1: EACH, 2: EACH}, {}, {})
    names = {name for _, name in read(one(tmp_path, rows), told, "activity_id_name")}
    assert names == {"七月会", "九月会"}
