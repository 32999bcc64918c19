"""A sample goes in whole: every row is a fact, a problem that was planted, or one sent again."""

from datetime import date
from pathlib import Path

import duckdb
import pytest
from sampled import Written

from etl.home import Home
from etl.sample import Format, Planted, Scale, planted
from etl.warehouse.build import Build, load
from etl.warehouse.publish import open_warehouse

AS_OF = date(2025, 12, 31)
MESS = """
全角数字               照收
年月日写成汉字         照收
日期用点分开           照收
约数：余               照收
约数：近               照收
约数：约               照收
约数：以上             照收
繁体字                 照收
姓名中间空格           照收
本地说法：到会         照收
本地说法：病假         照收
本地说法：民情直通车   照收
只写姓名               照收
合计行                 照收
离任后仍登记           照收
重复行                 退回
两行矛盾               退回
姓名写错               退回
编号写错               退回
没有的说法             退回
没有的渠道             退回
漏填                   退回
不是数                 退回
同名分不清             退回
没有的日子             退回
年份写错               退回
比应联系的还多         退回
只有月份               退回
先后颠倒               退回
没有归类的结果         退回
"""
"""What clerks do, and whether the row is taken (照收) or sent back (退回)."""


def put_in(home: Home, files: list[Path]) -> Build:
    home.rules.mkdir(parents=True)
    (home.rules / "office.toml").write_text('pack = "wangchuan"\n', "utf-8")
    return load(home, files, as_of=AS_OF)[1]


def problems(build: Build) -> set[tuple[str, str, int]]:
    """Of rows; what is said of a sheet as a whole (equal rows without a number) is no row that was planted."""
    with open_warehouse(build.path) as con:
        return set(con.execute('SELECT file, sheet, "row" FROM problem WHERE "row" IS NOT NULL').fetchall())


def place(one: Planted) -> tuple[str, str, int]:
    return one.file, one.sheet, one.row


@pytest.mark.parametrize(("scale", "form"), [("street", "xlsx"), ("street", "csv"), ("district", "csv")])
def test_problems_are_exactly_those_planted(scale: Scale, form: Format, written: Written, tmp_path: Path) -> None:
    folder = written(scale, form)
    build = put_in(Home(tmp_path / "home"), sorted(folder.glob(f"*.{form}")))
    assert problems(build) == {place(one) for one in planted(folder) if one.is_problem}
    counts = build.home
    assert counts.rows_read == counts.facts + counts.problems + counts.replaced
    assert 0 < counts.problems < counts.rows_read / 100


def test_every_kind_of_mess_is_in_the_district(written: Written) -> None:
    told = {one.kind: "退回" if one.is_problem else "照收" for one in planted(written("district", "xlsx"))}
    assert told == dict(line.split() for line in MESS.split("\n") if line)


def test_a_quarter_sent_again_replaces_the_first(written: Written, tmp_path: Path) -> None:
    """2025年二季度-南浦街道 comes twice; nothing counts double."""
    files = [file for file in sorted(written("district", "xlsx").glob("*.xlsx")) if _matters(file)]
    build = put_in(Home(tmp_path / "home"), files)
    with open_warehouse(build.path) as con:
        again = con.execute("SELECT DISTINCT s.file FROM replaced r JOIN source s USING (source_id)").fetchall()
        assert again == [("2025年二季度-南浦街道.xlsx",)]
        assert _receptions(con) == {"2025年二季度-南浦街道（更正）.xlsx"}


def _matters(file: Path) -> bool:
    return file.stem == "望川区人大代表登记册" or file.stem.startswith("2025年二季度-南浦街道")


def _receptions(con: duckdb.DuckDBPyConnection) -> set[str]:
    found = con.execute("SELECT DISTINCT file FROM reception JOIN source USING (source_id)").fetchall()
    return {file for (file,) in found}
