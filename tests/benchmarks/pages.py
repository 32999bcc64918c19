"""How long the server takes for a page: every page run again under Streamlit's own test client, caches warm.

`python -m tests.benchmarks.pages [HOME] [--runs N]`; without a home the sample of a district is written and loaded.
Beside each page stands an empty script in the same client: what is left is ours.
"""

import argparse
import os
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard.access import HERE
from dashboard.pages import PAGES, Page
from dashboard.standing import load_for_good
from etl.home import Home
from etl.sample import write_sample
from etl.warehouse.build import load
from etl.warehouse.publish import current, open_warehouse

AS_OF = date(2025, 12, 31)
GOAL = 0.15


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("home", nargs="?", type=Path)
    options.add_argument("--runs", type=int, default=20)
    options.add_argument("--goal", type=float, default=GOAL, help="seconds at p95")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Home(given.home or Path(folder))
        if given.home is None:
            load(home, write_sample(home.root / "files", "district", 20, "csv"), as_of=AS_OF)
        os.environ["LVZHI_HOME"] = str(home.root)
        tell(home, given.runs, given.goal)


def tell(home: Home, runs: int, goal: float) -> None:
    empty = statistics.median(again(AppTest.from_function(_nothing), runs))
    load_for_good()  # as the server does
    print(f"an empty script: {empty * 1000:.0f} ms; every page {runs} times, milliseconds")
    print(f"{'page':14}{'first':>8}{'median':>8}{'p95':>8}{'ours':>7}")
    worst = 0.0
    for page in PAGES:
        started = time.perf_counter()
        app = opened(page, subject_of(home, page.view))
        first = time.perf_counter() - started
        seconds = again(app, runs)
        p95 = statistics.quantiles(seconds, n=20)[-1]
        worst, middle = max(worst, p95), statistics.median(seconds)
        ours = max(0.0, 1 - empty / middle)
        print(f"{page.view:14}{first * 1000:8.0f}{middle * 1000:8.0f}{p95 * 1000:8.0f}{ours:7.0%}", flush=True)
    print(f"slowest_page_p95 {worst:.3g} {goal:g} {'ok' if worst <= goal else 'short'}")


def subject_of(home: Home, view: str) -> dict[str, str]:
    """Whom a profile is about, and what a list of records is behind."""
    path = current(home)
    assert path is not None
    with open_warehouse(path) as con:
        (deputy,), (station,) = (
            con.execute(f"SELECT min({column}) FROM {table}").fetchall()[0]
            for column, table in (("deputy_id", "attendance"), ("station_id", "reception"))
        )
    records = {"metric": "attendance_rate", "by": "deputy", "of": deputy}
    return {"deputy": {"id": deputy}, "station": {"id": station}, "records": records}.get(view, {})


def opened(page: Page, query: dict[str, str]) -> AppTest:
    app = AppTest.from_function(_page, kwargs={"view": page.view, "here": HERE}, default_timeout=600)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    assert not any("没有打开成功" in block.proto.body for block in app.get("html")), page.title
    return app


def _nothing() -> None:
    pass


def _page(view: str, here: object) -> None:
    from dashboard.pages import PAGES, open_page

    open_page(next(page for page in PAGES if page.view == view), here)  # type: ignore[arg-type]


def again(app: AppTest, runs: int) -> list[float]:
    found = []
    for _ in range(runs):
        started = time.perf_counter()
        app.run()
        found.append(time.perf_counter() - started)
        assert not app.exception, app.exception
    return found


if __name__ == "__main__":
    main()
