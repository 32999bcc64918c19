"""report: the figures of the yearly report, counted from the records; and whether the records hold together."""

import json
from datetime import date
from pathlib import Path

import click

from dashboard.commands.common import AS_OF, HOME, Day, OutFile, note_export, warehouse, write_table
from dashboard.commands.numbers import AREA, view_of
from etl.report import Finding, crosschecks, figures, report_of, reports

CONTRACT = ["report", "figure", "value", "qualifier", "numerator", "denominator"]
ALL_WELL = "行数、民意、建议、比率、重复活动和填报数都核对过，没有不合的。"


@click.command("report")
@click.option("--figures", "is_figures", is_flag=True, help="报告里的每个数字一行。")
@click.option(
    "--check", "is_check", is_flag=True, help="核对：该相等的是否相等，有没有记了两次的，填报数与记录合不合。"
)
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
@click.pass_context
def report_(
    ctx: click.Context, is_figures: bool, is_check: bool, name: str | None, from_on: date | None, to_on: date | None,
    as_of: date | None, area: str | None, form: str, out: Path | None, root: Path,
) -> None:  # fmt: skip
    """年度工作报告用的数字，每个一行：报告、数字、值、约数说明、分子、分母、名称、单位、依据、注、期间。

    百分数取整到印出来的样子；不知道的空着；约数说明：exact 确数，at_least 以上，almost 近，about 约，forecast 预计。
    依据：counted 数记录得来，stated 没有记录、只有填报数。--check 另看数字之间合不合，有不合的退出码是 1。
    """
    if is_figures == is_check:
        raise click.UsageError("--figures 和 --check 要写一个，只写一个。")
    with warehouse(root) as con:
        view = view_of(con, from_on, to_on, as_of, None, area)
        if is_check:
            found = crosschecks(con, view)
        else:
            frame = figures(con, name or report_of(con), view, own_period=not (from_on or to_on))
    if is_check:
        _tell(found, form, out)
        note_export(root, out)
        ctx.exit(1 if found else 0)
    rest = [column for column in frame.columns if column not in CONTRACT]
    write_table(frame.select(CONTRACT + rest), form, out)
    note_export(root, out)


def _tell(found: list[Finding], form: str, out: Path | None) -> None:
    """A sentence per line; json: a list of {check, sentence}."""
    told = [{"check": one.check, "sentence": one.sentence} for one in found]
    lines = [one["sentence"] for one in told] or [ALL_WELL]
    text = json.dumps(told, ensure_ascii=False) if form == "json" else "\n".join(lines)
    click.echo(text) if out is None else out.write_text(text + "\n", "utf-8")
