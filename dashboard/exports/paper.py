"""An A4 document in the manner of official papers (GB/T 9704): a title, headings, tables, pictures, numbered pages, and
what it stands on."""

import io
from collections.abc import Iterable, Mapping, Sequence

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from dashboard.exports.clean import clean
from dashboard.exports.paper_table import WIDTH, table
from dashboard.exports.photo import printable
from dashboard.exports.plates import Plate, bars, drawn
from dashboard.exports.recipe import Recipe, written
from dashboard.parts import numbers
from dashboard.parts.head import Stamp, frozen
from etl.warehouse.evidence import Evidence

TITLE, HEADING, BODY, NUMBER = "方正小标宋简体", "黑体", "仿宋", "宋体"
"""Typefaces of official papers; where one is not installed the reader puts a like one."""

SIZE, CELL, SMALL = 16, 11, 10.5  # pt: 三号 for what is read, smaller in tables and under pictures
LINE = 28  # pt from line to line: 22 lines to the page
PHOTO = 7.4  # cm, two beside each other


class Paper:
    """Filled from top to bottom, then finished into bytes."""

    def __init__(self, title: str, below: str = "") -> None:
        self._document = Document()
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
        section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
        section.footer_distance = Cm(2.5)
        _number_pages(section.footer.paragraphs[0])
        self._cells = {face: _cell_style(self._document, face) for face in (HEADING, BODY)}
        self._line(title, TITLE, 22, centred=True).paragraph_format.space_after = Pt(8)
        if below:
            self._line(below, "楷体", 14, centred=True)

    def head(self, text: str) -> None:
        self._line(text, HEADING, SIZE, before=12).paragraph_format.keep_with_next = True

    def say(self, text: str) -> None:
        """A paragraph, the first line two characters in."""
        line = self._line(text, BODY, SIZE)
        line.paragraph_format.first_line_indent = Pt(2 * SIZE)
        line.paragraph_format.line_spacing_rule, line.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LINE)

    def note(self, text: str) -> None:
        """Small, under a table or a picture."""
        self._line(text, BODY, SMALL)

    def sign(self, *lines: str) -> None:
        """Lines to be signed by hand, at the right, never torn apart."""
        for n, text in enumerate(lines):
            line = self._line(text, BODY, SIZE, before=14)
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            line.paragraph_format.keep_with_next = n + 1 < len(lines)

    def photos(self, found: Sequence[Evidence]) -> None:
        """Evidence as it was sent, two beside each other, under each what it shows. A picture that is missing or no picture
        is named; the rest is made."""
        if not found:
            return
        self.head("佐证材料")
        kept, lost = list[tuple[bytes, str]](), list[str]()
        for one in found:
            try:
                kept.append((printable(one.read() or b""), _caption(one)))
            except ValueError:
                lost.append(one.name)
        for n in range(0, len(kept), 2):
            self._beside(kept[n : n + 2])
        if lost:
            self.say(f"有 {len(lost)} 份写了名字而没有收到，或不是图片：{'、'.join(lost)}。")

    def _beside(self, pair: Sequence[tuple[bytes, str]]) -> None:
        """On one line, so that a tab keeps them apart; the words under them on the next."""
        grid = self._document.add_table(rows=1, cols=2)
        for cell, (content, under) in zip(grid.rows[0].cells, pair, strict=False):
            line = cell.paragraphs[0]
            line.add_run().add_picture(io.BytesIO(content), width=Cm(PHOTO))
            line.paragraph_format.keep_with_next = True
            _faced(cell.add_paragraph().add_run(clean(under)), BODY, SMALL)
        grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Heads repeat on every page; of no rows one line says so."""
        if not rows:
            self._line("没有记录。", BODY, 12)
            return
        made = table(heads, rows, self._cells[HEADING], self._cells[BODY])
        self._document.element.body.insert_element_before(made, "w:sectPr")

    def bars(self, parts: Sequence[tuple[str, float, float]]) -> None:
        """A picture: (name, value, possible) as bars on the pale length of what is possible."""
        self.plates([bars(parts)] if parts else [])

    def plates(self, plates: Iterable[Plate], ready: Mapping[Plate, bytes] | None = None) -> None:
        """Pictures, each with its words under it. ready: those that were drawn before."""
        asked = list(plates)
        have = dict(ready or {})
        new = [plate for plate in asked if plate not in have]
        have |= zip(new, drawn(new), strict=True)
        for plate in asked:
            self._document.add_picture(io.BytesIO(have[plate]), width=Cm(WIDTH))
            if plate.words:
                self._document.paragraphs[-1].paragraph_format.keep_with_next = True
                self.note(plate.words)

    def finish(self, stamp: Stamp, made: Recipe | None = None) -> bytes:
        """With what it stands on at the end, and in its properties how it was made, so that it can be made again and
        compared."""
        if made:
            told = self._document.core_properties
            told.comments = ""
            told._element.find(qn("dc:description")).text = written(made)  # longer than python-docx lets through
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
        _faced(line.add_run(clean(text)), face, size)
        return line


def _caption(one: Evidence) -> str:
    day = f"{one.happened_on.year}年" if one.record == "清单" else numbers.day(one.happened_on)
    title = one.title if len(one.title) <= 24 else f"{one.title[:23]}…"
    return "　".join(filter(None, (day, one.record, title, one.name)))


def _number_pages(line) -> None:  # type: ignore[no-untyped-def]
    """— 3 —, below the text."""
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in ("— ", "PAGE", " —"):
        run = line.add_run("" if part == "PAGE" else part)
        if part == "PAGE":
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), part)
            field.append(run._element)
            line._element.append(field)
            run.text = "1"
        _faced(run, NUMBER, 14)


def _cell_style(document, face: str) -> str:  # type: ignore[no-untyped-def]
    """The looks of a cell's text, once for all cells: thousands of them are written. Its id."""
    style = document.styles.add_style(f"格 {face}", WD_STYLE_TYPE.PARAGRAPH)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(2)
    style.font.name, style.font.size = face, Pt(CELL)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    return str(style.style_id)


def _faced(run, face: str, size: float) -> None:  # type: ignore[no-untyped-def]
    run.font.name, run.font.size = face, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
