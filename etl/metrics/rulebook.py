"""The rule pack in force, as the build keeps it."""

import json
from typing import Any

import duckdb


def rule(con: duckdb.DuckDBPyConnection, key: str) -> Any:
    """A rule of the pack in force (keys: docs/rules.md); None where it has none."""
    found = con.execute('SELECT "value" FROM rule WHERE "key" = ?', [key]).fetchall()
    return json.loads(found[0][0]) if found else None
