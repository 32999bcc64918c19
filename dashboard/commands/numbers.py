"""metrics, composition: the numbers, for people and for programs."""

from datetime import date
from pathlib import Path
from typing import Any

import click
import polars as pl

from dashboard.commands.common import AS_OF, HOME, Day, stamp, warehouse, write_table
from etl.metrics import METRICS, View, composition, compute

GRAINS = ("deputy", "station", "unit", "group", "area")
FORMAT = click.option(
    "--format", "form", type=click.Choice(["csv", "json", "xlsx", "parquet"]), default="csv", show_default=True
)
OUT = click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="文件", help="写到文件；默认写到屏幕。"
)
AREA = click.option("--area", metavar="区域编号", help="只看这个区域和以下。")
LEVEL = click.option("--level", metavar="级别", help="只看这一级代表，如 县；议政代表、议事代表要写明才看。")


@click.command("metrics")
@click.option("--by", type=click.Choice(GRAINS), required=True, help="按代表、站点、承办单位、小组或区域。")
@click.option("--from", "from_on", type=Day(), help="从哪一天；默认截至日那年的1月1日。")
@click.option("--to", "to_on", type=Day(), help="到哪一天；默认截至日那年的12月31日。")
@AS_OF
@AREA
@LEVEL
@click.option("--metric", "asked", multiple=True, metavar="指标", help="要哪个指标，可以写几次；默认这一类全部。")
@FORMAT
@OUT
@HOME
def metrics_(
    by: Any, from_on: date | None, to_on: date | None, as_of: date | None, area: str | None, level: str | None,
    asked: tuple[str, ...], form: str, out: Path | None, root: Path,
) -> None:  # fmt: skip
    """每个对象一行：编号、名称，然后每个指标的值、分子、分母；不知道的空着。"""
    wanted = asked or tuple(metric.id for metric in METRICS.values() if by in metric.grains)
    with warehouse(root) as con:
        view = view_of(stamp(con)["as_of"], from_on, to_on, as_of, level, area)
        try:
            frame = compute(con, wanted, by, view)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    write_table(whole_numbers(frame, wanted), form, out)


def view_of(
    built: date, from_on: date | None, to_on: date | None, as_of: date | None, level: str | None, area: str | None
) -> View:
    """Default: the calendar year of the as-of date."""
    day = as_of or built
    return View(from_on or date(day.year, 1, 1), to_on or date(day.year, 12, 31), day, level, area)


def whole_numbers(frame: pl.DataFrame, asked: tuple[str, ...]) -> pl.DataFrame:
    """Counts, numerators and denominators that are whole are written without a decimal point."""
    parts = [name for name in frame.columns if name.endswith((".numerator", ".denominator"))]
    counts = [metric for metric in asked if frame[f"{metric}.denominator"].null_count() == frame.height]
    whole = [
        name for name in (*parts, *counts)
        if frame[name].dtype == pl.Float64 and frame.filter(pl.col(name) != pl.col(name).round()).is_empty()
    ]  # fmt: skip
    return frame.with_columns(pl.col(whole).cast(pl.Int64)) if whole else frame


@click.command("composition")
@AREA
@LEVEL
@AS_OF
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
@HOME
def composition_(area: str | None, level: str | None, as_of: date | None, form: str, root: Path) -> None:
    """代表构成：性别、政治面貌、学历、职业、民族、选区、级别、年龄；没有填的单列未填。"""
    with warehouse(root) as con:
        view = view_of(stamp(con)["as_of"], None, None, as_of, level, area)
        frame = composition(con, View(view.from_on, view.as_of, view.as_of, level, area))
    write_table(frame, form, None)
