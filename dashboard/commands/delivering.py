"""deliveries: the archive, listed, withdrawn from, restored to; its history; the problems of what is in force."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from dashboard import publishing
from dashboard.commands.bar import progress
from dashboard.commands.common import AS_OF, HOME, JSON, say_json
from etl import deliveries as archive
from etl.history import Delivery, history
from etl.home import Home
from etl.warehouse.build import Build
from etl.warehouse.rehearse import problems_of

EVENTS = {"received": "收到", "withdrawn": "撤回", "restored": "恢复", "explained": "说明"}
WHICH = click.argument("which", metavar="编号或文件名")
BY = click.option("--by", metavar="姓名", help="谁办的。")
REASON = click.option("--reason", metavar="原因", help="为什么。")


@click.group("deliveries")
def deliveries_() -> None:
    """报送的存档：列出、撤回、恢复、历史、问题。收到的文件原样留存，撤回的也在。"""


@deliveries_.command("list")
@HOME
@JSON
def list_(root: Path, as_json: bool) -> None:
    """在库和已撤回的每份报送。"""
    home = Home(root)
    standing = {delivery.sha256 for delivery in archive.in_force(home)}
    told = [_card(delivery, delivery.sha256 in standing) for delivery in archive.received(home)]
    if as_json:
        return say_json(told)
    for one in told:
        state = "在库" if one["in_force"] else "已撤回"
        click.echo(f"{one['number']:>4}  {_minute(one['received_at'])}  {state}  {one['file']}")


def _card(delivery: Delivery, in_force: bool) -> dict[str, Any]:
    return {
        "number": delivery.number, "file": delivery.file, "sha256": delivery.sha256, "bytes": delivery.bytes,
        "sent_by": delivery.sent_by, "received_at": delivery.received_at.isoformat(), "in_force": in_force,
    }  # fmt: skip


def _minute(moment: str) -> str:
    return moment[:16].replace("T", " ")


@deliveries_.command("withdraw")
@WHICH
@HOME
@BY
@REASON
@AS_OF
@JSON
def withdraw_(
    which: str, root: Path, by: str | None, reason: str | None, as_of: date | None, as_json: bool
) -> None:  # fmt: skip
    """撤回一份报送并重建；文件仍然留着，可以恢复。"""
    with progress(as_json) as step:
        delivery, built = publishing.withdraw(Home(root), publishing.CONSOLE, which, by, reason, as_of, step)
    _tell(delivery, built, False, as_json)


@deliveries_.command("restore")
@WHICH
@HOME
@BY
@REASON
@AS_OF
@JSON
def restore_(
    which: str, root: Path, by: str | None, reason: str | None, as_of: date | None, as_json: bool
) -> None:  # fmt: skip
    """恢复一份撤回了的报送并重建。"""
    with progress(as_json) as step:
        delivery, built = publishing.restore(Home(root), publishing.CONSOLE, which, by, reason, as_of, step)
    _tell(delivery, built, True, as_json)


def _tell(delivery: Delivery, built: Build, in_force: bool, as_json: bool) -> None:
    if as_json:
        return say_json({**_card(delivery, in_force), "build": built.id, "home": vars(built.home)})
    state = "已恢复" if in_force else "已撤回"
    click.echo(f"“{delivery.file}”{state}；数据版 {built.id}，全库 {built.home.facts:,} 条。")


@deliveries_.command("history")
@HOME
@JSON
def history_(root: Path, as_json: bool) -> None:
    """什么时候收到、撤回、恢复了什么，谁办的，为什么。"""
    home = Home(root)
    names = {delivery.sha256: delivery.file for delivery in archive.received(home)}
    told = history(home)
    if as_json:
        return say_json(told)
    for one in told:
        why = "  ".join(one[key] for key in ("by", "reason") if one.get(key))
        click.echo(f"{_minute(one['at'])}  {EVENTS[one['event']]}  {names[one['sha256']]}  {why}".rstrip())


@deliveries_.command("problems")
@HOME
@JSON
def problems_(root: Path, as_json: bool) -> None:
    """在库报送里没有入库的每一行，和原因。"""
    found = problems_of(Home(root))
    if as_json:
        return say_json([vars(problem) for problem in found])
    click.echo("\n".join([*(problem.message for problem in found), f"共 {len(found)} 个问题。"]))
