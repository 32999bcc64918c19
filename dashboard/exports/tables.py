"""A list as it is shown, to take away: XLSX with real types and a sheet that says what it stands on; CSV for anything."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl
import xlsxwriter

from dashboard.exports.recipe import SHEET, Recipe, pieces
from dashboard.parts.head import Stamp
from etl.metrics import METRICS

_WIDEST = 48
_SAID, _LINE = 90, 15  # how wide 说明 is; how high a line is, in points
_LEGIBLE = 260
"""Characters side by side that can still be read on paper; a wider table takes several pages."""
BOM = b"\xef\xbb\xbf"
EXPLAINED = "说明"
FORMULA = r"^[=+\-@\t\r]"
Told = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Sheet:
    """One table. `frame`: headers in Chinese; a share is a column of Float64 named in `shares`."""

    title: str
    frame: pl.DataFrame
    shares: tuple[str, ...] = ()


def workbook(sheets: Sequence[Sheet], stamp: Stamp, told: Told = (), made: Recipe | None = None) -> bytes:
    """XLSX: every sheet with a frozen head, numbers and dates as such; last 说明: the stamp and `told` (what, words); out
    of sight how it was `made`.

    Text stays text, whatever it begins with: a name is never a formula and never a link.
    """
    out = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, plain) as book:
        for sheet in sheets:
            _write(book, sheet)
        _explain(book, stamp, told)
        if made:
            _hide(book, made)
    return out.getvalue()


def metrics_workbook(frame: pl.DataFrame, stamp: Stamp, made: Recipe | None = None) -> bytes:
    """`frame`: see etl.metrics.compute; under its own names, for programs. 说明 says what each means."""
    known = [METRICS[name] for name in frame.columns if name in METRICS]
    told = [(metric.id, f"{metric.title}：{metric.meaning}{metric.caution}") for metric in known]
    return workbook([Sheet("指标", frame)], stamp, told, made)


def _write(book: xlsxwriter.Workbook, sheet: Sheet) -> None:
    page = book.add_worksheet(sheet.title[:31])
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#F6F4EF", "text_wrap": True, "valign": "top"})
    forms = {kind: book.add_format({"valign": "top", **look}) for kind, look in _FORMS.items()}
    widths = [_width(name, sheet.frame[name]) for name in sheet.frame.columns]
    page.freeze_panes(1, 1)
    for n, name in enumerate(sheet.frame.columns):
        form = forms["share" if name in sheet.shares else _form(sheet.frame[name], widths[n])]
        page.write_string(0, n, name, head)
        for row, value in enumerate(sheet.frame[name], 1):
            _cell(page, row, n, value, form)
        page.set_column(n, n, widths[n])
    _high_enough(page, sheet.frame)
    _on_paper(page, sum(widths))
    if len(sheet.frame):
        page.autofilter(0, 0, len(sheet.frame), len(sheet.frame.columns) - 1)


def _cell(page: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object, form: object) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        page.write_string(row, column, "是" if value else "否", form)
    elif isinstance(value, int | float):
        page.write_number(row, column, value, form)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, form)
    else:
        page.write_string(row, column, str(value), form)


_FORMS: dict[str, dict[str, object]] = {
    "share": {"num_format": "0.0%"}, "date": {"num_format": "yyyy-mm-dd"}, "part": {"num_format": "0.0#"},
    "long": {"text_wrap": True}, "plain": {},
}  # fmt: skip


def _form(values: pl.Series, width: float) -> str:
    """How a column is shown; the cells hold the whole value."""
    if values.dtype == pl.Date:
        return "date"
    if values.dtype.is_float() and (values % 1 != 0).any():
        return "part"
    return "long" if width >= _WIDEST else "plain"


def _on_paper(page: xlsxwriter.worksheet.Worksheet, width: float) -> None:
    """A4 across, no column cut, the head and the first column on every page."""
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1 + int(width // _LEGIBLE), 0)
    page.repeat_rows(0)
    page.repeat_columns(0)
    page.set_footer("&C&P / &N")


def _width(name: str, values: pl.Series) -> float:
    """About as wide as the longest text; a number as it is shown."""
    shown = (
        f"{value:.6g}" if isinstance(value, float) else str(value) for value in values.head(500) if value is not None
    )
    return min(_WIDEST, max(_length(text) for text in (name, *shown)) + 2)


def _length(text: str) -> int:
    """A Chinese character counts twice."""
    return sum(2 if ord(one) > 255 else 1 for one in text)


def _high_enough(page: xlsxwriter.worksheet.Worksheet, frame: pl.DataFrame) -> None:
    """Where a text takes several lines: not every program makes room for them by itself."""
    texts = frame.select(pl.col(pl.String))
    for row, values in enumerate(texts.iter_rows(), 1):
        _lines_of(page, row, max((_length(value or "") for value in values), default=0), _WIDEST)


def _lines_of(page: xlsxwriter.worksheet.Worksheet, row: int, length: int, width: int) -> None:
    if (lines := -(-length // (width - 2))) > 1:
        page.set_row(row, _LINE * min(lines, 20))


def _lines(stamp: Stamp, told: Told) -> list[tuple[str, str]]:
    """What it stands on, in words."""
    frozen = [("评价轮次", stamp.frozen_as)] if stamp.frozen_as else []
    return [
        ("单位", stamp.authority), ("截至", stamp.as_of.isoformat()), ("数据版", stamp.build), *frozen, ("规则", stamp.rules), *told,
    ]  # fmt: skip


def _explain(book: xlsxwriter.Workbook, stamp: Stamp, told: Told) -> None:
    page = book.add_worksheet(EXPLAINED)
    bold, wrap = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    page.set_column(0, 0, 22)
    page.set_column(1, 1, _SAID)
    _on_paper(page, 22 + _SAID)
    for row, (name, words) in enumerate(_lines(stamp, told)):
        page.write_string(row, 0, name, bold)
        page.write_string(row, 1, words, wrap)
        _lines_of(page, row, _length(words), _SAID)


def _hide(book: xlsxwriter.Workbook, made: Recipe) -> None:
    page = book.add_worksheet(SHEET)
    for row, piece in enumerate(pieces(made)):
        page.write_string(row, 0, piece)
    page.very_hidden()


def csv(frame: pl.DataFrame, stamp: Stamp, told: Told = (), made: Recipe | None = None) -> bytes:
    """UTF-8 with BOM, as Excel and WPS read it; what a spreadsheet would take for a formula is made text. After the rows
    and an empty line the same words as in a workbook's 说明, and how it was `made`."""
    below = [(EXPLAINED, ""), *_lines(stamp, told), *((SHEET, piece) for piece in (pieces(made) if made else ()))]
    return BOM + _safe(frame).write_csv().encode() + _below(below, len(frame.columns)).encode()


def _safe(frame: pl.DataFrame) -> pl.DataFrame:
    texts = pl.col(pl.String)
    return frame.with_columns(pl.when(texts.str.contains(FORMULA)).then("'" + texts).otherwise(texts).name.keep())


def _below(lines: Sequence[tuple[str, str]], width: int) -> str:
    """As many cells in a row as the table has, so that readers who want it even do not stumble."""
    rows = pl.DataFrame(lines, schema={"name": pl.String, "words": pl.String}, orient="row")
    rows = rows.with_columns(pl.lit(None, pl.String).alias(str(n)) for n in range(2, width))
    return "," * (width - 1) + "\n" + _safe(rows).write_csv(include_header=False)
