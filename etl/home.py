"""Where things lie in the data folder of one office."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from etl.problems import Stop

LEAST_ROOM = 1 << 20
"""Bytes: the histories, written once more."""


@dataclass(frozen=True)
class Home:
    """The folder given as --home; nothing is created by naming it."""

    root: Path

    @property
    def deliveries(self) -> Path:
        """One folder per file received, named by its SHA-256, and history.jsonl."""
        return self.root / "deliveries"

    @property
    def rules(self) -> Path:
        """The office's own rule packs; those shipped stand behind them."""
        return self.root / "rules"

    @property
    def corrections(self) -> Path:
        return self.root / "corrections.toml"

    @property
    def accounts(self) -> Path:
        """Who may look, their sessions; none where everyone at this machine may."""
        return self.root / "accounts.sqlite"

    @property
    def journal(self) -> Path:
        """Who did what and when."""
        return self.root / "journal.jsonl"

    @property
    def settlements(self) -> Path:
        """Objections, answers, differences settled."""
        return self.root / "settlements.jsonl"

    @property
    def rounds(self) -> Path:
        """Frozen evaluations: each a folder with the build and what it stands on."""
        return self.root / "rounds"

    @property
    def warehouse(self) -> Path:
        """The published builds and the pointer to the current one."""
        return self.root / "warehouse"

    @property
    def stages(self) -> Path:
        """Checked rows per delivery: a cache that may be deleted at any time."""
        return self.root / "stages"

    @property
    def current(self) -> Path:
        """The pointer: one line, the file name of the build in force."""
        return self.warehouse / "CURRENT"


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold `file` alone, waiting for whoever holds it; a killed holder lets go by itself."""
    with file.open("ab") as handle:
        _lock(handle)
        yield


def check_room(home: Home) -> None:
    """Raises Stop where the disk is so full that not even what failed could be taken back."""
    folder = next(one for one in (home.root.resolve(), *home.root.resolve().parents) if one.is_dir())
    if shutil.disk_usage(folder).free < LEAST_ROOM:
        raise Stop("磁盘满了，什么也没有做；请先腾出地方。")


def sync(what: IO[Any] | Path) -> None:
    """On the disk before we go on: a file we wrote, or a folder in which something was renamed."""
    if isinstance(what, Path):
        if os.name == "nt":  # a folder cannot be opened there
            return
        descriptor = os.open(what, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    else:
        what.flush()
        os.fsync(what.fileno())


def _lock(handle: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        handle.seek(0)
        while True:
            try:
                msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
                return
            except OSError:  # given up after ten seconds: wait on
                continue
    import fcntl

    fcntl.flock(handle, fcntl.LOCK_EX)
