"""How files that do harm are made."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import xlsxwriter

MIB = 1 << 20
SHEET = "xl/worksheets/sheet1.xml"
RECEPTION = "接待编号,站点编号,代表编号,日期,接待人数\n"
ROW = "J1,S1,D1,2025-03-11,7\n"


def book(path: Path, cells: list[list[object]] | None = None) -> Path:
    made = openpyxl.Workbook()
    made.active.title = "接待"
    for row in cells or [RECEPTION.strip().split(","), ROW.strip().split(",")]:
        made.active.append(row)
    made.save(path)
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def repack(path: Path, changes: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in changes.items():
            new.writestr(name, data)


def with_rows(extra: bytes) -> Callable[[Path], None]:
    """A workbook with these rows put in before the end of its sheet."""

    def make(path: Path) -> None:
        found = parts(book(path))
        repack(path, {**found, SHEET: found[SHEET].replace(b"</sheetData>", extra + b"</sheetData>")})

    return make


def with_part(name: str, data: bytes) -> Callable[[Path], None]:
    return lambda path: repack(path, {**parts(book(path)), name: data})


def changed(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        found = parts(book(path))
        repack(path, {**found, name: change(found[name])})

    return make


def text(words: str | bytes) -> Callable[[Path], None]:
    data = words if isinstance(words, bytes) else words.encode()
    return lambda path: path.write_bytes(data) and None


LAUGHS = (
    b'<!DOCTYPE sst [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    + b"]>"
)
STRINGS = (
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="1"><si><t>&a9;</t></si></sst>'
)


def blank_rows(path: Path) -> None:
    """A million rows that are only formatted, and one filled cell below."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as made:
        page, grey = made.add_worksheet("接待"), made.add_format({"bg_color": "#EEEEEE"})
        page.write_row(0, 0, RECEPTION.strip().split(","))
        for row in range(1, 1_000_000):
            page.write_blank(row, 0, None, grey)
        page.write_row(1_000_000, 0, ROW.strip().split(","))


def filled_to_the_last_column(path: Path) -> None:
    book(
        path,
        [
            RECEPTION.strip().split(",") + [f"列{n}" for n in range(16_379)],
            ["J1", "S1", "D1", "2025-03-11", 7] + ["x"] * 16_379,
        ],
    )


ODS_WIDE = b'<table:table-cell table:number-columns-repeated="16000"/>'
ODS_FAR = (
    b"<table:table-row>"
    + ODS_WIDE
    + b'<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
)


def ods(rows: bytes) -> Callable[[Path], None]:
    """An ODS whose sheet ends with these rows."""

    def make(path: Path) -> None:
        head = b"".join(
            b'<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' % one.encode()
            for one in RECEPTION.strip().split(",")
        )
        own = b"".join(
            b'<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' % one.encode()
            for one in ROW.strip().split(",")
        )
        names = b"".join(
            b' xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (name, name)
            for name in (b"office", b"table", b"text")
        )
        body = "接待".encode()
        content = (
            b"<office:document-content"
            + names
            + b'><office:body><office:spreadsheet><table:table table:name="'
            + body
            + b'"><table:table-row>'
            + head
            + b"</table:table-row><table:table-row>"
            + own
            + b"</table:table-row>"
            + rows
            + b"</table:table></office:spreadsheet></office:body></office:document-content>"
        )
        repack(
            path,
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": b"<manifest/>",
                "content.xml": content,
            },
        )

    return make


QUOTES = RECEPTION + 'J1,"S1,D1,2025-03-11,7\nJ2,S"1,D1,2025-03-11,7\nJ3,"S1""",D1,2025-03-11,7\n'
OPEN_QUOTE = RECEPTION + '"' + ROW * 200_000
NULS = RECEPTION.encode() + b"J1,S1\0\0,D1,2025-03-11,7\n" * 100
