"""The rule pack in force, as the build keeps it; and whether a pack asks only for what can be counted."""

import json
from pathlib import Path
from typing import Any

import duckdb

from etl.rules import load_rules
from etl.rules.fault import refuse
from etl.rules.measures import measures


def rule(con: duckdb.DuckDBPyConnection, key: str) -> Any:
    """A rule of the pack in force (keys: docs/rules.md); None where it has none."""
    found = con.execute('SELECT "value" FROM rule WHERE "key" = ?', [key]).fetchall()
    return json.loads(found[0][0]) if found else None


def check_rules(folder: Path, pack: str | None = None) -> None:
    """Raises Stop naming file, line and key of the first measure of the office's own packs that is no metric and no
    record: to be asked before a build, so that the one in force stays."""
    from etl.metrics.evaluate import names
    from etl.metrics.expression import resolve

    for one in load_rules(folder, pack).packs:
        file = folder / f"{one.id}.toml"
        for path, expression in measures(one) if file.is_file() else ():
            try:
                for name in names(expression):
                    resolve(name)
            except ValueError as error:
                refuse(file, file.read_text("utf-8-sig"), path, str(error))
