"""The files of the benchmarks: clean, of any length, the same for the same seed."""

from datetime import date
from pathlib import Path

import pytest

from etl.home import Home
from etl.sample import write_bench, write_bench_xlsx
from etl.warehouse.build import load

RECORDS = ("出席", "接待", "建议", "社情民意")


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines()) - 1


@pytest.mark.parametrize("rows", [20, 1000])
def test_so_many_rows_in_all(rows: int, tmp_path: Path) -> None:
    files = {path.stem: lines(path) for path in write_bench(tmp_path, rows, seed=1)}
    assert sum(files[sheet] for sheet in RECORDS) == rows
    assert set(files) == {*RECORDS, "区域", "站点", "代表", "任职", "活动"}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    once, again = (write_bench(tmp_path / name, 400, seed=1) for name in ("once", "again"))
    assert [path.read_bytes() for path in once] == [path.read_bytes() for path in again]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_row_is_a_fact(form: str, tmp_path: Path) -> None:
    sent = tmp_path / "sent"
    files = write_bench(sent, 1500, seed=1) if form == "csv" else [write_bench_xlsx(sent / "2025年出席.xlsx", 1500)]
    counts = load(Home(tmp_path / "home"), files, as_of=date(2025, 12, 31))[1].home
    assert (counts.problems, counts.replaced) == (0, 0)
    assert counts.rows_read == counts.facts > 1500
