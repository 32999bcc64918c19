"""metrics, composition: the numbers, for people and for programs."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import get_args

import click
import duckdb
import polars as pl

from dashboard.commands.common import (
    AS_OF,
    HOME,
    Day,
    OutFile,
    note_export,
    stamp,
    warehouse,
    without_a_browser,
    write_table,
)
from etl.home import Home
from etl.metrics import METRICS, View, composition, compute
from etl.metrics.metric import Grain
from etl.rules.sections import Level
from etl.warehouse.publish import current
from etl.warehouse.rounds import build_file

FORMAT = click.option(
    "--format", "form", type=click.Choice(["csv", "json", "xlsx", "parquet"]), default="csv", show_default=True
)
OUT = click.option("-o", "--out", type=OutFile(), metavar="文件", help="写到文件；默认写到屏幕。")
AREA = click.option("--area", metavar="区域编号", help="只看这个区域和以下。")
LEVEL = click.option(
    "--level", type=click.Choice(get_args(Level)), help="只看这一级代表；议政代表、议事代表要写明才看。"
)


@click.command("metrics")
@click.option("--by", type=click.Choice(get_args(Grain)), required=True, help="按代表、站点、承办单位、小组或区域。")
@click.option("--from", "from_on", type=Day(), help="从哪一天；默认截至日那年的1月1日。")
@click.option("--to", "to_on", type=Day(), help="到哪一天；默认截至日那年的12月31日。")
@AS_OF
@AREA
@LEVEL
@click.option("--metric", "asked", multiple=True, metavar="指标...", help="要哪些指标；默认这一类的全部。")
@click.argument("more", nargs=-1, metavar="")
@FORMAT
@OUT
@HOME
def metrics_(
    by: Grain, from_on: date | None, to_on: date | None, as_of: date | None, area: str | None, level: str | None,
    asked: tuple[str, ...], more: tuple[str, ...], form: str, out: Path | None, root: Path,
) -> None:  # fmt: skip
    """每个对象一行：编号、名称，然后每个指标的值、分子、分母；不知道的空着。

    指标可以带条件，如 --metric "receptions[channel=现场]"；有哪些指标见看板的“指标说明”。
    """
    wanted = each((*asked, *more)) or tuple(metric.id for metric in METRICS.values() if by in metric.grains)
    with warehouse(root) as con:
        view, build_id = view_of(con, from_on, to_on, as_of, level, area), str(stamp(con)["build"])
        try:
            frame = compute(con, wanted, by, view)
        except ValueError as error:
            raise click.UsageError(f"{error}。") from error
    write_table(frame, form, out, lambda: _book(root, build_id, frame, wanted, by, view))
    note_export(root, out)


def _book(root: Path, build_id: str, frame: pl.DataFrame, wanted: tuple[str, ...], by: Grain, view: View) -> bytes:
    """With what it stands on and how it was made, so that it can be verified."""
    without_a_browser(root)
    from dashboard import data
    from dashboard.access import HERE
    from dashboard.ask import Ask
    from dashboard.exports.recipe import recipe
    from dashboard.exports.tables import metrics_workbook
    from dashboard.period import Period

    asked = Home(root).warehouse / f"warehouse-{build_id}.duckdb"  # not a round's, though one may be frozen of it
    build = asked if asked.is_file() else build_file(Home(root), build_id) or current(Home(root))
    assert build is not None, root  # it was just asked
    ask = Ask(HERE, build, Period("自选", view.from_on, view.to_on, view.as_of), view.area, view.level)
    told = data.ground(HERE, build).stamp
    return metrics_workbook(frame, told, recipe("metrics", ask, told.build, ids=wanted, by=by))


def each(asked: Iterable[str]) -> tuple[str, ...]:
    """One by one, however they were written; a comma within brackets belongs to the slice."""
    parts = [part.strip() for text in asked for part in re.split(r",(?![^\[]*\])", text)]
    return tuple(dict.fromkeys(filter(None, parts)))


def view_of(
    con: duckdb.DuckDBPyConnection, from_on: date | None, to_on: date | None, as_of: date | None, level: str | None,
    area: str | None,
) -> View:  # fmt: skip
    """What is asked for; default: the calendar year of the as-of date, that of the build. Raises UsageError."""
    day: date = as_of or stamp(con)["as_of"]
    first, last = from_on or date(day.year, 1, 1), to_on or date(day.year, 12, 31)
    if first > last:
        raise click.UsageError(f"开始日期晚于结束日期：{first}，{last}。")
    if area and not con.execute("SELECT 1 FROM area_tree WHERE area_id = ?", [area]).fetchall():
        raise click.UsageError(f"没有编号为“{area}”的区域。")
    return View(first, last, day, level, area)


@click.command("composition")
@AREA
@LEVEL
@AS_OF
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
@HOME
def composition_(area: str | None, level: str | None, as_of: date | None, form: str, root: Path) -> None:
    """代表构成：性别、政治面貌、学历、职业、民族、选区、级别、年龄；没有填的单列未填。"""
    with warehouse(root) as con:
        view = view_of(con, None, None, as_of, level, area)
        frame = composition(con, View(view.from_on, view.as_of, view.as_of, level, area))
    write_table(frame, form, None)
