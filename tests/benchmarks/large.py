"""How long the pages of a nation take: its own, and those of one county in it, beside the same asked of all rows.

`python -m tests.benchmarks.large [--copies N] [--home HOME] [--runs N] [--alone]`; the nation is N copies of the sample of a
city: 462 are 2.77 million deputies. HOME keeps it for the next run, or is any home, such as one into which the sample of
the nation was loaded. Of every page the first opening with nothing cached but the county's own warehouse, then again; of
some the first opening over all rows of the nation too.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import streamlit as st

from dashboard import data
from dashboard.access import HERE
from dashboard.ask import Ask
from dashboard.data import sized
from dashboard.headline import KEY
from dashboard.pages import AREA, PAGES, Page
from dashboard.period import resolve
from etl.home import Home
from etl.metrics import View
from etl.metrics.published import publish_counts
from etl.sample import write_sample
from etl.warehouse.build import load
from etl.warehouse.publish import current, open_warehouse
from tests.benchmarks.copied import nation_of
from tests.benchmarks.pages import again, opened

AS_OF = date(2025, 12, 31)
GOAL = 0.3
RAW = ("deputies", "suggestions", "deputy")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--copies", type=int, default=20)
    options.add_argument("--home", type=Path)
    options.add_argument("--runs", type=int, default=10)
    options.add_argument(
        "--alone", action="store_true", help="nothing over all rows: of 200 million it takes minutes a page"
    )
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Home(given.home or Path(folder))
        if current(home) is None:
            make(home, given.copies)
        os.environ["LVZHI_HOME"] = str(home.root)
        tell(home, given.runs, () if given.alone else RAW)


def make(home: Home, copies: int) -> None:
    one = Home(home.root / "city")
    load(one, write_sample(one.root / "files", "city", 20, "csv"), as_of=AS_OF)
    city = current(one)
    assert city
    home.warehouse.mkdir(parents=True)
    started = time.perf_counter()
    nation_of(city, home.warehouse / city.name, copies)
    home.current.write_text(f"{city.name}\n", "utf-8")
    copied = time.perf_counter()
    year, before = View(date(2025, 1, 1), AS_OF, AS_OF), View(date(2024, 1, 1), date(2024, 12, 31), AS_OF)
    publish_counts(home.warehouse / city.name, KEY, [year, before])
    made = time.perf_counter()
    print(f"{copies} copies in {copied - started:.0f} s; numbers of all areas over two years in {made - copied:.0f} s")


def tell(home: Home, runs: int, raw: Sequence[str]) -> None:
    path = current(home)
    assert path
    with open_warehouse(path) as con:
        people, facts = con.execute(
            "SELECT (SELECT count(*) FROM deputy), (SELECT sum(facts) FROM row_count)"
        ).fetchall()[0]
        county, deputy, station = whom(con)
    label = data.ground(HERE, path).areas[county]
    ask = Ask(HERE, path, resolve("本年", AS_OF, AS_OF), county)
    started = time.perf_counter()
    sized.at(ask)
    print(
        f"{people:,} deputies, {facts:,} facts; the county's own warehouse opens in {time.perf_counter() - started:.2f} s"
    )
    print(f"{'page':24}{'first':>9}{'median':>9}{'p95':>9}{'over all':>10}   milliseconds, {runs} runs")
    places = [(page, place) for page in PAGES for place in asked(page, label, deputy, station)]
    firsts, every = [], []
    for page, (name, query) in places:
        first, seconds = measured(page, query, runs)
        over_all = measured_raw(page, query) if name == "county" and page.view in raw else None
        firsts.append(first)
        every += seconds
        told = f"{over_all * 1000:10.0f}{over_all / first:8.1f}x" if over_all else ""
        middle, p95 = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
        print(f"{page.view + ' ' + name:24}{first * 1000:9.0f}{middle * 1000:9.0f}{p95 * 1000:9.0f}{told}", flush=True)
    p95 = statistics.quantiles(every, n=20)[-1]
    print(f"large_pages_p95 {p95:.3g} {GOAL:g} {'ok' if p95 <= GOAL else 'short'}")
    print(f"first opening: median {statistics.median(firsts):.2f} s, longest {max(firsts):.2f} s")


def whom(con) -> tuple[str, str, str]:  # type: ignore[no-untyped-def]
    """A county in the middle of the list, somebody and a station there."""
    below = "(SELECT area_id FROM area_tree WHERE ancestor_id = ?)"
    [(county,)] = con.execute("SELECT quantile_disc(area_id, 0.5) FROM area WHERE tier = '县'").fetchall()
    found = [
        con.execute(f"SELECT min({column}) FROM {table} WHERE area_id IN {below}", [county]).fetchall()[0][0]
        for column, table in (("deputy_id", "mandate"), ("station_id", "station"))
    ]
    return county, *found  # type: ignore[return-value]


def asked(page: Page, label: str, deputy: str, station: str) -> list[tuple[str, dict[str, str]]]:
    own = {
        "deputy": {"id": deputy}, "station": {"id": station},
        "records": {"metric": "attendance_rate", "by": "deputy", "of": deputy},
    }  # fmt: skip
    if page.view in own:
        return [("county", own[page.view])]
    return [("nation", {}), ("county", {"area": label})] if page.filters & AREA else [("nation", {})]


def measured(page: Page, query: dict[str, str], runs: int) -> tuple[float, list[float]]:
    st.cache_data.clear()
    data.ground(HERE, data.current_build())  # type: ignore[arg-type]  # every page has it; asked once in a process
    started = time.perf_counter()
    app = opened(page, query)
    return time.perf_counter() - started, again(app, runs)


def measured_raw(page: Page, query: dict[str, str]) -> float:
    """The first opening where nothing is set apart: every list and number of the county over the rows of the nation."""
    sized.WORKABLE, kept = 1 << 40, sized.WORKABLE
    try:
        return measured(page, query, 1)[0]
    finally:
        sized.WORKABLE = kept


if __name__ == "__main__":
    main()
