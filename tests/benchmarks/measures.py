"""What is measured, each in a process of its own: `python -m tests.benchmarks.measures NAME FOLDER HOME`.

Prints one line of JSON: seconds (the work alone, after the imports) and mb (the most memory the process held).
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal

REGISTERS = ("区域", "站点", "代表", "任职", "活动")
AS_OF = date(2025, 12, 31)


def load_csv(folder: Path, home: Path) -> Callable[[], object]:
    """lvzhi load of every CSV: archive, check, build, publish."""
    from etl.home import Home
    from etl.warehouse.build import load

    files = csv_files(folder)
    return lambda: load(Home(home), files, as_of=AS_OF)


def read_csv(folder: Path, _: Path) -> Callable[[], object]:
    """DuckDB reads the same files into tables of text, and does nothing else."""
    import duckdb

    con = duckdb.connect()

    def work() -> None:
        for n, file in enumerate(csv_files(folder)):
            con.execute(f"CREATE TABLE t{n} AS SELECT * FROM read_csv('{file}', all_varchar = true)")

    return work


def copy_built(_: Path, home: Path) -> Callable[[], object]:
    """DuckDB writes the tables of the build into a new file: what storing them costs, with nothing read or checked."""
    import duckdb

    from etl.home import Home
    from etl.warehouse.publish import current

    out = home.with_name("copy.duckdb")
    out.unlink(missing_ok=True)
    con = duckdb.connect(str(out))
    con.execute(f"ATTACH '{current(Home(home))}' AS built (READ_ONLY)")
    return lambda: con.execute("COPY FROM DATABASE built TO copy; CHECKPOINT")


def read_xlsx(folder: Path, _: Path) -> Callable[[], object]:
    """The library that reads workbooks here gives the cells of the same one as lists, and nothing else is done."""
    from python_calamine import load_workbook

    def work() -> None:
        book = load_workbook(folder / "xlsx" / "出席.xlsx")
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()

    return work


def load_xlsx(folder: Path, home: Path) -> Callable[[], object]:
    """lvzhi load of one workbook: attendance and the registers it points to."""
    from etl.home import Home
    from etl.warehouse.build import load

    return lambda: load(Home(home), [folder / "xlsx" / "出席.xlsx"], as_of=AS_OF)


def plain_xlsx(folder: Path, _: Path) -> Callable[[], object]:
    """The script one would write first: pandas reads the workbook with openpyxl, pydantic judges row by row."""
    import pandas as pd
    from pydantic import BaseModel, Field, ValidationError

    class Attendance(BaseModel):
        activity_id: str = Field(alias="活动编号", min_length=1)
        deputy_id: str = Field(alias="代表编号", min_length=1)
        session: str | None = Field(alias="场次")
        presence: Literal["出席", "请假", "缺席", "公务", "迟到", "早退"] = Field(alias="出席情况")
        spoke: Literal["是", "否"] | None = Field(alias="是否发言")

    def work() -> None:
        book = pd.read_excel(folder / "xlsx" / "出席.xlsx", sheet_name=None, engine="openpyxl", dtype=str)
        known = {name: set(book[name][f"{name}编号"]) for name in ("活动", "代表")}
        rows = book["出席"].astype(object)
        good, bad = [], []
        for n, row in enumerate(rows.where(rows.notna(), None).to_dict("records"), 2):
            try:
                one = Attendance(**row)
                assert one.activity_id in known["活动"] and one.deputy_id in known["代表"]
                good.append(one.model_dump())
            except (ValidationError, AssertionError) as error:
                bad.append((n, str(error)))
        assert len(pd.DataFrame(good).drop_duplicates()) == len(rows), bad[:1]

    return work


def add_workbook(folder: Path, home: Path) -> Callable[[], object]:
    """One more workbook of a thousand receptions, into the home that holds everything else."""
    from etl.home import Home
    from etl.warehouse.build import load

    return lambda: load(Home(home), [folder / "more" / "补报.xlsx"], as_of=AS_OF)


def build_again(_: Path, home: Path) -> Callable[[], object]:
    """lvzhi build --fresh: from what was checked, all tables anew."""
    from etl.home import Home
    from etl.warehouse.build import build

    return lambda: build(Home(home), as_of=AS_OF, fresh=True)


def count_all(_: Path, home: Path) -> Callable[[], object]:
    """Every metric that is known of deputies, for all of them."""
    from etl.home import Home
    from etl.metrics import METRICS, View, compute
    from etl.warehouse.publish import current, open_warehouse

    path = current(Home(home))
    assert path is not None
    con = open_warehouse(path)
    asked = [metric.id for metric in METRICS.values() if "deputy" in metric.grains]
    return lambda: compute(con, asked, "deputy", View(date(2025, 1, 1), AS_OF, AS_OF))


def csv_files(folder: Path) -> list[Path]:
    """Registers first, as an office would."""
    return sorted(folder.glob("*.csv"), key=lambda file: (file.stem not in REGISTERS, file.name))


MEASURES = {
    one.__name__: one
    for one in (load_csv, read_csv, copy_built, read_xlsx, load_xlsx, plain_xlsx, add_workbook, build_again, count_all)
}  # fmt: skip


def main(name: str, folder: str, home: str) -> None:
    work = MEASURES[name](Path(folder), Path(home))
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    print(json.dumps({"seconds": seconds, "mb": peak_mb()}))


def peak_mb() -> float:
    """The most memory this process held. Linux hands a parent's peak on to what it starts, so it is read from the
    process itself there."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024)


if __name__ == "__main__":
    main(*sys.argv[1:])
