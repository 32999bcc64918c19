"""Which record a sheet holds, where its header stands, and which of its rows are data."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from intake_files import workbook

from etl.intake.find import find_table
from etl.intake.read import RawSheet, read_file
from etl.intake.read.sheet import frame
from etl.intake.table import NotARecord, Table
from etl.records import RECORDS, Record, columns
from etl.rules.book import RuleBook
from etl.rules.load import SHIPPED, load_rules

Row = Sequence[str | None]


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_rules(SHIPPED)


def sheet(rows: Sequence[Row], name: str = "Sheet1", file: str = "a.xlsx") -> RawSheet:
    return RawSheet(file, name, frame(rows))


def table(rows: Sequence[Row], book: RuleBook, name: str = "接待") -> Table:
    found = find_table(sheet(rows, name), book)
    assert isinstance(found, Table)
    return found


def data(found: Table) -> list[int]:
    """The numbers of the rows that are data."""
    return found.rows["row"].to_list()


RECEPTION = ["接待编号", "日期", "接待人次"]


@pytest.mark.parametrize("record", RECORDS.values(), ids=lambda record: record.sheet)
def test_a_sheet_named_after_nothing_is_told_by_its_headers(record: type[Record], book: RuleBook) -> None:
    headers = [column.header for column in columns(record)]
    found = find_table(sheet([headers, ["1"] * len(headers)]), book)
    assert isinstance(found, Table) and found.record is record
    assert list(found.cells) == [column.name for column in columns(record)]


@pytest.mark.parametrize(
    ("file", "name", "record"),
    [
        ("a.xlsx", "接待", "接待"),
        ("a.xlsx", " 接 待 ", "接待"),
        ("a.xlsx", "建議", "建议"),
        ("2023-接待.csv", "2023-接待", "接待"),
        ("2023年建议评价.csv", "2023年建议评价", "建议评价"),
        ("接待(1).csv", "接待(1)", "接待"),
        ("接待 - 副本.csv", "接待 - 副本", "接待"),
    ],
)
def test_the_name_of_the_sheet_or_of_the_csv_comes_first(file: str, name: str, record: str, book: RuleBook) -> None:
    headers = {"接待": RECEPTION, "建议": ["建议编号", "标题"], "建议评价": ["建议编号", "评价方"]}[record]
    found = find_table(sheet([headers, ["1", "2", "3"]], name, file), book)
    assert isinstance(found, Table) and found.record.sheet == record
    assert found.sheet == (record if file.endswith("csv") else name)


@pytest.mark.parametrize(
    ("printed", "column"),
    [
        ("接待人次", "visitors"),
        ("接待人次（人）", "visitors"),
        ("*接待人次", "visitors"),
        ("＊ 接待\n人次：", "visitors"),
        ("接待人次【必填】", "visitors"),
        ("接待日期", "happened_on"),  # a prefix on its own sheet
        ("站點編號", "station_id"),
        ("站点名称", "station_id_name"),
        ("站点站点名称", "station_id_name"),
        ("代表", "deputy_ids"),
        ("渠　道", "channel"),
    ],
)
def test_a_header_is_known_however_it_is_printed(printed: str, column: str, book: RuleBook) -> None:
    rest = [header for header in RECEPTION if header not in ("接待人次", "日期")]
    assert table([[*rest, printed], ["1", "2"]], book).cells[column] == "c1"


def test_a_unit_is_taken_from_the_header(book: RuleBook) -> None:
    found = table([["站点编号", "投入资金（元）", "面积(平方米)"], ["S1", "40000", "90"]], book, "站点")
    assert found.places["investment_wan"].unit == "元" and found.places["floor_area_m2"].unit is None


def test_synonyms_are_data(tmp_path: Path) -> None:
    (tmp_path / "headers.toml").write_text('[reception]\n"接访时间" = "日期"\n', "utf-8")
    found = table([["接待编号", "接访时间", "接待人次"], ["1", "2", "3"]], load_rules(tmp_path))
    assert found.cells["happened_on"] == "c1"


def test_titles_above_and_a_header_of_two_rows(book: RuleBook) -> None:
    rows = [
        ["2023年建议评价汇总表", None, None, None, None],
        ["单位：某街道", None, None, None, "2023年12月"],
        ["建议编号", "评价方", "票", None, None],
        [None, None, "满意", "基本满意", "不满意"],
        ["J1", "代表集体", "12", "3", "0"],
    ]
    found = table(rows, book, "建议评价")
    assert (found.header_row, data(found), found.fault) == (4, [5], None)
    assert {name: cell for name, cell in found.cells.items() if "votes" in name} == {
        "votes_satisfied": "c2", "votes_fairly": "c3", "votes_dissatisfied": "c4",
    }  # fmt: skip


def test_groups_above_that_are_no_part_of_the_header(book: RuleBook) -> None:
    rows = [["基本情况", None, "数量"], RECEPTION, ["1", "2023-11-03", "5"]]
    assert table(rows, book).cells == {"reception_id": "c0", "happened_on": "c1", "visitors": "c2"}


def test_columns_nobody_knows_are_listed(book: RuleBook) -> None:
    found = table([["序号", *RECEPTION, None], ["1", "J1", "2023-11-03", "5", "手写"]], book)
    assert found.extra == ("序号", "E列")
    assert found.delivered == ("reception_id", "happened_on", "visitors")


def test_a_missing_required_column_is_one_fault(book: RuleBook) -> None:
    found = table([["接待编号", "日期"], ["1", "2023-11-03"]], book)
    assert found.missing == ("接待人次",)
    assert found.fault == "缺少必填的列 “接待人次”，整张表的行都没有收"
    assert data(found) == [2]


def test_a_reference_is_there_by_number_or_by_name(book: RuleBook) -> None:
    assert table([["活动名称", "姓名", "出席情况"], ["会", "张三", "出席"]], book, "出席").missing == ()


def test_a_header_twice_is_a_fault_unless_both_columns_agree(book: RuleBook) -> None:
    headers = [*RECEPTION, "日期"]
    assert table([headers, ["1", "2023-11-03", "5", "2023-11-03"]], book).fault is None
    fault = table([headers, ["1", "2023-11-03", "5", "2023-11-04"]], book).fault
    assert fault == "表头 “日期”（B、D列） 出现不止一次，分不清用哪一列，整张表的行都没有收"


LINES = [
    ("a title that repeats", ["接待登记表", None, None], None),
    ("a section", ["一、上半年", None, None], "小标题"),
    ("a header that repeats", RECEPTION, "表头"),
    ("a sum", ["合 计", None, "12"], "合计"),
    ("a sum with a colon", ["总计：", None, "12"], "总计"),
    ("a sum of a part", ["一季度小计", None, "12"], "一季度小计"),
    ("a row whose number ends with 合计, with words beside it", ["一季度合计", None, "不详"], None),
    ("a remark at the foot", ["以上数据由各街道填报，截至十二月底", None, None], "附注"),
    ("a row of units", [None, None, "（人次）"], "单位"),
    ("a foot", ["填表人：张三", None, "审核人：李四"], "表尾"),
    ("a foot with a day", ["制表人：张三", None, "2023年12月20日"], "表尾"),
    ("a foot in two cells", ["制表日期", "2023-12-20", None], "表尾"),
    ("a name that ends with a label", ["负责人", "2023-11-04", "5"], None),
    ("a row that lacks its date", ["J2", None, "5"], None),
    ("a number that contains 合计", ["合计表-1", "2023-11-04", "5"], None),
    ("a number that is 合计, in a full row", ["合计", "2023-11-04", "5"], None),
    ("blanks", [None, None, None], "blank"),
]


@pytest.mark.parametrize(("what", "row", "why"), LINES, ids=[line[0] for line in LINES])
def test_what_is_no_data_is_left_out_and_nothing_else(what: str, row: Row, why: str | None, book: RuleBook) -> None:
    found = table([RECEPTION, ["J1", "2023-11-03", "5"], row, ["J9", "2023-11-05", "1"]], book)
    assert data(found) == ([2, 4] if why else [2, 3, 4])
    assert [line.why for line in found.left_out] == ([why] if why and why != "blank" else [])


def test_the_place_and_day_that_sign_a_table_are_no_data(book: RuleBook) -> None:
    rows = [RECEPTION, ["J1", "2023-11-03", "5"], ["梅园站", None, None], ["2023年12月20日", None, None]]
    found = table(rows, book)
    assert data(found) == [2] and {line.why for line in found.left_out} == {"落款"}
    lacking = [RECEPTION, ["J1", "2023-11-03", "5"], [None, "2023-12-20", None]]
    assert data(table(lacking, book)) == [2, 3], "a day alone in the column of days may be half a row"


@pytest.mark.parametrize("header", ["代表", "代表编号", "代表姓名", "接待代表"])
def test_the_list_of_those_who_received_may_be_headed_by_their_number(header: str, book: RuleBook) -> None:
    found = table([[*RECEPTION, header], ["J1", "2023-11-03", "5", "D001、D002"]], book)
    assert found.places["deputy_ids"].cell == "c3" and found.extra == ()


def test_names_win_over_numbers_beside_them(book: RuleBook) -> None:
    found = table([[*RECEPTION, "代表编号", "代表"], ["J1", "2023-11-03", "5", "D001", "张三"]], book)
    assert found.places["deputy_ids"].cell == "c4" and found.extra == ("代表编号",) and found.fault is None


def test_rows_that_are_only_numbered_are_blank(book: RuleBook) -> None:
    rows = [["序号", *RECEPTION], ["1", "J1", "2023-11-03", "5"], *([str(n), None, None, None] for n in range(2, 60))]
    found = table(rows, book)
    assert data(found) == [2] and {line.why for line in found.left_out} == {"空行"}


def test_the_row_that_numbers_the_columns_is_no_data(book: RuleBook) -> None:
    assert data(table([RECEPTION, ["1", "2", "3"], ["J1", "2023-11-03", "5"]], book)) == [3]


def test_merged_titles_and_sections_are_no_data(tmp_path: Path, book: RuleBook) -> None:
    rows = [["接待登记表"], RECEPTION, ["J1", "2023-11-03", "5"], ["某某社区"], ["J2", "2023-11-04", "6"]]
    (raw,) = read_file(workbook(tmp_path / "a.xlsx", {"接待": rows}, merged=["A1:C1", "A4:C4"]))
    found = find_table(raw, book)
    assert isinstance(found, Table) and data(found) == [3, 5]


def test_cells_merged_downwards_hold_for_every_row_but_numbers_count_once(tmp_path: Path, book: RuleBook) -> None:
    rows = [RECEPTION, ["J1", "2023-11-03", 5], ["J2"], ["J3"]]
    (raw,) = read_file(workbook(tmp_path / "a.xlsx", {"接待": rows}, merged=["B2:B4", "C2:C4"]))
    found = find_table(raw, book)
    assert isinstance(found, Table)
    assert found.rows["c1"].to_list() == ["2023-11-03"] * 3 and found.rows["c2"].to_list() == ["5", None, None]


@pytest.mark.parametrize(
    ("name", "rows", "message"),
    [
        ("填表须知", [["一", "怎样填"], ["二", "何时交"]], None),
        ("Sheet2", [["随便写写"]], None),
        ("工资表", [["姓名", "工资"], ["张三", "5000"]], "表头也不合任何一种登记表"),
        ("值班表", [["日期", "值班员"], ["2023-11-03", "张三"]], "表头也不合任何一种登记表"),
        ("接待", [["甲", "乙"], ["1", "2"]], "没有找到“接待”的表头"),
        (
            "Sheet3",
            [["代表编号", "日期", "类型"], ["D1", "2023-11-03", "甲"]],
            "表头同时合 联系走访、负面事项、手册登记",
        ),
    ],
)
def test_a_sheet_that_is_no_record(name: str, rows: Sequence[Row], message: str | None, book: RuleBook) -> None:
    found = find_table(sheet(rows, name), book)
    assert isinstance(found, NotARecord)
    assert (found.message is None) if message is None else (message in (found.message or ""))


def test_equal_headers_are_told_apart_by_the_listed_values(book: RuleBook) -> None:
    found = find_table(sheet([["代表编号", "日期", "类型"], ["D1", "2023-11-03", "警告"]]), book)
    assert isinstance(found, Table) and found.record.sheet == "负面事项"


def test_a_sheet_whose_name_ends_with_a_record_names_what_is_missing(book: RuleBook) -> None:
    found = find_table(sheet([["接待编号", "日期"], ["1", "2023-11-03"]], "2023年接待"), book)
    assert isinstance(found, Table) and found.missing == ("接待人次",)
