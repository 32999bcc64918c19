"""How much the registry costs: the numbers of every deputy by `compute`, beside the same numbers typed by hand in SQL.

`python -m tests.benchmarks.counting [HOME] [--runs N]`; without a home the sample of a city is written and loaded. Both
are asked over the same open warehouse in one process, in turn; before anything is timed they must agree.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from etl.home import Home
from etl.metrics import METRICS, View, compute
from etl.rules.load import load_rules
from etl.rules.tables import SHIPPED
from etl.sample import write_sample
from etl.warehouse.build import load
from etl.warehouse.publish import current, open_warehouse
from etl.warehouse.schema import create_schema
from etl.warehouse.tables import put_rules

AS_OF = date(2025, 12, 31)
FIVE_YEARS = View(date(2021, 1, 1), AS_OF, AS_OF)
BY_HAND = Path(__file__).with_name("counting.sql").read_text("utf-8")
NATION = Path(__file__).with_name("nation.sql").read_text("utf-8")
GOAL, FEW = 1.5, 400_000


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("home", nargs="?", type=Path)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--nation", type=int, metavar="PEOPLE", help="facts of so many deputies instead: 2770000")
    given = options.parse_args()
    if given.nation:
        with tempfile.TemporaryDirectory() as folder:
            tell(nation(Path(folder) / "nation.duckdb", given.nation), 1, given.nation <= FEW)
        return
    with tempfile.TemporaryDirectory() as folder:
        home = Home(given.home or Path(folder))
        if given.home is None:
            load(home, write_sample(home.root / "files", "city", 20, "csv"), as_of=AS_OF)
        path = current(home)
        assert path is not None
        tell(open_warehouse(path), given.runs)


def nation(path: Path, people: int) -> duckdb.DuckDBPyConnection:
    """A warehouse of that many deputies, its facts written straight into the tables."""
    con = duckdb.connect(str(path))
    create_schema(con)
    put_rules(con, load_rules(SHIPPED), AS_OF)
    con.execute(NATION.format(people=people, areas=2800))
    return con


def tell(con: duckdb.DuckDBPyConnection, runs: int, everything_too: bool = True) -> None:
    hand = con.sql(BY_HAND, params=FIVE_YEARS.parameters(BY_HAND)).pl()
    same = sorted({name.partition(".")[0] for name in hand.columns} - {"id"})
    differing = differ(hand, compute(con, same, "deputy", FIVE_YEARS))
    assert not differing, differing
    everything = [metric.id for metric in METRICS.values() if "deputy" in metric.grains]
    asked: dict[str, Callable[[], object]] = {
        "hand": lambda: con.sql(BY_HAND, params=FIVE_YEARS.parameters(BY_HAND)).pl(),
        "same": lambda: compute(con, same, "deputy", FIVE_YEARS),
        "all": lambda: compute(con, everything, "deputy", FIVE_YEARS),
    }
    if not everything_too:
        del asked["all"]
    seconds = {name: min(timed(work) for _ in range(runs)) for name, work in asked.items()}
    rows = con.execute("SELECT sum(facts) FROM row_count").fetchall()[0][0]
    print(f"{len(hand):,} deputies, {rows:,} rows, five years; best of {runs}")
    print(f"{len(same)} metrics typed by hand in SQL        {seconds['hand']:.3f} s")
    print(f"the same {len(same)} by compute               {seconds['same']:.3f} s")
    if everything_too:
        print(f"all {len(everything)} metrics of deputies by compute  {seconds['all']:.3f} s")
    ratio = seconds["same"] / seconds["hand"]
    print(f"compute_vs_hand {ratio:.3g} {GOAL:g} {'ok' if ratio <= GOAL else 'short'}")


def differ(hand: pl.DataFrame, counted: pl.DataFrame) -> list[str]:
    """Numbers that are not the same; where compute knows none (nothing was delivered) the hand has none to say."""
    both = hand.join(counted, on="id", suffix=".counted")
    columns = [(name, f"{name}.counted" if f"{name}.counted" in both.columns else name) for name in hand.columns[1:]]
    return [
        name
        for name, other in columns
        if both.filter(pl.col(other).is_not_null() & (pl.col(name).fill_null(0) != pl.col(other))).height
    ]


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
