"""The list of deputies: duties as marks, attendance with its base, receptions, suggestions, debriefing, days."""

from collections.abc import Sequence

import polars as pl

from dashboard import data
from dashboard.ask import Ask
from dashboard.exports.recipe import of_list
from dashboard.parts.grid import GridColumn
from dashboard.parts.head import Stamp
from dashboard.parts.html import href
from dashboard.parts.listing import listing
from dashboard.parts.measured import metric_of
from dashboard.parts.search import by_sound
from dashboard.parts.section import empty

ASKED = ("attendance_rate", "leaves", "receptions", "suggestions", "service_days")


def registered(ask: Ask, done: pl.DataFrame) -> pl.DataFrame:
    """One row per deputy in the order of names: id, name, done, known, items, judged, cohort, electoral_district,
    debriefed_on and the metrics of ASKED."""
    per_person = done.group_by("id").agg(
        pl.col("reached").sum().alias("done"), pl.col("reached").count().alias("known"),
        pl.len().alias("items"), pl.col("judged").first(),
    )  # fmt: skip
    people = data.people(ask).select("deputy_id", "cohort", "electoral_district")
    frame = data.numbers(ask, ASKED, "deputy").join(per_person, on="id")  # who was in office
    frame = frame.join(people, left_on="id", right_on="deputy_id", how="left")
    return by_sound(frame.join(data.rows(ask, "last_debriefings"), on="id", how="left"))


def register(
    ask: Ask, people: pl.DataFrame, done: pl.DataFrame, stamp: Stamp, filters: Sequence[tuple[str, str]] = ()
) -> None:
    """The list, a page at a time, and all of it to take away."""
    if people.is_empty():
        empty("没有找到这样的代表", "可换一个姓名、首字母或编号，或放宽区域。")
        return
    made = of_list(ask, stamp.build, "deputies", people.height)
    listing("代表名册", with_marks(people, done), columns(done), stamp, filters, made=made)


def with_marks(people: pl.DataFrame, done: pl.DataFrame) -> pl.DataFrame:
    """`people` with a column of marks per duty, blank where it is not known or the person is not judged; and the share
    done of the items known."""
    known = done.filter(pl.col("judged") & pl.col("reached").is_not_null())
    marked = known.with_columns(
        pl.when("reached").then(pl.lit("on")).otherwise(pl.lit("off")).alias("sign"),
        pl.format("item_{}", "item").alias("item"),
    )
    wide = marked.pivot("item", index="id", values="sign", aggregate_function="first")
    numerator = pl.when("judged").then(pl.col("done"))
    denominator = pl.when(pl.col("judged") & (pl.col("known") > 0)).then(pl.col("known"))
    missing = [
        pl.lit(None, pl.String).alias(name)
        for item in done["item"].unique()
        if (name := f"item_{item}") not in wide.columns
    ]
    return people.join(wide.with_columns(missing), on="id", how="left", maintain_order="left").with_columns(
        numerator.alias("finished"), denominator.alias("finished_of")
    )


def columns(done: pl.DataFrame) -> list[GridColumn]:
    """`done`: the duties, each a column of marks."""
    items = done.select("item", "mark", "title").unique(maintain_order=True).to_dicts()

    def opened(metric: str, head: str, is_wide: bool = False) -> GridColumn:
        entry = metric_of(metric)
        return GridColumn(
            metric, head, "share" if entry.unit == "share" else "number",
            lambda row: href("records", metric=metric, by="deputy", of=row["id"]), entry.meaning,
            smallest_base=entry.smallest_base, is_wide=is_wide,
        )  # fmt: skip

    return [
        GridColumn("name", "姓名", "link", lambda row: href("deputy", id=row["id"])),
        GridColumn("id", "编号", is_shown=False),
        GridColumn("electoral_district", "选区", is_wide=True),
        GridColumn("cohort", "身份", about="同类比较的分组：级别、身份、在任长短", is_wide=True),
        *(GridColumn(f"item_{one['item']}", one["mark"], "mark", about=one["title"], group="七个一") for one in items),
        GridColumn("finished", "完成", "number", about="已达到的项数；没有报送的项不算"),
        GridColumn("finished_of", "可判", "number", about="有报送、可以判定的项数", is_wide=True),
        opened("attendance_rate", "出席率"), opened("leaves", "请假", is_wide=True), opened("receptions", "接待"),
        opened("suggestions", "领衔建议"),
        GridColumn("debriefed_on", "最近述职", "date", about="期末以前最近一次述职的日子", is_wide=True),
        GridColumn("service_days", "在任天数", "number", about=metric_of("service_days").meaning, is_wide=True),
    ]  # fmt: skip
