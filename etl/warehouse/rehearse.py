"""A load that changes nothing: the files are built beside a copy of the home, which is gone when it has been looked at."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.deliveries import in_force
from etl.home import Home
from etl.problems import Problem, Stop
from etl.progress import Progress, silent
from etl.rules.load import load_rules
from etl.warehouse.build import load
from etl.warehouse.kept import lost
from etl.warehouse.publish import current, open_warehouse
from etl.warehouse.stages import shaped

_PREFIX = ".rehearsal-"
_HOUR = 60 * 60


@dataclass(frozen=True)
class Rehearsal:
    """What a load would have made. old: the build in force, None before the first. new: the build with the files.
    shas: theirs. pack: the rule pack it was made under, None for the office's own."""

    copy: Home
    old: Path | None
    new: Path
    shas: frozenset[str]
    pack: str | None = None

    @property
    def problems(self) -> list[Problem]:
        return problems_of(self.copy, self.shas)

    @property
    def warnings(self) -> list[str]:
        """What it would cost, columns nobody knows, and sheets that two layouts read, as sentences."""
        costs = [f"{self.costs}，这样的报送不收。"] if self.costs else []
        return [*costs, *unknown_columns(self.copy, self.shas), *claimed_twice(self.copy, self.shas, self.pack)]

    @property
    def costs(self) -> str | None:
        """Register entries that would be lost, as one sentence: such a load is refused."""
        return lost(self.old, self.new) if self.old else None


@contextmanager
def rehearsed(
    home: Home, files: Sequence[Path], sent_by: str | None = None, as_of: date | None = None, pack: str | None = None,
    progress: Progress = silent,
) -> Iterator[Rehearsal]:  # fmt: skip
    """These files loaded beside the home, to be looked at inside the `with`; then nothing of them is left.

    Raises Stop as load does.
    """
    _sweep(home)
    beside = home.root if home.root.is_dir() else None  # links hold within one file system; a home not there has none
    with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=beside, ignore_cleanup_errors=True) as folder:
        copy = _copied(home, Home(Path(folder)))
        old = current(copy)
        received, built = load(copy, files, sent_by, as_of, pack, progress, keeps=False)
        yield Rehearsal(copy, old, built.path, frozenset(delivery.sha256 for delivery in received), pack)


def _copied(home: Home, copy: Home) -> Home:
    for name in ("deliveries", "rules", "stages"):
        if (home.root / name).is_dir():
            shutil.copytree(
                home.root / name, copy.root / name, copy_function=_link, ignore=shutil.ignore_patterns(".*")
            )
    if home.corrections.is_file():
        shutil.copy(home.corrections, copy.corrections)
    now = current(home)
    if now and now.is_file():  # the load grows from it, as the real one will
        copy.warehouse.mkdir()
        _link(str(now), str(copy.warehouse / now.name))
        for name in ("CURRENT", "last_id"):
            if (home.warehouse / name).exists():
                (copy.warehouse / name).write_text(f"{now.name}\n" if name == "CURRENT" else _last(home), "utf-8")
    return copy


def _last(home: Home) -> str:
    return (home.warehouse / "last_id").read_text("utf-8")


def _sweep(home: Home) -> None:
    """Remove what a rehearsal that was killed left; one that runs is younger."""
    for folder in home.root.glob(f"{_PREFIX}*"):
        if time.time() - folder.stat().st_mtime > _HOUR:
            shutil.rmtree(folder, ignore_errors=True)


def _link(source: str, target: str) -> None:
    """The archive is never written to, so a second name for a file will do; the history is, and is copied."""
    if source.endswith(".jsonl"):
        shutil.copy(source, target)
        return
    try:
        os.link(source, target)
    except OSError:
        shutil.copy(source, target)


def rehearse(
    home: Home, files: Sequence[Path], pack: str | None = None, progress: Progress = silent
) -> tuple[list[Problem], list[str]]:
    """The problems these files would have if they were loaded now, and what else would be told (see `warnings`)."""
    with rehearsed(home, files, pack=pack, progress=progress) as done:
        return done.problems, done.warnings


def problems_of(home: Home, shas: Iterable[str] | None = None) -> list[Problem]:
    """The problems of the build in force, of all deliveries or of these, in the order of the rows."""
    path = current(home)
    if path is None:
        raise Stop("还没有数据，请先运行 lvzhi load 文件。")
    with open_warehouse(path) as con:
        found = con.execute(
            'SELECT s.delivery, p.file, p.sheet, p."row", p."column", p.found, p.allowed, p.message '
            'FROM problem p JOIN source s USING (source_id) ORDER BY p.source_id, p."row" NULLS FIRST, p.message'
        ).fetchall()
    wanted = None if shas is None else set(shas)
    return [Problem(*rest) for sha, *rest in found if wanted is None or sha in wanted]


def unknown_columns(home: Home, shas: Iterable[str]) -> list[str]:
    """One sentence per sheet of these deliveries with headers nobody knows; such columns are kept in the archive."""
    path = current(home)
    if path is None:
        return []
    with open_warehouse(path) as con:
        found = con.execute(
            "SELECT file, sheet, extra FROM source WHERE len(extra) > 0 AND list_contains($shas, delivery) ORDER BY source_id",
            {"shas": sorted(shas)},
        ).fetchall()
    return [f"{file}，{sheet}：不认得的列没有读：{'、'.join(extra)}。" for file, sheet, extra in found]


def claimed_twice(home: Home, shas: Iterable[str], pack: str | None = None) -> list[str]:
    """One sentence per sheet of these deliveries that more than one layout can read: by which it was."""
    wanted = set(shas)
    own = [delivery for delivery in in_force(home) if delivery.sha256 in wanted]
    return [
        f"{one.file}，{one.sheet}：合几种表样：{'、'.join(f'“{title}”' for _, title in one.layouts)}；按第一种读了一次。"
        for one in shaped(home, load_rules(home.rules, pack), own)
        if len(one.layouts) > 1
    ]
