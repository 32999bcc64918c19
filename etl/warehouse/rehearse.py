"""A load that changes nothing: the files are built beside a copy of the home, and only their problems come back."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from etl.home import Home
from etl.problems import Problem, Stop
from etl.warehouse.build import load
from etl.warehouse.publish import current, open_warehouse
from etl.warehouse.stages import Progress, silent


def rehearse(home: Home, files: Sequence[Path], pack: str | None = None, progress: Progress = silent) -> list[Problem]:
    """The problems these files would have if they were loaded now. Raises Stop as load does."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Home(Path(folder))
        for name in ("deliveries", "rules", "stages"):
            if (home.root / name).is_dir():
                shutil.copytree(home.root / name, copy.root / name, copy_function=_link)
        if home.corrections.is_file():
            shutil.copy(home.corrections, copy.corrections)
        received, _ = load(copy, files, pack=pack, progress=progress)
        return problems_of(copy, {delivery.sha256 for delivery in received})


def _link(source: str, target: str) -> None:
    """The archive is never written to, so a second name for a file will do; the history is, and is copied."""
    if source.endswith(".jsonl"):
        shutil.copy(source, target)
        return
    try:
        os.link(source, target)
    except OSError:
        shutil.copy(source, target)


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
