"""The first sheet of the template: how to fill in, what each sheet is for, and lists too long for a cell rule."""

from collections.abc import Mapping
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from etl.records import RECORDS, Column, columns

GUIDE = "填表须知"
"""No record bears this name, and the reading passes over it."""

SENTENCES = (
    "一种记录一张表。表名和表头不要改；用不着的表空着或删掉都行。",
    "一行一条记录，从第2行填起，中间不要空列、合并单元格。",
    "红底的表头必填，其余选填。鼠标停在表头上有说明；有固定说法的格子可以下拉选。",
    "指到代表、站点、区域、活动、项目的，编号和名称并排两列，填一个就行；两个都填的要对得上。",
    "日期写到日：2023-11-03、2023年11月3日都行。只有年月的写不进去，请查明是哪一天。",
    "不知道的空着，不要填 0。约数照写：40余、近50、约30、300以上。钱不写单位就是万元，也可以写 5000元。",
    "几项写在一格里的，用顿号隔开：张某、李某。",
    "先填 说明：谁报的，从哪天到哪天，报全了哪几张表。报全了而没有记录才是“没有”，否则是“没人报过”。",
    "先报区域、站点、代表、任职，其余的表才有所指。已经报过的不用再报，有变动再报。",
    "报错了改过再报：编号相同的以新的为准；没有编号的，同一单位、同一张表、同样月份以新的为准。",
)
FORMATS = {"date": "yyyy-mm-dd", "id": "@", "ref": "@", "list": "@", "list ref": "@", "born": "@", "private": "@"}
"""Days as days; as text what Excel would spoil: a leading zero, 1970.10."""


class Styles:
    """The formats of the workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **settings: Any) -> Format:
        """The format of these settings."""
        key = tuple(sorted(settings.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(settings)
        return self._made[key]

    def header(self, required: bool) -> Format:
        """Required headers are red on a red ground: told by more than one sign."""
        colours = {"font_color": "#A61B1E", "bg_color": "#F7E3E0"} if required else {"bg_color": "#F3F1EC"}
        return self.of(bold=True, bottom=1, align="center", valign="vcenter", **colours)

    def cell(self, column: Column) -> Format | None:
        """The format of the cells below a header."""
        return self.of(num_format=FORMATS[column.kind]) if column.kind in FORMATS else None


def write_guide(book: xlsxwriter.Workbook, styles: Styles, long_lists: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Write the sheet. Returns where each long list stands: choices joined by commas -> a range Excel understands."""
    sheet = book.add_worksheet(GUIDE)
    for column, width in enumerate((14, 62, 44, 4, 18, 18)):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 1)
    sheet.print_area(0, 0, len(SENTENCES) + 3 + len(RECORDS), 2)
    sheet.set_row(0, 26)
    sheet.write(0, 0, "履职看板报送模板", styles.of(bold=True, font_size=16, valign="vcenter"))
    for n, sentence in enumerate(SENTENCES, 1):
        sheet.merge_range(n + 1, 0, n + 1, 2, f"{n}. {sentence}", styles.of(valign="vcenter"))
    _contents(sheet, styles, len(SENTENCES) + 3)
    return {
        ",".join(choices): _list(sheet, styles, 4 + n, title, choices)
        for n, (title, choices) in enumerate(long_lists.items())
    }


def _contents(sheet: Worksheet, styles: Styles, top: int) -> None:
    """Sheet, what one row is, required headers; the name leads to the sheet."""
    for n, header in enumerate(("表", "报什么", "必填")):
        sheet.write(top, n, header, styles.header(required=False))
    wrapped = styles.of(text_wrap=True, valign="top")
    for n, record in enumerate(RECORDS.values(), top + 1):
        needed = "、".join(column.header for column in columns(record) if column.required)
        link = styles.of(font_color="#1F4E79", underline=1, valign="top")
        sheet.write_url(n, 0, f"internal:'{record.sheet}'!A1", link, record.sheet)
        sheet.write_string(n, 1, record.about, wrapped)
        sheet.write_string(n, 2, needed, wrapped)


def _list(sheet: Worksheet, styles: Styles, column: int, title: str, choices: tuple[str, ...]) -> str:
    sheet.write_string(1, column, title, styles.header(required=False))
    sheet.write_column(2, column, choices)
    return f"='{GUIDE}'!{xl_range_abs(2, column, 1 + len(choices), column)}"
