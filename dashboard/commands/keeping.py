"""backup, restore: a home in one file, and back."""

from pathlib import Path

import click

from dashboard import publishing
from dashboard.commands.bar import progress
from dashboard.commands.common import HOME
from dashboard.publishing import CONSOLE
from etl.backup import backup, restore
from etl.home import Home
from etl.journal import note


@click.command("backup")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False), metavar="文件.zip")
@HOME
def backup_(out: Path, root: Path) -> None:
    """把收到的文件、规则、账号、日志和流水存成一个文件；算出来的库不用存。"""
    count = backup(Home(root), out)
    note(Home(root), CONSOLE, "备份", out.name)
    click.echo(f"{count} 个文件存进了 {out}，每个都记了哈希。")


@click.command("restore")
@click.argument("archive", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="文件.zip")
@HOME
def restore_(archive: Path, root: Path) -> None:
    """把备份恢复到一个空的数据文件夹，逐个核对哈希，再重建。"""
    home = Home(root)
    count = restore(home, archive)
    note(home, CONSOLE, "恢复备份", archive.name)
    with progress(False) as step:
        built = publishing.build(home, CONSOLE, progress=step)
    click.echo(f"恢复了 {count} 个文件，哈希都对；数据版 {built.id}，全库 {built.home.facts:,} 条。")
