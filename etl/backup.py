"""A home in one file, and back: everything that cannot be computed again, every part with its hash."""

import hashlib
import json
import os
import shutil
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from etl.home import Home, locked, sync
from etl.problems import Stop, reason

MANIFEST = "backup.json"
_COMPUTED = ("warehouse", "stages", "workbooks")
"""What `lvzhi build` makes again, or a demonstration wrote."""

_CHUNK = 1 << 20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    KeyError,
    ValueError,
)
"""How a damaged archive fails, wherever in it one reads."""


def backup(home: Home, out: Path) -> int:
    """Write the home to `out` (a zip); how many files. Raises Stop where there is nothing to keep or `out` is there."""
    files = list(_kept(home))
    if not files:
        raise Stop(f"“{home.root}”里没有要备份的东西。")
    if out.exists():
        raise Stop(f"“{out.name}”已经有了，不覆盖；请换一个名字。")
    begun = out.with_name(f".{out.name}.begun")
    try:
        with locked(home.root / ".journal.lock"), zipfile.ZipFile(begun, "w", zipfile.ZIP_DEFLATED) as target:
            sums = {name: _put(target, name, path) for name, path in files}
            told = {"made_at": datetime.now().astimezone().isoformat(timespec="seconds"), "files": sums}
            target.writestr(MANIFEST, json.dumps(told, ensure_ascii=False, indent=1))
        with begun.open("rb+") as written:
            sync(written)
        os.replace(begun, out)
    except OSError as error:
        raise Stop(f"“{out}”写不了：{reason(error)}。") from error
    finally:
        begun.unlink(missing_ok=True)
    return len(files)


def restore(home: Home, archive: Path) -> int:
    """Bring a backup into a home that holds nothing; how many files. Every part is checked before any is in place.

    Raises Stop, naming the part, where the archive is damaged, and where the home is not empty; nothing is changed then.
    """
    if any(_kept(home)):
        raise Stop(f"“{home.root}”里已有数据，不覆盖；请恢复到一个空文件夹。")
    home.root.parent.mkdir(parents=True, exist_ok=True)
    begun = Path(tempfile.mkdtemp(prefix=".restoring-", dir=home.root.parent))
    try:
        with zipfile.ZipFile(archive) as source:
            sums = _sums(source)
            for name, told in sums.items():
                _take(source, name, told, begun)
        for part in sorted(begun.iterdir()):
            home.root.mkdir(exist_ok=True)
            part.rename(home.root / part.name)
    except _BROKEN as error:
        raise Stop(f"“{archive.name}”已损坏，不是完整的备份。") from error
    except OSError as error:
        raise Stop(f"“{archive.name}”恢复不了：{reason(error)}。") from error
    finally:
        shutil.rmtree(begun, ignore_errors=True)
    return len(sums)


def _kept(home: Home) -> Iterator[tuple[str, Path]]:
    """(name in the backup, file) of everything but what is computed, locks and what was never finished."""
    for path in sorted(home.root.rglob("*")) if home.root.is_dir() else ():
        parts = path.relative_to(home.root).parts
        aside = (
            parts[0] in _COMPUTED or any(part.startswith(".") for part in parts) or path.name.endswith(("-wal", "-shm"))
        )
        if path.is_file() and not path.is_symlink() and not aside:
            yield PurePosixPath(*parts).as_posix(), path


def _put(target: zipfile.ZipFile, name: str, path: Path) -> str:
    """The hash of what was written; a store that is open is copied as it is at one moment."""
    if path.suffix == ".sqlite":
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, path.name)
            with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as whole:
                source.backup(whole)
            return _put_file(target, name, copy)
    return _put_file(target, name, path)


def _put_file(target: zipfile.ZipFile, name: str, path: Path) -> str:
    with path.open("rb") as source, target.open(name, "w", force_zip64=True) as written:
        return _copied(source, written)


def _take(source: zipfile.ZipFile, name: str, told: str, begun: Path) -> None:
    place = begun.joinpath(*PurePosixPath(name).parts)
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        with source.open(name) as part, place.open("wb") as target:
            found = _copied(part, target)
            sync(target)
    except _BROKEN as error:
        raise Stop(f"备份里的“{name}”已损坏或不见了，没有恢复。") from error
    if found != told:
        raise Stop(f"备份里的“{name}”与备份时的不一样，没有恢复。")


def _copied(source: IO[bytes], target: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()


def _sums(source: zipfile.ZipFile) -> dict[str, str]:
    """name -> hash; Stop where a name leaves the folder or the list of parts is not that of the archive."""
    try:
        told: dict[str, Any] = json.loads(source.read(MANIFEST))
        sums = {str(name): str(found) for name, found in told["files"].items()}
    except (*_BROKEN, TypeError, AttributeError) as error:
        raise Stop("不是本系统的备份：没有清单，或清单已损坏。") from error
    for name in sums:
        pure = PurePosixPath(name)
        if pure.is_absolute() or ".." in pure.parts or "\\" in name or ":" in name or not pure.parts:
            raise Stop(f"备份里的“{name[:80]}”指向文件夹之外，没有恢复。")
    extra = set(source.namelist()) - {*sums, MANIFEST}
    if extra:
        raise Stop(f"备份里的“{sorted(extra)[0][:80]}”不在清单上，没有恢复。")
    return sums
