"""sample, serve, demo: invented workbooks, the dashboard, and both together."""

import shutil
from datetime import date
from pathlib import Path
from typing import cast, get_args

import click

from dashboard.commands.bar import progress
from dashboard.commands.common import HOME
from dashboard.commands.loading import load_and_tell, say_load
from dashboard.serve import serve
from etl.home import Home
from etl.problems import Stop
from etl.sample import Format, Scale, write_sample

PORT = click.option("--port", type=int, default=8501, show_default=True, help="端口；被占用时换下一个空的。")
DEMO_AS_OF = date(2025, 12, 31)
DEMO_PACK = "wangchuan"
DEMO_SEED = 20
MARK = "演示数据.txt"
SCALES = get_args(Scale)


@click.command("sample")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False), metavar="文件夹")
@click.option(
    "--scale", type=click.Choice(SCALES), default="district", show_default=True, help="街道、区、市、省、全国。"
)
@click.option("--seed", type=int, default=DEMO_SEED, show_default=True, help="同一个数得到同样的数据。")
@click.option("--format", "form", type=click.Choice(get_args(Format)), default="xlsx", show_default=True)
def sample_(out: Path, scale: str, seed: int, form: str) -> None:
    """写一批虚构的工作簿：人名、地名都是编的，毛病是照实际常见的放的。"""
    with progress(False) as step:
        written = write_sample(out, cast(Scale, scale), seed, cast(Format, form), step)
    click.echo(f"{len(written)} 个文件写到了 {out}。")


@click.command("serve")
@HOME
@PORT
@click.option("--exact-port", is_flag=True, help="端口被占用就不开：反向代理后面的每个进程各有自己的端口。")
def serve_(root: Path, port: int, exact_port: bool) -> None:
    """打开看板（只在本机）。"""
    serve(root, port, is_exact=exact_port)


@click.command("demo")
@click.option(
    "--home", "root", type=click.Path(path_type=Path, file_okay=False), default=Path("data/demo"), show_default=True,
    help="演示数据放在哪里；每次重新写。",
)  # fmt: skip
@PORT
@click.option("--scale", type=click.Choice(SCALES), default="district", show_default=True, help="多大的地方。")
@click.option("--no-serve", is_flag=True, help="只准备数据，不打开看板。")
def demo_(root: Path, port: int, scale: str, no_serve: bool) -> None:
    """演示：写虚构的一个区的工作簿，入库，打开看板。"""
    home = fresh_home(root)
    click.echo("正在写虚构的工作簿……")
    with progress(False) as step:
        files = write_sample(root / "workbooks", cast(Scale, scale), DEMO_SEED, "xlsx", step)
    click.echo(f"{len(files)} 个工作簿在 {root / 'workbooks'}，正在入库……")
    say_load(load_and_tell(home, files, as_of=DEMO_AS_OF))
    if not no_serve:
        serve(root, port, is_demo=True)


def fresh_home(root: Path) -> Home:
    """An empty home for the demonstration. Only what a demonstration wrote is ever cleared away."""
    if root.exists() and any(root.iterdir()) and not (root / MARK).exists():
        raise Stop(f"“{root}”里有不是演示写的东西，没有动它；请换一个文件夹。")
    shutil.rmtree(root, ignore_errors=True)
    home = Home(root)
    home.rules.mkdir(parents=True)
    (root / MARK).write_text("这个文件夹是 lvzhi demo 写的，人和事都是虚构的；再次演示时会清空重写。\n", "utf-8")
    (home.rules / "office.toml").write_text(f'pack = "{DEMO_PACK}"\n', "utf-8")
    return home
