"""建议评价 and 建议督办: how the reply was judged, and what was found when somebody looked again."""

import numpy as np
import polars as pl

from etl.sample.draw import END, Flags, Ints, blank, dates, indices, some, words
from etl.sample.opinions import by_choice
from etl.sample.places import County
from etl.sample.suggestions import CLASSES, Suggestions
from etl.sample.words import RESULTS

_RATINGS = ("满意", "基本满意", "不满意")
_SATISFIED = np.array([0.9, 0.74, 0.6, 0.55])  # by class of the result
_VOTERS = 31


def evaluations_of(county: County, suggestions: Suggestions) -> pl.DataFrame:
    """Forms to the leaders, some not returned; votes of the committee; points given by the street's own lane."""
    rng = county.rng("evaluations")
    replied = np.flatnonzero(suggestions.replied <= END - 12)
    by_lead = _by_lead(rng, suggestions, replied)
    again = _second_round(rng, suggestions, by_lead)
    votes = _by_votes(rng, suggestions, replied)
    lanes = suggestions.frame["level"].is_in(["议政代表", "议事代表"]).to_numpy()
    scored = _scored(rng, suggestions, replied[lanes[replied]])
    return pl.concat([by_lead.drop("_n"), again, votes, scored], how="diagonal")


def _head(
    suggestions: Suggestions, which: Ints, by: str, sent: Ints, back: Ints, returned: Flags
) -> dict[str, pl.Series]:
    return {
        "suggestion_id": suggestions.ids.gather(which),
        "by": pl.Series([by]).new_from_index(0, len(which)),
        "round": pl.Series(np.ones(len(which), dtype=np.int64)),
        "sent_on": dates(sent),
        "evaluated_on": dates(back, returned),
        "_town": suggestions.frame["_town"].gather(which),
        "_day": pl.Series(np.where(returned, back, sent)),
    }


def _by_lead(rng: np.random.Generator, suggestions: Suggestions, which: Ints) -> pl.DataFrame:
    size = len(which)
    sent = suggestions.replied[which] + rng.integers(1, 9, size)
    back = sent + rng.integers(1, 22, size)
    returned = (back <= END) & some(rng, size, 0.95)
    chance = _SATISFIED[suggestions.result[which]]
    draw, manner = rng.random(size), rng.random(size)
    rating = np.select([draw < chance, draw < chance + (1 - chance) * 0.75], [0, 1], 2)
    attitude = np.minimum(rating, np.select([manner < 0.9, manner < 0.98], [0, 1], 2))
    head = _head(suggestions, which, "领衔代表", np.minimum(sent, END), back, returned)
    return pl.DataFrame(head | {
        "attitude_rating": blank(pl.Series(_RATINGS).gather(attitude), returned),
        "result_rating": blank(pl.Series(_RATINGS).gather(rating), returned),
        "_n": pl.Series(which),
    })  # fmt: skip


def _second_round(rng: np.random.Generator, suggestions: Suggestions, first: pl.DataFrame) -> pl.DataFrame:
    """Whoever was not satisfied is asked again after the matter was taken up anew."""
    unhappy = first.filter((pl.col("result_rating") == "不满意") & (pl.col("_day") < END - 75))
    which, size = unhappy["_n"].to_numpy(), len(unhappy)
    sent = unhappy["_day"].to_numpy() + rng.integers(62, 70, size)
    returned = np.ones(size, dtype=bool)
    frame = pl.DataFrame(_head(suggestions, which, "领衔代表", sent, np.minimum(sent + 5, END), returned))
    rating = words(rng, _RATINGS, size, (60, 30, 10))
    return frame.with_columns(
        pl.lit(2, pl.Int64).alias("round"), rating.alias("result_rating"), rating.alias("attitude_rating")
    )


def _by_votes(rng: np.random.Generator, suggestions: Suggestions, replied: Ints) -> pl.DataFrame:
    """The standing committee votes in November on one suggestion of each unit, and on each priority one."""
    level = suggestions.frame["level"].gather(replied).is_in(["县"]).to_numpy()
    among = replied[level]
    parts = []
    for start, end in ((0, 322), (323, 687)):
        due = among[(suggestions.replied[among] > start) & (suggestions.replied[among] <= end)]
        _, firsts = np.unique(suggestions.unit.gather(due).to_numpy(), return_index=True)
        chosen = np.union1d(due[firsts], due[suggestions.priority[due]])
        day = np.full(len(chosen), end + 3)
        frame = pl.DataFrame(_head(suggestions, chosen, "常委会", day, day, np.ones(len(chosen), dtype=bool)))
        good = rng.binomial(
            _VOTERS, np.clip(_SATISFIED[suggestions.result[chosen]] + rng.normal(0, 0.08, len(chosen)), 0.4, 1)
        )
        fair = rng.binomial(_VOTERS - good, 0.8)
        parts.append(frame.with_columns(
            pl.Series("votes_satisfied", good), pl.Series("votes_fairly", fair),
            pl.Series("votes_dissatisfied", _VOTERS - good - fair),
        ))  # fmt: skip
    return pl.concat(parts)


def _scored(rng: np.random.Generator, suggestions: Suggestions, which: Ints) -> pl.DataFrame:
    back = np.minimum(suggestions.replied[which] + rng.integers(10, 40, len(which)), END)
    frame = pl.DataFrame(_head(suggestions, which, "代表集体", back, back, np.ones(len(which), dtype=bool)))
    return frame.with_columns(pl.Series("score", np.clip(rng.normal(88, 6, len(which)), 60, 100).round(1)))


def followups_of(county: County, suggestions: Suggestions) -> pl.DataFrame:
    """Supervision of the priority ones; 回头看 at three in ten of those replied to, a few found worse."""
    rng = county.rng("followups")
    led = np.flatnonzero(
        suggestions.priority & (suggestions.handed <= END - 40) & some(rng, len(suggestions.lead), 0.9)
    )
    after = suggestions.handed[led] + rng.integers(15, 40, len(led))
    parts = [_rows(suggestions, led, np.minimum(after + n * 12, END), kind) for n, kind in
             enumerate(("领衔督办", "对口督办", "代表参与督办", "集体评议"))]  # fmt: skip
    back = np.flatnonzero((suggestions.replied <= END - 70) & some(rng, len(suggestions.lead), 0.34))
    day = suggestions.replied[back] + rng.integers(60, 200, len(back))
    back, day = back[day <= END], day[day <= END]
    looked = _rows(suggestions, back, day, "回头看")
    found = _found(rng, suggestions.result[back])
    parts.append(
        looked.with_columns(by_choice(found, [words(rng, RESULTS[c], len(back)) for c in CLASSES]).alias("result_raw"))
    )
    taken_up = (found > suggestions.result[back]) & (day <= END - 50) & some(rng, len(back), 0.5)
    worse = back[taken_up]
    redone = _rows(suggestions, worse, day[taken_up] + 45, "重新办理")
    parts.append(redone.with_columns(words(rng, RESULTS["A"], len(worse)).alias("result_raw")))
    return pl.concat(parts, how="diagonal").sort("_day", maintain_order=True)


def _rows(suggestions: Suggestions, which: Ints, day: Ints, kind: str) -> pl.DataFrame:
    return pl.DataFrame({
        "suggestion_id": suggestions.ids.gather(which),
        "happened_on": dates(day),
        "kind": pl.Series([kind], dtype=pl.String).new_from_index(0, len(which)),
        "_town": suggestions.frame["_town"].gather(which),
        "_day": day,
    })  # fmt: skip


def _found(rng: np.random.Generator, before: Ints) -> Ints:
    """Mostly as told; some promises kept since; a few relapsed."""
    draw = indices(rng, 3, len(before), (86, 8, 6))
    return np.where(draw == 1, np.maximum(before - 1, 0), np.where(draw == 2, np.minimum(before + 1, 3), before))
