"""What the way of recording leaves in the numbers of a station: bunching, floods, one number again and again."""

from collections.abc import Iterator
from datetime import date

import duckdb

from etl.audit.doubt import Doubt, Limits, ask, reaches
from etl.metrics import View

_CALLED = {"reception": "场接待", "opinion": "条社情民意"}


def habits(con: duckdb.DuckDBPyConnection, view: View, limits: Limits) -> Iterator[Doubt]:
    yield from _december(con, view, limits)
    yield from _flood(con, view, limits)
    yield from _numbers(con, view, limits)
    yield from _months(con, view, limits)


def _december(con: duckdb.DuckDBPyConnection, view: View, limits: Limits) -> Iterator[Doubt]:
    """Of whole years only: in a quarter December is a third by itself."""
    for row in ask(con, "december", view):
        if reaches(row["hits"], row["n"], limits["december"], limits["smallest"]):
            said = f"{row['name']}：{row['y']}年 {row['n']} {_CALLED[row['record']]}，{row['hits']} 在十二月，是当时办的还是补记的"
            days = date(row["y"], 12, 1), date(row["y"], 12, 31)
            yield Doubt("年底集中", said, row["hits"], row["n"], row["record"], "station", row["id"], *days)


def _flood(con: duckdb.DuckDBPyConnection, view: View, limits: Limits) -> Iterator[Doubt]:
    if limits["flood"] is None:
        return
    for row in ask(con, "flood", view, flood=limits["flood"]):
        day = row["day"]
        said = f"{row['name']}：{day.year}年{day.month}月{day.day}日一天 {row['hits']} 场接待，全期 {row['n']} 场，是不是集中接待"
        yield Doubt("一天很多", said, row["hits"], row["n"], "reception", "station", row["id"], day, day)


def _numbers(con: duckdb.DuckDBPyConnection, view: View, limits: Limits) -> Iterator[Doubt]:
    """A round number is asked about where it is not one number already."""
    for row in ask(con, "same_number", view):
        if reaches(row["hits"], row["n"], limits["same_number"], limits["smallest"]):
            said = f"{row['name']}：{row['n']} 场接待里 {row['hits']} 场都是 {row['number']:g} 人次，是数的还是估的"
            behind = f"reception[visitors={row['written']}]"
            yield Doubt("同一个数", said, row["hits"], row["n"], behind, "station", row["id"])
        elif reaches(row["round"], row["large"], limits["round_numbers"], limits["smallest"]):
            said = f"{row['name']}：十人次以上的 {row['large']} 场里 {row['round']} 场末位是 0 或 5，是数的还是估的"
            behind = f"reception[visitors={'|'.join(row['rounds'])}]"
            yield Doubt("整数多", said, row["round"], row["large"], behind, "station", row["id"])


def _months(con: duckdb.DuckDBPyConnection, view: View, limits: Limits) -> Iterator[Doubt]:
    if limits["same_months"] is None:
        return
    for row in ask(con, "same_months", view, smallest=limits["smallest"], same_months=limits["same_months"]):
        first, last = row["first_on"], row["last_on"]
        till = f"{last.month}月" if first.year == last.year else f"{last.year}年{last.month}月"
        said = f"{row['name']}：{first.year}年{first.month}月到{till}，{row['months']} 个月接待都是 {row['total']:g} 人次，是不是平摊的"
        yield Doubt("月月一样", said, row["n"], row["n"], "reception", "station", row["id"], first, last)
