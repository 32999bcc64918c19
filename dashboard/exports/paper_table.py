"""A table of a document, written as one piece of text: built cell by cell, a table of a hundred rows takes a second."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from dashboard.exports.clean import clean

WIDTH = 15.6  # cm between the margins
LETTER, SHORT = 0.235, 14  # cm of one letter in a cell; letters of a column that is never broken
LONG = 60
TWIPS = 567  # to the centimetre


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], head_style: str, style: str) -> BaseOxmlElement:
    """Heads are repeated on every page and no row is cut by the end of one. head_style, style: ids of paragraph styles."""
    head, *body = ([clean(text) for text in row] for row in (heads, *rows))
    widths = [round(width * TWIPS) for width in _widths(head, body)]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(_row(row, widths, style) for row in body)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{_row(head, widths, head_style, '<w:tblHeader/>')}{lines}</w:tbl>"
    )


def _row(texts: Sequence[str], widths: Sequence[int], style: str, mark: str = "") -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"{_run(text)}</w:p></w:tc>"
        for text, width in zip(texts, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{mark}</w:trPr>{cells}</w:tr>"


def _run(text: str) -> str:
    if not text:
        return ""
    lines = escape(text).replace("\t", " ").splitlines()
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{words}</w:r>"


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """In cm, together the width of the page: a short column as wide as its longest text, so that a day is not broken; the
    long ones share the rest by how long they are."""
    longest = [max(map(_wide, column)) for column in zip(heads, *rows, strict=True)]
    short = {n: one * LETTER + 0.5 for n, one in enumerate(longest) if one <= SHORT}
    if len(short) == len(heads) or sum(short.values()) > WIDTH * 0.7:
        every = [min(one, LONG) * LETTER + 0.5 for one in longest]
        return [WIDTH * width / sum(every) for width in every]
    left, long = WIDTH - sum(short.values()), sum(min(one, LONG) for one in longest if one > SHORT)
    return [short[n] if n in short else left * min(one, LONG) / long for n, one in enumerate(longest)]


def _wide(text: str) -> int:
    """In letters; a Chinese character is as wide as two."""
    return len(text) if text.isascii() else sum(2 if ord(one) > 255 else 1 for one in text)
