"""手册登记: what deputies wrote in their own booklets, with what is wrong, twice or missing (错, 重, 漏)."""

import numpy as np
import polars as pl

from etl.sample.draw import END, dates, indices, some
from etl.sample.people import People
from etl.sample.places import County

_KEEPERS = 0.3
_WRITTEN, _WRONG, _TWICE, _ALONE = 0.88, 0.05, 0.02, 0.03


def booklets_of(county: County, people: People, sources: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Entries of the three in ten who keep a booklet, taken from what the organisers recorded.

    sources: 类型 (or "" where the frame has a column kind) -> rows with _person and _day.
    """
    rng = county.rng("booklets")
    keeps = some(rng, len(people), _KEEPERS) & people.deputies
    recorded = pl.concat([
        frame.select("_person", "_day", (pl.col("kind") if not kind else pl.lit(kind)).alias("kind"), _station(frame))
        for kind, frame in sources.items()
    ]).filter(pl.Series(keeps).gather(pl.concat([f["_person"] for f in sources.values()])))  # fmt: skip
    recorded = recorded.unique(["_person", "_day", "kind"], maintain_order=True)
    entries = recorded.filter(pl.Series(some(rng, len(recorded), _WRITTEN)))
    size = len(entries)
    slip = np.where(some(rng, size, _WRONG), rng.integers(1, 4, size) * np.where(some(rng, size, 0.5), 1, -1), 0)
    day = np.clip(entries["_day"].to_numpy() + slip, 0, END)
    entries = entries.with_columns(pl.Series("_day", day))
    again = entries.filter(pl.Series(some(rng, size, _TWICE)))
    alone = entries.filter(pl.Series(some(rng, size, _ALONE)))
    moved = np.clip(alone["_day"].to_numpy() - 20 - indices(rng, 20, len(alone)), 0, END)
    alone = alone.with_columns(pl.Series("_day", moved))
    return _rows(county, people, pl.concat([entries, again, alone]).sort("_day", "_person", maintain_order=True))


def _station(frame: pl.DataFrame) -> pl.Expr:
    return (pl.col("station_id") if "station_id" in frame.columns else pl.lit(None, dtype=pl.String)).alias(
        "station_id"
    )


def _rows(county: County, people: People, entries: pl.DataFrame) -> pl.DataFrame:
    who = entries["_person"].to_numpy()
    return pl.DataFrame({
        "deputy_id": people.ids.gather(who),
        "happened_on": dates(entries["_day"].to_numpy()),
        "kind": entries["kind"],
        "station_id": entries["station_id"],
        "text": pl.select(pl.lit("参加") + entries["kind"]).to_series(),
        "_town": people.seats.town[who],
        "_day": entries["_day"],
    })  # fmt: skip
