"""Which rows only one of two builds has, and through which file."""

from pathlib import Path

import duckdb

from etl.records import RECORDS
from etl.warehouse.schema import WITH_DEPUTIES
from etl.warehouse.statements import statement

_NOBODY = "(SELECT NULL::BIGINT AS row_id, NULL::VARCHAR AS deputy_id)"
_OF_ONE = ("deputy", "mandate", "assignment", "group_member", "conduct")
"""Records with one deputy, in a column of their own."""


def differing(then: Path, now: Path) -> dict[tuple[str, str], list[str]]:
    """(deputy, record) -> the rows that differ, as words: 补报.csv，接待，第2行; ('', record): rows of nobody."""
    found: dict[tuple[str, str], list[str]] = {}
    with duckdb.connect() as con:
        for name, path in (("was_build", then), ("now_build", now)):
            con.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS {name} (READ_ONLY)")
        for record in RECORDS:
            if record != "cover":
                whose = {f"{side}_whose": _whose(side, record) for side in ("was", "now")}
                for deputy, _, line in con.execute(statement("differing", record=record, **whose)).fetchall():
                    found.setdefault((deputy or "", record), []).append(line)
    return {key: sorted(lines) for key, lines in found.items()}


def _whose(side: str, record: str) -> str:
    if record in WITH_DEPUTIES:
        return f"(SELECT DISTINCT row_id, deputy_id FROM {side}_build.{record}_deputy)"
    return f"(SELECT row_id, deputy_id FROM {side}_build.{record})" if record in _OF_ONE else _NOBODY
