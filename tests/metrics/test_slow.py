"""Every number of an invented county, counted twice: by the registry's SQL, and by the slow loops of slow.py."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest
from invented import county as invent
from slow import SLOW, World
from small import new_warehouse

from etl.metrics import METRICS, View, compute
from etl.metrics.metric import Grain

YEAR = (date(2023, 1, 1), date(2023, 12, 31))
VIEWS = {
    "2023年": View(*YEAR, date(2023, 12, 31)),
    "上半年，九月看": View(date(2023, 1, 10), date(2023, 6, 20), date(2023, 9, 10)),
    "县代表": View(*YEAR, date(2023, 12, 31), "县"),
    "议事代表": View(*YEAR, date(2023, 12, 31), "议事代表"),
}
GRAINS: tuple[Grain, ...] = ("deputy", "station", "unit", "group", "area")


@pytest.mark.parametrize(("seed", "names"), [(1, ("2023年", "议事代表")), (2, ("上半年，九月看", "县代表"))])
def test_slow_and_quick_agree(seed: int, names: tuple[str, ...]) -> None:
    with new_warehouse(invent(seed)) as con:
        worlds = [World(con, VIEWS[name]) for name in names]
        wrong = [line for world in worlds for by in GRAINS for line in differences(con, world, by)]
    assert not wrong, "\n".join(wrong)


def differences(con: duckdb.DuckDBPyConnection, world: World, by: Grain) -> Iterator[str]:
    """One line per subject and metric of which the two say different things."""
    metrics = [metric for metric in METRICS.values() if by in metric.grains and metric.id in SLOW]
    frame = compute(con, [metric.id for metric in metrics], by, world.view)
    for metric in metrics:
        slow = SLOW[metric.id](world, by)
        for row in frame.iter_rows(named=True):
            top, bottom = slow.get(row["id"], [0.0, 0.0])
            quick = row[f"{metric.id}.numerator"] or 0.0, row[f"{metric.id}.denominator"] or 0.0
            if quick != pytest.approx((top, bottom if metric.is_ratio else 0.0)):
                yield f"{by} {row['id']} {metric.id}: quick {quick}, slow {(top, bottom)}"
