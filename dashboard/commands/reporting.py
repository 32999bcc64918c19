"""report: the figures of the yearly report, counted from the records."""

from datetime import date
from pathlib import Path

import click

from dashboard.commands.common import AS_OF, HOME, Day, OutFile, warehouse, write_table
from dashboard.commands.numbers import AREA, view_of
from etl.metrics.figures import figures, report_of, reports

CONTRACT = ["report", "figure", "value", "qualifier", "numerator", "denominator"]


@click.command("report")
@click.option("--figures", "is_figures", is_flag=True, required=True, help="报告里的每个数字一行。")
@click.option(
    "--report", "name", type=click.Choice(list(reports())), help="哪份报告；默认按区域名称认，认不出用通用的。"
)
@click.option("--from", "from_on", type=Day(), help="从哪一天；默认报告自己的期间，没有的用截至日那一年。")
@click.option("--to", "to_on", type=Day(), help="到哪一天。")
@AS_OF
@AREA
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
@click.option("-o", "--out", type=OutFile(), metavar="文件", help="写到文件；默认写到屏幕。")
@HOME
def report_(
    is_figures: bool, name: str | None, from_on: date | None, to_on: date | None, as_of: date | None,
    area: str | None, form: str, out: Path | None, root: Path,
) -> None:  # fmt: skip
    """年度工作报告用的数字，每个一行：报告、数字、值、约数说明、分子、分母、名称、单位、期间。

    百分数按印出来的样子取整；不知道的空着；约数说明：exact 确数，at_least 以上，almost 近，about 约，forecast 预计。
    """
    with warehouse(root) as con:
        view = view_of(con, from_on, to_on, as_of, None, area)
        frame = figures(con, name or report_of(con), view, own_period=not (from_on or to_on))
    rest = [column for column in frame.columns if column not in CONTRACT]
    write_table(frame.select(CONTRACT + rest), form, out)
