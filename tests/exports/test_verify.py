"""A file that was downloaded is made again from its build: equal; with a figure changed by hand: which one."""

import io
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from visiting import CHROMIUM, ROOT, browser, served, visit

from dashboard import data
from dashboard.access import HERE, Scope
from dashboard.ask import Ask
from dashboard.blocks.noticed import published_file
from dashboard.exports.bulk import KINDS, paper_of
from dashboard.exports.packet import packet
from dashboard.exports.recipe import recipe
from dashboard.exports.told import told
from dashboard.exports.verify import verify
from dashboard.exports.yearly import yearly
from etl.home import Home
from etl.problems import Stop
from etl.warehouse.publish import current
from etl.warehouse.rounds import freeze

TITLE = "最美人大代表"


@pytest.fixture
def files(ask: Ask, tmp_path: Path) -> dict[str, Path]:
    """The workbook and one dossier of a selection, and the year's report, as they leave the system."""
    stamp = data.ground(HERE, ask.build).stamp
    made = packet(ask, TITLE, *data.selection(ask, TITLE), stamp)
    with zipfile.ZipFile(io.BytesIO(made)) as held:
        held.extractall(tmp_path)
        names = held.namelist()
    report = tmp_path / "报告.docx"
    text = data.paragraphs(ask)
    report.write_bytes(
        yearly("2025年", ask.period.words, text, stamp, recipe("yearly", ask, stamp.build, title="2025年"))
    )
    return {"workbook": tmp_path / names[0], "dossier": tmp_path / names[1], "report": report}


@pytest.mark.parametrize("which", ["workbook", "dossier", "report"])
def test_a_file_as_it_was_taken_is_equal(home: Home, files: dict[str, Path], which: str) -> None:
    done = verify(home, files[which])
    assert done.differences == [] and done.compared > 15 and done.rounds == ()


def test_the_public_page_is_equal_and_a_figure_changed_in_it_is_named(home: Home, ask: Ask, tmp_path: Path) -> None:
    stamp, file = data.ground(HERE, ask.build).stamp, tmp_path / "公示.html"
    file.write_bytes(published_file(ask, stamp, recipe("notice", ask, stamp.build)))
    done = verify(home, file)
    assert done.differences == [] and done.compared > 100
    packed = tmp_path / "评选材料.zip"
    packed.write_bytes(b"PK")
    with pytest.raises(Stop, match="请先解开"):
        verify(home, packed)
    name = data.published(ask)["deputy_name"][0]
    file.write_text(file.read_text("utf-8").replace(f">{name}<", ">某人<", 1), "utf-8")
    (one,) = verify(home, file).differences
    assert (one.was, one.is_) == ("某人", name) and one.where.startswith("表1，第")
    file.write_text("<html><p>别处来的</p></html>", "utf-8")
    with pytest.raises(Stop, match="没有怎样做成的标记"):
        verify(home, file)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ["committee", "deputy"])
def test_a_paper_of_one_person_is_equal_whoever_took_it(
    home: Home, ask: Ask, tmp_path: Path, kind: str, role: str
) -> None:
    """A deputy's own is without the middle of others, and is made again without it."""
    own = Ask(Scope("deputy", "本人", deputy="D003"), ask.build, ask.period) if role == "deputy" else ask
    one = told(own, "D003", with_peers=role != "deputy")
    assert one is not None
    file = tmp_path / f"{kind}.docx"
    file.write_bytes(paper_of(kind, one, data.ground(own.scope, ask.build).stamp, data.pictures(own)))
    done = verify(home, file)
    assert done.differences == [] and done.compared > 8


def test_a_number_changed_in_the_workbook_is_named(home: Home, files: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(files["workbook"])
    cell = book["名单"]["F2"]
    before, cell.value = cell.value, 99.5
    book.save(files["workbook"])
    (one,) = verify(home, files["workbook"]).differences
    assert (one.where, one.was) == ("名单，F2", "99.5") and float(one.is_) == pytest.approx(before)


def test_a_word_changed_in_a_document_is_named(home: Home, files: dict[str, Path]) -> None:
    document = Document(str(files["dossier"]))
    cell = document.tables[1].rows[1].cells[1]
    before, cell.paragraphs[0].runs[0].text = cell.text, "77"
    document.save(str(files["dossier"]))
    (one,) = verify(home, files["dossier"]).differences
    assert (one.was, one.is_) == ("77", before)


def test_a_file_of_another_hand_is_refused_in_a_sentence(home: Home, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "别的.xlsx")
    (tmp_path / "坏的.docx").write_bytes(b"PK\x03\x04 no zip")
    (tmp_path / "文字.xlsx").write_text("no zip", "utf-8")
    (tmp_path / "名册.csv").write_bytes("姓名,接待\n王芳,3\n".encode("gb18030"))
    (tmp_path / "图.csv").write_bytes(b"\x89PNG\xff\xff")
    for name in ("别的.xlsx", "坏的.docx", "文字.xlsx", "名册.csv", "图.csv"):
        with pytest.raises(Stop, match=f"{name} 里没有怎样做成的标记"):
            verify(home, tmp_path / name)


def test_a_build_that_is_gone_is_told_and_one_in_a_round_is_found(
    home: Home, files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Home(tmp_path / "copy")
    shutil.copytree(home.root, other.root)
    monkeypatch.setenv("LVZHI_HOME", str(other.root))
    freeze(other, "2025年度", "张主任")
    build = current(other)
    assert build is not None
    build.unlink()
    done = verify(other, files["workbook"])
    assert (done.differences, done.rounds) == ([], ("2025年度",)), "the round keeps it"
    shutil.rmtree(other.rounds)
    with pytest.raises(Stop, match=r"它已不在；要留住的请先冻结成一轮"):
        verify(other, files["workbook"])


@pytest.mark.skipif(CHROMIUM is None, reason="这台机器上没有 chromium")
@pytest.mark.parametrize("page", ["deputies", "stations"])
def test_a_list_taken_from_the_page_is_counted_again_by_the_command(home: Home, tmp_path: Path, page: str) -> None:
    with served(home.root) as address, browser() as chromium:
        shown, _ = visit(chromium, f"{address}/{page}")
        with shown.expect_download() as taken:
            shown.get_by_role("button", name="下载 XLSX").click()
        taken.value.save_as(tmp_path / "名册.xlsx")
    assert run(home, tmp_path / "名册.xlsx") == (0, "相同。")
    book = openpyxl.load_workbook(tmp_path / "名册.xlsx")
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value in ("接待", "接待人次"))
    sheet.cell(3, column).value = 987
    book.save(tmp_path / "名册.xlsx")
    code, said = run(home, tmp_path / "名册.xlsx")
    assert code == 1 and said == "有 1 处不同。"


def run(home: Home, file: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "dashboard.cli", "verify", str(file), "--home", str(home.root)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return done.returncode, done.stdout.strip().splitlines()[-1].rpartition("，")[2] if done.stdout else done.stderr
