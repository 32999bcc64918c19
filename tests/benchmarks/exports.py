"""What leaves the system, beside what anyone would do by hand in the same run: 300 papers, 10,000 draws of weights over
6,000 people, titles alike among 100,000. Each in a process of its own, with the most memory it held.

`python -m tests.benchmarks.exports [--people N] [--texts N]`
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.benchmarks.by_hand import (
    DRAWS,
    FEW_DRAWS,
    PEOPLE,
    QUOTA,
    UNITS,
    plain_alike,
    plain_draws,
    plain_papers,
    table,
    titles,
)
from tests.benchmarks.measures import peak_mb

ROOT = Path(__file__).parents[2]
AS_OF = date(2025, 12, 31)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("measure", nargs="?")
    options.add_argument("--home", type=Path)
    options.add_argument("--people", type=int, default=300)
    options.add_argument("--texts", type=int, default=100_000)
    given = options.parse_args()
    if given.measure:
        return print(json.dumps(measured(MEASURES[given.measure], given)))
    with tempfile.TemporaryDirectory() as folder:
        given.home = given.home or made_home(Path(folder))
        found = {name: asked(name, given) for name in MEASURES}
    tell(found, given)


def made_home(folder: Path) -> Path:
    from etl.home import Home
    from etl.sample import write_sample
    from etl.warehouse.build import load

    load(Home(folder), write_sample(folder / "files", "district", 20, "csv"), as_of=AS_OF)
    return folder


def asked(name: str, given: argparse.Namespace) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.exports", name, "--home", str(given.home)]
    command += ["--people", str(given.people), "--texts", str(given.texts)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return dict(json.loads(told.splitlines()[-1]))


def measured(
    prepare: Callable[[argparse.Namespace], Callable[[], object]], given: argparse.Namespace
) -> dict[str, float]:
    work = prepare(given)
    started = time.perf_counter()
    count = work()
    seconds = time.perf_counter() - started
    return {
        "seconds": seconds,
        "mb": peak_mb(),
        "count": float(str(count)),
    }


def papers(given: argparse.Namespace) -> Callable[[], object]:
    """300 履职档案 into one zip on the disk."""
    os.environ["LVZHI_HOME"] = str(given.home)
    from dashboard import data
    from dashboard.access import HERE
    from dashboard.ask import Ask
    from dashboard.exports.bulk import papers as write_papers
    from dashboard.period import Period

    build = data.current_build()
    assert build is not None
    ground = data.ground(HERE, build)
    ask = Ask(HERE, build, Period("本年", date(2025, 1, 1), AS_OF, AS_OF), ground.root)
    everyone = data.people(ask).unique("deputy_id", maintain_order=True).head(given.people)
    people = dict(zip(everyone["deputy_id"], everyone["deputy_name"], strict=True))

    def work() -> int:
        with tempfile.TemporaryFile() as out:
            return write_papers(ask, people, ["履职档案"], ground.stamp, out, lambda *_: None)

    return work


def draws(_: argparse.Namespace) -> Callable[[], object]:
    from etl.award.firmness import how_often

    points, weights = table()
    return lambda: (how_often(points, weights, QUOTA), DRAWS)[1]


def draws_with_shares(_: argparse.Namespace) -> Callable[[], object]:
    """At most eight of each of 100 areas, at least twenty of one occupation."""
    from etl.award.firmness import how_often
    from etl.award.shares import shares

    points, weights = table()
    rules = [
        {"by": "area", "value": None, "at_most": 8, "at_least": None},
        {"by": "occupation", "value": "工人", "at_most": None, "at_least": 20},
    ]
    marks = [{"area": (f"{n % 100}",), "occupation": ("工人" if n % 7 else "农民",)} for n in range(PEOPLE)]
    held = shares({"shares": rules}, marks)
    return lambda: (how_often(points, weights, QUOTA, held), DRAWS)[1]


def _opinions(number: int) -> list[str]:
    """Forty characters, common ones often; every hundredth is said again but for one character."""
    import random

    dice = random.Random(4)
    texts = ["".join(chr(0x4E00 + int(abs(dice.gauss(0, 600)))) for _ in range(40)) for _ in range(number)]
    return [f"{texts[n // 2][:-1]}好" if n % 100 == 99 else text for n, text in enumerate(texts)]


def alike(given: argparse.Namespace) -> Callable[[], object]:
    """The question of the dashboard over so many suggestions of one year to sixty units."""
    from etl.audit.doubts import doubts
    from etl.metrics import View

    con = _with_rules("titles", titles(given.texts))
    con.execute(
        "INSERT INTO suggestion BY NAME SELECT n AS row_id, 'Y' || n AS suggestion_id, text AS title, '单位' || n % 60 AS lead_unit, "
        "DATE '2025-01-01' + (n % 360)::INTEGER AS submitted_on, true AS is_accepted, 'D' || n % 3000 AS lead_deputy_id, "
        "'A' AS row_area FROM titles"
    )
    con.execute("INSERT INTO suggestion_deputy SELECT n, 'D' || n % 3000, '县', 'A', 'lead' FROM titles")
    view = View(date(2025, 1, 1), AS_OF, AS_OF)
    return lambda: len([one for one in doubts(con, view) if "标题" in one.kind]) and given.texts


def alike_opinions(given: argparse.Namespace) -> Callable[[], object]:
    """So many long opinions of one year, all sent by one office."""
    from etl.audit.doubts import doubts
    from etl.metrics import View

    con = _with_rules("texts", _opinions(given.texts))
    con.execute(
        "INSERT INTO opinion BY NAME SELECT n AS row_id, 'Y' || n AS opinion_id, text, [] AS deputy_ids, 'A' AS sender_area, "
        "DATE '2025-01-01' + (n % 360)::INTEGER AS happened_on FROM texts"
    )
    view = View(date(2025, 1, 1), AS_OF, AS_OF)
    return lambda: len([one for one in doubts(con, view) if "民意" in one.kind]) and given.texts


def _with_rules(name: str, texts: list[str]) -> Any:
    """An empty warehouse of one area, and beside it the texts, numbered."""
    import duckdb
    import polars as pl

    from etl.rules.load import load_rules
    from etl.rules.tables import SHIPPED
    from etl.warehouse.schema import create_schema
    from etl.warehouse.tables import put_rules

    con = duckdb.connect()
    create_schema(con)
    put_rules(con, load_rules(SHIPPED), AS_OF)
    con.execute("INSERT INTO area_tree VALUES ('A', 'A', 0, 0)")
    con.register(name, pl.DataFrame({"text": texts}).with_row_index("n").to_arrow())
    return con


MEASURES = {
    "papers": papers, "plain_papers": plain_papers, "draws": draws, "draws_with_shares": draws_with_shares,
    "plain_draws": plain_draws, "alike": alike, "alike_opinions": alike_opinions, "plain_alike": plain_alike,
}  # fmt: skip


def tell(found: dict[str, dict[str, float]], given: argparse.Namespace) -> None:
    print(f"{'':62}{'seconds':>10}{'peak MB':>10}")
    pairs = UNITS * (given.texts / UNITS) ** 2 / 2
    scaled = {
        "papers": f"{given.people} 履职档案 into one zip", "plain_papers": "as many plain documents by python-docx, nothing asked",
        "draws": f"{DRAWS:,} draws of weights over {PEOPLE:,} people", "draws_with_shares": "the same, holding to 101 shares",
        "plain_draws": f"the same without shares in Python, from {FEW_DRAWS} draws", "alike": f"titles alike among {given.texts:,}",
        "alike_opinions": f"opinions alike among {given.texts:,} long ones of one office",
        "plain_alike": "every pair of a unit by difflib, from a few",
    }  # fmt: skip
    found["plain_draws"]["seconds"] *= DRAWS / FEW_DRAWS
    found["plain_alike"]["seconds"] *= pairs / found["plain_alike"]["count"]
    for name, words in scaled.items():
        print(f"{words:62}{found[name]['seconds']:>10.2f}{found[name]['mb']:>10.0f}")
    for name in ("papers", "draws", "alike"):
        plain = f"plain_{name}"
        print(f"{name}_vs_plain {found[name]['seconds'] / found[plain]['seconds']:.3g}")


if __name__ == "__main__":
    main()
