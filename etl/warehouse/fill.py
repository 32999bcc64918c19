"""The tables of one build, from nothing or onto a copy of the build in force."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import accumulate
from pathlib import Path

import duckdb
import polars as pl

from etl.problems import Stop
from etl.progress import ROWS, Progress
from etl.records import RECORDS
from etl.rules.book import RuleBook
from etl.warehouse.grow import StartOver, guard_hints
from etl.warehouse.load import load_sheets, order
from etl.warehouse.schema import create_schema
from etl.warehouse.senders import name_sheets
from etl.warehouse.sources import Input, Sheet, load_sources, read_sheets
from etl.warehouse.statements import Con, put, rows, run
from etl.warehouse.tables import put_days, put_replies, put_rules


@dataclass(frozen=True)
class Work:
    """What one build is made of; its tables are a function of this and of the code."""

    build: str
    inputs: Sequence[Input]
    book: RuleBook
    as_of: date
    progress: Progress

    def standing(self) -> list[tuple[object, ...]]:
        """What the rows stand on, a line per delivery: the last column is the rules and the code."""
        base = hashlib.sha256(f"{self.book.fingerprint()} {code()}".encode()).hexdigest()
        told = [(given.delivery, given.folder.name) for given in self.inputs]
        return [(d.number, d.sha256, d.file, d.sent_by, d.call, d.received_on, stage, base) for d, stage in told]


def held(con: Con, work: Work) -> int:
    """How many of the deliveries of `work` the database holds, unchanged and before all others.

    Raises StartOver when it does not begin with them, or is of an older program.
    """
    try:
        old = rows(con, "SELECT * FROM built_on ORDER BY number")
    except duckdb.Error as error:
        raise StartOver from error
    if not old or work.standing()[: len(old)] != old:
        raise StartOver
    return len(old)


def fill(con: Con, work: Work, held: int) -> None:
    """Make the database hold what `work` gives; the first `held` of its deliveries are in it already.

    Raises Stop when rows are unaccounted for, StartOver when what is held would have to change.
    """
    sheets, first = _begin(con, work.inputs, held)
    told = _told(work.progress, [sheet for sheet in sheets if sheet.source_id >= first])
    name_sheets(con)
    put_replies(con, work.book)
    load_sheets(con, work.book, sheets, first, told)
    delivered = sorted({sheet.record for sheet in sheets if sheet.record})
    put_days(con, work.book, work.as_of, delivered)
    put_rules(con, work.book, work.as_of)
    _account(con, delivered)
    _stamp(con, work)


def _told(progress: Progress, new: Sequence[Sheet]) -> Callable[[str], None]:
    """Hears each record as it begins: the rows of those before it are in."""
    rows_of = Counter[str]()
    for sheet in new:
        rows_of[sheet.record or ""] += sheet.rows_read
    before = dict(zip(order(), accumulate((rows_of[record] for record in order()), initial=0), strict=False))
    return lambda record: progress(f"入库 {RECORDS[record].sheet}", before[record], rows_of.total(), ROWS)


def _begin(con: Con, inputs: Sequence[Input], held: int) -> tuple[list[Sheet], int]:
    """Every sheet, and the source_id of the first that is new; its tables are there, its sources told."""
    if not held:
        create_schema(con)
    sheets = read_sheets(inputs)
    old = {given.delivery.number for given in inputs[:held]}
    first = 1 + sum(sheet.delivery.number in old for sheet in sheets)
    load_sources(con, inputs[held:], sheets, first)
    if held:
        guard_hints(con, first)
    return sheets, first


def _account(con: Con, records: Sequence[str]) -> None:
    """rows read = facts + problems + replaced, for every sheet and in all, or nothing is published."""
    none = "SELECT NULL::INTEGER AS source_id, 0 AS n WHERE false"
    each = [f"SELECT source_id, count(*) AS n FROM {record} GROUP BY source_id" for record in records]
    facts = " UNION ALL ".join(each) or none
    run(con, "row_counts", facts=facts)
    for file, sheet, read, good, bad, old in rows(con, _LOST):
        raise Stop(f"“{file}”的“{sheet}”读到 {read} 行，入库 {good}、问题 {bad}、被替换 {old}，对不上，没有发布。")


_LOST = """
SELECT s.file, s.sheet, c.rows_read, c.facts, c.problems, c.replaced
FROM row_count c JOIN source s ON s.source_id = c.source_id
WHERE c.rows_read <> c.facts + c.problems + c.replaced LIMIT 1
"""


def _stamp(con: Con, work: Work) -> None:
    """One row that says what the build stands on; equal `inputs` give equal tables."""
    lines, book = work.standing(), work.book
    con.execute("DELETE FROM built_on; DELETE FROM stamp")
    kinds = {"number": pl.Int32, "received_on": pl.Date, "as_of": pl.Date, "built_at": pl.Datetime}
    fields = ("number", "delivery", "file", "sent_by", "call", "received_on", "stage", "base")
    put(con, "built_on", {name: kinds.get(name, pl.String) for name in fields}, lines)
    told = json.dumps([lines, code(), book.fingerprint(), work.as_of], default=str, ensure_ascii=False)
    stamp = {
        "build": work.build, "as_of": work.as_of, "rules": book.id, "rules_title": book.title,
        "authority": book.authority, "built_at": datetime.now(), "code": code(),
        "inputs": hashlib.sha256(told.encode()).hexdigest(),
    }  # fmt: skip
    put(con, "stamp", {name: kinds.get(name, pl.String) for name in stamp}, [tuple(stamp.values())])


@cache
def code() -> str:
    """The start of a hash over the code a build runs, so that a change of it is a change of the inputs."""
    digest = hashlib.sha256(duckdb.__version__.encode())
    root = Path(__file__).resolve().parents[1]
    for file in sorted([*root.rglob("*.py"), *root.rglob("*.sql")]):
        digest.update(file.relative_to(root).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()[:12]
