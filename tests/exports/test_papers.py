"""一档一册一报告: what is in them, of many at once, with the pictures that were sent, and nothing of others."""

import io
import os
import shutil
import subprocess
import zipfile
from datetime import date
from hashlib import sha256
from pathlib import Path

import docx
import openpyxl
import polars as pl
import pytest
import vl_convert
from warehouse_office import PLACES, Office

from dashboard import data
from dashboard.access import HERE, Scope
from dashboard.ask import Ask
from dashboard.data.source import Outside
from dashboard.exports.bulk import KINDS, paper_of, papers
from dashboard.exports.clean import clean
from dashboard.exports.record_paper import record_paper
from dashboard.exports.told import FIGURES, told, told_all
from dashboard.exports.verify import cells_of, verify
from dashboard.parts import measured
from dashboard.period import Period
from etl.home import Home
from etl.records import RECORDS
from etl.warehouse.evidence import LARGEST, beside, keep, of_people
from etl.warehouse.publish import open_warehouse
from etl.warehouse.statements import statement

AS_OF = date(2025, 12, 31)
SOFFICE = shutil.which("soffice")
PNG = vl_convert.svg_to_png(
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="red"/></svg>'
)
SHEETS = """
# 驻站
代表编号 | 站点编号 | 开始日期
D1 | SA | 2024-01-01
# 接待
接待编号 | 站点编号 | 代表 | 日期 | 接待人次 | 佐证材料
J1 | SA | D1 | 2025-03-04 | 30余 | 现场.png、没寄来.jpg
J2 | SB | D2 | 2025-03-05 | 4 | 别人.png
# 建议
建议编号 | 标题 | 提出期间 | 领衔代表 | 提出日期
Y1 | 修路 | 会议期间 | D1 | 2025-02-01
"""


def text(paper: bytes) -> str:
    return "\n".join(cells_of(paper, ".docx").values())


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    office = Office(Home(tmp_path / "home"))
    sent = office.send(PLACES + SHEETS)
    built = office.build()
    pictures = tmp_path / "照片"
    pictures.mkdir()
    (pictures / "现场.png").write_bytes(PNG)
    (pictures / "别人.png").write_bytes(PNG)
    (pictures / "没人写到.png").write_bytes(PNG)
    with open_warehouse(built.path) as con:
        keep(office.home, con, [(sent, beside(tmp_path / "报送.xlsx"))])
    monkeypatch.setenv("LVZHI_HOME", str(office.home.root))
    return office


def ask_of(office: Office, scope: Scope = HERE) -> Ask:
    build = data.current_build()
    assert build is not None
    return Ask(scope, build, Period("自选", date(2025, 1, 1), AS_OF, AS_OF), scope.area)


def test_the_figures_the_bound_and_the_source_of_every_record(office: Office) -> None:
    ask = ask_of(office)
    one = told(ask, "D1")
    assert one is not None
    said = text(record_paper(one, data.ground(HERE, ask.build).stamp))
    for words in ("王芳履职档案", "2024-01-01 起", "接待场次", "修路", "第2行", "空白是没有报送，不是零"):
        assert words in said
    assert "≥30" in said, "30余 keeps its bound"
    assert "没有报送" in said, "attendance was delivered by nobody, and is no zero"


def test_what_nobody_reported_is_left_open_in_the_draft_and_listed(office: Office) -> None:
    ask = ask_of(office)
    one = told(ask, "D1")
    assert one is not None
    said = text(paper_of("履职报告", one, data.ground(HERE, ask.build).stamp))
    assert "到站接待群众1场次" in said and "领衔提出建议1件" in said
    assert "没有报送、因此没有写的数：" in said and "活动参加率" in said.rpartition("没有写的数：")[2]
    assert "办实事0" not in said


def test_the_booklet_has_every_record_and_room_to_sign(office: Office) -> None:
    ask = ask_of(office)
    one = told(ask, "D1")
    assert one is not None
    said = text(paper_of("履职手册", one, data.ground(HERE, ask.build).stamp))
    assert "接待选民和群众（1 项）" in said and "提出建议（1 项）" in said and "2025-03-04" in said
    assert "办实事（没有登记）" in said and "办实事（0 项）" not in said, "of what nobody registered there is no zero"
    assert "代表签名" in said and "人大机关核对人" in said


def test_pictures_that_were_sent_are_in_it_and_one_that_was_not_is_named(office: Office) -> None:
    ask = ask_of(office)
    one = told(ask, "D1")
    assert one is not None
    paper = record_paper(one, data.ground(HERE, ask.build).stamp, data.pictures(ask))
    assert "有 1 份写了名字而没有收到，或不是图片：没寄来.jpg。" in text(paper)
    with zipfile.ZipFile(io.BytesIO(paper)) as held:
        media = [name for name in held.namelist() if name.startswith("word/media/")]
    assert len(media) >= 1 and "现场.png" in text(paper) and "别人.png" not in text(paper)
    kept = {path.name for path in office.home.deliveries.rglob("*.png")}
    assert kept == {"现场.png", "别人.png"}, "only what a row names is kept"


def test_of_many_one_zip_with_an_index(office: Office) -> None:
    ask, out, steps = ask_of(office), io.BytesIO(), list[int]()
    people = {row["deputy_id"]: row["deputy_name"] for row in data.people(ask).to_dicts()}
    made = papers(ask, people, KINDS, data.ground(HERE, ask.build).stamp, out, lambda _, done, __: steps.append(done))
    with zipfile.ZipFile(out) as held:
        *names, index_name, sums_name = held.namelist()
        digests = {name: sha256(held.read(name)).hexdigest() for name in names}
        index = openpyxl.load_workbook(io.BytesIO(held.read(index_name)))["目录"]
        sums = held.read(sums_name).decode()
    assert made == 3 * len(people) == len(names)
    assert [(row[3].value, row[7].value) for row in index.iter_rows(2)] == list(digests.items())
    assert dict(reversed(line.split("  ")) for line in sums.splitlines()) == digests, "as sha256sum -c reads it"
    assert steps == list(range(1, len(people) + 1))


def test_each_is_made_again_and_is_equal(office: Office, tmp_path: Path) -> None:
    ask = ask_of(office)
    one = told(ask, "D1")
    assert one is not None
    for kind in KINDS:
        file = tmp_path / f"{kind}.docx"
        file.write_bytes(paper_of(kind, one, data.ground(HERE, ask.build).stamp, data.pictures(ask)))
        assert verify(office.home, file).differences == [], "with the pictures, as the page and the command make it"


def test_of_somebody_out_of_sight_there_is_none(office: Office) -> None:
    own = Scope("deputy", "本人", deputy="D1")
    ask = ask_of(office, own)
    assert told(ask, "D2") is None
    mine = told(ask, "D1", with_peers=False)
    assert mine is not None and mine.median == {} and mine.records.height == 2
    assert data.pictures(ask)("D2") == [] == data.pictures(ask, ["D2"])("D2")


@pytest.mark.skipif(SOFFICE is None and "CI" not in os.environ, reason="这台机器上没有 LibreOffice")
def test_libreoffice_opens_them_without_repair_and_the_words_are_whole(office: Office, tmp_path: Path) -> None:
    ask = ask_of(office)
    one = told(ask, "D1")
    assert one is not None
    for kind, pages in zip(KINDS, (range(2, 5), range(1, 4), range(1, 4)), strict=True):
        file = tmp_path / f"{kind}.docx"
        file.write_bytes(paper_of(kind, one, data.ground(HERE, ask.build).stamp, data.pictures(ask)))
        assert docx.Document(str(file)).core_properties.comments
        done = subprocess.run(
            [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "pdf", "--outdir",
             str(tmp_path), str(file)], capture_output=True, text=True, timeout=180,
        )  # fmt: skip
        pdf = tmp_path / f"{kind}.pdf"
        assert pdf.is_file(), done.stderr
        told_text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True).stdout
        assert told_text.count("\f") in pages, kind
        assert "王芳" in told_text and "数据版" in told_text


def test_a_station_head_gets_papers_of_the_own_station_alone(office: Office) -> None:
    ask, out = ask_of(office, Scope("station", "站长", stations=("SA",))), io.BytesIO()
    stamp = data.ground(ask.scope, ask.build).stamp
    made = papers(
        ask, {"D1": "王芳", "D2": "李桂强"}, KINDS, stamp, out, lambda *_: None, data.pictures(ask, ["D1", "D2"])
    )
    with zipfile.ZipFile(out) as held:
        assert {name.split("/")[1] for name in held.namelist()[:made]} == {"D1-王芳.docx"}
    with pytest.raises(Outside):
        data.pictures(Ask(Scope("public", "公众"), ask.build, ask.period))


def test_a_telephone_typed_into_a_remark_and_what_no_document_can_hold_are_left_out() -> None:
    assert clean("请打13900001234或 139 0000 1234，证件110101199001011234") == "请打（电话）或 （电话），证件（证件号）"
    assert clean("甲\x00乙\x0b丙") == "甲乙丙"
    assert clean("2025-03-04 编号20250304001 建议123456789012") == "2025-03-04 编号20250304001 建议123456789012"


def test_every_record_that_has_evidence_is_looked_through() -> None:
    held = {record.sheet for record in RECORDS.values() if "evidence" in record.model_fields}
    assert {name for name in held if f"'{name}'" in statement("evidence_of_people")} == held


def test_a_picture_too_large_or_a_name_that_leaves_the_folder_is_not_kept(office: Office, tmp_path: Path) -> None:
    (tmp_path / "外面.png").write_bytes(PNG)
    find = beside(tmp_path / "照片" / "x.xlsx")
    assert find("../外面.png") is None, "a name is the last part of a path, and that part does not lie there"
    assert find("现场.png") == PNG
    (tmp_path / "照片" / "大.png").write_bytes(b"0" * (LARGEST + 1))
    assert find("大.png") is None


def test_two_workbooks_that_call_their_pictures_alike_each_keep_their_own(tmp_path: Path) -> None:
    other = vl_convert.svg_to_png('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    office, sent = Office(Home(tmp_path / "home")), []
    head = "# 接待\n接待编号 | 站点编号 | 代表 | 日期 | 接待人次 | 佐证材料\n"
    office.send(PLACES)
    for day, folder, station, picture in (("04", "甲", "SA", PNG), ("05", "乙", "SB", other)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "现场.png").write_bytes(picture)
        row = f"J{station} | {station} | D1 | 2025-03-{day} | 3 | 现场.png\n"
        sent.append((office.send(head + row, f"{folder}.xlsx"), beside(tmp_path / folder / "三季度.xlsx")))
    with open_warehouse(office.build().path) as con:
        assert keep(office.home, con, sent) == 2
    kept = [office.home.deliveries / delivery.sha256 / "佐证材料" / "现场.png" for delivery, _ in sent]
    assert [path.read_bytes() for path in kept] == [PNG, other]
    with open_warehouse(office.build().path) as con:
        found = of_people(office.home, con, ["D1"], (date(2025, 1, 1), AS_OF))["D1"]
    assert [(one.name, one.read()) for one in found] == [("现场.png", PNG), ("现场.png", other)]


def test_the_medians_in_a_paper_are_those_on_the_profile(ask: Ask) -> None:
    everyone, compared = data.numbers(ask, FIGURES, "deputy"), 0
    for one in told_all(ask, everyone["id"].to_list()[:12]):
        peers = everyone.filter(pl.col("id").is_in(data.peers(ask, one.id)[1]))
        shown = {name: measured.median_words(name, peers) for name in FIGURES}
        assert {name: words for name, words in shown.items() if words} == one.median
        compared += len(one.median)
    assert compared > 50, "enough to have compared"
