"""代表构成: people in office on the last day, by what is known of them."""

from importlib.resources import files

import duckdb
import polars as pl

from etl.metrics.relation import rows_of
from etl.metrics.view import View, in_view


def composition(con: duckdb.DuckDBPyConnection, view: View) -> pl.DataFrame:
    """dimension, category, count, share (of all people of that dimension); a blank is the category 未填.

    dimension: 性别 政治面貌 学历 职业类别 民族 选区 级别 年龄. 级别 counts mandates, so a person with two has two.
    """
    sql = files("etl.metrics").joinpath("composition.sql").read_text("utf-8")
    sql = sql.replace("{{person}}", rows_of("person")).replace("{{seen o.level}}", in_view("o.level"))
    found: pl.DataFrame = con.sql(sql, params=view.parameters(sql)).pl()
    return found
