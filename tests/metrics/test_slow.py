"""Every number counted twice: by the registry's SQL, and by the slow loops of slow/: of an invented county, of the
samples, and of random counties of which only parts were delivered."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from invented import SHEETS, Covered
from invented import county as invent
from invented.dice import AREAS, FIRST, STATIONS
from slow import SLOW, World
from slow.told import is_known
from small import new_warehouse

from etl.home import Home
from etl.metrics import METRICS, Metric, View, compute
from etl.metrics.count import as_rows
from etl.metrics.metric import Derived, Grain
from etl.metrics.relation import is_fact
from etl.sample import write_sample
from etl.warehouse.build import load
from etl.warehouse.publish import current, open_warehouse

YEAR = (date(2023, 1, 1), date(2023, 12, 31))
VIEWS = {
    "2023年": View(*YEAR, date(2023, 12, 31)),
    "上半年，九月看": View(date(2023, 1, 10), date(2023, 6, 20), date(2023, 9, 10)),
    "县代表": View(*YEAR, date(2023, 12, 31), "县"),
    "议事代表": View(*YEAR, date(2023, 12, 31), "议事代表"),
}
GRAINS: tuple[Grain, ...] = ("deputy", "station", "unit", "group", "area")


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_is_counted_twice(metric: str) -> None:
    assert metric in SLOW


@pytest.mark.parametrize(("seed", "names"), [(1, ("2023年", "议事代表")), (2, ("上半年，九月看", "县代表"))])
def test_slow_and_quick_agree(seed: int, names: tuple[str, ...]) -> None:
    with new_warehouse(invent(seed)) as con:
        agree(con, *(VIEWS[name] for name in names))


SAMPLES = {
    "street": [View(date(2024, 1, 1), date(2025, 12, 31), date(2025, 12, 31)), View(*YEAR, date(2023, 12, 31))],
    "district": [View(date(2025, 1, 1), date(2025, 6, 30), date(2025, 9, 30))],
}


@pytest.mark.parametrize("scale", SAMPLES)
def test_slow_and_quick_agree_on_the_sample(scale: str, tmp_path: Path) -> None:
    """A street over two years and over a year nobody reported; a district over half a year, seen in September."""
    home = Home(tmp_path)
    load(home, write_sample(tmp_path / "files", scale, 20, "csv"), as_of=date(2025, 12, 31))  # type: ignore[arg-type]
    path = current(home)
    assert path is not None
    with open_warehouse(path) as con:
        agree(con, *SAMPLES[scale])


def months(n: int) -> date:
    """The first day of the n-th month from July 2022."""
    return date(2022 + (6 + n) // 12, (6 + n) % 12 + 1, 1)


@st.composite
def claims(draw: st.DrawFn) -> Covered:
    """One cover sheet: of an area, for some months, of some sheets, perhaps of some stations alone."""
    first = draw(st.integers(0, 17))
    after = draw(st.integers(first + 1, 18))
    sheets = draw(st.lists(st.sampled_from(list(SHEETS)), min_size=1, unique=True))
    stations = draw(st.one_of(st.just([]), st.lists(st.sampled_from(list(STATIONS)), max_size=2, unique=True)))
    last = months(after) - timedelta(days=draw(st.sampled_from([1, 1, 12])))
    return draw(st.sampled_from(list(AREAS))), months(first), last, sheets, stations


REGISTERS: Covered = ("A", FIRST, FIRST, ("区域", "代表", "任职", "站点", "活动", "接待", "建议", "项目"), ())
"""What others point to is always there; of other sheets only those a cover sheet names."""
PERIODS = st.sampled_from([
    View(*YEAR, date(2023, 12, 31)), View(date(2022, 7, 1), date(2023, 12, 31), date(2023, 12, 31)),
    View(date(2023, 1, 10), date(2023, 6, 20), date(2023, 9, 10)), View(date(2023, 3, 1), date(2023, 3, 31), date(2023, 4, 30)),
    View(*YEAR, date(2023, 8, 15), "县"), View(*YEAR, date(2023, 12, 31), "乡镇"),
])  # fmt: skip


STATIONS_NAMED: Covered = ("一社区", date(2023, 2, 1), date(2023, 5, 31), ["驻站"], ["东站", "县站"])
"""Who is assigned is told of two stations that are elsewhere, and so of none here."""


@example(seed=2101, covered=[STATIONS_NAMED], view=View(*YEAR, date(2023, 12, 31)))
@given(seed=st.integers(0, 10_000), covered=st.lists(claims(), min_size=1, max_size=6), view=PERIODS)
@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.explicit, Phase.generate])
def test_slow_and_quick_agree_whatever_was_delivered(seed: int, covered: list[Covered], view: View) -> None:
    with new_warehouse(invent(seed, [REGISTERS, *covered])) as con:
        agree(con, view)


def agree(con: duckdb.DuckDBPyConnection, *views: View) -> None:
    worlds = [World(con, view) for view in views]
    wrong = [line for world in worlds for by in GRAINS for line in differences(con, world, by)]
    assert not wrong, "\n".join(wrong[:20])


def differences(con: duckdb.DuckDBPyConnection, world: World, by: Grain) -> Iterator[str]:
    """One line per subject and metric of which the two say different things."""
    metrics = [metric for metric in METRICS.values() if by in metric.grains]
    frame = compute(con, [metric.id for metric in metrics], by, world.view)
    for metric in metrics:
        slow = SLOW[metric.id](world, by)
        for row in frame.iter_rows(named=True):
            top, bottom = slow.get(row["id"], [0.0, 0.0])
            quick = row[f"{metric.id}.numerator"], row[f"{metric.id}.denominator"]
            if not says_known(metric) or is_known(*asked(world, metric, by, row["id"], top, bottom)):
                told = quick[0] or 0.0, quick[1] or 0.0
                expected = top, bottom if metric.is_ratio else 0.0
            else:
                told, expected = quick, (None, None)
            if told != pytest.approx(expected):
                yield f"{by} {row['id']} {metric.id}: quick {quick}, slow {expected}"


def says_known(metric: Metric) -> bool:
    """Whether its needs alone say when it is known; duties, lists and evidence have rules of their own, in slow/."""
    return metric.id != "evidence_rate" and (
        not isinstance(metric.formula, Derived) or metric.formula.how in ("sum", "gap")
    )


def asked(
    world: World, metric: Metric, by: Grain, subject: str, top: float, bottom: float
) -> tuple[World, tuple[str, ...], str, str, bool, bool]:
    """What `is_known` asks: people and stations are there, reported or not, so that the base alone is no row."""
    if isinstance(metric.formula, Derived):
        return world, metric.needs, by, subject, top != 0, False
    rows = as_rows(metric)
    return world, metric.needs, by, subject, top > 0 or (bottom > 0 and is_fact(rows.relation)), rows.so_far
