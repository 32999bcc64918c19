"""A list that was taken from a page, whole, narrowed or sorted, is found equal; a figure changed by hand is named."""

import csv as csv_module
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from dashboard import data
from dashboard.access import Scope
from dashboard.ask import Ask
from dashboard.exports.lists import LISTS
from dashboard.exports.recipe import of_list
from dashboard.exports.tables import Sheet, csv, workbook
from dashboard.exports.verify import Verified, verify
from etl.home import Home
from etl.problems import Stop

RECORDS = {"metric": "receptions", "by": "deputy", "of": "D003"}
SOURCES = [name for name in LISTS if name != "problems"]


def taken(
    ask: Ask, source: str, file: Path, change: Callable[[pl.DataFrame], pl.DataFrame] = lambda rows: rows
) -> Path:
    """The list as a page hands it out; `change`: what the page's filters and the choice of columns make of it."""
    args = RECORDS if source == "records" else {}
    rows, stamp = change(LISTS[source](ask, args)), data.ground(ask.scope, ask.build).stamp
    made = of_list(ask, stamp.build, source, rows.height, **args)
    told = [("区域", "全部")]
    file.write_bytes(
        csv(rows, stamp, told, made) if file.suffix == ".csv" else workbook([Sheet("清单", rows)], stamp, told, made)
    )
    return file


def said(done: Verified) -> list[tuple[str, str, str]]:
    return [(one.where, one.was, one.is_) for one in done.differences]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("source", SOURCES)
def test_every_list_is_equal_as_it_was_taken(home: Home, ask: Ask, tmp_path: Path, source: str, form: str) -> None:
    done = verify(home, taken(ask, source, tmp_path / f"清单.{form}"))
    assert said(done) == [] and done.compared > 0


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_narrowed_sorted_and_with_fewer_columns_it_is_equal_still(
    home: Home, ask: Ask, tmp_path: Path, form: str
) -> None:
    def narrowed(rows: pl.DataFrame) -> pl.DataFrame:
        return rows.filter(pl.col("接待") > 0).sort("接待", descending=True).select("姓名", "接待", "出席率")

    done = verify(home, taken(ask, "deputies", tmp_path / f"清单.{form}", narrowed))
    assert said(done) == [] and done.compared % 3 == 0


def test_a_cell_changed_in_a_csv_is_named_with_its_row(home: Home, ask: Ask, tmp_path: Path) -> None:
    file = taken(ask, "deputies", tmp_path / "清单.csv")
    rows = list(csv_module.reader(io.StringIO(file.read_text("utf-8-sig"))))
    column = rows[0].index("接待")
    name, before, rows[3][column] = rows[3][0], rows[3][column], "99"
    with file.open("w", encoding="gb18030", newline="") as out:  # as a spreadsheet saves it here
        csv_module.writer(out).writerows(rows)
    assert said(verify(home, file)) == [(f"CSV，第4行（{name}） 接待", "99", before.removesuffix(".0"))]


def test_a_row_put_in_and_a_row_taken_out_are_told(home: Home, ask: Ask, tmp_path: Path) -> None:
    file = taken(ask, "deputies", tmp_path / "清单.xlsx", lambda rows: rows.select("姓名", "接待", "请假", "领衔建议"))
    book = openpyxl.load_workbook(file)
    page = book["清单"]
    count = page.max_row - 1
    page.append(["外人", 1, 2, 3])
    book.save(file)
    assert said(verify(home, file)) == [
        (f"清单，第{count + 2}行（外人）", "外人、1、2、3", ""), ("清单，行数", str(count + 1), str(count)),
    ]  # fmt: skip
    page.delete_rows(2, 2)
    book.save(file)
    assert said(verify(home, file))[-1] == ("清单，行数", str(count - 1), str(count))


def test_a_head_that_is_none_of_ours_is_told(home: Home, ask: Ask, tmp_path: Path) -> None:
    file = taken(ask, "stations", tmp_path / "清单.xlsx")
    book = openpyxl.load_workbook(file)
    column = next(cell for cell in book["清单"][1] if cell.value == "启用")
    column.value = "名气"
    book.save(file)
    assert ("清单，第1行", "名气", "") in said(verify(home, file))


def test_what_a_station_took_is_compared_with_what_a_station_sees(home: Home, ask: Ask, tmp_path: Path) -> None:
    own = Ask(Scope("station", "李站长", stations=("S01",)), ask.build, ask.period)
    file = taken(own, "stations", tmp_path / "清单.csv")
    assert said(verify(home, file)) == []
    assert len(LISTS["stations"](own, {})) < len(LISTS["stations"](ask, {}))


def test_a_mark_that_was_tampered_with_is_a_sentence(home: Home, ask: Ask, tmp_path: Path) -> None:
    file = taken(ask, "todo", tmp_path / "清单.csv")
    text = file.read_text("utf-8-sig")
    for was, is_ in (('""todo""', '""nothing""'), ('""2025-01-01""', '""someday""'), ('""rows""', '""row""')):
        assert was in text
        file.write_text(text.replace(was, is_), "utf-8-sig")
        with pytest.raises(Stop, match="标记被改过，读不懂"):
            verify(home, file)


def test_another_period_is_another_list(home: Home, ask: Ask, tmp_path: Path) -> None:
    """So that equal says something: the same file under another question differs."""
    earlier = replace(ask, period=replace(ask.period, first=ask.period.first.replace(month=7)))
    file = taken(ask, "deputies", tmp_path / "清单.csv")
    other = taken(earlier, "deputies", tmp_path / "下半年.csv")
    table = file.read_text("utf-8-sig").partition("\n说明")[0]
    file.write_text(table + "\n说明" + other.read_text("utf-8-sig").partition("\n说明")[2], "utf-8-sig")
    assert len(verify(home, file).differences) > 3
