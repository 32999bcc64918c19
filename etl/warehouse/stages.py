"""Every delivery checked before it is built: what was checked before is taken from the cache."""

import hashlib
import json
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from etl.deliveries import received, safe_name
from etl.history import Delivery
from etl.home import Home
from etl.intake.correct import load_corrections
from etl.intake.stage import SHEETS, Staged, stage, stage_key
from etl.problems import Stop, reason
from etl.progress import ROWS, Progress, expected
from etl.rules.book import RuleBook
from etl.warehouse.sources import Input

_DAY = 24 * 60 * 60


def stage_all(home: Home, book: RuleBook, deliveries: Sequence[Delivery], progress: Progress) -> list[Input]:
    """The checked rows of every delivery. Raises Stop when one cannot be read or a correction no longer holds."""
    given = [(delivery.path(home), delivery) for delivery in deliveries]
    return [Input(delivery, staged.folder) for delivery, staged in _checked(home, book, given, progress)]


def _checked(
    home: Home, book: RuleBook, given: Sequence[tuple[Path, Delivery]], progress: Progress
) -> Iterator[tuple[Delivery, Staged]]:
    """Each with its checked rows; how many rows are to come is told from the bytes."""
    corrections = load_corrections(home.corrections)
    sizes = [path.stat().st_size if path.exists() else 0 for path, _ in given]
    rows = seen = 0
    for (path, delivery), size in zip(given, sizes, strict=True):
        progress(f"核对 {delivery.file}", rows, expected(rows, seen, sum(sizes)), ROWS)
        staged = stage(path, delivery, book, corrections, home.stages)
        rows, seen = rows + staged.rows_read, seen + size
        yield delivery, staged


@dataclass(frozen=True)
class Shaped:
    """A sheet in force that a layout read. layouts: (id, title) of that layout, then of those that could have."""

    sha256: str
    file: str
    sheet: str
    layouts: tuple[tuple[str, str], ...]


def shaped(home: Home, book: RuleBook, deliveries: Sequence[Delivery]) -> list[Shaped]:
    """The sheets of these deliveries that were read by a layout, as they were checked last under these rules."""
    corrections = load_corrections(home.corrections)
    found = []
    for delivery in deliveries:
        file = home.stages / stage_key(delivery, book, corrections) / SHEETS
        for entry in json.loads(file.read_text("utf-8")) if file.is_file() else ():
            if entry["layouts"]:
                pairs = tuple((id_, title) for id_, title in entry["layouts"])
                found.append(Shaped(delivery.sha256, delivery.file, entry["sheet"], pairs))
    return found


def forget(home: Home, inputs: Sequence[Input]) -> None:
    """Remove checked rows that no build has used for a day: of old rules, old code, files never archived."""
    used = {given.folder.name for given in inputs}
    for folder in home.stages.iterdir() if home.stages.is_dir() else ():
        if folder.name not in used and time.time() - folder.stat().st_mtime > _DAY:
            shutil.rmtree(folder, ignore_errors=True)


def try_files(home: Home, book: RuleBook, files: Sequence[Path], now: datetime, progress: Progress) -> None:
    """Check files as they would be once archived on `now`, so that one that cannot be read is never archived."""
    known = {delivery.sha256: delivery for delivery in received(home)}
    hashed = ((file, _sha256(file)) for file in files)
    given = [(file, known.get(sha) or Delivery(safe_name(file.name), sha, 0, now, None, "", 0)) for file, sha in hashed]
    for _ in _checked(home, book, given, progress):
        pass


def _sha256(file: Path) -> str:
    try:
        with file.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError as error:
        raise Stop(f"文件“{file.name}”读不了：{reason(error)}。") from error
