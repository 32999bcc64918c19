"""accounts: who may look at this home, and at how much of it."""

from pathlib import Path
from typing import cast, get_args

import click

from dashboard.access import TITLES, Role
from dashboard.commands.common import HOME, JSON, say_json
from dashboard.gate import accounts as store
from dashboard.publishing import CONSOLE
from etl.home import Home
from etl.journal import entries, note
from etl.problems import Stop
from etl.warehouse.publish import current, open_warehouse

NAME = click.argument("name", metavar="名字")
PASSWORD = click.option(
    "--password", prompt="密码", hide_input=True, confirmation_prompt="再输一次", metavar="密码",
    help="不写就在提示后输入，不留在命令记录里。", envvar="LVZHI_PASSWORD",
)  # fmt: skip
ROLES = "、".join(f"{role} {title}" for role, title in TITLES.items())


SEEN = {"area": "区域", "station": "站点", "deputy": "代表"}


@click.group("accounts")
def accounts_() -> None:
    """账号：一个也没有时，谁在本机都能看全部；有了第一个，人人都要登录。"""


@accounts_.command("add")
@NAME
@HOME
@click.option("--role", type=click.Choice(get_args(Role)), required=True, help=f"{ROLES}。")
@click.option("--title", metavar="称呼", help="页面上显示的称呼；默认同名字。")
@click.option("--area", "areas", multiple=True, metavar="区域编号", help="街道乡镇看的区域，可写几次。")
@click.option("--station", "stations", multiple=True, metavar="站点编号", help="站长看的站点，可写几次。")
@click.option("--deputy", metavar="代表编号", help="代表本人的编号。")
@PASSWORD
def add_(
    name: str, root: Path, role: str, title: str | None, areas: tuple[str, ...], stations: tuple[str, ...],
    deputy: str | None, password: str,
) -> None:  # fmt: skip
    """添一个账号。"""
    account = store.Account(name, title or name, cast(Role, role), areas, stations, deputy)
    _check_known(Home(root), account)
    store.add(Home(root), account, password)
    note(Home(root), CONSOLE, "添账号", f"{name}（{TITLES[account.role]}）")
    click.echo(f"已添“{name}”，{TITLES[account.role]}。")


def _check_known(home: Home, account: store.Account) -> None:
    """Raises Stop for a number that nothing delivered so far has: whoever it was meant for would see nothing, until some
    day somebody else's place got it. Before the first delivery every number is taken."""
    if (build := current(home)) is None:
        return
    asked = {"area": account.areas, "station": account.stations, "deputy": filter(None, [account.deputy])}
    with open_warehouse(build) as con:
        for table, ids in asked.items():
            known = {id_ for (id_,) in con.execute(f"SELECT {table}_id FROM {table}").fetchall()}
            if unknown := [one for one in ids if one not in known]:
                raise Stop(f"没有编号为“{unknown[0]}”的{SEEN[table]}；看“lvzhi metrics --by {table}”的第一列。")


@accounts_.command("list")
@HOME
@JSON
def list_(root: Path, as_json: bool) -> None:
    """所有账号，和各自能看什么。"""
    found = store.listed(Home(root)) if Home(root).accounts.exists() else []
    if as_json:
        return say_json([vars(account) for account in found])
    for one in found:
        sees = "、".join([*one.areas, *one.stations, *filter(None, [one.deputy])])
        click.echo("  ".join(filter(None, (one.name, TITLES[one.role], sees, "已停用" if one.disabled else ""))))
    click.echo(f"共 {len(found)} 个账号。")


@accounts_.command("disable")
@NAME
@HOME
@click.option("--undo", is_flag=True, help="重新启用。")
def disable_(name: str, root: Path, undo: bool) -> None:
    """停用一个账号，它的登录立即失效。"""
    store.disable(Home(root), name, not undo)
    note(Home(root), CONSOLE, "启用账号" if undo else "停用账号", name)
    click.echo(f"“{name}”{'已启用' if undo else '已停用'}。")


@accounts_.command("passwd")
@NAME
@HOME
@PASSWORD
def passwd_(name: str, root: Path, password: str) -> None:
    """换密码；旧的登录立即失效，锁定也解除。"""
    store.set_password(Home(root), name, password)
    note(Home(root), CONSOLE, "换密码", name)
    click.echo(f"“{name}”的密码已换。")


@click.command("journal")
@HOME
@JSON
def journal_(root: Path, as_json: bool) -> None:
    """操作日志：登录、报送、撤回、导出、异议……只增不改，每行盖着前一行的戳；被改过就说在哪一行。"""
    found = entries(Home(root))
    if as_json:
        return say_json([{**vars(one), "at": one.at.isoformat()} for one in found])
    for one in found:
        click.echo("  ".join(filter(None, (f"{one.at:%Y-%m-%d %H:%M}", one.who, one.what, one.about))))
    click.echo(f"共 {len(found)} 行，首尾相接，没有改动。")
