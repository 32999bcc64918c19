"""lvzhi round and lvzhi verify: freeze, list, diff; a file made again; every refusal one sentence, exit 3."""

import csv
from pathlib import Path

import openpyxl
import pytest
from small_office import RECEPTIONS_AGAIN, Office

from etl.home import Home
from etl.journal import entries
from etl.warehouse.publish import current

NAME = "2025年度"


@pytest.fixture
def frozen(loaded: Office) -> Office:
    assert loaded.run("round", "freeze", NAME).exit_code == 0
    return loaded


def later(office: Office) -> None:
    """J2 corrected from 40余 to 43, J3 new."""
    office.run("load", office.file("补报-接待.csv", RECEPTIONS_AGAIN), "--as-of", "2025-12-31")


def test_freezing_tells_what_was_fixed_and_is_written_down(frozen: Office) -> None:
    (one,) = frozen.told("round", "list", "--json")
    assert (one["name"], one["from_on"], one["to_on"], one["as_of"]) == (NAME, "2025-01-01", "2025-12-31", "2025-12-31")
    assert len(one["deliveries"]) == 5 and one["code"] and one["rules"]
    last = entries(Home(frozen.home))[-1]
    assert last.what == "冻结轮次" and NAME in last.about and one["sha256"][:12] in last.about


def test_diff_names_deputy_figure_file_and_row(frozen: Office) -> None:
    assert frozen.run("round", "diff", NAME).stdout == f"“{NAME}”以后没有数变。\n"
    later(frozen)
    said = frozen.run("round", "diff", NAME).stdout
    assert "王芳（D1） 接待场次：1 → 2；经由 补报-接待.csv" in said
    assert "李桂强（D2）" in said and "替换了" in said
    found = frozen.told("round", "diff", NAME, "--json")
    assert {"D1", "D2"} <= {one["id"] for one in found} and all(one["through"] for one in found)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["round", "freeze", NAME], "已经有“2025年度”这一轮，冻结过的不再改；请换一个名字。"),
        (["round", "freeze", "a/b"], "不能做轮次的名字"),
        (["round", "freeze", "另一轮", "--from", "2025-02-01"], "--from 和 --to 要一起写"),
        (["round", "diff", "2031年度"], "没有“2031年度”这一轮，有：2025年度。"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    frozen: Office, words: list[str], sentence: str
) -> None:
    done = frozen.run(*words)
    assert done.exit_code == 3 and sentence in done.stderr and done.stderr.count("\n") == 1
    assert len(frozen.told("round", "list", "--json")) == 1


def metrics(office: Office, out: Path) -> Path:
    assert office.run("metrics", "--by", "deputy", "--format", "xlsx", "-o", str(out)).exit_code == 0
    return out


def test_a_workbook_of_metrics_is_equal_and_a_figure_changed_in_it_is_named(frozen: Office) -> None:
    file = metrics(frozen, frozen.folder / "指标.xlsx")
    done = frozen.run("verify", str(file))
    assert done.exit_code == 0 and f"（评价轮次 {NAME}）" in done.stdout and done.stdout.endswith("相同。\n")
    book = openpyxl.load_workbook(file)
    page = book["指标"]
    cell = next(cell for cell in page[2] if page.cell(1, cell.column).value == "receptions")
    cell.value = 9
    book.save(file)
    done = frozen.run("verify", str(file))
    assert done.exit_code == 1 and f"指标，{cell.coordinate}：文件里是“9”，再算是“1”。" in done.stdout
    (one,) = frozen.told("verify", str(file), "--json")["differences"]
    assert (one["was"], one["is_"]) == ("9", "1")


def test_the_build_is_gone_and_the_round_still_answers_it(frozen: Office) -> None:
    file = metrics(frozen, frozen.folder / "指标.xlsx")
    for n in range(4):
        again = RECEPTIONS_AGAIN.replace("43", f"{50 + n}")
        frozen.run("load", frozen.file(f"补{n}-接待.csv", again), "--as-of", "2025-12-31")
    build = frozen.told("round", "list", "--json")[0]["build"]
    assert build not in str(current(Home(frozen.home)))
    assert frozen.run("verify", str(file)).stdout.endswith("相同。\n")


def test_a_build_that_is_gone_and_was_never_frozen_is_told(loaded: Office) -> None:
    file = metrics(loaded, loaded.folder / "指标.xlsx")
    for n in range(4):
        again = RECEPTIONS_AGAIN.replace("43", f"{50 + n}")
        loaded.run("load", loaded.file(f"补{n}-接待.csv", again), "--as-of", "2025-12-31")
    done = loaded.run("verify", str(file))
    assert done.exit_code == 3 and "它已不在；要留住的请先冻结成一轮" in done.stderr


def test_a_file_that_is_not_ours_is_one_sentence(loaded: Office) -> None:
    for name, content in (
        ("别的.csv", "a,b\n1,2\n"),
        ("别的.xlsx", "no zip"),
        ("别的.docx", "no zip"),
        ("别的.pdf", "%PDF"),
    ):
        done = loaded.run("verify", loaded.file(name, content))
        assert done.exit_code == 3 and f"{name} 里没有怎样做成的标记" in done.stderr, name


def test_metrics_as_csv_stay_as_programs_read_them(loaded: Office) -> None:
    """No line below the table: what the columns are is a contract."""
    rows = list(csv.reader(loaded.run("metrics", "--by", "deputy", "--metric", "receptions").stdout.splitlines()))
    assert rows[0][:3] == ["id", "name", "receptions"] and [row[0] for row in rows[1:]] == ["D1", "D2"]
