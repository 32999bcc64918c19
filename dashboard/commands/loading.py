"""load, build: from workbooks to a published warehouse."""

import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import click

from dashboard import publishing
from dashboard.commands.bar import progress
from dashboard.commands.common import AS_OF, FILES, HOME, JSON, PACK, say_json
from dashboard.commands.spreading import Spread, spread
from etl.deliveries import received as received_before
from etl.home import Home
from etl.warehouse.build import Build
from etl.warehouse.counts import Counts
from etl.warehouse.evidence import beside, keep
from etl.warehouse.publish import open_warehouse
from etl.warehouse.rehearse import unknown_columns


@click.command("load")
@FILES
@HOME
@click.option("--from", "sent_by", metavar="单位", help="报送单位；有“说明”表的以表为准。")
@AS_OF
@PACK
@JSON
def load_(
    files: tuple[Path, ...], root: Path, sent_by: str | None, as_of: date | None, pack: str | None, as_json: bool
) -> None:
    """存档、核对、建库、发布。有问题的行另列，其余照常入库。"""
    told = load_and_tell(Home(root), files, sent_by, as_of, pack, quiet=as_json)
    say_json(told) if as_json else say_load(told)
    sys.exit(1 if told["problems"] else 0)


def load_and_tell(
    home: Home, files: tuple[Path, ...] | list[Path], sent_by: str | None = None, as_of: date | None = None,
    pack: str | None = None, *, quiet: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """Load, and what is told of it: the rows of this call's files, what they replaced, those of the whole home."""
    started = time.monotonic()
    known = {delivery.sha256 for delivery in received_before(home)}
    with progress(quiet) as step:
        received, built = publishing.load(home, publishing.CONSOLE, files, sent_by, as_of, pack, step)
    with open_warehouse(built.path) as con:
        pictures = keep(home, con, zip(received, map(beside, files), strict=True))
    call = {delivery.sha256 for delivery in received}
    mine = [(delivery, counts) for delivery, counts in built.deliveries if delivery.sha256 in call]
    rows = {name: sum(getattr(counts, name) for _, counts in mine) for name in Counts.__dataclass_fields__}
    return {
        "build": built.id, "as_of": built.as_of.isoformat(), **rows, "replaces": replaces(built, call),
        "home": {"facts": built.home.facts, "problems": built.home.problems, "replaced": built.home.replaced},
        "deliveries": [
            {"file": d.file, "sha256": d.sha256, "facts": counts.facts, "problems": counts.problems}
            for d, counts in mine
        ],
        "again": [d.file for d in received if d.sha256 in known],
        "pictures": pictures, "unknown_columns": unknown_columns(home, call), "seconds": round(time.monotonic() - started, 3),
    }  # fmt: skip


def replaces(built: Build, call: set[str]) -> int:
    """Rows of earlier deliveries that gave way to a row of this call."""
    with open_warehouse(built.path) as con:
        found = con.execute(
            "SELECT count(*) FROM replaced r JOIN source old ON old.source_id = r.source_id "
            "JOIN source new ON new.source_id = r.by_source_id "
            "WHERE list_contains($call, new.delivery) AND NOT list_contains($call, old.delivery)",
            {"call": sorted(call)},
        ).fetchall()
    return int(found[0][0])


def say_load(told: dict[str, Any]) -> None:
    """The same for people."""
    lines = [
        f"读到 {told['rows_read']:,} 行：入库 {told['facts']:,}，问题 {told['problems']:,}，"
        f"被替换 {told['replaced']:,}。",
        f"替换了以前报送的 {told['replaces']:,} 行。" if told["replaces"] else "",
        *(f"“{file}”以前收过，是同一份，什么也没有多出来。" for file in told["again"]),
        f"数据版 {told['build']}，截至 {told['as_of']}，用时 {told['seconds']:.1f} 秒；"
        f"全库 {told['home']['facts']:,} 条。",
        *told["unknown_columns"],
        "有问题的行没有入库，也没有丢掉：lvzhi deliveries problems 逐条列出；"
        "lvzhi check 文件 --problems 问题.xlsx 得到标好的工作簿；"
        "整份报错了用 lvzhi deliveries withdraw 文件名 撤回。"
        if told["problems"]
        else f"另有 {told['messages']} 条提示，lvzhi deliveries problems 列出。"
        if told["messages"]
        else "",
    ]
    click.echo("\n".join(line for line in lines if line))


@click.command("build")
@HOME
@AS_OF
@PACK
@JSON
@spread
def build_(root: Path, as_of: date | None, pack: str | None, as_json: bool, asked: Spread | None) -> None:
    """用在库的全部报送重建一个数据版并发布。换了截至日、规则包或更正之后用它。

    写了 --shared 或 --engine spark 的，随后把事实和计数写成 Parquet，放进共享文件夹（docs/spark.md）。
    """
    if asked:
        asked.check()
    with progress(as_json) as step:
        built = publishing.build(Home(root), publishing.CONSOLE, as_of, pack, step)
        spread_out = asked.count(built, step) if asked else {}
    if as_json:
        return say_json(
            {
                "build": built.id,
                "as_of": built.as_of.isoformat(),
                **vars(built.home),
                "seconds": round(built.seconds, 3),
                **spread_out,
            }
        )
    click.echo(
        f"数据版 {built.id}，截至 {built.as_of}：读到 {built.home.rows_read:,} 行，入库 {built.home.facts:,}，"
        f"问题 {built.home.problems:,}，被替换 {built.home.replaced:,}；用时 {built.seconds:.1f} 秒。"
    )
    if spread_out:
        click.echo("计数 {tables} 张表（{engine}）在 {counts}；用时 {count_seconds:.1f} 秒。".format(**spread_out))
