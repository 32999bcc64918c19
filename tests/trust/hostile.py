"""Files made to do harm: each a name, how it is made, and what is said of it (a pattern)."""

import re
from collections.abc import Callable
from pathlib import Path

from harm import (
    LAUGHS,
    MIB,
    NULS,
    ODS_FAR,
    ODS_WIDE,
    OPEN_QUOTE,
    QUOTES,
    RECEPTION,
    SHEET,
    STRINGS,
    blank_rows,
    book,
    changed,
    filled_to_the_last_column,
    ods,
    text,
    with_part,
    with_rows,
)

FILES: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "zip bomb": ("炸.xlsx", with_rows(b" " * (300 * MIB)), "倍以上|已损坏"),
    "zip bomb in a part nobody reads": ("旁.xlsx", with_part("docProps/thumb.xml", b" " * (300 * MIB)), "rows 1"),
    "zip in a zip": ("套.xlsx", with_part("xl/embeddings/a.xlsx", b"PK\x03\x04" * 1000), "rows 1"),
    "billion laughs": ("笑.xlsx", with_part("xl/sharedStrings.xml", LAUGHS + STRINGS), "实体"),
    "billion laughs in UTF-16": (
        "笑16.xlsx",
        with_part("xl/sharedStrings.xml", (LAUGHS + STRINGS).decode().encode("utf-16")),
        "实体|已损坏",
    ),
    "an entity that reads a file": (
        "读.xlsx",
        with_part("xl/sharedStrings.xml", b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + STRINGS),
        "实体",
    ),
    "a macro part": ("宏.xlsx", with_part("xl/vbaProject.bin", b"x"), "带宏"),
    "a path out of the folder": ("径.xlsx", with_part("../../../../evil.xml", b"x"), "文件夹之外"),
    "the far corner": ("角1.xlsx", with_rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "格"),
    "the far corner in single quotes": (
        "角2.xlsx",
        with_rows(b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"),
        "格",
    ),
    "the far corner after a line break": (
        "角3.xlsx",
        with_rows(b'<row\nr="1048576"><c\tr="XFD1048576"><v>1</v></c></row>'),
        "格",
    ),
    "the far corner with blanks about the =": (
        "角4.xlsx",
        with_rows(b'<row r = "1048576"><c r = "XFD1048576"><v>1</v></c></row>'),
        "格",
    ),
    "the far corner, the row not told": ("角5.xlsx", with_rows(b'<row><c r="XFD1048576"><v>1</v></c></row>'), "格"),
    "a cell beyond any sheet": (
        "外.xlsx",
        with_rows(b'<row r="4294967295"><c r="ZZZZZ4294967295"><v>1</v></c></row>'),
        "格",
    ),
    "a string that is not there": ("串.xlsx", with_rows(b'<row r="3"><c r="A3" t="s"><v>4000000000</v></c></row>'), ""),
    "a count of strings that lies": (
        "数.xlsx",
        with_part("xl/sharedStrings.xml", STRINGS.replace(b'"1"', b'"4294967295"').replace(b"&a9;", b"a")),
        "",
    ),
    "merged over the whole sheet": (
        "合.xlsx",
        changed(
            SHEET,
            lambda xml: xml.replace(
                b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
            ),
        ),
        "",
    ),
    "a blank cell at the far corner": (
        "远.xlsx",
        with_rows(b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'),
        "rows 1",
    ),
    "a size of the sheet that lies": (
        "幅.xlsx",
        changed(SHEET, lambda xml: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', xml)),
        "rows 1",
    ),
    "ten thousand ranges, each merged over all rows": (
        "合万.xlsx",
        changed(
            SHEET,
            lambda xml: xml.replace(
                b"</sheetData>",
                b"</sheetData><mergeCells>" + b'<mergeCell ref="A2:A1048576"/>' * 10_000 + b"</mergeCells>",
            ),
        ),
        "",
    ),
    "ODS, far below a blank repeat": (
        "远.ods",
        ods(b'<table:table-row table:number-rows-repeated="1000000">' + ODS_WIDE + b"</table:table-row>" + ODS_FAR),
        "格",
    ),
    "ODS, a blank repeat to the end": (
        "末.ods",
        ods(b'<table:table-row table:number-rows-repeated="1048000">' + ODS_WIDE + b"</table:table-row>"),
        "rows 1",
    ),
    "ODS, a repeat in single quotes": (
        "单.ods",
        ods(ODS_FAR.replace(b'repeated="16000"', b"repeated = '4000000000'")),
        "格",
    ),
    "a million blank rows": ("空行.xlsx", blank_rows, "rows 1"),
    "every column filled": ("宽.xlsx", filled_to_the_last_column, "rows 1"),
    "a formula as a name": ("式.csv", text(RECEPTION + "=cmd|' /C calc'!A0,S1,D1,2025-03-11,7\n"), "rows 1"),
    "script as a name": ("本.csv", text(RECEPTION + "<script>alert(1)</script>,S1,D1,2025-03-11,7\n"), "rows 1"),
    "a million characters in a cell": ("长格.csv", text(RECEPTION + f"J1,S1,D1,{'长' * 1_000_000},7\n"), "长得出奇"),
    "a million characters in a cell of a workbook": (
        "长格.xlsx",
        lambda path: book(path, [RECEPTION.strip().split(","), ["J1", "S1", "D1", "长" * 1_000_000, 7]]) and None,
        "rows 1",
    ),
    "zero bytes": ("零.csv", text(NULS), ""),
    "one line of 40 MiB": ("一行.csv", text(b"a" * (40 * MIB)), ""),
    "one line of 40 MiB of commas": ("逗号.csv", text(b"," * (40 * MIB)), ""),
    "mixed quotes": ("引号.csv", text(QUOTES), "rows 2"),
    "a quote never closed": ("开口.csv", text(OPEN_QUOTE), "引号"),
    "forty MiB of line breaks": ("换行.csv", text(b"\n" * (40 * MIB)), ""),
    "forty MiB of carriage returns": ("回车.csv", text(b"a,b\r" * (10 * MIB)), ""),
    "a header a thousand times": ("表头.csv", text(RECEPTION * 1000), ""),
    "the same header in every column": (
        "同头.csv",
        text(",".join(["日期"] * 5000) + "\n" + ",".join(["2025-01-01"] * 5000) + "\n"),
        "",
    ),
    "forty MiB of rows that are wrong": ("错行.csv", text(RECEPTION + "J,S,D,2025-13-41,x\n" * 400_000), "rows 400000"),
}

HEAVY = {"a million blank rows", "every column filled", "forty MiB of rows that are wrong", "forty MiB of carriage returns",
         "zip bomb", "zip bomb in a part nobody reads"}  # fmt: skip
"""Seconds each: make long."""
