"""The blank workbook an office fills in: one sheet per record, printed from the record classes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from etl.records import RECORDS, Column, Record, columns
from etl.records.column import NAME_COLUMNS
from etl.records.template_guide import GUIDE, Styles, write_guide

ROWS = 3000
"""How far down the drop-downs reach."""
LONGEST_LIST = 255
"""Characters of choices Excel holds in a cell rule; longer lists stand on the guide sheet."""

_WIDTHS = {"date": 12, "text": 16, "list": 20, "list ref": 20, "bool": 10}
_WIDE = {"text", "title", "linked_to", "reception_rule", "activity_name", "measure"}
_COMMENT_WIDTH = 24  # characters to a line


@dataclass(frozen=True)
class Cell:
    """A header cell: a column of the record, or the name column beside its number."""

    header: str
    column: Column
    is_name: bool = False

    @property
    def note(self) -> str:
        """What the comment on the header says: needed or not, what a cell may hold, the rule."""
        column = self.column
        need = "必填" if column.required else "选填"
        if self.is_name:
            return f"{need}：{column.header}和{self.header}填一个就行，两个都填的要对得上。"
        if column.name_header:
            need += f"，或填{NAME_COLUMNS[column.to or '']}"
        parts = (f"{need}。", f"应填：{column.allowed}。", f"{column.note}。" if column.note else "")
        return "\n".join(part for part in parts if part)

    @property
    def width(self) -> float:
        least = 40 if self.column.name in _WIDE else _WIDTHS.get(self.column.kind, 10)
        return max(least, len(self.header) * 2.1 + 2)


Known = Mapping[str, Sequence[tuple[str, str]]]
"""What an office has in its registers: record (deputy, station, area) -> (number, name) each."""


def write_template(out: Path, known: Known | None = None) -> None:
    """Write the workbook to `out`, replacing what is there. known: offered as drop-downs where a column points to it."""
    offered = _offered(known or {})
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        styles = Styles(book)
        lists = write_guide(
            book,
            styles,
            {**_long_lists(), **{f"{RECORDS[to].sheet} {what}": own for (to, what), own in offered.items()}},
        )
        for record in RECORDS.values():
            _sheet(book.add_worksheet(record.sheet), record, styles, lists, offered)


def _offered(known: Known) -> dict[tuple[str, str], tuple[str, ...]]:
    """(record, what) -> choices. A comma inside a name would read as two."""
    parts = {
        (to, what): tuple(dict.fromkeys(pair[at] for pair in pairs if pair[at] and "," not in pair[at]))
        for to, pairs in known.items() for at, what in enumerate(("编号", "名称"))
    }  # fmt: skip
    return {key: own for key, own in parts.items() if own}


def header_cells(record: type[Record]) -> Iterator[Cell]:
    """The header row from left to right: the columns of the contract, name columns right of their numbers."""
    own = {column.header for column in columns(record)}
    for column in columns(record):
        yield Cell(column.header, column)
        if column.name_header and column.name_header not in own:
            yield Cell(column.name_header, column, is_name=True)


def _sheet(
    sheet: Worksheet,
    record: type[Record],
    styles: Styles,
    lists: dict[str, str],
    offered: Mapping[tuple[str, str], tuple[str, ...]],
) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 22)
    for n, cell in enumerate(header_cells(record)):
        sheet.write_string(0, n, cell.header, styles.header(cell.column.required))
        sheet.write_comment(0, n, cell.note, _comment_size(cell.note))
        sheet.set_column(n, n, cell.width, styles.cell(cell.column))
        own = offered.get((cell.column.to or "", "名称" if cell.is_name else "编号"), ())
        if choices := _choices(cell.column) or (own if cell.column.kind == "ref" else ()):
            sheet.data_validation(1, n, ROWS, n, _drop_down(choices, lists))
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _choices(column: Column) -> tuple[str, ...]:
    return ("是", "否") if column.kind == "bool" else column.values


def _drop_down(choices: tuple[str, ...], lists: dict[str, str]) -> dict[str, object]:
    """Not binding: a local word the rule pack knows is good too."""
    joined = ",".join(choices)
    return {
        "validate": "list", "source": lists.get(joined, list(choices)), "error_type": "warning",
        "error_title": "不在选项里", "error_message": "选项以外的叫法，规则包认得的才收。仍要这样填吗？",
    }  # fmt: skip


def _long_lists() -> dict[str, tuple[str, ...]]:
    """Title -> choices too long for a cell rule: 活动 类型."""
    named = ((f"{record.sheet} {column.header}", column) for record in RECORDS.values() for column in columns(record))
    return {title: column.values for title, column in named if len(",".join(column.values)) > LONGEST_LIST}


def _comment_size(note: str) -> dict[str, object]:
    lines = sum(-(-len(line) // _COMMENT_WIDTH) for line in note.splitlines())
    return {"width": 320, "height": 14 + 17 * lines, "font_size": 9, "author": GUIDE}
