"""宣传, 工作成果, 荣誉, 清单 and 填报数: what offices write, receive and promise."""

import numpy as np
import polars as pl

from etl.sample.draw import END, YEARS, Ints, blank, dates, indices, some, words, work
from etl.sample.groups import Group
from etl.sample.people import People
from etl.sample.places import County
from etl.sample.words import EIGHT, MATTERS, OUTLETS, PRODUCTS

_HONOURS = ("优秀代表", "最美人大代表", "先进代表小组", "示范家站", "典型案例", "优秀调研成果三等奖")
_PLANS = (
    ("活动场次", "集中视察", 2),
    ("活动场次", "学习培训", 1),
    ("活动场次", "座谈会", 1),
    ("活动场次", "执法检查", 2),
)


def publicity_of(county: County, people: People) -> pl.DataFrame:
    """The rows of 宣传: pieces sent in, taken, printed again."""
    rng = county.rng("publicity")
    size = int(rng.poisson(0.42 * len(people)))
    day = np.sort(work().pick(rng, np.zeros(size, dtype=np.int64), np.full(size, END)))
    kind = words(rng, ("新闻稿", "工作动态", "代表风采"), size, (50, 38, 12))
    town = indices(rng, len(county.towns), size)
    person = indices(rng, len(people), size)
    about = (kind == "代表风采").to_numpy()
    place = pl.Series([t.name for t in county.towns]).gather(town)
    matter = words(rng, [row[0] for row in MATTERS], size)
    return pl.DataFrame({
        "happened_on": dates(day),
        "outlet": words(rng, [row[0] for row in OUTLETS], size, [row[1] for row in OUTLETS]),
        "kind": kind,
        "status": words(rng, ("录用", "投稿", "转载"), size, (72, 20, 8)),
        "title": pl.select(place + pl.lit("：代表关注") + matter).to_series(),
        "quantity": pl.Series(np.where((kind == "工作动态").to_numpy() & some(rng, size, 0.2), rng.integers(2, 9, size), 1)),
        "area_id": blank(pl.Series([t.area_id for t in county.towns]).gather(town), ~about),
        "deputy_ids": blank(people.called.gather(person), about),
        "_town": pl.Series(np.full(size, -1)),
        "_day": day,
    })  # fmt: skip


def products_of(county: County, people: People) -> pl.DataFrame:
    """The rows of 工作成果."""
    rng = county.rng("products")
    size = 6 * len(county.towns) + int(rng.poisson(0.05 * len(people)))
    day = np.sort(work().pick(rng, np.zeros(size, dtype=np.int64), np.full(size, END)))
    kind = words(rng, PRODUCTS, size)
    person = indices(rng, len(people), size)
    written = kind.is_in(["心得体会", "调研报告"]).to_numpy() & some(rng, size, 0.7)
    rule = kind.is_in(["工作制度", "规范性文件"]).to_numpy()
    areas = pl.Series([*(t.area_id for t in county.towns), county.area_id]).gather(
        indices(rng, len(county.towns) + 1, size)
    )
    return pl.DataFrame({
        "happened_on": dates(day),
        "kind": kind,
        "product_name": pl.select(words(rng, [row[0] for row in MATTERS], size) + kind).to_series(),
        "quantity": pl.Series(np.where(kind.is_in(["政务简报", "内部期刊"]).to_numpy(), rng.integers(1, 6, size), 1)),
        "to_on": dates(day + 1000, rule & some(rng, size, 0.4)),
        "area_id": areas,
        "deputy_ids": blank(people.called.gather(person), written),
        "_town": pl.Series(np.full(size, -1)),
        "_day": day,
    })  # fmt: skip


def honours_of(county: County, people: People, groups: tuple[Group, ...], projects: list[str]) -> pl.DataFrame:
    """The rows of 荣誉: to a deputy, a group, a station, a project or the office itself."""
    rng = county.rng("honours")
    size = max(8, len(people) // 25)
    kind = np.arange(size) % len(_HONOURS)
    zealous = np.argsort(-people.zeal)[: size * 2]
    teams = [g.name for g in groups if g.kind in ("代表小组", "联络组")]
    stations = [county.stations[n].station_id for n in county.in_service]
    of = lambda pool, mine: blank(words(rng, pool, size), mine)  # noqa: E731
    day = np.sort(work().pick(rng, np.zeros(size, dtype=np.int64), np.full(size, END)))
    return pl.DataFrame({
        "honour": pl.Series(_HONOURS).gather(kind),
        "level": words(rng, ("县", "市", "省", "全国", "乡镇"), size, (60, 20, 8, 2, 10)),
        "happened_on": dates(day),
        "deputy_id": blank(people.ids.gather(zealous[indices(rng, len(zealous), size)]), kind < 2),
        "group": of(teams, kind == 2),
        "station_id": of(stations, kind == 3),
        "project_id": of(projects, kind == 4),
        "area_id": of([t.area_id for t in county.towns], kind == 5),
        "_town": pl.Series(np.full(size, -1)),
        "_day": day,
    })  # fmt: skip


def checklists_of(county: County, people: People) -> pl.DataFrame:
    """The rows of 清单: 八有 of every station, papers of the deputies, problems an office names itself."""
    rng = county.rng("checklists")
    stations = np.array(county.in_service)
    held = np.array([s.held for s in county.stations])
    parts = []
    for year in YEARS:
        station, item = np.repeat(stations, len(EIGHT)), np.tile(np.arange(len(EIGHT)), len(stations))
        done = some(rng, len(station), np.clip(0.72 + 0.25 * held[station] + 0.03 * (year - 2024), 0, 0.99))
        parts.append(_rows(year, "八有", pl.Series(EIGHT).gather(item), done, _ids(county, station), "station_id"))
        who = np.flatnonzero(
            people.deputies & people.in_office(366 * (year - 2024) + 300) & some(rng, len(people), 0.5)
        )
        kept = some(rng, len(who), 0.9)
        parts.append(
            _rows(year, "一档一册一报告", pl.Series(["履职档案"] * len(who)), kept, people.ids.gather(who), "deputy_id")
        )
        areas = pl.Series([t.area_id for t in county.towns])
        named = words(rng, ("代表小组活动不够经常", "建议办理进度掌握不及时", "宣传素材不够"), len(areas))
        parts.append(_rows(year, "存在问题", named, some(rng, len(areas), 0.5), areas, "area_id"))
    return pl.concat(parts, how="diagonal")


def _ids(county: County, station: Ints) -> pl.Series:
    return pl.Series([s.station_id for s in county.stations]).gather(station)


def _rows(year: int, name: str, item: pl.Series, done: np.ndarray, subject: pl.Series, column: str) -> pl.DataFrame:
    return pl.DataFrame({
        "checklist": pl.Series([name] * len(item), dtype=pl.String), "item": item,
        **{c: subject if c == column else pl.Series([None] * len(item), dtype=pl.String)
           for c in ("deputy_id", "station_id", "area_id")},
        "year": pl.Series([year] * len(item), dtype=pl.Int64), "is_done": pl.Series(np.where(done, "√", "×")),
        "_town": pl.Series([-1] * len(item), dtype=pl.Int64), "_day": pl.Series([366 * (year - 2024)] * len(item), dtype=pl.Int64),
    })  # fmt: skip


def stated_of(county: County, held: pl.DataFrame) -> pl.DataFrame:
    """The rows of 填报数: plans of the year, money, totals stated without records. held: activities."""
    rng = county.rng("stated figures")
    rows: list[tuple[object, ...]] = []
    for year in YEARS:
        for town in county.towns:
            rows += [(year, None, town.area_id, m, k, "计划", str(n), f"{year}年工作计划") for m, k, n in _PLANS]
            budget = int(rng.integers(6, 20))
            rows.append((year, None, town.area_id, "经费", None, "计划", f"{budget}", "年初预算"))
            rows.append(
                (year, None, town.area_id, "经费", None, "实际", f"{budget * rng.uniform(0.7, 1.02):.1f}", "年终决算")
            )
            rows.append(
                (
                    year,
                    None,
                    town.area_id,
                    "接待人次",
                    None,
                    "实际",
                    f"{int(rng.integers(20, 50)) * 10}余",
                    "年度工作总结",
                )
            )
        for n in county.in_service:
            target = int(rng.integers(10, 16))
            rows.append(
                (year, county.stations[n].station_id, None, "接待场次", None, "计划", f"{target}", "站点年度计划")
            )
        rows.append((year, None, county.area_id, "按期答复率", None, "目标", "1", f"{year}年代表工作要点"))
        count = held.filter((pl.col("happened_on").dt.year() == year) & (pl.col("status") == "已举行")).height
        rows.append((year, None, county.area_id, "活动场次", None, "实际", f"近{round(count + 5, -1)}", "年度工作报告"))
    names = ("year", "station_id", "area_id", "measure", "kind", "nature", "amount", "source")
    frame = pl.DataFrame(rows, schema=names, orient="row", infer_schema_length=None)
    return frame.with_columns(pl.lit(-1).alias("_town"), ((pl.col("year") - 2024) * 366).alias("_day"))
