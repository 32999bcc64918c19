"""A build: everything in force, from checked rows to one published file."""

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from etl.deliveries import Delivery, in_force, receive, withdraw
from etl.home import Home, locked
from etl.problems import Stop
from etl.rules.book import RuleBook
from etl.rules.load import load_rules
from etl.warehouse.fill import fill, standing
from etl.warehouse.grow import StartOver, held
from etl.warehouse.kept import refuse_losses
from etl.warehouse.publish import current, new_id, open_warehouse, publish, sweep, working_path
from etl.warehouse.sources import Input
from etl.warehouse.stages import Progress, forget, silent, stage_all, try_files
from etl.warehouse.statements import Con


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


def build(
    home: Home, as_of: date | None = None, pack: str | None = None, progress: Progress = silent, fresh: bool = False,
    keeps: bool = False,
) -> Build:  # fmt: skip
    """Build every delivery in force, in the order received, and publish. One build at a time: a second one waits.

    as_of: the day what is due is judged by; default today. fresh: from nothing, though the current build could grow
    into the same tables. keeps: refuse what would cost a register entry of the build in force.
    Raises Stop when a delivery cannot be read, a
    correction no longer holds or rows are unaccounted for; the current build then stays.
    """
    started, as_of, book = time.monotonic(), as_of or date.today(), load_rules(home.rules, pack)
    home.warehouse.mkdir(parents=True, exist_ok=True)
    with locked(home.warehouse / ".lock"):
        sweep(home)
        inputs = stage_all(home, book, in_force(home), progress)
        build_id = new_id(home)
        before = 0 if fresh else _held(home, inputs, book)
        _write(home, build_id, inputs, before, book, as_of, progress)
        if keeps:
            refuse_losses(current(home), working_path(home, build_id))
        path = publish(home, build_id)
        forget(home, inputs)
        with open_warehouse(path) as con:
            total, each = _counts(con, inputs)
    return Build(path, build_id, as_of, total, tuple(each), time.monotonic() - started)


def load(
    home: Home, files: Sequence[Path], sent_by: str | None = None, as_of: date | None = None, pack: str | None = None,
    progress: Progress = silent, keeps: bool = True,
) -> tuple[list[Delivery], Build]:  # fmt: skip
    """Archive the files of one call, check, build and publish.

    Raises Stop before anything is archived when one of them cannot be read as tables; and Stop, with the files taken
    out of force again, when they would cost a register entry already there (keeps).
    """
    now = datetime.now().astimezone()
    try_files(home, load_rules(home.rules, pack), files, now)
    before = {delivery.sha256 for delivery in in_force(home)}
    deliveries = receive(home, files, sent_by, now)
    try:
        return deliveries, build(home, as_of, pack, progress, keeps=keeps)
    except Stop as stop:
        for new in {delivery.sha256 for delivery in deliveries} - before:
            withdraw(home, new, reason=str(stop))
        raise


def _held(home: Home, inputs: Sequence[Input], book: RuleBook) -> int:
    """How many of the deliveries the current build holds."""
    now = current(home)
    return held(now, standing(inputs, book)) if now else 0


def _write(
    home: Home, build_id: str, inputs: Sequence[Input], before: int, book: RuleBook, as_of: date, progress: Progress
) -> None:
    """The file of the build under its working name: grown from the current one where that gives the same tables."""
    now, working = current(home), working_path(home, build_id)
    if now and before:
        try:
            shutil.copyfile(now, working)
            return _run(working, build_id, inputs, before, book, as_of, progress)
        except StartOver:
            working.unlink()
    _run(working, build_id, inputs, 0, book, as_of, progress)


def _run(
    working: Path, build_id: str, inputs: Sequence[Input], before: int, book: RuleBook, as_of: date, progress: Progress
) -> None:
    with duckdb.connect(str(working)) as con:
        con.begin()  # one commit, one wait for the disk
        fill(con, build_id, inputs, before, book, as_of, progress)
        con.commit()
        con.execute("CHECKPOINT")


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
