"""Workbooks as offices really keep them: registers once, towns by quarter, the handling of suggestions by year."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import polars as pl

from etl.sample.county import Frames
from etl.sample.draw import END, FIRST, LAST, YEARS, at
from etl.sample.lost import IN_TOWNS, lost_quarters
from etl.sample.places import County
from etl.sample.receptions import silent_months
from etl.sample.sheets import Book, Names, Sheet, Span, cover, names_of, sheet_of

REGISTERS = ("area", "station", "deputy", "mandate", "assignment", "group_member", "conduct")
_OF_THE_COUNTY = ("activity", "attendance", "agenda_item")
_BY_YEAR = (
    # name of the workbook, who sends it, what is in it
    ("代表建议办理", "人大代表工作委员会", ("suggestion", "suggestion_evaluation", "suggestion_followup")),
    ("代表述职", "人大代表工作委员会", ("debriefing",)),
    ("民生实事与重大项目", "人大财经工作委员会", ("project", "project_supervision")),
    ("宣传与工作成果", "人大常委会办公室", ("publicity", "work_product", "honour")),
    ("清单与填报数", "人大常委会办公室", ("checklist", "stated_figure")),
    ("代表手册登记", "人大常委会办公室", ("booklet_entry",)),
)
_QUARTERS = "一二三四"


def books_of(county: County, frames: Frames) -> Iterator[Book]:
    """Every workbook of a county, in the order sent."""
    names, before = names_of(frames), f"{county.name}-" if county.prefix else ""
    whole = Span(FIRST, LAST)
    title = f"{before or county.name}人大代表登记册"
    yield _book(title, _office(county), county.area_id, whole, _select(frames, REGISTERS), names)
    for year in YEARS:
        for quarter in range(4):
            span = _quarter(year, quarter)
            yield from _of_quarter(county, frames, names, span, f"{before}{year}年{_QUARTERS[quarter]}季度")
        for title, sender, records in _BY_YEAR:
            span = Span(date(year, 1, 1), date(year, 12, 31))
            rows = {record: _within(frames[record], span) for record in records}
            yield _book(f"{before}{year}年{title}", f"{county.name}{sender}", county.area_id, span, rows, names)


def whole_book(county: County, frames: Frames, named: tuple[str, ...]) -> Book:
    """Everything of a county as one: what becomes one file per sheet."""
    names = names_of(frames, named)
    return Book(county.name, [sheet_of(record, frame, names) for record, frame in frames.items()])


def cover_of(county: County, frames: Frames) -> Sheet:
    """说明 of everything of a county: what towns send is told quarter by quarter."""
    office, once = _office(county), [record for record in frames if record not in IN_TOWNS]
    told = [cover(office, county.area_id, Span(FIRST, LAST), once, {}, []).rows]
    for span in (_quarter(year, quarter) for year in YEARS for quarter in range(4)):
        if len(sent := _sent(county, span)) == len(county.towns):
            told.append(cover(office, county.area_id, span, IN_TOWNS, *_heard(county, sent, span)).rows)
        else:
            told += [
                cover(office, county.towns[n].area_id, span, IN_TOWNS, *_heard(county, [n], span)).rows for n in sent
            ]
    return Sheet("cover", pl.concat(told, how="diagonal_relaxed"))


def _office(county: County) -> str:
    return f"{county.name}人大常委会办公室"


def _sent(county: County, span: Span) -> list[int]:
    """The towns that sent the quarter."""
    lost = {town for town, days in lost_quarters(county).items() if _span(*days) == span}
    return [n for n in range(len(county.towns)) if n not in lost]


def _span(first: int, last: int) -> Span:
    return Span(FIRST + timedelta(first), FIRST + timedelta(last))


def _quarter(year: int, quarter: int) -> Span:
    after = date(year + (quarter + 1) // 4, (quarter + 1) % 4 * 3 + 1, 1)
    return Span(date(year, quarter * 3 + 1, 1), after - timedelta(1))


def _select(frames: Frames, records: tuple[str, ...]) -> Frames:
    return {record: frames[record] for record in records}


def _within(frame: pl.DataFrame, span: Span) -> pl.DataFrame:
    """The rows of those days; what lies before the first day or after the last goes with the first or last span."""
    day = pl.col("_day").clip(0, END)
    return frame.filter((day >= at(span.first)) & (day <= at(span.last)))


def _of_quarter(county: County, frames: Frames, names: Names, span: Span, title: str) -> Iterator[Book]:
    """The workbook of the county's own meetings, then one from every town that sent it."""
    here, sent = {record: _within(frames[record], span) for record in IN_TOWNS}, _sent(county, span)
    own = {record: here[record].filter(pl.col("_town") == -1) for record in _OF_THE_COUNTY}
    yield Book(f"{title}-{county.name}人大常委会", [_own_cover(county, span, sent), *_sheets(own, names)])
    for n in sent:
        town = county.towns[n]
        rows = {record: frame.filter(pl.col("_town") == n) for record, frame in here.items()}
        told = cover(town.sender, town.area_id, span, IN_TOWNS, *_heard(county, [n], span))
        yield Book(f"{title}-{town.name}", [told, *_sheets(rows, names)])


def _own_cover(county: County, span: Span, sent: list[int]) -> Sheet:
    """The county's meetings, and below it the towns heard of: it cannot speak for a town that sent nothing."""
    areas = [county.area_id] if len(sent) == len(county.towns) else [county.towns[n].area_id for n in sent]
    rows = [cover(_office(county), area, span, _OF_THE_COUNTY, {}, []).rows for area in areas]
    return Sheet("cover", pl.concat(rows, how="diagonal_relaxed"))


def _heard(county: County, towns: Sequence[int], span: Span) -> tuple[dict[str, Span], list[str]]:
    """(the stations of those towns silent in the span and when, the others)"""
    silent = {}
    for n, gap in silent_months(county).items():
        months = _span(*gap)
        if county.stations[n].town in towns and months.first <= span.last and months.last >= span.first:
            silent[county.stations[n].station_id] = months
    mine = [county.stations[n].station_id for n in county.in_service if county.stations[n].town in towns]
    return silent, [station for station in mine if station not in silent]


def _sheets(rows: Frames, names: Names) -> list[Sheet]:
    return [sheet_of(record, frame, names) for record, frame in rows.items()]


def _book(name: str, sender: str, area: str, span: Span, rows: Frames, names: Names) -> Book:
    told = cover(sender, area, span, list(rows), {}, [])
    return Book(name, [told, *_sheets(rows, names)])
