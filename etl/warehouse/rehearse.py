"""A load that changes nothing: the files are built beside a copy of the home, and only their problems come back."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from etl.home import Home
from etl.problems import Problem, Stop
from etl.warehouse.build import load
from etl.warehouse.kept import lost
from etl.warehouse.publish import current, open_warehouse
from etl.warehouse.stages import Progress, silent


def rehearse(
    home: Home, files: Sequence[Path], pack: str | None = None, progress: Progress = silent
) -> tuple[list[Problem], list[str]]:
    """The problems these files would have if they were loaded now, and their unknown columns (see `unknown_columns`).
    Raises Stop as load does."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Home(Path(folder))
        for name in ("deliveries", "rules", "stages"):
            if (home.root / name).is_dir():
                shutil.copytree(home.root / name, copy.root / name, copy_function=_link)
        if home.corrections.is_file():
            shutil.copy(home.corrections, copy.corrections)
        received, _ = load(copy, files, pack=pack, progress=progress, keeps=False)
        shas = {delivery.sha256 for delivery in received}
        old, new = current(home), current(copy)
        costs = lost(old, new) if old and new else None
        warned = [f"{costs}，这样的报送 load 不收。"] if costs else []
        return problems_of(copy, shas), [*warned, *unknown_columns(copy, shas)]


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
