"""A home in one file, and back: what was kept is the same to the byte, a damaged part is named, nothing half done."""

import json
import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from etl.backup import MANIFEST, backup, restore
from etl.history import history
from etl.home import Home
from etl.journal import entries, note
from etl.problems import Stop
from etl.sample import write_sample
from etl.warehouse.build import build, load
from etl.warehouse.publish import current, open_warehouse

AS_OF = date(2025, 12, 31)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("office") / "data")
    home.rules.mkdir(parents=True)
    (home.rules / "office.toml").write_text('pack = "wangchuan"\n', "utf-8")
    load(home, write_sample(home.root / "workbooks", "street", 20, "csv"), as_of=AS_OF)
    note(home, "张三", "报送")
    return home


@pytest.fixture(scope="module")
def archive(home: Home) -> Path:
    out = home.root.parent / "backup.zip"
    assert backup(home, out) > 20
    return out


def inputs(home: Home) -> object:
    path = current(home)
    assert path is not None
    return open_warehouse(path).execute("SELECT inputs FROM stamp").fetchone()


def test_a_restored_home_builds_the_same_tables_and_keeps_the_history(
    home: Home, archive: Path, tmp_path: Path
) -> None:
    back = Home(tmp_path / "elsewhere" / "data")
    restore(back, archive)
    build(back, AS_OF)
    assert inputs(back) == inputs(home)
    assert history(back) == history(home) and entries(back) == entries(home)
    kept = sorted(
        p.relative_to(home.deliveries) for p in home.deliveries.rglob("*") if p.is_file() and p.name[0] != "."
    )
    assert all((back.deliveries / name).read_bytes() == (home.deliveries / name).read_bytes() for name in kept)


def rewritten(archive: Path, out: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(archive) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    change(parts)
    with zipfile.ZipFile(out, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out


def a_card(parts: dict[str, bytes]) -> str:
    return min(name for name in parts if name.endswith("card.json"))


def alter(parts: dict[str, bytes]) -> None:
    parts[a_card(parts)] += b" "


def lose(parts: dict[str, bytes]) -> None:
    del parts[a_card(parts)]


def add(parts: dict[str, bytes]) -> None:
    parts["rules/more.toml"] = b""


def leave(parts: dict[str, bytes]) -> None:
    told = json.loads(parts[MANIFEST])
    told["files"]["../outside.txt"] = "0"
    parts[MANIFEST] = json.dumps(told).encode()
    parts["../outside.txt"] = b"out"


def unlist(parts: dict[str, bytes]) -> None:
    del parts[MANIFEST]


DAMAGED = [
    ("a part altered", alter, "card.json”与备份时的不一样"),
    ("a part lost", lose, "card.json”已损坏或不见了"),
    ("a part put in", add, "“rules/more.toml”不在清单上"),
    ("a name that leaves the folder", leave, "“../outside.txt”指向文件夹之外"),
    ("no list", unlist, "不是本系统的备份"),
]


@pytest.mark.parametrize("case, change, sentence", DAMAGED)
def test_a_damaged_archive_is_told_and_changes_nothing(
    archive: Path, tmp_path: Path, case: str, change: Callable[[dict[str, bytes]], None], sentence: str
) -> None:
    back = Home(tmp_path / "data")
    with pytest.raises(Stop, match=sentence):
        restore(back, rewritten(archive, tmp_path / "bad.zip", change))
    assert not back.root.exists() and sorted(path.name for path in tmp_path.iterdir()) == ["bad.zip"]


@pytest.mark.parametrize("cut", [0, 100, 5000, -10])
def test_a_torn_archive_is_told(archive: Path, tmp_path: Path, cut: int) -> None:
    torn = tmp_path / "torn.zip"
    torn.write_bytes(archive.read_bytes()[:cut])
    with pytest.raises(Stop, match="已损坏"):
        restore(Home(tmp_path / "data"), torn)


def test_wherever_a_byte_is_altered_it_is_told_or_nothing_was_lost(home: Home, tmp_path: Path) -> None:
    """A small home, so that every part of the archive is hit: names, sizes, packed bytes, the list, the end."""
    small, out = Home(tmp_path / "small"), tmp_path / "small.zip"
    (small.root / "rules").mkdir(parents=True)
    (small.root / "rules" / "office.toml").write_text('pack = "wangchuan"\n' * 20, "utf-8")
    backup(small, out)
    whole = out.read_bytes()
    for n in range(len(whole)):
        (tmp_path / "bad.zip").write_bytes(whole[:n] + bytes([whole[n] ^ 0x55]) + whole[n + 1 :])
        back = Home(tmp_path / f"back{n}")
        with suppress(Stop):
            restore(back, tmp_path / "bad.zip")
            kept = (back.root / "rules" / "office.toml").read_bytes()
            assert kept == (small.root / "rules" / "office.toml").read_bytes(), n
            shutil.rmtree(back.root)
        assert not back.root.exists(), n


def test_nothing_is_written_over(home: Home, archive: Path) -> None:
    with pytest.raises(Stop, match="已有数据，不覆盖"):
        restore(home, archive)
    with pytest.raises(Stop, match="已经有了，不覆盖"):
        backup(home, archive)
    with pytest.raises(Stop, match="没有要备份的东西"):
        backup(Home(home.root / "nowhere"), archive.with_name("none.zip"))
