"""template, check, load, build, deliveries: from workbooks to a published warehouse."""

import sys
from pathlib import Path
from typing import Any

import click

from dashboard.commands.common import AS_OF, FILES, HOME, JSON, PACK, progress, say_json
from etl import deliveries as archive
from etl.deliveries import Delivery
from etl.home import Home
from etl.intake.locate import locate
from etl.intake.marked import write_marked
from etl.records.template import write_template
from etl.rules.load import load_rules
from etl.warehouse.build import Build, Counts, build, load
from etl.warehouse.rehearse import problems_of, rehearse


_EVENTS = {"received": "收到", "withdrawn": "撤回", "restored": "恢复"}


@click.command("template")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False), metavar="文件.xlsx")
def template_(out: Path) -> None:
    """写一个空白模板：每种记录一张表，带说明和下拉选项。"""
    write_template(out)
    click.echo(f"模板已写到 {out}。")


@click.command("load")
@FILES
@HOME
@click.option("--from", "sent_by", metavar="单位", help="报送单位；有“说明”表的以表为准。")
@AS_OF
@PACK
@JSON
def load_(
    files: tuple[Path, ...], root: Path, sent_by: str | None, as_of: Any, pack: str | None, as_json: bool
) -> None:
    """存档、核对、建库、发布。有问题的行另列，其余照常入库。"""
    with progress(as_json) as step:
        received, built = load(Home(root), files, sent_by, as_of, pack, step)
    told = report_of(received, built)
    say_json(told) if as_json else _say(told)
    sys.exit(1 if told["problems"] else 0)


def report_of(received: list[Delivery], built: Build) -> dict[str, Any]:
    """What a load reports: the rows of this call's files, then those of the whole home."""
    shas = {delivery.sha256 for delivery in received}
    mine = [(delivery, counts) for delivery, counts in built.deliveries if delivery.sha256 in shas]
    call = {name: sum(getattr(counts, name) for _, counts in mine) for name in Counts.__dataclass_fields__}
    return {
        "build": built.id, "as_of": built.as_of.isoformat(), **call,
        "home": {"facts": built.home.facts, "problems": built.home.problems, "replaced": built.home.replaced},
        "deliveries": [
            {"file": d.file, "sha256": d.sha256, "facts": counts.facts, "problems": counts.problems}
            for d, counts in mine
        ],
        "seconds": round(built.seconds, 3),
    }  # fmt: skip


def _say(told: dict[str, Any]) -> None:
    click.echo(
        f"读到 {told['rows_read']:,} 行：入库 {told['facts']:,}，问题 {told['problems']:,}，"
        f"被替换 {told['replaced']:,}。"
    )
    click.echo(
        f"数据版 {told['build']}，截至 {told['as_of']}，用时 {told['seconds']:.1f} 秒；"
        f"全库 {told['home']['facts']:,} 条。"
    )
    if told["problems"]:
        click.echo(
            "有问题的行没有入库，也没有丢掉：lvzhi check 文件 --problems 问题.xlsx 可得到标好的工作簿，"
            "数据报送页也逐条列出。"
        )


@click.command("check")
@FILES
@HOME
@click.option(
    "--problems",
    "out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="文件.xlsx",
    help="把标好问题的工作簿写到这里。",
)
@PACK
@JSON
def check_(files: tuple[Path, ...], root: Path, out: Path | None, pack: str | None, as_json: bool) -> None:
    """只核对，不入库：列出每个问题在哪个文件、哪张表、哪一行。"""
    with progress(as_json) as step:
        found = rehearse(Home(root), files, pack, step)
    if out is not None and len(files) > 1:
        raise click.UsageError("--problems 一次只标一个文件。")
    if out is not None:
        mine = [problem for problem in found if problem.file == files[0].name]
        write_marked(files[0], locate(files[0], mine, load_rules(Home(root).rules, pack)), out)
    if as_json:
        say_json([vars(problem) for problem in found])
    else:
        for problem in found:
            click.echo(problem.message)
        click.echo(f"共 {len(found)} 个问题。" if found else "没有问题。")
    sys.exit(1 if found else 0)


@click.command("build")
@HOME
@AS_OF
@PACK
@JSON
def build_(root: Path, as_of: Any, pack: str | None, as_json: bool) -> None:
    """用在库的全部报送重建一个数据版并发布。"""
    with progress(as_json) as step:
        built = build(Home(root), as_of, pack, step)
    told = {"build": built.id, "as_of": built.as_of.isoformat(), **vars(built.home), "seconds": round(built.seconds, 3)}
    say_json(told) if as_json else click.echo(
        f"数据版 {built.id}：读到 {built.home.rows_read:,} 行，入库 {built.home.facts:,}，"
        f"问题 {built.home.problems:,}，被替换 {built.home.replaced:,}。"
    )


@click.group("deliveries")
def deliveries_() -> None:
    """报送的存档：列出、撤回、恢复、历史、问题。"""


@deliveries_.command("list")
@HOME
@JSON
def list_(root: Path, as_json: bool) -> None:
    """在库和已撤回的每份报送。"""
    home = Home(root)
    standing = {delivery.sha256 for delivery in archive.in_force(home)}
    told = [
        {
            "number": d.number, "file": d.file, "sha256": d.sha256, "sent_by": d.sent_by,
            "received_at": d.received_at.isoformat(), "in_force": d.sha256 in standing,
        }
        for d in archive.received(home)
    ]  # fmt: skip
    if as_json:
        return say_json(told)
    for one in told:
        click.echo(
            f"{one['number']:>4}  {one['received_at'][:16]}  {'在库' if one['in_force'] else '已撤回'}  {one['file']}"
        )


@deliveries_.command("withdraw")
@click.argument("which", metavar="编号或文件名")
@HOME
@click.option("--by", metavar="姓名", help="谁撤回的。")
@click.option("--reason", metavar="原因", help="为什么撤回。")
def withdraw_(which: str, root: Path, by: str | None, reason: str | None) -> None:
    """撤回一份报送并重建；文件仍然留着，可以恢复。"""
    _changed(Home(root), archive.withdraw(Home(root), which, by, reason), "已撤回")


@deliveries_.command("restore")
@click.argument("which", metavar="编号或文件名")
@HOME
@click.option("--by", metavar="姓名", help="谁恢复的。")
@click.option("--reason", metavar="原因", help="为什么恢复。")
def restore_(which: str, root: Path, by: str | None, reason: str | None) -> None:
    """恢复一份撤回了的报送并重建。"""
    _changed(Home(root), archive.restore(Home(root), which, by, reason), "已恢复")


def _changed(home: Home, delivery: Delivery, what: str) -> None:
    with progress(False) as step:
        built = build(home, progress=step)
    click.echo(f"“{delivery.file}”{what}；数据版 {built.id}，全库 {built.home.facts:,} 条。")


@deliveries_.command("history")
@HOME
@JSON
def history_(root: Path, as_json: bool) -> None:
    """什么时候收到、撤回、恢复了什么。"""
    told = archive.history(Home(root))
    if as_json:
        return say_json(told)
    for one in told:
        click.echo(
            f"{one['at'][:16]}  {_EVENTS.get(one['event'], one['event'])}  "
            f"{one.get('card', {}).get('file', one['sha256'][:12])}  {one.get('reason') or ''}"
        )


@deliveries_.command("problems")
@HOME
@JSON
def problems_(root: Path, as_json: bool) -> None:
    """在库报送里没有入库的每一行，和原因。"""
    found = problems_of(Home(root))
    if as_json:
        return say_json([vars(problem) for problem in found])
    for problem in found:
        click.echo(problem.message)
