"""The five homes of data/sample/reports, written anew: `python -m tests.report.write_samples`.

Their people, records and days are invented; their totals are those of five published yearly reports.
"""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.report.homes.book import Book
from tests.report.homes.dongbeitang import dongbeitang
from tests.report.homes.qingheyi import qingheyi
from tests.report.homes.yanjiang import yanjiang
from tests.report.homes.zhengyang import zhengyang
from tests.report.homes.ziyang import ziyang

SAMPLES = Path(__file__).parents[2] / "data" / "sample" / "reports"
HOMES: dict[str, tuple[Callable[[], Book], date]] = {
    "zhengyang": (zhengyang, date(2023, 12, 31)),
    "dongbeitang": (dongbeitang, date(2023, 12, 31)),
    "yanjiang": (yanjiang, date(2024, 7, 31)),
    "ziyang": (ziyang, date(2018, 12, 31)),
    "qingheyi": (qingheyi, date(2020, 12, 31)),
}
"""report -> (its home, the day the report speaks of)."""


def write_samples(folder: Path) -> None:
    for name, (book, _) in HOMES.items():
        shutil.rmtree(folder / name, ignore_errors=True)
        book().write(folder / name)


if __name__ == "__main__":
    write_samples(SAMPLES)
