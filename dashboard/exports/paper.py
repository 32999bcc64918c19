"""An A4 document in the manner of official papers: a title, headings, tables, pictures, and what it stands on."""

import io
from collections.abc import Sequence

import altair as alt
import polars as pl
import vl_convert
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from dashboard.charts.base import LOCALE, Chart
from dashboard.exports.recipe import Recipe, written
from dashboard.parts import numbers
from dashboard.parts.head import Stamp

TITLE, HEADING, BODY = "方正小标宋简体", "黑体", "仿宋"
"""Typefaces of official papers; where one is not installed the reader puts a like one."""

WIDTH = 15.6  # cm between the margins
INK, PALE = "#17406D", "#DDD8CE"


class Paper:
    """Filled from top to bottom, then finished into bytes."""

    def __init__(self, title: str, below: str = "") -> None:
        self._document = Document()
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
        section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
        self._line(title, TITLE, 22, centred=True)
        if below:
            self._line(below, BODY, 14, centred=True)

    def head(self, text: str) -> None:
        self._line(text, HEADING, 16, before=12)

    def say(self, text: str) -> None:
        """A paragraph, the first line two characters in."""
        line = self._line(text, BODY, 14)
        line.paragraph_format.first_line_indent = Pt(28)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Heads repeat on every page; of no rows one line says so."""
        if not rows:
            self._line("没有记录。", BODY, 12)
            return
        grid = self._document.add_table(rows=1, cols=len(heads))
        grid.style, grid.autofit = "Table Grid", False
        for cell, text in zip(grid.rows[0].cells, heads, strict=True):
            self._cell(cell, text, HEADING)
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        grid.rows[0]._tr.get_or_add_trPr().append(mark)
        for row in rows:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                self._cell(cell, text, BODY)
        for column, width in zip(grid.columns, _widths(heads, rows), strict=True):
            for cell in column.cells:
                cell.width = width

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
            f"{stamp.authority}　截至 {numbers.long_day(stamp.as_of)}　数据版 {stamp.build}　规则《{stamp.rules}》",
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
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)
        _faced(line.add_run(text), face, 11)


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Cm]:
    """The width of the page, shared by the longest text of each column; none squeezes the others to nothing."""
    longest = [min(24, max(5, *(len(row[n]) for row in (heads, *rows)))) for n in range(len(heads))]
    return [Cm(WIDTH * one / sum(longest)) for one in longest]


def _faced(run, face: str, size: float) -> None:  # type: ignore[no-untyped-def]
    run.font.name, run.font.size = face, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
