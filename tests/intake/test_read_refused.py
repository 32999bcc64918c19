"""What a workbook may not be: each is refused with one sentence, before any reader has to digest it."""

import struct
import zipfile
from pathlib import Path

import pytest
from intake_files import repacked, workbook

from etl.intake.read import Limits, read_file
from etl.intake.read.refuse import OLE
from etl.problems import Stop

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return workbook(tmp_path / "出席.xlsx", {"出席": [["代表编号", "出席情况"], ["D1", "出席"]]})


def refused(path: Path, **limits: int) -> str:
    with pytest.raises(Stop) as stop:
        read_file(path, limits=Limits(**limits))
    assert str(stop.value).startswith(path.name) and str(stop.value).endswith("。")
    return str(stop.value)


def part(book: Path, name: str = SHEET) -> bytes:
    with zipfile.ZipFile(book) as package:
        return package.read(name)


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_a_file_cut_short(book: Path, keep: float) -> None:
    data = book.read_bytes()
    book.write_bytes(data[: int(len(data) * keep)])
    assert "已损坏" in refused(book)


@pytest.mark.parametrize("lost", [20, 60, 300])
def test_a_file_that_lost_bytes_at_its_beginning(book: Path, lost: int) -> None:
    """The list at the end then points to before the beginning."""
    data = book.read_bytes()
    book.write_bytes(data[:4] + data[4 + lost :])
    assert "已损坏" in refused(book)


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_packed_as_no_spreadsheet_program_does(book: Path, packing: int) -> None:
    with zipfile.ZipFile(book, "a") as package:
        package.writestr("xl/more.xml", b"x" * 2000, packing)
    assert "已损坏" in refused(book)


def test_a_list_of_parts_that_ends_in_the_middle(tmp_path: Path) -> None:
    path = tmp_path / "出席.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manif")
        package.writestr("content.xml", "<x")
    assert "已损坏" in refused(path)


def test_a_damaged_part(book: Path) -> None:
    assert "已损坏" in refused(repacked(book, {SHEET: part(book)[:200]}))


def test_a_flipped_byte_in_the_packed_cells(book: Path) -> None:
    data = bytearray(book.read_bytes())
    with zipfile.ZipFile(book) as package:
        at = package.getinfo(SHEET).header_offset + 80
    data[at] ^= 0xFF
    book.write_bytes(data)
    assert "已损坏" in refused(book)


def test_a_password_on_the_workbook(tmp_path: Path) -> None:
    path = tmp_path / "出席.xlsx"
    path.write_bytes(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    assert "有密码" in refused(path)


def test_a_password_inside_the_zip(book: Path) -> None:
    data = bytearray(book.read_bytes())
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag for an encrypted part, in the central directory
    book.write_bytes(data)
    assert "有密码" in refused(book)


def test_a_password_on_an_ods(tmp_path: Path) -> None:
    path = tmp_path / "出席.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        package.writestr("content.xml", bytes(50))
    assert "有密码" in refused(path)


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_macros(book: Path, name: str) -> None:
    assert "带宏" in refused(repacked(book, {name: b"x"}))


def test_macros_by_the_declared_type(book: Path) -> None:
    types = part(book, "[Content_Types].xml").replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")
    assert "带宏" in refused(repacked(book, {"[Content_Types].xml": types}))


@pytest.mark.parametrize("name", ["../../x.xml", "/etc/x.xml", "C:/x.xml", "a/../../x.xml", "..\\x.xml"])
def test_names_that_leave_the_folder(book: Path, name: str) -> None:
    assert "文件夹之外" in refused(repacked(book, {name: b"x"}))


def test_a_zip_bomb(book: Path) -> None:
    bomb = part(book).replace(b"</sheetData>", b"</sheetData>" + b" " * (4 << 20))
    assert "倍以上" in refused(repacked(book, {SHEET: bomb}), ratio_from_bytes=1 << 20)


def test_more_than_the_machine_should_hold(book: Path) -> None:
    assert "解开后超过上限" in refused(book, max_bytes_unzipped=100)
    assert "个部件" in refused(book, max_parts=3)
    assert "MiB" in refused(book, max_file_bytes=100)


def test_an_entity_bomb(book: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>' + part(book)
    assert "实体" in refused(repacked(book, {SHEET: bomb}))


def test_one_cell_at_the_far_corner(book: Path) -> None:
    far = part(book).replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    assert "格" in refused(repacked(book, {SHEET: far}))


def test_a_repeat_count_in_an_ods(tmp_path: Path) -> None:
    path = tmp_path / "出席.ods"
    cells = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16000"/>'
    row = f'<table:table-row table:number-rows-repeated="1000000">{cells}</table:table-row>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", f'<table:table table:name="a">{row}</table:table>')
    assert "格" in refused(path)


def test_another_kind_of_zip(tmp_path: Path) -> None:
    path = tmp_path / "出席.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert "不是 XLSX" in refused(path)


def test_a_document_of_word_97(tmp_path: Path) -> None:
    path = tmp_path / "出席.xls"
    path.write_bytes(OLE + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600))
    assert "不是表格" in refused(path)


def test_a_broken_xls(tmp_path: Path) -> None:
    path = tmp_path / "出席.xls"
    path.write_bytes(OLE + struct.pack("<I", 7) * 500)
    assert "已损坏" in refused(path)


def test_a_folder_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "没有找到" in refused(tmp_path)
    assert "没有找到" in refused(tmp_path / "没有.xlsx")
