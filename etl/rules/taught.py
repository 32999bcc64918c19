"""Layouts that somebody taught on the page, by pointing: kept with the office's rules, read like any other layout."""

import os
from pathlib import Path

import tomli_w

from etl.home import locked, sync
from etl.problems import Stop
from etl.rules.fault import read_toml
from etl.rules.layouts import Layout, Layouts
from etl.rules.shapes import check_layouts
from etl.rules.tables import TAUGHT

HEAD = "# 在“数据报送”页教给系统的表样。由程序整份重写，请在页上改；手写的样式放 layouts.toml。\n\n"


def taught(folder: Path) -> tuple[Layout, ...]:
    """What was taught, oldest first. Raises Stop where the file cannot be read."""
    file = folder / f"{TAUGHT}.toml"
    return Layouts.model_validate(read_toml(file)[1]).layout if file.is_file() else ()


def teach(folder: Path, layout: Layout) -> None:
    """Keep it; one of the same id (the same record and headings) gives way. Raises Stop where it does not hold."""
    for _, reason in check_layouts([layout]):
        raise Stop(f"这样读不通：{reason}。")
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder / ".taught.lock"):
        _write(folder, [*(one for one in taught(folder) if one.id != layout.id), layout])


def forget(folder: Path, id_: str) -> Layout:
    """No longer read so; deliveries that were read so are read anew at the next build. Raises Stop where there is none."""
    with locked(folder / ".taught.lock"):
        known = {one.id: one for one in taught(folder)}
        if id_ not in known:
            raise Stop("没有教过这种表。")
        _write(folder, [one for one in known.values() if one.id != id_])
    return known[id_]


def _write(folder: Path, layouts: list[Layout]) -> None:
    file, begun = folder / f"{TAUGHT}.toml", folder / f".{TAUGHT}.toml"
    tables = [one.model_dump(mode="json", exclude_defaults=True, exclude_none=True) for one in layouts]
    with begun.open("w", encoding="utf-8", newline="\n") as out:
        out.write(HEAD + tomli_w.dumps({"layout": tables}))
        sync(out)
    os.replace(begun, file)
    sync(folder)
