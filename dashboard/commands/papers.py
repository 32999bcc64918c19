"""papers: 一档一册一报告 of many people into one zip."""

from datetime import date
from pathlib import Path

import click

from dashboard.commands.bar import progress
from dashboard.commands.common import HOME, OutFile, note_export, without_a_browser
from etl.home import Home
from etl.problems import Stop
from etl.warehouse.publish import current


@click.command("papers")
@click.argument("out", type=OutFile(), metavar="文件.zip")
@HOME
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(["履职档案", "履职手册", "履职报告"]),
    help="默认三种都做，可写几次。",
)
@click.option("--year", type=int, metavar="年", help="哪一年；默认截至日那一年。")
@click.option("--area", metavar="区域编号", help="只做这个区域的代表。")
@click.option("--deputy", "ids", multiple=True, metavar="代表编号", help="只做这几位，可写几次。")
def papers_(
    out: Path, root: Path, kinds: tuple[str, ...], year: int | None, area: str | None, ids: tuple[str, ...]
) -> None:
    """一档一册一报告：在任代表每人一份，装成一个压缩包。"""
    without_a_browser(root)
    from dashboard import data
    from dashboard.access import HERE
    from dashboard.ask import Ask
    from dashboard.exports.bulk import KINDS, papers
    from dashboard.period import Period

    build = current(Home(root))
    if build is None:
        raise Stop("还没有数据，请先运行 lvzhi load 文件。")
    ground = data.ground(HERE, build)
    day, chosen = ground.stamp.as_of, year or ground.stamp.as_of.year
    ask = Ask(HERE, build, Period("自选", date(chosen, 1, 1), date(chosen, 12, 31), day), area or ground.root)
    people = {row["deputy_id"]: row["deputy_name"] for row in data.people(ask).sort("deputy_id").to_dicts()}
    wanted = {id_: name for id_, name in people.items() if not ids or id_ in ids}
    if lost := [id_ for id_ in ids if id_ not in people]:
        raise Stop(f"没有在任的代表 {'、'.join(lost)}。")
    begun = out.with_name(f"{out.name}.part")  # what is half done is never taken for the whole
    try:
        with begun.open("wb") as target, progress(False) as step:
            count = papers(ask, wanted, kinds or KINDS, ground.stamp, target, step, data.pictures(ask, tuple(wanted)))
        begun.replace(out)
    finally:
        begun.unlink(missing_ok=True)
    note_export(root, out)
    click.echo(f"{len(wanted)} 位代表，{count} 份，写到了 {out}。")
