"""Named lists (八有 十有 一档一册一报告 …): what has to be there for each subject, and what is.

The items are the rule pack's, as long as the rows of the list speak of any of them; else those the rows name. An item
with a measure is counted from the records. An item without a row is not done where 清单 is covered, else unknown.
"""

from importlib.resources import files
from typing import Any

import duckdb
import polars as pl

from etl.metrics.coverage import coverage
from etl.metrics.metric import Derived, Grain, Metric
from etl.metrics.relation import rows_of
from etl.metrics.rulebook import rule
from etl.metrics.view import View, in_view

GRAIN: dict[str, Grain] = {"代表": "deputy", "站点": "station", "区域": "area"}
SCHEMA = {
    "checklist": pl.String, "item": pl.String, "of": pl.String, "subject": pl.String, "done": pl.Boolean,
    "fact_row": pl.Int64, "has_row": pl.Boolean,
}  # fmt: skip


def add_checklist(
    con: duckdb.DuckDBPyConnection, metric: Metric, by: Grain, view: View, frame: pl.DataFrame
) -> pl.DataFrame:
    """checklist_done (items) or checklist_complete_rate (subjects with every item), per subject of the grain."""
    judged = at(con, metric, by, view)
    counted = judged.group_by("id").agg(
        pl.col("done").sum().cast(pl.Float64).alias(f"{metric.id}.numerator"),
        pl.col("done").count().cast(pl.Float64).alias(f"{metric.id}.denominator"),
    )  # fmt: skip
    covered = coverage(con, by, view).known(("checklist.is_done",), False)[0]
    zero = pl.when(pl.col("id").is_in(covered.implode())).then(0.0)
    sides = [f"{metric.id}.numerator", f"{metric.id}.denominator"]
    joined = frame.join(counted, on="id", how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce(side, zero).alias(side) for side in sides)


def at(con: duckdb.DuckDBPyConnection, metric: Metric, by: Grain, view: View) -> pl.DataFrame:
    """id (of the grain), checklist, item or subject, done, fact_row (of the row of 清单, or of the subject's own): what
    the metric counts."""
    assert isinstance(metric.formula, Derived)
    found = items(con, view, dict(metric.formula.slices))
    if metric.id.startswith("checklist_complete"):
        found = _whole(found)
        return _placed(con, found.join(con.sql(_OWN_ROW).pl(), on=["of", "subject"]), by, view)
    if by != "area":
        return found.filter(pl.col("of").replace_strict(GRAIN) == by).rename({"subject": "id"})
    placed = _placed(con, found, by, view)
    return placed.group_by("id", "checklist", "item").agg(
        pl.col("done").all(ignore_nulls=False), pl.col("fact_row").first()
    )  # fmt: skip


def _whole(found: pl.DataFrame) -> pl.DataFrame:
    """Per list and subject whether every item is done; subjects without any row of a list kept by hand are no subject
    of it."""
    return (
        found.group_by("checklist", "of", "subject")
        .agg(pl.col("done").all(ignore_nulls=False), pl.col("has_row").any())
        .filter("has_row", pl.col("of") != "区域")
    )


def items(con: duckdb.DuckDBPyConnection, view: View, kept: dict[str, tuple[str, ...]]) -> pl.DataFrame:
    """checklist, item, of (代表 站点 区域), subject, done (blank: unknown), fact_row (blank: no row), has_row (the
    subject has a row of the list, or the list needs none)."""
    if unknown := set(kept) - {"checklist", "item"}:
        raise ValueError(f"清单只能按 checklist、item 分，不能按 {'、'.join(sorted(unknown))} 分")
    by_hand = _by_hand(con, view)
    for column, values in kept.items():
        by_hand = by_hand.filter(pl.col(column).is_in(values) if values != ("*",) else pl.lit(True))
    lists = [*by_hand["checklist"].unique().to_list(), *kept.get("checklist", ())]
    frames = [_list(con, view, name, by_hand.filter(checklist=name)) for name in sorted(set(lists) - {"*"})]
    found = pl.concat([pl.DataFrame(schema=SCHEMA), *frames])
    return found.filter(pl.col("item").is_in(kept["item"])) if kept.get("item", ("*",)) != ("*",) else found


def _by_hand(con: duckdb.DuckDBPyConnection, view: View) -> pl.DataFrame:
    sql = files("etl.metrics").joinpath("checklists.sql").read_text("utf-8")
    sql = sql.replace("{{seen level}}", in_view("level"))
    found: pl.DataFrame = con.sql(sql, params=view.parameters(sql)).pl()
    return found


def _list(con: duckdb.DuckDBPyConnection, view: View, name: str, by_hand: pl.DataFrame) -> pl.DataFrame:
    """One list: the pack's items for everyone it is of, or what its rows name."""
    told = rule(con, f"checklists.{name}")
    own = [item["item"] for item in told["items"] if not item["measure"]] if told else []
    if told is None or (own and not by_hand.is_empty() and not set(own) & set(by_hand["item"])):
        return _named_by_rows(by_hand)
    found = pl.concat([_ticked(con, told["of"], own, view, by_hand), _measured(con, told, view)])
    with_row = by_hand["subject"].unique()
    is_told = pl.col("subject").is_in(with_row.implode())
    return found.filter(is_told | pl.col("subject").is_in(_everyone(con, told["of"], view).implode())).select(
        pl.lit(name).alias("checklist"), "item", pl.lit(told["of"]).alias("of"), "subject", "done", "fact_row",
        (is_told | pl.lit(not own)).alias("has_row"),
    )  # fmt: skip


def _named_by_rows(by_hand: pl.DataFrame) -> pl.DataFrame:
    """Stations and deputies share the items of their list; every area has its own."""
    shared = by_hand.filter(pl.col("of") != "区域").select("checklist", "of", "item").unique()
    every = by_hand.select("checklist", "of", "subject").unique().join(shared, on=["checklist", "of"])
    own = by_hand.select("checklist", "of", "subject", "item")
    due = pl.concat([every, own], how="diagonal").unique()
    return due.join(by_hand, on=["checklist", "of", "subject", "item"], how="left").select(
        "checklist", "item", "of", "subject", pl.col("is_done").fill_null(False).alias("done"), "fact_row",
        pl.lit(True).alias("has_row"),
    )  # fmt: skip


def _ticked(
    con: duckdb.DuckDBPyConnection, of: str, items: list[str], view: View, by_hand: pl.DataFrame
) -> pl.DataFrame:
    """item, subject, done, fact_row of the items ticked by hand, for all there is of the kind."""
    told = coverage(con, GRAIN[of], view)
    covered = told.known(("checklist.is_done",), False)[0]
    everyone = pl.concat([told.homes["subject"], by_hand["subject"]]).unique().to_frame()
    due = pl.DataFrame({"item": items}, schema={"item": pl.String}).join(everyone, how="cross")
    not_done = pl.when(pl.col("subject").is_in(covered.implode())).then(pl.lit(False))
    return due.join(by_hand, on=["item", "subject"], how="left").select(
        "item", "subject", pl.coalesce("is_done", not_done).alias("done"), "fact_row"
    )  # fmt: skip


def _measured(con: duckdb.DuckDBPyConnection, told: dict[str, Any], view: View) -> pl.DataFrame:
    """item, subject, done, fact_row (none) of the items counted from the records."""
    from etl.metrics.compute import compute

    counted = [item for item in told["items"] if item["measure"]]
    frame = compute(con, [item["measure"] for item in counted], GRAIN[told["of"]], view) if counted else None
    frames = [
        frame.select(
            pl.lit(item["item"]).alias("item"), pl.col("id").alias("subject"),
            (pl.col(item["measure"]) >= item["at_least"]).alias("done"), pl.lit(None, dtype=pl.Int64).alias("fact_row"),
        )
        for item in counted if frame is not None
    ]  # fmt: skip
    nothing = {name: SCHEMA[name] for name in ("item", "subject", "done", "fact_row")}
    return pl.concat([pl.DataFrame(schema=nothing), *frames])


def _everyone(con: duckdb.DuckDBPyConnection, of: str, view: View) -> pl.Series:
    """People in office, stations in service on the last day; of areas none that has no row."""
    return _where(con, of, view)["subject"] if of != "区域" else pl.Series(dtype=pl.String)


def _where(con: duckdb.DuckDBPyConnection, of: str, view: View) -> pl.DataFrame:
    """subject, area_id of the people in office, the stations in service, the areas."""
    sql = {
        "代表": f"SELECT deputy_id AS subject, area_id FROM ({rows_of('person')})",
        "站点": f"SELECT station_id AS subject, area_id FROM ({rows_of('station_now')}) WHERE in_service",
        "区域": "SELECT area_id AS subject, area_id FROM area",
    }[of]
    found: pl.DataFrame = con.sql(sql, params=view.parameters(sql)).pl()
    return found


_OWN_ROW = """SELECT '代表' AS "of", deputy_id AS subject, row_id AS fact_row FROM deputy
UNION ALL SELECT '站点', station_id, row_id FROM station"""
_MEMBERS = {
    "station": f"SELECT deputy_id AS subject, station_id AS id FROM ({rows_of('station_person')})",
    "group": f"SELECT deputy_id AS subject, group_id AS id FROM ({rows_of('group_person')})",
}


def _placed(con: duckdb.DuckDBPyConnection, found: pl.DataFrame, by: Grain, view: View) -> pl.DataFrame:
    """The rows of everyone the grain holds: an area all below it, a station itself and its deputies, a group its
    members."""
    if by == "area":
        homes = pl.concat(_where(con, of, view).with_columns(pl.lit(of).alias("of")) for of in GRAIN)
        tree: pl.DataFrame = con.sql("SELECT area_id, ancestor_id AS id FROM area_tree").pl()
        return found.join(homes.join(tree, on="area_id"), on=["of", "subject"])
    members: pl.DataFrame = con.sql(_MEMBERS[by], params=view.parameters(_MEMBERS[by])).pl()
    deputies = found.filter(of="代表").join(members, on="subject")
    if by == "group":
        return deputies
    stations = _where(con, "站点", view).select("subject", pl.col("subject").alias("id"))
    return pl.concat([deputies, found.filter(of="站点").join(stations, on="subject")])
