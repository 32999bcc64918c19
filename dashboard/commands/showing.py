"""sample, serve, demo: invented workbooks, the dashboard, and both together."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args

import click

from dashboard.commands.common import HOME, progress
from dashboard.commands.loading import _say, report_of
from dashboard.serve import serve
from etl.home import Home
from etl.sample import Format, Scale, write_sample
from etl.warehouse.build import load

PORT = click.option("--port", type=int, default=8501, show_default=True, help="端口；被占用时换下一个空的。")
DEMO_AS_OF = date(2025, 12, 31)
DEMO_SEED = 20
SCALES = get_args(Scale)


@click.command("sample")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False), metavar="文件夹")
@click.option(
    "--scale", type=click.Choice(SCALES), default="district", show_default=True, help="街道、区、市、省、全国。"
)
@click.option("--seed", type=int, default=DEMO_SEED, show_default=True, help="同一个数得到同样的数据。")
@click.option("--format", "form", type=click.Choice(["xlsx", "csv", "parquet"]), default="xlsx", show_default=True)
def sample_(out: Path, scale: str, seed: int, form: str) -> None:
    """写一批虚构的工作簿：人名、地名都是编的。"""
    with progress(False) as step:
        written = write_sample(out, cast(Scale, scale), seed, cast(Format, form), step)
    click.echo(f"{len(written)} 个文件写到了 {out}。")


@click.command("serve")
@HOME
@PORT
def serve_(root: Path, port: int) -> None:
    """打开看板（只在本机）。"""
    serve(root, port)


@click.command("demo")
@click.option(
    "--home", "root", type=click.Path(path_type=Path, file_okay=False), default=Path("data/demo"), show_default=True
)
@PORT
@click.option("--scale", type=click.Choice(SCALES), default="district", show_default=True)
@click.option("--no-serve", is_flag=True, help="只准备数据，不打开看板。")
def demo_(root: Path, port: int, scale: Any, no_serve: bool) -> None:
    """演示：写虚构的一个区的工作簿，入库，打开看板。"""
    click.echo("写虚构的工作簿……")
    shutil.rmtree(root, ignore_errors=True)
    with progress(False) as step:
        files = write_sample(root / "workbooks", scale, DEMO_SEED, "xlsx", step)
    click.echo(f"{len(files)} 个工作簿在 {root / 'workbooks'}。入库……")
    home = Home(root)
    home.rules.mkdir(parents=True, exist_ok=True)
    (home.rules / "office.toml").write_text('pack = "wangchuan"\n', "utf-8")
    with progress(False) as step:
        received, built = load(home, files, as_of=DEMO_AS_OF, progress=step)
    _say(report_of(received, built))
    if not no_serve:
        serve(root, port, is_demo=True)
