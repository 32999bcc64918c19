"""What `lvzhi build` does past its own build: the facts and whole tables of counts as Parquet, by DuckDB or by Spark."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from dashboard.commands.common import Day
from etl.problems import Stop
from etl.progress import Progress
from etl.spark.counts import Counted, by_duckdb, by_spark, differing, publish, put_in_force, years
from etl.spark.session import LOCAL, check_spark
from etl.warehouse.build import Build
from etl.warehouse.shared import lay_out, try_folder

OPTIONS = (
    click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True, help="用什么计数。"),
    click.option("--master", default=LOCAL, show_default=True, metavar="地址", help="Spark 的主节点，如 spark://host:7077。"),
    click.option(
        "--shared", type=click.Path(path_type=Path, file_okay=False),
        help="共享文件夹：每台机器都看得见。用 Spark 时默认数据文件夹里的 shared。",
    ),
    click.option("--from", "from_on", type=Day(), help="从哪一年数起；默认截至日那一年。"),
    click.option("--to", "to_on", type=Day(), help="数到哪一年；默认截至日那一年。"),
    click.option("--compare", is_flag=True, help="两种都数，有一格不同就不发布。"),
)  # fmt: skip


@dataclass(frozen=True)
class Spread:
    """engine and master: who counts; shared: where to; from_on, to_on: which calendar years; compare: by both."""

    engine: str
    master: str
    shared: Path
    from_on: date | None
    to_on: date | None
    compare: bool

    def check(self) -> None:
        """Raises Stop, before anything is changed, where it could not be done."""
        if self.from_on and self.to_on and self.from_on > self.to_on:
            raise click.UsageError(f"开始日期晚于结束日期：{self.from_on}，{self.to_on}。")
        try_folder(self.shared)
        if self.engine == "spark" or self.compare:
            check_spark(self.master)

    def count(self, built: Build, step: Progress) -> dict[str, Any]:
        """The facts laid out and counted; what is told of it. Raises Stop: the build is published by then, and stays."""
        try:
            made = lay_out(built.path, self.shared)
            counted = self._by(self.engine, made, built, step)
            if self.compare:
                other = self._by("duckdb" if self.engine == "spark" else "spark", made, built, step)
                if wrong := differing(counted.folder, other.folder):
                    raise Stop(f"两种计数不一样，没有发布：{'；'.join(wrong[:3])}。")
            put_in_force(counted)
        except Stop as stop:
            raise Stop(f"{stop}（数据版 {built.id} 已经发布；计数没有，原来的计数还在。）") from stop
        return {
            "engine": self.engine, "tables": counted.tables, "counts": str(counted.folder),
            "count_seconds": round(counted.seconds, 1),
        }  # fmt: skip

    def _by(self, engine: str, made: Path, built: Build, step: Progress) -> Counted:
        views = years(self.from_on or built.as_of, self.to_on or built.as_of, built.as_of)
        with by_spark(made, self.master) if engine == "spark" else by_duckdb(made) as con:
            return publish(con, made, engine, views, step)


def spread(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options; the command gets them as `asked`, None where it is asked for no counts."""

    @wraps(command)
    def with_asked(
        root: Path, engine: str, master: str, shared: Path | None, from_on: date | None, to_on: date | None, compare: bool,
        **others: Any,
    ) -> Any:  # fmt: skip
        wanted = shared is not None or engine == "spark" or compare
        asked = Spread(engine, master, shared or root / "shared", from_on, to_on, compare) if wanted else None
        return command(root=root, asked=asked, **others)

    for option in reversed(OPTIONS):
        with_asked = option(with_asked)
    return with_asked
