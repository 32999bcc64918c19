"""Every delivery checked before it is built: what was checked before is taken from the cache."""

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from etl.deliveries import Delivery, received, safe_name
from etl.home import Home
from etl.intake.correct import load_corrections
from etl.intake.stage import SHEETS, stage, stage_key
from etl.problems import Stop, reason
from etl.rules.book import RuleBook
from etl.warehouse.sources import Input

Progress = Callable[[str, int, int], None]
"""(what is being done, steps done, steps in all)"""

_DAY = 24 * 60 * 60


def silent(what: str, done: int, of: int) -> None:
    """A progress nobody watches."""


def stage_all(home: Home, book: RuleBook, deliveries: Sequence[Delivery], progress: Progress) -> list[Input]:
    """The checked rows of every delivery. Raises Stop when one cannot be read or a correction no longer holds."""
    corrections = load_corrections(home.corrections)
    inputs = []
    for n, delivery in enumerate(deliveries):
        progress(delivery.file, n, len(deliveries))
        staged = stage(delivery.path(home), delivery, book, corrections, home.stages)
        inputs.append(Input(delivery, staged.folder))
    return inputs


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


def try_files(home: Home, book: RuleBook, files: Sequence[Path], now: datetime) -> None:
    """Check files as they would be once archived on `now`, so that one that cannot be read is never archived."""
    known = {delivery.sha256: delivery for delivery in received(home)}
    corrections = load_corrections(home.corrections)
    for file in files:
        sha = _sha256(file)
        card = known.get(sha) or Delivery(safe_name(file.name), sha, 0, now, None, "", 0)
        stage(file, card, book, corrections, home.stages)


def _sha256(file: Path) -> str:
    try:
        with file.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError as error:
        raise Stop(f"文件“{file.name}”读不了：{reason(error)}。") from error
