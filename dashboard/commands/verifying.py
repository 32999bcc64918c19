"""verify: a file that left the system, made again and compared."""

from pathlib import Path

import click

from dashboard.commands.common import HOME, JSON, say_json, without_a_browser
from etl.home import Home

SHOWN = 20


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="文件")
@HOME
@JSON
@click.pass_context
def verify_(context: click.Context, file: Path, root: Path, as_json: bool) -> None:
    """用文件自己记着的数据版（或轮次）再算一遍：相同就说相同，不同就逐处列出。"""
    without_a_browser(root)
    from dashboard.exports.verify import verify

    done = verify(Home(root), file)
    found, build = done.differences, done.made.build
    if as_json:
        differing = [vars(one) for one in found]
        say_json({"build": build, "rounds": done.rounds, "compared": done.compared, "differences": differing})
    else:
        for one in found[:SHOWN]:
            click.echo(f"{one.where}：文件里是“{one.was}”，再算是“{one.is_}”。")
        more = f"，列出前 {SHOWN} 处" if len(found) > SHOWN else ""
        told = f"有 {len(found)} 处不同{more}" if found else "相同"
        frozen = f"（评价轮次 {'、'.join(done.rounds)}）" if done.rounds else ""
        click.echo(f"{file.name}：数据版 {build}{frozen}，比了 {done.compared} 处，{told}。")
    context.exit(1 if found else 0)
