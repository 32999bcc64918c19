"""A build: everything in force, from checked rows to one published file."""

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

import duckdb
import polars as pl

from etl.deliveries import Delivery, in_force, receive
from etl.home import Home, locked
from etl.problems import Stop
from etl.records import RECORDS
from etl.rules.book import RuleBook
from etl.rules.load import load_rules
from etl.warehouse.load import load_sheets, order
from etl.warehouse.publish import new_id, publish, sweep, working_path
from etl.warehouse.schema import create_schema
from etl.warehouse.senders import name_sheets
from etl.warehouse.sources import Input, load_sources, read_sheets
from etl.warehouse.stages import Progress, silent, stage_all, try_files
from etl.warehouse.statements import Con, put, rows, run
from etl.warehouse.tables import put_days, put_replies, put_rules


@dataclass(frozen=True)
class Counts:
    """Rows: read = facts + problems + replaced. messages: lines of the list of problems."""

    rows_read: int
    facts: int
    problems: int
    replaced: int
    messages: int


@dataclass(frozen=True)
class Build:
    """A published build, with the counts of the home and of every delivery in force."""

    path: Path
    id: str
    as_of: date
    home: Counts
    deliveries: tuple[tuple[Delivery, Counts], ...]
    seconds: float


def build(home: Home, as_of: date | None = None, pack: str | None = None, progress: Progress = silent) -> Build:
    """Build every delivery in force, in the order received, and publish. One build at a time: a second one waits.

    as_of: the day what is due is judged by; default today. Raises Stop when a delivery cannot be read, a
    correction no longer holds or rows are unaccounted for; the current build then stays.
    """
    started, as_of, book = time.monotonic(), as_of or date.today(), load_rules(home.rules, pack)
    home.warehouse.mkdir(parents=True, exist_ok=True)
    with locked(home.warehouse / ".lock"):
        sweep(home)
        inputs = stage_all(home, book, in_force(home), progress)
        build_id = new_id(home)
        with duckdb.connect(str(working_path(home, build_id))) as con:
            con.begin()  # one commit, one wait for the disk
            _fill(con, inputs, book, as_of, progress)
            _stamp(con, build_id, inputs, book, as_of)
            total, each = _counts(con, inputs)
            con.commit()
            con.execute("CHECKPOINT")
        path = publish(home, build_id)
    return Build(path, build_id, as_of, total, tuple(each), time.monotonic() - started)


def load(
    home: Home, files: Sequence[Path], sent_by: str | None = None, as_of: date | None = None, pack: str | None = None,
    progress: Progress = silent,
) -> tuple[list[Delivery], Build]:  # fmt: skip
    """Archive the files of one call, check, build and publish.

    Raises Stop before anything is archived when one of them cannot be read as tables.
    """
    now = datetime.now().astimezone()
    try_files(home, load_rules(home.rules, pack), files, now)
    deliveries = receive(home, files, sent_by, now)
    return deliveries, build(home, as_of, pack, progress)


def _fill(con: Con, inputs: Sequence[Input], book: RuleBook, as_of: date, progress: Progress) -> None:
    create_schema(con)
    sheets = read_sheets(inputs)
    load_sources(con, inputs, sheets)
    name_sheets(con)
    put_replies(con, book)
    names = order()
    load_sheets(con, book, sheets, 1, lambda record: progress(RECORDS[record].sheet, names.index(record), len(names)))
    put_days(con, book, as_of, names)
    put_rules(con, book, as_of)
    _account(con)


def _account(con: Con) -> None:
    """rows read = facts + problems + replaced, for every sheet and in all, or nothing is published."""
    facts = " UNION ALL ".join(
        f"SELECT source_id, count(*) AS n FROM {record} GROUP BY source_id" for record in RECORDS
    )
    run(con, "row_counts", facts=facts)
    lost = rows(
        con,
        "SELECT s.file, s.sheet, c.rows_read, c.facts, c.problems, c.replaced FROM row_count c JOIN source s "
        "ON s.source_id = c.source_id WHERE c.rows_read <> c.facts + c.problems + c.replaced LIMIT 1",
    )
    for file, sheet, read, good, bad, old in lost:
        raise Stop(f"“{file}”的“{sheet}”读到 {read} 行，入库 {good}、问题 {bad}、被替换 {old}，对不上，没有发布。")


def _counts(con: Con, inputs: Sequence[Input]) -> tuple[Counts, list[tuple[Delivery, Counts]]]:
    found = {
        delivery: Counts(*(int(str(number)) for number in numbers))
        for delivery, *numbers in con.execute(_COUNTS).fetchall()
    }
    nothing = Counts(0, 0, 0, 0, 0)
    by_delivery = [(given.delivery, found.get(given.delivery.sha256, nothing)) for given in inputs]
    total = (
        Counts(*(sum(column) for column in zip(*(_row(c) for _, c in by_delivery), strict=True))) if inputs else nothing
    )
    return total, by_delivery


_COUNTS = """
SELECT s.delivery, sum(c.rows_read), sum(c.facts), sum(c.problems), sum(c.replaced), sum(coalesce(p.n, 0))
FROM source s JOIN row_count c ON c.source_id = s.source_id
LEFT JOIN (SELECT source_id, count(*) AS n FROM problem GROUP BY source_id) p ON p.source_id = s.source_id
GROUP BY s.delivery
"""


def _row(counts: Counts) -> tuple[int, ...]:
    return (counts.rows_read, counts.facts, counts.problems, counts.replaced, counts.messages)


def _stamp(con: Con, build: str, inputs: Sequence[Input], book: RuleBook, as_of: date) -> None:
    """One row that says what the build stands on; equal `inputs` give equal tables."""
    told = [
        (d.sha256, d.file, d.number, d.sent_by, d.call, d.received_on.isoformat()) for d in (g.delivery for g in inputs)
    ]
    standing = json.dumps([told, [g.folder.name for g in inputs], book.fingerprint(), as_of.isoformat(), code()])
    schema = {
        "build": pl.String, "as_of": pl.Date, "rules": pl.String, "rules_title": pl.String, "authority": pl.String,
        "built_at": pl.Datetime, "code": pl.String, "inputs": pl.String,
    }  # fmt: skip
    inputs_hash = hashlib.sha256(standing.encode()).hexdigest()
    put(
        con, "stamp", schema, [(build, as_of, book.id, book.title, book.authority, datetime.now(), code(), inputs_hash)]
    )


@cache
def code() -> str:
    """The start of a hash over the code a build runs, so that a change of it is a change of the inputs."""
    digest = hashlib.sha256(duckdb.__version__.encode())
    root = Path(__file__).resolve().parents[1]
    for file in sorted([*root.rglob("*.py"), *root.rglob("*.sql")]):
        digest.update(file.relative_to(root).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()[:12]
