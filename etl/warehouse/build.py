"""A build: everything in force, from checked rows to one published file."""

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from etl.deliveries import in_force, receive, take_back
from etl.history import Delivery
from etl.home import Home, check_room, locked
from etl.progress import Progress, silent
from etl.rules.book import RuleBook
from etl.rules.load import load_rules
from etl.warehouse.counts import Counts, count_rows
from etl.warehouse.failing import told
from etl.warehouse.fill import Work, fill, held
from etl.warehouse.grow import StartOver
from etl.warehouse.kept import refuse_losses
from etl.warehouse.publish import current, memory, new_id, publish, sweep, working_path
from etl.warehouse.stages import forget, stage_all, try_files

Counted = tuple[Counts, tuple[tuple[Delivery, Counts], ...]]
"""(all deliveries, each with its own)"""


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
    home: Home, as_of: date | None = None, pack: str | None = None, progress: Progress = silent, fresh: bool = False
) -> Build:
    """Build every delivery in force, in the order received, and publish. One build at a time: a second one waits.

    as_of: the day what is due is judged by; default today. fresh: from nothing, though the current build could grow
    into the same tables. Raises Stop when a delivery cannot be read, a correction no longer holds or rows are
    unaccounted for; the current build then stays.
    """
    return _build(home, load_rules(home.rules, pack), as_of or date.today(), progress, fresh)


def load(
    home: Home, files: Sequence[Path], sent_by: str | None = None, as_of: date | None = None, pack: str | None = None,
    progress: Progress = silent, keeps: bool = True,
) -> tuple[list[Delivery], Build]:  # fmt: skip
    """Archive the files of one call, check, build and publish.

    keeps: refuse what would cost a register entry that is there. Raises Stop before anything is archived when a
    file cannot be read as tables, and with what came withdrawn again when the build fails.
    """
    now, book = datetime.now().astimezone(), load_rules(home.rules, pack)
    check_room(home)
    with told():
        try_files(home, book, files, now, progress)
    before = {delivery.sha256 for delivery in in_force(home)}
    deliveries = receive(home, files, sent_by, now)
    try:
        return deliveries, _build(home, book, as_of or date.today(), progress, keeps=keeps)
    except BaseException as failure:  # a fault of ours, or Ctrl+C: what came is not left behind for the next build
        take_back(home, sorted({delivery.sha256 for delivery in deliveries} - before), str(failure) or "中断")
        raise


def _build(
    home: Home, book: RuleBook, as_of: date, progress: Progress, fresh: bool = False, keeps: bool = False
) -> Build:
    started = time.monotonic()
    check_room(home)
    home.warehouse.mkdir(parents=True, exist_ok=True)
    with told(), locked(home.warehouse / ".lock"):
        sweep(home)
        try:
            inputs = stage_all(home, book, in_force(home), progress)
            work = Work(new_id(home), inputs, book, as_of, progress)
            total, each = _write(home, work, None if fresh else current(home), keeps)
            path = publish(home, work.build)
        except BaseException:
            sweep(home)  # at once: where the disk is full, the half file is what fills it
            raise
        forget(home, inputs)
    return Build(path, work.build, as_of, total, each, time.monotonic() - started)


def _write(home: Home, work: Work, now: Path | None, keeps: bool) -> Counted:
    """The file of the build under its working name: grown from the current one where that gives the same tables.

    keeps: Stop when the current one has a register entry that is not in the new one (a grown one has all).
    """
    working = working_path(home, work.build)
    if now:
        try:
            shutil.copyfile(now, working)
            return _fill(working, work, grow=True)
        except (StartOver, OSError):  # a pointer to a file that is gone is no reason to stop
            working.unlink(missing_ok=True)
    counted = _fill(working, work, grow=False)
    if keeps:
        refuse_losses(now, working)
    return counted


def _fill(working: Path, work: Work, grow: bool) -> Counted:
    with duckdb.connect(str(working), config={"memory_limit": memory()}) as con:
        before = held(con, work) if grow else 0
        con.begin()  # one commit, one wait for the disk
        fill(con, work, before)
        counted = count_rows(con, work.inputs)
        con.commit()
        con.execute("CHECKPOINT")
    return counted
