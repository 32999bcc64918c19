"""What a load would do, told before it is done: rows new, corrected, as they were, taken out; and whose they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from etl.problems import Problem
from etl.records import RECORDS, columns
from etl.warehouse.keys import cells, keyed
from etl.warehouse.own import outside
from etl.warehouse.rehearse import Rehearsal
from etl.warehouse.schema import create_schema, quote, stored
from etl.warehouse.sight import Sight
from etl.warehouse.statements import Con, count, rows, run

SHOWN = 60


@dataclass(frozen=True)
class Change:
    """One corrected row: what it is, and per cell that differs its header, the old and the new value as printed."""

    sheet: str
    subject: str
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Effect:
    """What becomes of one kind of record: rows new, corrected, as they were, and taken out without another in place."""

    sheet: str
    new: int
    corrected: int
    unchanged: int
    gone: int


@dataclass(frozen=True)
class Preview:
    """based_on: file name of the build that was compared with (None: there is none yet). warnings: sentences. refused: why it may
    not be published; None where it may."""

    based_on: str | None
    effects: tuple[Effect, ...]
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]
    refused: str | None
    facts: int
    read: int


def preview(done: Rehearsal, sight: Sight | None = None) -> Preview:
    """What the rehearsed load would do. sight: what its sender may send; None: everything."""
    with duckdb.connect() as con:
        _attach(con, done)
        effects, changes = [], list[Change]()
        for record in RECORDS:
            effect = _effect(con, record, _own(done))
            if effect.new or effect.corrected or effect.unchanged or effect.gone:
                effects.append(effect)
                changes += _changes(con, record, SHOWN - len(changes))
        read, facts = rows(
            con,
            "SELECT coalesce(sum(rows_read), 0)::INT, coalesce(sum(facts), 0)::INT FROM new.row_count "
            f"JOIN new.source USING (source_id) WHERE delivery IN ({_own(done)})",
        )[0]
        refused = done.costs or (outside(con, done, sight) if sight else None)
    return Preview(
        done.old.name if done.old else None, tuple(effects), tuple(changes), tuple(done.problems), tuple(done.warnings),
        refused, int(str(facts)), int(str(read)),
    )  # fmt: skip


def _attach(con: Con, done: Rehearsal) -> None:
    con.execute(f"ATTACH '{_quoted(done.new)}' AS new (READ_ONLY)")
    if done.old:
        con.execute(f"ATTACH '{_quoted(done.old)}' AS old (READ_ONLY)")
        return
    con.execute("ATTACH ':memory:' AS old")
    con.execute("USE old")
    create_schema(con)
    con.execute("USE memory")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _own(done: Rehearsal) -> str:
    """The SHA-256 of the files as SQL: hexadecimal, so nothing to escape."""
    return ", ".join(f"'{sha}'" for sha in sorted(done.shas)) or "''"


def _effect(con: Con, record: str, own: str) -> Effect:
    key = RECORDS[record].key
    names = f"row({', '.join(map(quote, key))})" if key else "NULL"
    run(con, "preview", record=record, cells=cells(record), key=f"CASE WHEN {keyed(record)} THEN {names} END")
    fresh, gone, same, mended = (
        count(con, f"SELECT count(*) FROM {name}") for name in ("fresh", "gone", "same", "mended")
    )
    already = count(
        con,
        f"SELECT count(*) FROM new.{record} n JOIN new.source s USING (source_id) "
        f"WHERE s.delivery IN ({own}) AND n.row_id IN (SELECT row_id FROM old.{record})",
    )
    equal = count(
        con,
        f"SELECT count(*) FROM new.replaced r JOIN new.source s USING (source_id) WHERE r.record = '{record}' "
        f"AND s.delivery IN ({own}) AND r.by_source_id < r.source_id",
    )
    return Effect(
        RECORDS[record].sheet, fresh - same - mended, mended, same + already + equal, max(gone - same - mended, 0)
    )


def _changes(con: Con, record: str, most: int) -> Iterator[Change]:
    named = [(col, stored(col)) for col in columns(RECORDS[record]) if stored(col)]
    picked = ", ".join(
        f"{side}.{quote(name)}" for side in ("o", "n") for _, parts in named for name, _ in parts[:2]
    )  # fmt: skip
    found = con.execute(
        f"SELECT {picked} FROM mended m JOIN old.{record} o ON o.row_id = m.gone_id "
        f"JOIN new.{record} n ON n.row_id = m.fresh_id ORDER BY m.fresh_id LIMIT {max(most, 0)}"
    ).fetchall()
    for values in found:
        half = len(values) // 2
        yield _change(record, named, values[:half], values[half:])


def _change(record: str, named: Sequence[tuple[Any, Any]], old: Sequence[Any], new: Sequence[Any]) -> Change:
    at, differs, subject = 0, [], []
    for col, parts in named:
        width = len(parts[:2])
        before, after = old[at : at + width], new[at : at + width]
        if before != after:
            differs.append((col.header, said(before), said(after)))
        if col.name in (RECORDS[record].key or ()) and after[0] is not None:
            subject.append(said(after))
        at += width
    return Change(RECORDS[record].sheet, " ".join(subject), tuple(differs))


def said(parts: Sequence[Any]) -> str:
    """A stored value, with its bound, as a person would write it into a cell."""
    value = parts[0]
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(map(str, value))
    text = f"{value:.10g}" if isinstance(value, float) else str(value)
    before, after = _BOUNDS.get((parts[1] if len(parts) > 1 else None) or "", ("", ""))
    return f"{before}{text}{after}"


_BOUNDS = {"at_least": ("", "以上"), "almost": ("近", ""), "about": ("约", "")}
