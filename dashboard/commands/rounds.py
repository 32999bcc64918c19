"""round: an evaluation's figures frozen under a name; what has moved since."""

from datetime import date
from pathlib import Path
from typing import cast

import click

from dashboard.commands.common import HOME, JSON, Day, say_json
from dashboard.parts import measured
from dashboard.parts.moving import said, through
from dashboard.publishing import CONSOLE
from etl.audit.moved import Moved, moved
from etl.home import Home
from etl.journal import note
from etl.metrics import View
from etl.problems import Stop
from etl.warehouse.differing import By
from etl.warehouse.publish import current
from etl.warehouse.rounds import freeze, round_of, rounds, whole

NAME = click.argument("name", metavar="名字")


@click.group("round")
def round_() -> None:
    """评价轮次：把这时的数字冻结下来；以后的报送不改变它。"""


@round_.command("freeze")
@NAME
@HOME
@click.option("--from", "first", type=Day(), help="评价期从哪一天起；默认名字里写的那一年。")
@click.option("--to", "last", type=Day(), help="到哪一天。")
def freeze_(name: str, root: Path, first: date | None, last: date | None) -> None:
    """冻结现在的数据版：报送、规则、截至日、程序都定下来。"""
    if (first is None) != (last is None) or (first and last and first > last):
        raise Stop("--from 和 --to 要一起写，先后不能倒。")
    made = freeze(Home(root), name, CONSOLE, (first, last) if first and last else None)
    note(Home(root), CONSOLE, "冻结轮次", f"{made.name} 数据版 {made.build} {made.sha256[:12]}")
    click.echo(
        f"已冻结“{made.name}”：{made.from_on} 至 {made.to_on}，数据版 {made.build}，{len(made.deliveries)} 份报送，"
        f"截至 {made.as_of}，规则《{made.rules}》。"
    )


@round_.command("list")
@HOME
@JSON
def list_(root: Path, as_json: bool) -> None:
    """所有轮次，新的在前。"""
    found = rounds(Home(root))
    if as_json:
        return say_json([vars(one) for one in found])
    for one in found:
        click.echo(
            f"{one.name}  {one.from_on} 至 {one.to_on}  数据版 {one.build}  {one.frozen_at:%Y-%m-%d %H:%M} {one.frozen_by}"
        )
    click.echo(f"共 {len(found)} 轮。")


@round_.command("diff")
@NAME
@HOME
@JSON
@click.option(
    "--by", type=click.Choice(["deputy", "station"]), default="deputy", show_default=True, help="代表或站点。"
)
def diff_(name: str, root: Path, as_json: bool, by: str) -> None:
    """冻结以后谁的数字变了，经由哪一份报送。"""
    home = Home(root)
    one, now = whole(home, round_of(home, name)), current(home)
    if now is None:
        raise Stop("还没有数据，没有可比的。")
    view = View(one.from_on, one.to_on, one.as_of)
    found = moved(one.path(home), now, view, cast(By, by))
    if as_json:
        return say_json([vars(each) for each in found])
    for each in found:
        click.echo(told(each))
    if not found:
        return click.echo(f"“{name}”以后没有数变。")
    people, unit = len({each.id for each in found}), "人" if by == "deputy" else "个站点"
    click.echo(f"“{name}”以后 {people} {unit}的 {len(found)} 个数变了。")


def told(one: Moved) -> str:
    """王芳（D1） 接待场次：2 → 3；经由 补报.csv，接待，第2行。"""
    was, is_ = (said(one.metric, side) for side in (one.was, one.is_))
    way = f"经由 {through(one)}" if one.through else through(one)
    return f"{one.name}（{one.id}） {measured.metric_of(one.metric).title}：{was} → {is_}；{way}。"
