"""建议评价 and 建议督办: how the reply was judged, and what was found when somebody looked again."""

import numpy as np
import polars as pl

from etl.sample.draw import END, Flags, Ints, blank, dates, indices, some, words
from etl.sample.places import County
from etl.sample.raised import LANES
from etl.sample.suggestions import Suggestions
from etl.sample.texts import CLASSES, of, results, same
from etl.sample.words import RESULTS

_RATINGS = ("满意", "基本满意", "不满意")
_SATISFIED = np.array([0.9, 0.74, 0.6, 0.55])  # by class of the result
_VOTERS = 31
_SESSIONS = ((0, 322), (323, 687))  # what was replied in these days is voted on three days after the last


def evaluations_of(county: County, suggestions: Suggestions) -> pl.DataFrame:
    """Forms to the leaders, some not returned; votes of the committee; points given by the street's own lane."""
    rng = county.rng("evaluations")
    replied = np.flatnonzero(suggestions.handling.replied <= END - 12)
    lanes = np.isin(suggestions.raised.level.astype(str), LANES)[replied]
    by_lead = _by_lead(rng, suggestions, replied)
    again = _second_round(rng, suggestions, by_lead)
    scored = _scored(rng, suggestions, replied[lanes])
    votes = _by_votes(rng, suggestions, replied)
    return pl.concat([by_lead.drop("_n"), again, votes, scored], how="diagonal")


def _forms(suggestions: Suggestions, which: Ints, by: str, sent: Ints, back: Ints, returned: Flags) -> pl.DataFrame:
    return pl.DataFrame({
        "suggestion_id": suggestions.ids.gather(which),
        "by": same(by, len(which)),
        "round": np.ones(len(which), dtype=np.int64),
        "sent_on": dates(np.minimum(sent, END)),
        "evaluated_on": dates(back, returned),
        "_town": suggestions.frame["_town"].gather(which),
        "_day": np.where(returned, back, np.minimum(sent, END)),
    })  # fmt: skip


def _by_lead(rng: np.random.Generator, suggestions: Suggestions, which: Ints) -> pl.DataFrame:
    size = len(which)
    sent = suggestions.handling.replied[which] + rng.integers(1, 9, size)
    back = sent + rng.integers(1, 22, size)
    returned = (back <= END) & some(rng, size, 0.95)
    chance = _SATISFIED[suggestions.handling.result[which]]
    draw, manner = rng.random(size), rng.random(size)
    rating = np.select([draw < chance, draw < chance + (1 - chance) * 0.7], [0, 1], 2)
    attitude = np.minimum(rating, np.select([manner < 0.9, manner < 0.98], [0, 1], 2))
    return _forms(suggestions, which, "领衔代表", sent, back, returned).with_columns(
        blank(of(_RATINGS, attitude), returned).alias("attitude_rating"),
        blank(of(_RATINGS, rating), returned).alias("result_rating"),
        pl.Series("_n", which),
    )


def _second_round(rng: np.random.Generator, suggestions: Suggestions, first: pl.DataFrame) -> pl.DataFrame:
    """Whoever was not satisfied is asked again after the matter was taken up anew."""
    unhappy = first.filter((pl.col("result_rating") == "不满意") & (pl.col("_day") < END - 75))
    size = len(unhappy)
    sent = unhappy["_day"].to_numpy() + rng.integers(62, 70, size)
    forms = _forms(suggestions, unhappy["_n"].to_numpy(), "领衔代表", sent, sent + 5, np.ones(size, dtype=bool))
    rating = words(rng, _RATINGS, size, (50, 28, 22))
    again = pl.lit(2, pl.Int64).alias("round")
    return forms.with_columns(again, rating.alias("attitude_rating"), rating.alias("result_rating"))


def _by_votes(rng: np.random.Generator, suggestions: Suggestions, replied: Ints) -> pl.DataFrame:
    """The standing committee votes in November on one suggestion of each unit, and on each priority one."""
    handling, among = suggestions.handling, replied[suggestions.raised.level[replied] == "县"]
    parts = []
    for start, end in _SESSIONS:
        due = among[(handling.replied[among] > start) & (handling.replied[among] <= end)]
        _, firsts = np.unique(suggestions.unit.gather(due).to_numpy().astype(str), return_index=True)
        chosen = np.union1d(due[firsts], due[handling.priority[due]])
        day, size = np.full(len(chosen), end + 3), len(chosen)
        chance = np.clip(_SATISFIED[handling.result[chosen]] + rng.normal(0, 0.08, size), 0.4, 1.0)
        forms = _forms(suggestions, chosen, "常委会", day, day, np.ones(size, dtype=bool))
        parts.append(forms.with_columns(_votes(rng, chance)))
    return pl.concat(parts)


def _votes(rng: np.random.Generator, chance: np.ndarray) -> list[pl.Series]:
    good = rng.binomial(_VOTERS, chance)
    fair = rng.binomial(_VOTERS - good, 0.8)
    votes = {"votes_satisfied": good, "votes_fairly": fair, "votes_dissatisfied": _VOTERS - good - fair}
    return [pl.Series(name, count) for name, count in votes.items()]


def _scored(rng: np.random.Generator, suggestions: Suggestions, which: Ints) -> pl.DataFrame:
    back = np.minimum(suggestions.handling.replied[which] + rng.integers(10, 40, len(which)), END)
    forms = _forms(suggestions, which, "代表集体", back, back, np.ones(len(which), dtype=bool))
    return forms.with_columns(pl.Series("score", np.clip(rng.normal(88, 6, len(which)), 60, 100).round(1)))


def followups_of(county: County, suggestions: Suggestions) -> pl.DataFrame:
    """Supervision of the priority ones; 回头看 at three in ten of those replied to, a few found worse."""
    rng = county.rng("followups")
    parts = [*_supervised(rng, suggestions), *_looked_back(rng, suggestions)]
    return pl.concat(parts, how="diagonal").sort("_day", maintain_order=True)


def _supervised(rng: np.random.Generator, suggestions: Suggestions) -> list[pl.DataFrame]:
    handling = suggestions.handling
    led = np.flatnonzero(handling.priority & (handling.handed <= END - 40) & some(rng, len(handling.handed), 0.9))
    first = handling.handed[led] + rng.integers(15, 40, len(led))
    kinds = ("领衔督办", "对口督办", "代表参与督办", "集体评议")
    return [_rows(suggestions, led, np.minimum(first + n * 12, END), kind) for n, kind in enumerate(kinds)]


def _looked_back(rng: np.random.Generator, suggestions: Suggestions) -> list[pl.DataFrame]:
    """What was found, and the half of the relapses that was taken up again."""
    handling = suggestions.handling
    back = np.flatnonzero((handling.replied <= END - 70) & some(rng, len(handling.replied), 0.34))
    day = handling.replied[back] + rng.integers(60, 200, len(back))
    back, day = back[day <= END], day[day <= END]
    before = handling.result[back]
    found = _found(rng, before)
    looked = _rows(suggestions, back, day, "回头看").with_columns(results(rng, found).alias("result_raw"))
    again = (found > before) & (day <= END - 50) & some(rng, len(back), 0.5)
    redone = _rows(suggestions, back[again], day[again] + 45, "重新办理")
    solved = words(rng, RESULTS[CLASSES[0]], int(again.sum()))
    return [looked, redone.with_columns(solved.alias("result_raw"))]


def _rows(suggestions: Suggestions, which: Ints, day: Ints, kind: str) -> pl.DataFrame:
    return pl.DataFrame({
        "suggestion_id": suggestions.ids.gather(which),
        "happened_on": dates(day),
        "kind": same(kind, len(which)),
        "_town": suggestions.frame["_town"].gather(which),
        "_day": day,
    })  # fmt: skip


def _found(rng: np.random.Generator, before: Ints) -> Ints:
    """Mostly as told; some promises kept since; a few relapsed."""
    draw = indices(rng, 3, len(before), (82, 8, 10))
    return np.where(draw == 1, np.maximum(before - 1, 0), np.where(draw == 2, np.minimum(before + 1, 3), before))
