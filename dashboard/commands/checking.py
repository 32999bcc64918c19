"""template, check: what an office does before it sends anything."""

import sys
from pathlib import Path

import click

from dashboard.commands.bar import progress
from dashboard.commands.common import FILES, HOME, JSON, PACK, OutFile, say_json
from etl.home import Home
from etl.intake.locate import locate
from etl.intake.marked import write_marked
from etl.records.template import write_template
from etl.rules.load import load_rules
from etl.warehouse.rehearse import rehearse


@click.command("template")
@click.argument("out", type=OutFile(), metavar="文件.xlsx")
def template_(out: Path) -> None:
    """写一个空白模板：每种记录一张表，表头带说明，能选的有下拉选项。"""
    write_template(out)
    click.echo(f"模板已写到 {out}。")


@click.command("check")
@FILES
@HOME
@click.option(
    "--problems", "out", type=OutFile(), metavar="文件.xlsx",
    help="把原工作簿连同标出的问题写到这里。",
)  # fmt: skip
@PACK
@JSON
def check_(files: tuple[Path, ...], root: Path, out: Path | None, pack: str | None, as_json: bool) -> None:
    """只核对，不入库：每个问题在哪个文件、哪张表、哪一行，写的什么，应写什么。

    数据文件夹里已有的代表、站点、活动等，核对时都认得。
    """
    if out is not None and len(files) > 1:
        raise click.UsageError("--problems 一次只标一个文件。")
    home = Home(root)
    with progress(as_json) as step:
        found, unknown = rehearse(home, files, pack, step)
    if out is not None:
        write_marked(files[0], locate(files[0], found, load_rules(home.rules, pack)), out)
    if as_json:
        say_json([vars(problem) for problem in found])
    else:
        click.echo("\n".join([*(problem.message for problem in found), *unknown, _closing(len(found), out)]))
    sys.exit(1 if found else 0)


def _closing(problems: int, out: Path | None) -> str:
    where = f"标好的工作簿在 {out}。" if out else ""
    return f"共 {problems} 个问题。{where}" if problems else f"没有问题。{where}"
