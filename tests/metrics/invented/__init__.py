"""An invented county with every kind of trouble: by-elections, suspensions, several mandates, blanks, bounds, plans.

The same seed gives the same tables.
"""

from collections.abc import Callable, Sequence
from datetime import date
from random import Random

from small import ROOT, Table

from invented.dice import FIRST, LAST, Row
from invented.meetings import activities, agenda, attendance
from invented.papers import evaluations, followups, suggestions
from invented.registers import areas, assignments, conduct, deputies, groups, mandates, stations
from invented.voters import booklets, contacts, debriefings, opinions, publicity, receptions, services
from invented.works import checklists, projects, stated, supervisions

SHEETS: dict[str, Callable[[Random], list[Row]]] = {
    "区域": areas, "代表": deputies, "任职": mandates, "负面事项": conduct, "站点": stations, "驻站": assignments,
    "小组": groups, "活动": activities, "出席": attendance, "接待": receptions, "社情民意": opinions, "建议": suggestions,
    "建议评价": evaluations, "建议督办": followups, "述职": debriefings, "办实事": services, "联系走访": contacts,
    "宣传": publicity, "项目": projects, "项目监督": supervisions, "议题": agenda, "手册登记": booklets, "清单": checklists,
    "填报数": stated,
}  # fmt: skip

Covered = tuple[str, date, date, Sequence[str], Sequence[str]]
"""Area, first and last day, sheets, stations (none: all)."""


def county(seed: int, covered: Sequence[Covered] = ((ROOT, FIRST, LAST, tuple(SHEETS), ()),)) -> tuple[Table, ...]:
    """The sheets somebody covers: everything for the whole home, from July 2022 to the end of 2023, or what is said."""
    r = Random(seed)
    made = {sheet: make(r) for sheet, make in SHEETS.items()} | {"说明": [_cover(*one) for one in covered]}
    sent = {"说明", *(sheet for one in covered for sheet in one[3])}
    return tuple(_table(sheet, rows) for sheet, rows in made.items() if rows and sheet in sent)


def _cover(area: str, first: date, last: date, sheets: Sequence[str], stations: Sequence[str]) -> Row:
    return {
        "报送单位": "县人大", "区域编号": area, "覆盖开始": first, "覆盖结束": last, "报送内容": list(sheets),
        "覆盖站点": list(stations),
    }  # fmt: skip


def _table(sheet: str, rows: list[Row]) -> Table:
    headers = tuple(dict.fromkeys(header for row in rows for header in row))
    printed = tuple(tuple(_print(row.get(header)) for header in headers) for row in rows)
    return Table(sheet, headers, printed)


def _print(value: object) -> str:
    if isinstance(value, list):
        return "、".join(value)
    return "" if value is None else str(value)
