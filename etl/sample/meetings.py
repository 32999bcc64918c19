"""活动, 出席 and 议题: what was held, who was called and who came, what was dealt with."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from etl.sample.agenda import TEMPLATES, Template
from etl.sample.draw import END, YEARS, Flags, Ints, blank, dates, indices, some, words, work, years
from etl.sample.groups import Group
from etl.sample.people import People, committee, presidium
from etl.sample.places import County
from etl.sample.seats import Posting
from etl.sample.words import CAMPAIGNS, HOSTS, LAWS, MATTERS

_CONGRESS_DAYS = {2024: 15, 2025: 379}  # 16 January 2024, 14 January 2025


@dataclass(frozen=True)
class Meetings:
    """Row by row: template, unit (number of the town, group or station that held it; 0 for the county), town
    (-1: the county's), day; held: 已举行, with a list of who came unless its sender forgot it (told)."""

    template: Ints
    unit: Ints
    town: Ints
    day: Ints
    held: Flags
    told: Flags
    activities: pl.DataFrame

    @property
    def ids(self) -> pl.Series:
        return self.activities["activity_id"]


def meetings_of(county: County, people: People, groups: tuple[Group, ...]) -> Meetings:
    """Every activity of the two years, in the order of days."""
    rng = county.rng("meetings")
    template, unit, town, year = _planned(rng, county, groups)
    months = np.array([t.months for t in TEMPLATES])
    day = _days(rng, template, year, months)
    order = np.lexsort((template, day))
    template, unit, town, day = (part[order] for part in (template, unit, town, day))
    called = np.array([t.called != "none" for t in TEMPLATES])[template]
    fate = rng.random(len(day))
    small = np.array([t.kind not in ("人代会", "常委会会议") for t in TEMPLATES])[template]
    held = ~(small & (fate < 0.04))
    told = held & called & ~(small & (town == len(county.towns) - 1) & (day > END - 75) & (fate < 0.3))
    frame = _activities(rng, county, groups, template, unit, town, day, np.where(held, 0, 1 + (fate < 0.02)))
    return Meetings(template, unit, town, day, held, told, frame)


def _planned(rng: np.random.Generator, county: County, groups: tuple[Group, ...]) -> tuple[Ints, Ints, Ints, Ints]:
    """(template, unit, town, year) of each activity that comes about."""
    parts = []
    for n, template in enumerate(TEMPLATES):
        units = _units(county, groups, template)
        for year in YEARS:
            unit = np.repeat(np.arange(len(units)), template.times)
            unit = unit[some(rng, len(unit), template.share)]
            parts.append(np.stack([np.full(len(unit), n), np.array([u for u, _ in units], dtype=np.int64)[unit],
                                   np.array([t for _, t in units], dtype=np.int64)[unit], np.full(len(unit), year)]))  # fmt: skip
    template_of, unit_of, town_of, year_of = np.concatenate(parts, axis=1)
    return template_of, unit_of, town_of, year_of


def _units(county: County, groups: tuple[Group, ...], template: Template) -> list[tuple[int, int]]:
    """(number, town) of everyone who holds such an activity."""
    towns = list(enumerate(county.towns))
    return {
        "county": [(0, -1)],
        "town": [(n, n) for n, _ in towns],
        "street": [(n, n) for n, town in towns if town.is_street],
        "township": [(n, n) for n, town in towns if not town.is_street],
        "council": [(n, n) for n, town in towns if town.council],
        "group": [(n, g.town) for n, g in enumerate(groups) if g.kind != "监督小组"],
        "station": [(n, county.stations[n].town) for n in county.in_service],
    }[template.host]


def _days(rng: np.random.Generator, template: Ints, year: Ints, months: np.ndarray) -> Ints:
    """A working day in the months of each template; the county congress has its own days."""
    offset = np.where(year == YEARS[0], 0, 366)
    starts = np.array([0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365])
    leap = (year == YEARS[0]).astype(np.int64)
    first, last = months[template, 0] - 1, months[template, 1]
    low = offset + starts[first] + leap * (first > 1)
    high = offset + starts[last] + leap * (last > 1) - 1
    day = work().pick(rng, low, high)
    fixed = np.where(year == YEARS[0], *_CONGRESS_DAYS.values())
    return np.where(template == 0, fixed, day).astype(np.int64)


def _activities(
    rng: np.random.Generator, county: County, groups: tuple[Group, ...], template: Ints, unit: Ints, town: Ints, day: Ints,
    state: Ints,
) -> pl.DataFrame:  # fmt: skip
    """The rows of 活动. state: 0 held, 1 cancelled, 2 still planned."""
    size = len(day)
    matter = indices(rng, len(MATTERS), size)
    of = lambda name: pl.Series([getattr(t, name) for t in TEMPLATES]).gather(template)  # noqa: E731
    kind, host, days = of("kind"), of("host"), of("days").to_numpy()
    held, raised = state == 0, rng.poisson(4.0, size)
    looks = kind.is_in(["执法检查", "集中视察", "视察", "调研", "监督检查", "调研视察", "座谈会"]).to_numpy() & held
    frame = pl.DataFrame({
        "activity_id": numbered(f"{county.prefix}H", day),
        "kind": kind,
        "activity_name": _named(county, groups, of("name"), host, unit, matter),
        "topic": blank(pl.Series([row[1] for row in MATTERS]).gather(matter), of("name").str.contains("matter").to_numpy()),
        "place": blank(pl.Series([*(f"{t.name}会议室" for t in county.towns), f"{county.name}会堂"]).gather(
            town % (len(county.towns) + 1)), some(rng, size, 0.8)),
        "happened_on": dates(day),
        "to_on": dates(day + days - 1, days > 1),
        "status": pl.Series(["已举行", "取消", "计划"]).gather(state),
        "area_id": pl.Series([*(t.area_id for t in county.towns), county.area_id]).gather(town % (len(county.towns) + 1)),
        "station_id": _of_unit([s.station_id for s in county.stations], unit, host == "station"),
        "group": _of_unit([g.name for g in groups], unit, host == "group"),
        "campaign": blank(words(rng, CAMPAIGNS, size), some(rng, size, 0.2)),
        "host": blank(words(rng, HOSTS, size), kind.is_in(["走访企业"]).to_numpy()),
        "laws": blank(words(rng, LAWS, size), (kind == "执法检查").to_numpy()),
        "opinions_raised": blank(pl.Series(raised), looks),
        "opinions_adopted": blank(pl.Series(rng.binomial(raised, 0.62)), looks & some(rng, size, 0.7)),
        "trigger": pl.Series(np.where(some(rng, size, 0.05), "临时动议", "计划")),
        "all_due": pl.select(pl.when(of("everyone")).then(pl.lit("是")).otherwise(pl.lit("否"))).to_series(),
        "evidence": blank(pl.select(pl.lit("现场照片") + pl.Series(day).cast(pl.String) + pl.lit(".jpg")).to_series(),
                          held & some(rng, size, 0.7)),
    })  # fmt: skip
    return frame.with_columns(pl.Series("_town", town), pl.Series("_day", day))


def _of_unit(names: list[str], unit: Ints, mine: pl.Series) -> pl.Series:
    flags = mine.to_numpy()
    return blank(pl.Series(names, dtype=pl.String).gather(np.where(flags, unit, 0)), flags)


def _named(
    county: County, groups: tuple[Group, ...], pattern: pl.Series, host: pl.Series, unit: Ints, matter: Ints
) -> pl.Series:
    town_names, lanes = [t.name for t in county.towns], [t.lane for t in county.towns]
    places = {"county": [county.name], "group": [g.name for g in groups], "station": [s.name for s in county.stations]}
    place = pl.Series([places.get(h, town_names)[u] for h, u in zip(host.to_list(), unit.tolist(), strict=True)])
    lane = pl.Series([lanes[u] if h == "council" else "" for h, u in zip(host.to_list(), unit.tolist(), strict=True)])
    frame = pl.DataFrame(
        {"p": pattern, "place": place, "lane": lane, "m": pl.Series([r[0] for r in MATTERS]).gather(matter)}
    )
    fill = pl.col("p")
    for mark, column in (("{place}", "place"), ("{lane}", "lane"), ("{matter}", "m")):
        fill = fill.str.replace(mark, pl.col(column), literal=True)
    return frame.select(fill).to_series()


def numbered(prefix: str, day: Ints, width: int = 4) -> pl.Series:
    """prefix + year + running number within the year: H2025-0012."""
    year = years(day)
    running = pl.DataFrame({"y": year}).select(pl.int_range(1, pl.len() + 1).over("y")).to_series()
    return pl.select(
        pl.lit(prefix) + year.cast(pl.String) + pl.lit("-") + running.cast(pl.String).str.zfill(width)
    ).to_series()


def called(
    people: People, groups: tuple[Group, ...], posted: Posting, template: Template, unit: int, town: int
) -> Ints:
    """Whom an activity calls, whether or not in office that day."""
    seats = people.seats
    here = seats.town == town
    match template.called:
        case "county":
            return np.flatnonzero(seats.county)
        case "committee":
            return committee(people)
        case "town":
            return np.flatnonzero(here & people.deputies)
        case "congress":
            return np.flatnonzero(here & seats.own)
        case "presidium":
            return presidium(people, town)
        case "council":
            return np.flatnonzero(here & seats.council)
        case "group":
            return groups[unit].members
        case "station":
            return posted.at(unit)
        case _:
            return np.flatnonzero((here | (town < 0)) & people.deputies & (seats.county | (town >= 0)))
