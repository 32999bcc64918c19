"""verify: a file that left the system, made again and compared."""

import os
from pathlib import Path

import click

from dashboard.commands.common import HOME, JSON, say_json
from etl.home import Home

SHOWN = 20


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="文件")
@HOME
@JSON
@click.pass_context
def verify_(context: click.Context, file: Path, root: Path, as_json: bool) -> None:
    """用文件自己记着的数据版（或轮次）再算一遍：相同就说相同，不同就逐处列出。"""
    os.environ["LVZHI_HOME"] = str(root)
    from dashboard.exports.verify import verify

    made, compared, found = verify(Home(root), file)
    if as_json:
        say_json({"build": made.build, "compared": compared, "differences": [vars(one) for one in found]})
    else:
        for one in found[:SHOWN]:
            click.echo(f"{one.where}：文件里是“{one.was}”，再算是“{one.is_}”。")
        more = f"，列出前 {SHOWN} 处" if len(found) > SHOWN else ""
        told = f"有 {len(found)} 处不同{more}" if found else "相同"
        click.echo(f"{file.name}：数据版 {made.build}，比了 {compared} 处，{told}。")
    context.exit(1 if found else 0)
