"""What a file is, told by its bytes and never by its name alone; what cannot be read is refused here."""

from pathlib import Path
from typing import Literal, NoReturn

from etl.intake.read.limits import MIB, Limits
from etl.problems import Stop

Kind = Literal["package", "xls", "text"]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOT_TABLES = {
    b"%PDF": "PDF 文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"Rar!": "压缩包",
    b"7z\xbc\xaf": "压缩包",
    b"\x1f\x8b": "压缩包",
    b"{\\rtf": "RTF 文档",
    b"PAR1": "Parquet 文件",
}
MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<head", b"mime-version:")


def refuse(path: Path, why: str) -> NoReturn:
    """One sentence that names the file."""
    raise Stop(f"{path.name}：{why}")


def kind_of(path: Path, limits: Limits) -> Kind:
    """package (XLSX, ODS: a zip), xls (BIFF in OLE) or text; anything else is refused."""
    if not path.is_file():
        refuse(path, "没有找到这个文件，或它不是一个文件。")
    with path.open("rb") as source:
        head = source.read(4096)
    if not head:
        refuse(path, "是空文件，里面什么也没有。")
    kind = _by_magic(path, head)
    _check_size(path, limits.max_text_bytes if kind == "text" else limits.max_file_bytes)
    return kind


def _by_magic(path: Path, head: bytes) -> Kind:
    if head.startswith(b"PK\x03\x04"):
        return "package"
    if head.startswith(OLE):
        return "xls"
    for magic, what in NOT_TABLES.items():
        if head.startswith(magic):
            refuse(path, f"是{what}，不是表格；请交 XLSX、XLS、ODS 或 CSV。")
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(MARKUP):
        refuse(path, "内容是网页或 XML，不是真正的工作簿；请用 Excel 或 WPS 打开后另存为 XLSX 再交。")
    return "text"


def _check_size(path: Path, most: int) -> None:
    size = path.stat().st_size
    if size > most:
        refuse(path, f"有 {size / MIB:,.0f} MiB，超过一个文件的上限 {most / MIB:,.0f} MiB；请拆成几个文件。")
