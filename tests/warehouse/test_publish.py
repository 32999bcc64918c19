"""A build becomes current in one step or not at all, whoever kills, fails, reads or loads meanwhile."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from warehouse_office import PLACES, Office, facts, read_tables, write_file

from etl.deliveries import in_force
from etl.home import Home
from etl.problems import Stop
from etl.warehouse.build import build, load
from etl.warehouse.publish import current, new_id, open_warehouse

RECEPTIONS = "# 接待\n站点编号 | 日期 | 接待人次\nSA | 2025-03-01 | 1"


def files(home: Home) -> list[str]:
    return sorted(path.name for path in home.warehouse.glob("*.duckdb*"))


def test_the_last_three_builds_stay_and_the_newest_is_current(office: Office) -> None:
    office.send(PLACES)
    builds = [build(office.home, office.as_of) for _ in range(4)]
    assert files(office.home) == [f"warehouse-{each.id}.duckdb" for each in builds[1:]]
    assert current(office.home) == builds[3].path
    assert sorted(each.id for each in builds) == [each.id for each in builds] and len({each.id for each in builds}) == 4


def test_a_build_tells_what_became_of_every_delivery(office: Office) -> None:
    (office.home.root / "outbox").mkdir(parents=True)
    texts = {"底册.xlsx": PLACES, "接待.csv": RECEPTIONS + "\nSZ | 2025-03-01 | 1"}
    paths = [office.home.root / "outbox" / name for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        write_file(path, read_tables(text))
    deliveries, made = load(office.home, paths, sent_by="区办", as_of=office.as_of)
    assert [delivery.number for delivery in deliveries] == [1, 2]
    (_, first), (second, second_counts) = made.deliveries
    assert (first.rows_read, first.facts, first.problems, first.replaced, first.messages) == (15, 15, 0, 0, 0)
    assert second.sent_by == "区办"
    assert (second_counts.facts, second_counts.problems, second_counts.messages) == (1, 1, 1)
    assert (made.home.rows_read, made.home.facts, made.home.problems) == (17, 16, 1)
    assert made.as_of == office.as_of and made.seconds > 0


def test_readers_see_their_build_while_the_next_is_published(office: Office) -> None:
    office.send(PLACES)
    with open_warehouse(office.build().path) as reader:
        office.send(RECEPTIONS)
        office.build()
        assert reader.execute("SELECT count(*) FROM reception").fetchall() == [(0,)]
    assert facts(office, "reception", "station_id") == ["SA"]


@pytest.mark.parametrize(
    "query",
    [
        "INSERT INTO area (area_id) VALUES ('X')",
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY area TO 'area.csv'",
        "ATTACH 'other.duckdb'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
    ],
)
def test_a_reader_can_neither_write_nor_leave_the_file(begun: Path, query: str) -> None:
    with open_warehouse(begun) as con, pytest.raises(duckdb.Error):
        con.execute(query)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = Office(Home(tmp_path_factory.mktemp("begun") / "data"))
    office.send(PLACES)
    return office.build().path


BUILDER = """
import sys
from datetime import date
from pathlib import Path
from etl.home import Home
from etl.warehouse.build import build

def tell(what, done, of, unit=''):
    print(what, flush=True)

print(build(Home(Path(sys.argv[1])), date(2025, 12, 31), progress=tell).id)
"""


def builder(home: Home) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", BUILDER, str(home.root)], stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_a_build_killed_in_the_middle_leaves_the_current_one_and_is_cleaned_by_the_next(office: Office) -> None:
    office.send(PLACES)
    before = office.build().path
    office.send(RECEPTIONS)
    process = builder(office.home)
    assert process.stdout
    for line in process.stdout:
        if line.strip() == "入库 接待":
            process.send_signal(signal.SIGKILL)
            break
    process.wait(30)
    assert current(office.home) == before and list(office.home.warehouse.glob(".building-*"))
    spilled = office.home.warehouse / ".building-20250101-000000.duckdb.tmp"  # where memory was short, a folder too
    spilled.mkdir()
    (spilled / "duckdb_temp_storage_S32K-0.tmp").write_bytes(b"0" * 9)
    made = office.build()
    assert made.home.facts == 16
    assert files(office.home) == [before.name, made.path.name] and not list(office.home.warehouse.glob(".building-*"))


def test_two_builds_at_once_wait_for_each_other(office: Office) -> None:
    office.send(PLACES)
    both = [builder(office.home), builder(office.home)]
    ids = [process.communicate(timeout=60)[0].split()[-1] for process in both]
    assert len(set(ids)) == 2
    assert current(office.home) == office.home.warehouse / f"warehouse-{max(ids)}.duckdb"
    assert len(files(office.home)) == 2


LOADER = """
import sys
from datetime import date
from pathlib import Path
from etl.home import Home
from etl.warehouse.build import load

load(Home(Path(sys.argv[1])), [Path(sys.argv[2])], as_of=date(2025, 12, 31))
"""


def test_two_loads_at_once_lose_nothing(office: Office) -> None:
    office.send(PLACES)
    paths = [office.home.root / f"{who}-接待.csv" for who in ("甲", "乙")]
    for n, path in enumerate(paths):
        write_file(path, read_tables(f"# 接待\n站点编号 | 日期 | 接待人次\nSA | 2025-03-0{n + 1} | 1"))
    loaders = [subprocess.Popen([sys.executable, "-c", LOADER, str(office.home.root), str(path)]) for path in paths]
    assert [loader.wait(60) for loader in loaders] == [0, 0]
    now = current(office.home)
    assert now
    with open_warehouse(now) as con:
        assert con.execute("SELECT count(*) FROM reception").fetchall() == [(2,)]


def test_a_file_that_cannot_be_read_is_not_archived_and_changes_nothing(office: Office, tmp_path: Path) -> None:
    office.send(PLACES)
    before = office.build().path
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(Stop):
        load(office.home, [broken], as_of=office.as_of)
    assert current(office.home) == before and len(in_force(office.home)) == 1


def test_a_build_without_deliveries_is_empty_not_broken(office: Office) -> None:
    made = office.build()
    assert made.home.rows_read == 0 and made.deliveries == ()
    assert office.ask("SELECT count(*) FROM area_tree") == [(0,)]


def test_ids_are_never_given_twice_even_when_the_clock_goes_back(office: Office) -> None:
    office.home.warehouse.mkdir(parents=True)
    noon = datetime(2025, 12, 31, 12, 0, 0)
    told = [new_id(office.home, moment) for moment in (noon, noon, datetime(2025, 12, 31, 11))]
    assert told == ["20251231-120000", "20251231-120001", "20251231-120002"]


def test_building_twice_gives_equal_tables_and_equal_inputs(office: Office) -> None:
    office.send(PLACES)
    made = [build(office.home, office.as_of, fresh=True) for _ in range(2)]
    told = []
    for each in made:
        with open_warehouse(each.path) as con:
            told.append(con.execute("SELECT inputs, code, rules FROM stamp").fetchall())
    assert told[0] == told[1]


def test_checked_rows_nobody_used_for_a_day_are_forgotten(office: Office) -> None:
    office.send(PLACES)
    office.build()
    (used,) = office.home.stages.iterdir()
    for name, age in (("old", 2), ("new", 0)):
        (office.home.stages / name).mkdir()
        os.utime(office.home.stages / name, (time.time() - age * 86400,) * 2)
    os.utime(used, (0, 0))
    office.build()
    assert {folder.name for folder in office.home.stages.iterdir()} == {used.name, "new"}


def test_a_load_that_would_cost_a_register_entry_is_refused_and_withdrawn(office: Office) -> None:
    """甲街道 and its 东社区 would each lie in the other."""
    office.send(PLACES)
    before = office.build().path
    circle = office.home.root / "圈.xlsx"
    write_file(circle, read_tables("# 区域\n区域编号 | 区域名称 | 层级 | 上级区域\nA | 甲街道 | 乡镇街道 | A1"))
    with pytest.raises(Stop, match="没有入库，原有数据没有变"):
        load(office.home, [circle], as_of=office.as_of)
    assert current(office.home) == before
    assert [delivery.number for delivery in in_force(office.home)] == [1]
    assert not list(office.home.warehouse.glob(".building-*"))
