"""Pictures of every page into shots/, wide and on a phone, for the eye: `make shots`."""

import tempfile
from datetime import date
from pathlib import Path

from dashboard.pages import PAGES
from etl.home import Home
from etl.sample import write_sample
from etl.warehouse.build import load
from tests.dashboard.visiting import browser, served, visit, whole_height

SHOTS = Path(__file__).parents[1] / "shots"
WIDTHS = (1440, 390)
QUERIES = {"deputy": "?id=D003", "station": "?id=S02", "records": "?metric=attendance_rate&by=deputy&of=D003"}


def main() -> None:
    SHOTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        home.rules.mkdir()
        (home.rules / "office.toml").write_text('pack = "wangchuan"\n', "utf-8")
        load(home, write_sample(home.root / "workbooks", "district", 20, "xlsx"), as_of=date(2025, 12, 31))
        with served(home.root) as address, browser() as chromium:
            for page in PAGES:
                for width in WIDTHS:
                    shown, _ = visit(chromium, f"{address}/{page.path}{QUERIES.get(page.view, '')}", width)
                    shown.set_viewport_size({"width": width, "height": min(whole_height(shown) + 40, 6000)})
                    shown.wait_for_timeout(1500)
                    shown.screenshot(path=SHOTS / f"{page.view}-{width}.png")
                    shown.close()
                    print(f"{page.view} {width}", flush=True)


if __name__ == "__main__":
    main()
