"""Which rows only one of two builds has, and through which file."""

from pathlib import Path
from typing import Literal

import duckdb

from etl.records import RECORDS, columns
from etl.warehouse.schema import WITH_DEPUTIES
from etl.warehouse.statements import statement

By = Literal["deputy", "station"]
_NOBODY = "(SELECT NULL::BIGINT AS row_id, NULL::VARCHAR AS subject)"
_AT = {"attendance": "activity_station_id"}
"""The column that says at which station a row was, where it is not called station_id."""


def differing(then: Path, now: Path, by: By) -> dict[tuple[str, str], list[str]]:
    """(deputy or station, record) -> the rows that differ, as words: 补报.csv，接待，第2行; ('', record): rows of none."""
    found: dict[tuple[str, str], list[str]] = {}
    with duckdb.connect() as con:
        for name, path in (("was_build", then), ("now_build", now)):
            con.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS {name} (READ_ONLY)")
        for record in RECORDS:
            if record != "cover":
                whose = {f"{side}_whose": _whose(side, record, by) for side in ("was", "now")}
                for subject, _, line in con.execute(statement("differing", record=record, **whose)).fetchall():
                    found.setdefault((subject or "", record), []).append(line)
    return {key: sorted(lines) for key, lines in found.items()}


def _whose(side: str, record: str, by: By) -> str:
    """row_id, subject of every row that says one."""
    if by == "deputy" and record in WITH_DEPUTIES:
        return f"(SELECT DISTINCT row_id, deputy_id AS subject FROM {side}_build.{record}_deputy)"
    column = f"{by}_id" if record not in _AT or by == "deputy" else _AT[record]
    has_one = column in {one.name for one in columns(RECORDS[record])} or record in _AT
    return f"(SELECT row_id, {column} AS subject FROM {side}_build.{record})" if has_one else _NOBODY
