"""A delivery staged: Parquet per sheet, problems, sheets.json; made once, whole or not at all."""

import json
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from intake_files import FILES, ods, text, workbook
from test_correct import BOOK, Card, card

from etl.intake.stage import Staged, stage, stage_key
from etl.problems import Stop
from etl.rules.load import SHIPPED, load_rules

HEADERS = ["接待编号", "日期", "接待人次", "渠道"]
TWO = [["J1", "2023-11-03", "5", "现场"], ["J2", "长期", "40余", "路上"]]


def staged(path: Path) -> Staged:
    return stage(path, card(path), BOOK, (), path.parent / "stages")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    sheets = {
        "填表须知": [["怎样填", "填完"], ["何时交", "月底"]],
        "接待": [["接待登记表"], HEADERS, *TWO, ["合计", None, "50"]],
        "接待2": [HEADERS, ["J3", "2023-11-05", "6", "现场"]],
        "备忘": [["甲", "乙"], ["1", "2"]],
    }
    return workbook(tmp_path / "2023.xlsx", sheets)


def test_the_files_of_a_stage(book: Path) -> None:
    done = staged(book)
    names = sorted(file.name for file in done.folder.iterdir())
    assert names == ["2.parquet", "3.parquet", "problems.parquet", "sheets.json"]
    assert json.loads((done.folder / "sheets.json").read_text("utf-8")) == done.sheets
    assert (done.rows_read, done.problems) == (3, 1)


def test_what_is_said_of_each_sheet(book: Path) -> None:
    instructions, first, second, memo = staged(book).sheets
    assert instructions["record"] is None and instructions["messages"] == []
    assert [first[key] for key in ("n", "sheet", "record", "rows_read", "problems")] == [2, "接待", "reception", 2, 1]
    assert first["columns"] == ["reception_id", "happened_on", "channel", "visitors"]
    assert first["left_out"] == [{"row": 5, "why": "合计"}]
    assert (second["record"], second["rows_read"]) == ("reception", 1)
    assert memo["record"] is None and "整张表没有读" in memo["messages"][0]


def test_what_is_said_of_a_sheet_is_a_line_without_a_row(book: Path) -> None:
    done = staged(book)
    (line,) = done.lines().filter(pl.col("row").is_null()).to_dicts()
    assert (line["n"], line["sheet"], line["record"], line["message"]) == (4, "备忘", None, done.messages[0])


def test_good_rows_are_typed_as_the_contract_says(book: Path) -> None:
    good = pl.read_parquet(staged(book).folder / "2.parquet")
    assert dict(good.schema) == {
        "row": pl.UInt32, "reception_id": pl.String, "station_id": pl.String, "station_id_name": pl.String,
        "deputy_ids": pl.List(pl.String), "happened_on": pl.Date, "channel": pl.String, "venue": pl.String,
        "campaign": pl.List(pl.String), "visitors": pl.Float64, "visitors_bound": pl.String,
        "evidence": pl.List(pl.String), "printed": pl.List(pl.Struct({"key": pl.String, "value": pl.String})),
    }  # fmt: skip
    assert good.row(0) == (3, "J1", None, None, [], date(2023, 11, 3), "现场", "站点", [], 5.0, None, [], [])


def test_a_row_with_two_faults_has_two_lines_and_counts_once(book: Path) -> None:
    lines = staged(book).lines().filter(pl.col("n") == 2)
    assert lines["row"].to_list() == [4, 4]
    assert lines["column"].to_list() == ["日期", "渠道"] and set(lines["record"]) == {"reception"}


def test_a_csv_is_one_sheet_named_by_its_file(tmp_path: Path) -> None:
    path = text(tmp_path / "2023-接待.csv", "日期,接待人次\n2023-11-03,5\n")
    (sheet,) = staged(path).sheets
    assert (sheet["n"], sheet["sheet"], sheet["record"], sheet["rows_read"]) == (1, "接待", "reception", 1)


def test_other_formats_give_the_same(tmp_path: Path) -> None:
    old = Path(tmp_path / "接待.xls")
    old.write_bytes((FILES / "接待.xls").read_bytes())
    assert staged(old).sheets[0]["rows_read"] == 2
    new = ods(tmp_path / "2023.ods", {"接待": [HEADERS, *TWO]})
    assert (staged(new).rows_read, staged(new).problems) == (2, 1)


def test_every_row_read_is_good_or_a_problem(book: Path) -> None:
    done = staged(book)
    for sheet in done.sheets:
        if sheet["record"]:
            good = pl.read_parquet(done.folder / f"{sheet['n']}.parquet").height
            assert sheet["rows_read"] == good + sheet["problems"]


def test_a_second_call_returns_what_is_there(book: Path) -> None:
    first = staged(book)
    stamp = (first.folder / "sheets.json").stat().st_mtime_ns
    assert staged(book) == first and (first.folder / "sheets.json").stat().st_mtime_ns == stamp


@pytest.mark.parametrize("changed", [{"sha256": "0" * 64}, {"file": "b.xlsx"}, {"received_on": date(2023, 1, 1)}])
def test_the_key_changes_with_what_may_change_the_rows(changed: dict[str, object]) -> None:
    given = Card("a.xlsx", "f" * 64)
    assert stage_key(given, BOOK) != stage_key(replace(given, **changed), BOOK)  # type: ignore[arg-type]


def test_the_key_changes_with_the_rules_and_the_corrections_that_concern_the_file(tmp_path: Path) -> None:
    from etl.intake.correct import Correction

    def fix(file: str) -> Correction:
        return Correction(file=file, row=2, column="日期", expect="", value="", reason="试")

    given = Card("a.xlsx", "f" * 64)
    (tmp_path / "headers.toml").write_text('[reception]\n"接访时间" = "日期"\n', "utf-8")
    assert stage_key(given, BOOK) != stage_key(given, load_rules(tmp_path))
    assert stage_key(given, BOOK) != stage_key(given, BOOK, [fix("a.xlsx")])
    assert stage_key(given, BOOK) == stage_key(given, BOOK, [fix("b.xlsx")])
    assert stage_key(given, BOOK) == stage_key(given, load_rules(SHIPPED))


def test_a_refused_file_leaves_nothing(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", "%PDF-1.7")
    with pytest.raises(Stop):
        staged(path)
    assert not list((tmp_path / "stages").iterdir())


def test_several_at_once_make_one_stage(book: Path) -> None:
    results: list[Staged] = []
    threads = [threading.Thread(target=lambda: results.append(staged(book))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 4 and all(result == results[0] for result in results)
    assert [folder.name for folder in (book.parent / "stages").iterdir()] == [results[0].folder.name]


def test_a_sheet_without_rows_is_staged_too(tmp_path: Path) -> None:
    path = workbook(tmp_path / "2023.xlsx", {"接待": [HEADERS], "活动": [["活动编号", "类型"], ["H1", "调研"]]})
    empty, faulty = staged(path).sheets
    assert (empty["rows_read"], empty["problems"]) == (0, 0)
    assert (faulty["rows_read"], faulty["problems"], faulty["missing"]) == (1, 1, ["活动名称", "日期"])
    assert pl.read_parquet(staged(path).folder / "2.parquet").height == 0


def test_a_file_that_holds_nothing_of_ours_does_not_pass_in_silence(tmp_path: Path) -> None:
    note = tmp_path / "便条.csv"
    note.write_text("hello", "utf-8")
    assert staged(note).messages == ["便条.csv：里面没有一张认得的表，什么也没有读。"]
