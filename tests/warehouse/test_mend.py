"""One row mended by a form: with a number or without, it takes the place of the old one and of nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest
from warehouse_office import PLACES, Office, facts

from etl.deliveries import explain
from etl.warehouse.build import load
from etl.warehouse.mend import held, write_mended
from etl.warehouse.publish import current, open_warehouse
from etl.warehouse.versions import versions

ROWS = """
# 接待
接待编号 | 站点编号 | 代表 | 日期 | 接待人次
{}1 | SA | D1 | 2025-03-05 | 4
{}2 | SA | D4 | 2025-03-05 | 40余
{}3 | SB | D2 | 2025-03-05 | 6
"""
BLANK = ROWS.replace("{}1 |", " |").replace("{}2 |", " |").replace("{}3 |", " |")


@pytest.mark.parametrize("rows", [ROWS.replace("{}", "J"), BLANK], ids=["numbered", "without a number"])
def test_the_mended_row_stands_the_others_stay_and_the_old_value_is_told(
    office: Office, rows: str, tmp_path: Path
) -> None:
    office.send(PLACES, "登记.xlsx", "望川区")
    office.send(rows, "接待.xlsx", "甲街道")
    path = office.build().path
    with open_warehouse(path) as con:
        [(row_id,)] = con.execute("SELECT row_id FROM reception WHERE visitors = 4").fetchall()
        old = held(con, "reception", row_id)
        write_mended(
            con,
            "reception",
            old,
            {**old.cells, "visitors": "5"},
            {"谁": "站长", "为什么": "写错"},
            tmp_path / "更正.xlsx",
        )
    [sent], _ = load(office.home, [tmp_path / "更正.xlsx"], old.sent_by, office.as_of)
    explain(office.home, sent.sha256, "站长", "写错")
    now = current(office.home)
    assert now is not None
    with open_warehouse(now) as con:
        found = con.execute("SELECT visitors, visitors_bound, station_id FROM reception ORDER BY visitors").fetchall()
        [(row_id,)] = con.execute("SELECT row_id FROM reception WHERE visitors = 5").fetchall()
        told = versions(office.home, con, held(con, "reception", row_id))
    assert found == [(5, None, "SA"), (6, None, "SB"), (40, "at_least", "SA")]
    assert [(one.cells["接待人次"], one.who, one.why) for one in told][:1] == [("5", "站长", "写错")]
    assert "4" in [one.cells["接待人次"] for one in told[1:]]


SEND = """
import sys
from datetime import date
from pathlib import Path
from etl.home import Home
from etl.warehouse.build import load
load(Home(Path(sys.argv[1])), [Path(sys.argv[2])], as_of=date(2025, 12, 31))
"""


def test_two_who_send_at_once_lose_nothing(office: Office) -> None:
    office.send(PLACES, "登记.xlsx", "望川区")
    office.build()
    box = office.home.root / "outbox"
    from warehouse_office import read_tables, write_file

    for name in ("A", "B"):
        write_file(box / f"{name}.xlsx", read_tables(ROWS.replace("{}", name)))
    running = [
        subprocess.Popen([sys.executable, "-c", SEND, str(office.home.root), str(box / f"{name}.xlsx")])
        for name in ("A", "B")
    ]
    assert [process.wait(60) for process in running] == [0, 0]
    path = current(office.home)
    assert path is not None
    with open_warehouse(path) as con:
        assert con.execute("SELECT count(*) FROM reception").fetchall() == [(6,)]
    assert len(facts(office, "reception", "reception_id")) == 6
