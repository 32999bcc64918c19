"""What the verbs share: the options every one knows, writing a table in the format asked for."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import duckdb
import polars as pl

from dashboard.publishing import CONSOLE
from etl.home import Home
from etl.journal import note
from etl.problems import Stop
from etl.warehouse.publish import current, open_warehouse

HOME = click.option(
    "--home", "root", type=click.Path(path_type=Path, file_okay=False), default=Path("data"), show_default=True,
    help="数据文件夹。", envvar="LVZHI_HOME",
)  # fmt: skip
JSON = click.option("--json", "as_json", is_flag=True, help="输出 JSON，供程序读取。")
FILES = click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="文件..."
)
PACK = click.option("--rules", "pack", metavar="规则包", help="用哪个规则包；默认看数据文件夹里的 rules/office.toml。")


class Day(click.ParamType[date]):
    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"“{value}”不是日期，应写成 2025-12-31。", param, ctx)


class OutFile(click.Path):
    """A file to be written, tried before the work begins: no folder, or open in Excel, is told at once."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = Path(str(super().convert(value, param, ctx)))
        is_new = not path.exists()
        try:
            path.open("ab").close()
        except OSError:
            self.fail(f"{path} 写不了：没有这个文件夹，或者文件正开着。", param, ctx)
        if is_new:
            path.unlink()
        return path


AS_OF = click.option("--as-of", type=Day(), help="截至哪一天；入库、重建时默认今天，查询时默认数据版的截至日。")


def without_a_browser(root: Path) -> None:
    """The data layer of the pages, asked from a command: over this home, and without Streamlit's word that nobody looks."""
    from streamlit.logger import set_log_level

    os.environ["LVZHI_HOME"] = str(root)
    set_log_level("ERROR")


@contextmanager
def warehouse(root: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The build in force, read-only. Raises Stop where nothing was loaded yet."""
    path = current(Home(root))
    if path is None:
        raise Stop(f"“{root}”里还没有数据，请先运行 lvzhi load 文件。")
    con = open_warehouse(path)
    try:
        yield con
    finally:
        con.close()


def stamp(con: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """The one row that says what the build stands on."""
    row = con.sql("SELECT * FROM stamp").pl().row(0, named=True)
    return dict(row)


def say_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, default=str))


def write_table(frame: pl.DataFrame, form: str, out: Path | None, book: Callable[[], bytes] = bytes) -> None:
    """csv and json to the screen, or any of csv, json, xlsx, parquet to a file. book: makes the workbook."""
    if form in ("xlsx", "parquet") and out is None:
        raise click.UsageError(f"{form} 要写到文件里，请加 -o 文件名。")
    if form == "json":
        text = json.dumps([_plain(row) for row in frame.to_dicts()], ensure_ascii=False, default=str)
        click.echo(text) if out is None else out.write_text(text, "utf-8")
    elif form == "csv":
        text = _in_digits(frame).write_csv()
        click.echo(text, nl=False) if out is None else out.write_text(text, "utf-8-sig", newline="")
    elif form == "xlsx" and out is not None:
        out.write_bytes(book())
    elif out is not None:
        frame.write_parquet(out)


def note_export(root: Path, out: Path | None) -> None:
    """A file that was written stands in the journal; what was only shown on the screen does not."""
    if out is not None:
        note(Home(root), CONSOLE, "导出", out.name)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A whole number is written without a decimal point, a sum without the dust of its additions."""
    return {
        name: (int(value) if value == int(value) else round(value, 12)) if isinstance(value, float) else value
        for name, value in row.items()
    }


def _in_digits(frame: pl.DataFrame) -> pl.DataFrame:
    """The same for CSV."""
    number = pl.col(pl.Float64).round(12)
    whole = number.cast(pl.Int64, strict=False)
    return frame.with_columns(
        pl.when(whole.cast(pl.Float64) == number).then(whole.cast(pl.String)).otherwise(number.cast(pl.String))
    )
