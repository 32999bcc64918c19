"""A load only adds and mends: one that would cost an area, a station, a person or a mandate already there is refused."""

from pathlib import Path

import duckdb

from etl.problems import Stop
from etl.warehouse.statements import statement

NAMED = 3


def lost(old: Path, new: Path) -> str | None:
    """One sentence about the register entries of `old` that `new` no longer has; None where all are kept."""
    with duckdb.connect() as con:
        for name, path in (("old", old), ("new", new)):
            quoted = str(path).replace("'", "''")
            con.execute(f"ATTACH '{quoted}' AS {name} (READ_ONLY)")
        found = con.execute(statement("kept")).fetchall()
    if not found:
        return None
    named = "、".join(f"{sheet}“{name}”" for sheet, name in found[:NAMED])
    return f"以前入库的{named}{'等' if len(found) > NAMED else ''} {len(found)} 条登记会因此失效"


def refuse_losses(old: Path | None, new: Path) -> None:
    """Raises Stop, and forgets the unpublished `new`, where it would cost a register entry of `old`."""
    told = lost(old, new) if old else None
    if told:
        new.unlink()
        raise Stop(
            f"没有入库，原有数据没有变：{told}。先用 lvzhi check 看这份报送里区域、站点、任职等表的问题，改正后再报。"
        )
