"""An A4 document in the manner of official papers: a title, headings, tables, pictures, and what it stands on."""

import io
from collections.abc import Mapping, Sequence

import altair as alt
import polars as pl
import vl_convert
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from dashboard.charts.base import LOCALE, Chart
from dashboard.exports.recipe import Recipe, written
from dashboard.parts import numbers
from dashboard.parts.head import Stamp, frozen

TITLE, HEADING, BODY = "方正小标宋简体", "黑体", "仿宋"
"""Typefaces of official papers; where one is not installed the reader puts a like one."""

WIDTH = 15.6  # cm between the margins
LETTER, SHORT = 0.235, 14  # cm of one letter in a cell; letters of a column that is never broken
INK, PALE = "#17406D", "#DDD8CE"


class Paper:
    """Filled from top to bottom, then finished into bytes."""

    def __init__(self, title: str, below: str = "") -> None:
        self._document = Document()
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
        section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
        self._cells = {face: _cell_style(self._document, face) for face in (HEADING, BODY)}
        self._line(title, TITLE, 22, centred=True)
        if below:
            self._line(below, BODY, 14, centred=True)

    def head(self, text: str) -> None:
        self._line(text, HEADING, 16, before=12).paragraph_format.keep_with_next = True

    def say(self, text: str) -> None:
        """A paragraph, the first line two characters in."""
        line = self._line(text, BODY, 14)
        line.paragraph_format.first_line_indent = Pt(28)

    def sign(self, *lines: str) -> None:
        """Lines to be signed by hand, at the right."""
        for text in lines:
            line = self._line(text, BODY, 14, before=14)
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def photos(self, found: Mapping[str, bytes | None]) -> None:
        """Evidence as it was sent. A picture that is missing or no picture is named; the rest is made."""
        if not found:
            return
        self.head("佐证材料")
        lost = []
        for name, content in found.items():
            try:
                self._photo(content or b"", name)
            except ValueError:
                lost.append(name)
        if lost:
            self.say(f"有 {len(lost)} 份写了名字而没有收到，或不是图片：{'、'.join(lost)}。")

    def _photo(self, content: bytes, under: str) -> None:
        """With the words under it. Raises ValueError for what is no picture."""
        try:
            self._document.add_picture(io.BytesIO(content), width=Cm(10))
        except Exception as error:  # python-docx has no common ancestor for what it cannot read
            raise ValueError(under) from error
        self._line(under, BODY, 10.5)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Heads repeat on every page; of no rows one line says so."""
        if not rows:
            self._line("没有记录。", BODY, 12)
            return
        grid = self._document.add_table(rows=len(rows) + 1, cols=len(heads))
        grid.style, grid.autofit = "Table Grid", False
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        grid.rows[0]._tr.get_or_add_trPr().append(mark)
        widths = _widths(heads, rows)
        for row in grid.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = width
        cells = grid._cells  # all at once: asked row by row they are looked up anew each time
        for n, text in enumerate(text for row in (heads, *rows) for text in row):
            self._cell(cells[n], text, HEADING if n < len(heads) else BODY)
            cells[n].width = widths[n % len(heads)]

    def bars(self, parts: Sequence[tuple[str, float, float]]) -> None:
        """A picture: (name, value, possible) as bars on the pale length of what is possible."""
        frame = pl.DataFrame(
            list(parts), schema={"name": pl.String, "value": pl.Float64, "whole": pl.Float64}, orient="row"
        )
        frame = frame.with_columns(told=pl.col("value").map_elements(lambda one: numbers.number(one, 1), pl.String))
        base = alt.Chart(frame).encode(y=alt.Y("name:N", sort=None, title=None))
        pale = base.mark_bar(color=PALE, height=14).encode(x=alt.X("whole:Q", title=None, axis=None))
        deep = base.mark_bar(color=INK, height=14).encode(x="value:Q")
        words = base.mark_text(align="left", dx=4, fontSize=13).encode(x="value:Q", text="told:N")
        self.picture(alt.layer(pale, deep, words).properties(width=460, height=alt.Step(26)))

    def picture(self, chart: Chart) -> None:
        told = chart.configure(locale=LOCALE, font="Noto Sans CJK SC, Microsoft YaHei, SimSun").configure_view(
            stroke=None
        )
        told = told.configure_axis(labelFontSize=13, domain=False, ticks=False)
        png = vl_convert.vegalite_to_png(told.to_json(), scale=2)
        self._document.add_picture(io.BytesIO(png), width=Cm(15))

    def finish(self, stamp: Stamp, made: Recipe | None = None) -> bytes:
        """With what it stands on at the end, and in its properties how it was made, so that it can be made again and
        compared."""
        if made:
            self._document.core_properties.comments = written(made)
        self._line(
            f"{stamp.authority}　截至 {numbers.long_day(stamp.as_of)}　数据版 {stamp.build}{frozen(stamp)}　规则《{stamp.rules}》",
            BODY, 10.5, before=18,
        )  # fmt: skip
        out = io.BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _line(self, text: str, face: str, size: float, centred: bool = False, before: float = 0):  # type: ignore[no-untyped-def]
        line = self._document.add_paragraph()
        line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(before), Pt(4)
        if centred:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _faced(line.add_run(text), face, size)
        return line

    def _cell(self, cell, text: str, face: str) -> None:  # type: ignore[no-untyped-def]
        line = cell.paragraphs[0]
        line.style = self._cells[face]
        line.add_run(text)


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Cm]:
    """The width of the page: a short column as wide as its longest text, so that a day is not broken; the long ones share
    the rest by how long they are."""
    longest = [max(_wide(row[n]) for row in (heads, *rows)) for n in range(len(heads))]
    short = {n: one * LETTER + 0.5 for n, one in enumerate(longest) if one <= SHORT}
    if len(short) == len(heads):
        return [Cm(WIDTH * width / sum(short.values())) for width in short.values()]
    left, long = WIDTH - sum(short.values()), sum(min(one, 60) for one in longest if one > SHORT)
    return [Cm(short[n] if n in short else left * min(one, 60) / long) for n, one in enumerate(longest)]


def _wide(text: str) -> int:
    """In letters; a Chinese character is as wide as two."""
    return sum(2 if ord(one) > 255 else 1 for one in text)


def _cell_style(document, face: str):  # type: ignore[no-untyped-def]
    """The looks of a cell's text, once for all cells: thousands of them are written."""
    style = document.styles.add_style(f"格 {face}", WD_STYLE_TYPE.PARAGRAPH)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(2)
    style.font.name, style.font.size = face, Pt(11)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    return style


def _faced(run, face: str, size: float) -> None:  # type: ignore[no-untyped-def]
    run.font.name, run.font.size = face, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
