"""A nation in one call: thousands of files under thousands of cover sheets are told once each, not each beside each."""

import duckdb

from etl.records import RECORDS
from etl.warehouse.schema import create_schema
from etl.warehouse.senders import name_sheets, read_covers
from etl.warehouse.statements import count, rows, run

MANY = 3_000


def test_as_many_senders_as_are_told_however_many_the_files() -> None:
    """Each cover beside each file would be nine million rows here, and nobody would see the load end."""
    with duckdb.connect() as con:
        create_schema(con)
        run(con, "sources")
        name_sheets(con)
        con.execute(
            "INSERT INTO sheet BY NAME SELECT n + 1 AS source_id, n + 1 AS number, 1 AS unit, "
            "if(n = 0, 'cover', 'reception') AS record, if(n = 0, '说明', n::VARCHAR) || '.csv' AS file "
            f"FROM range({MANY + 1}) r(n)"
        )
        con.execute(
            "INSERT INTO cover BY NAME SELECT n AS row_id, 1 AS source_id, '办公室' || n AS sent_by, 'A' || n AS area_id, "
            f"[?] AS covers, [] AS covers_stations FROM range({MANY}) r(n)", [RECORDS["reception"].sheet]
        )  # fmt: skip
        con.execute("INSERT INTO source BY NAME SELECT source_id, file FROM sheet")
        read_covers(con, 1)
        assert count(con, "SELECT count(*) FROM sender") == MANY
        assert count(con, "SELECT count(*) FROM claim") == MANY
        assert rows(con, "SELECT DISTINCT sent_by FROM source") == [("办公室0",)]  # the first that is told
