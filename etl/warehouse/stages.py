"""Every delivery checked before it is built: what was checked before is taken from the cache."""

import hashlib
import shutil
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from etl.deliveries import Delivery, received, safe_name
from etl.home import Home
from etl.intake.correct import load_corrections
from etl.intake.stage import stage
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
