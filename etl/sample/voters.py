"""联系走访, 办实事, 述职: what deputies do among those who elected them."""

import numpy as np
import polars as pl

from etl.sample.draw import END, YEARS, Ints, Reals, blank, dates, indices, some, words, work
from etl.sample.people import OPEN, People
from etl.sample.places import County
from etl.sample.receptions import choose, listed, rosters, silent_months
from etl.sample.seats import Posting
from etl.sample.words import SERVICES

_ORGANS = ("财政局", "教育局", "农业农村局", "市场监管局", "人民法院", "人民检察院")


def _acts(rng: np.random.Generator, people: People, yearly: float | Reals) -> tuple[Ints, Ints]:
    """(person, day): so many a year by the zeal of each, while in office."""
    share = np.clip((np.minimum(people.seats.end, END) - np.maximum(people.seats.start, 0) + 1) / (END + 1), 0, 1)
    who = np.repeat(np.arange(len(people)), rng.poisson(yearly * len(YEARS) * people.zeal * share))
    day = work().pick(rng, np.maximum(people.seats.start, 0)[who], np.minimum(people.seats.end, END)[who])
    kept = (
        people.in_office(day[:, None])[np.arange(len(who)), who] if len(who) < 20_000 else np.ones(len(who), dtype=bool)
    )
    order = np.lexsort((who, day))
    order = order[kept[order]]
    return who[order], day[order]


def contacts_of(county: County, people: People) -> pl.DataFrame:
    """The rows of 联系走访: standing ties, contacts of residents, visits from house to house, organs that call."""
    rng = county.rng("contacts")
    tied = np.flatnonzero(some(rng, len(people), 0.96) & people.deputies)
    began = np.maximum(people.seats.start[tied], -700)
    ties = _contact(county, people, tied, began, "结对")
    ties = ties.with_columns(_households(rng, len(tied)))
    who, day = _acts(rng, people, np.where(people.seats.council, 1.2, 3.8))
    met = _contact(county, people, who, day, "联系群众")
    met = met.with_columns(_households(rng, len(who)), pl.Series("contacts_made", 1 + rng.poisson(3.0, len(who))))
    visit = _visits(rng, county, people)
    organ, on = _acts(rng, people, np.where(people.seats.county, 0.5, 0.15))
    organs = _contact(county, people, organ, on, "机关联系代表")
    organs = organs.with_columns(words(rng, [county.name + name for name in _ORGANS], len(organ)).alias("linked_to"))
    return pl.concat([ties, met, visit, organs], how="diagonal").sort("_day", maintain_order=True)


def _contact(county: County, people: People, who: Ints, day: Ints, kind: str) -> pl.DataFrame:
    return pl.DataFrame({
        "deputy_id": people.ids.gather(who),
        "kind": pl.Series([kind]).new_from_index(0, len(who)),
        "linked_to": pl.Series([None], dtype=pl.String).new_from_index(0, len(who)),
        "happened_on": dates(day),
        "contacts_due": pl.Series([None], dtype=pl.Int64).new_from_index(0, len(who)),
        "contacts_made": pl.Series([None], dtype=pl.Int64).new_from_index(0, len(who)),
        "_town": people.seats.town[who],
        "_day": day,
        "_person": who,
    })  # fmt: skip


def _households(rng: np.random.Generator, size: int) -> pl.Series:
    numbers = pl.Series(rng.integers(1, 400, size)).cast(pl.String)
    return pl.select((pl.lit("第") + numbers + pl.lit("号住户")).alias("linked_to")).to_series()


def _visits(rng: np.random.Generator, county: County, people: People) -> pl.DataFrame:
    who, day = _acts(rng, people, 0.25)
    due = rng.integers(8, 40, len(who))
    frame = _contact(county, people, who, day, "入户走访")
    return frame.with_columns(
        pl.Series("contacts_due", due), pl.Series("contacts_made", np.minimum(due, rng.binomial(due, 0.9)))
    )


def services_of(county: County, people: People, posted: Posting, opinions: pl.DataFrame) -> pl.DataFrame:
    """The rows of 办实事, each with one to three deputies of a station."""
    rng = county.rng("services")
    busy = np.array(county.in_service)
    size = int(rng.poisson(3.2 * len(YEARS) * people.deputies.sum()))
    per_station = np.bincount(posted.station, minlength=len(county.stations))[busy]
    station = busy[indices(rng, len(busy), size, per_station.astype(float))]
    day = np.sort(work().pick(rng, np.zeros(size, dtype=np.int64), np.full(size, END)))
    for silent, (first, last) in silent_months(county).items():
        day = np.where((station == silent) & (day >= first) & (day <= last), first - 1, day)
    who = choose(rng, people, rosters(posted)[station], day, indices(rng, 3, size, (50, 30, 20)) + 1)
    frame = _services(rng, county, people, station, day, who)
    near = opinions.filter(pl.col("handling") == "转办")["opinion_id"]
    answers = blank(near.gather(indices(rng, max(len(near), 1), size)), some(rng, size, 0.04)) if len(near) else None
    return frame.with_columns(pl.Series("opinion_id", answers, dtype=pl.String)) if answers is not None else frame


def _services(
    rng: np.random.Generator, county: County, people: People, station: Ints, day: Ints, who: Ints
) -> pl.DataFrame:
    size = len(day)
    what = indices(rng, len(SERVICES), size, [row[1] for row in SERVICES])
    deeds = [(n, purpose, deed) for n, row in enumerate(SERVICES) for purpose, deed in row[2]]
    firsts = np.cumsum([0, *(len(row[2]) for row in SERVICES)])
    deed = firsts[what] + (rng.random(size) * np.diff(firsts)[what]).astype(int)
    kind = pl.Series([row[0] for row in SERVICES]).gather(what)
    money, works = kind.is_in(["筹集资金", "捐助"]).to_numpy(), (kind == "推动建设").to_numpy()
    return pl.DataFrame({
        "deputy_ids": listed(people.called, who),
        "station_id": pl.Series([s.station_id for s in county.stations]).gather(station),
        "happened_on": dates(day),
        "kind": kind,
        "purpose": pl.Series([row[1] for row in deeds]).gather(deed),
        "text": pl.Series([row[2] for row in deeds]).gather(deed),
        "amount_wan": blank(pl.Series(rng.gamma(1.2, 1.6, size).round(2) + 0.1), money),
        "is_forecast": pl.Series(np.where((money | works) & some(rng, size, 0.08), "是", "否")),
        "quantity": blank(pl.Series(rng.gamma(2.0, 0.8, size).round(1) + 0.1), works),
        "quantity_unit": blank(pl.Series(["公里"]).new_from_index(0, size), works),
        "evidence": blank(pl.select(pl.lit("实事") + pl.Series(day).cast(pl.String) + pl.lit(".jpg")).to_series(), some(rng, size, 0.6)),
        "_town": np.array([s.town for s in county.stations])[station],
        "_day": day,
    })  # fmt: skip


def debriefings_of(county: County, people: People) -> pl.DataFrame:
    """The rows of 述职: about four in ten deputies a year, bunched at its end; votes and display with most."""
    rng = county.rng("debriefings")
    who, day = [], []
    for year in YEARS:
        able = people.deputies & (people.seats.end >= OPEN)
        drawn = np.flatnonzero(able & some(rng, len(people), np.clip(0.36 + 0.1 * people.zeal, 0, 0.8)))
        on = work().year(rng, year, len(drawn), (3, 12))
        there = people.in_office(on[:, None])[np.arange(len(drawn)), drawn]
        who.append(drawn[there])
        day.append(on[there])
    person, on = np.concatenate(who), np.concatenate(day)
    order = np.lexsort((person, on))
    return _debriefings(rng, county, people, person[order], on[order])


def _debriefings(rng: np.random.Generator, county: County, people: People, who: Ints, day: Ints) -> pl.DataFrame:
    size, voters = len(who), rng.integers(22, 60, len(who))
    good = rng.binomial(voters, 0.84)
    fair = rng.binomial(voters - good, 0.8)
    voted, shown = some(rng, size, 0.86), day + rng.integers(1, 20, size)
    below = np.array([town.is_street for town in county.towns])[people.seats.town[who]]
    place = pl.Series([town.name for town in county.towns]).gather(people.seats.town[who])
    return pl.DataFrame({
        "deputy_id": people.ids.gather(who),
        "happened_on": dates(day),
        "form": words(rng, ("口头", "书面", "口头+书面"), size, (45, 25, 30)),
        "audience": pl.Series(np.where(people.seats.upper[who] > 0, "原选举单位", np.where(below & some(rng, size, 0.04), "常委会", "选民"))),
        "place": pl.select(place + pl.lit("代表之家")).to_series(),
        "attendees": pl.Series(voters + rng.integers(0, 15, size)),
        "shown_on": dates(shown, some(rng, size, 0.8) & (shown <= END)),
        "votes_satisfied": blank(pl.Series(good), voted),
        "votes_fairly": blank(pl.Series(fair), voted),
        "votes_dissatisfied": blank(pl.Series(voters - good - fair), voted),
        "feedback_on": dates(shown + 14, some(rng, size, 0.6) & (shown + 14 <= END)),
        "_town": people.seats.town[who],
        "_day": day,
        "_person": who,
    })  # fmt: skip
