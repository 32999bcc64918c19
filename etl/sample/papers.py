"""宣传, 工作成果, 荣誉, 清单 and 填报数: what offices write, receive and promise."""

import numpy as np
import polars as pl

from etl.sample.draw import END, YEARS, Flags, Ints, blank, dates, indices, some, words, work
from etl.sample.groups import Group
from etl.sample.people import People
from etl.sample.places import County
from etl.sample.texts import either, nothing, of, same
from etl.sample.words import EIGHT, LISTS, MATTERS, OUTLETS, PRODUCTS

_HONOURS = ("优秀代表", "最美人大代表", "先进代表小组", "示范家站", "典型案例", "优秀调研成果三等奖")
_PLANS = (("集中视察", 2), ("学习培训", 1), ("座谈会", 1), ("执法检查", 2))
_TROUBLES = ("代表小组活动不够经常", "建议办理进度掌握不及时", "宣传素材不够")
_MATTERS = [row[0] for row in MATTERS]


def _over_two_years(rng: np.random.Generator, size: int) -> Ints:
    return np.sort(work().pick(rng, np.zeros(size, dtype=np.int64), np.full(size, END)))


def _trace(day: Ints) -> dict[str, Ints]:
    return {"_town": np.full(len(day), -1), "_day": day}


def publicity_of(county: County, people: People) -> pl.DataFrame:
    """The rows of 宣传: pieces sent in, taken, printed again."""
    rng = county.rng("publicity")
    size = int(rng.poisson(0.42 * len(people)))
    day, town, person = (
        _over_two_years(rng, size),
        indices(rng, len(county.towns), size),
        indices(rng, len(people), size),
    )
    kind = words(rng, ("新闻稿", "工作动态", "代表风采"), size, (50, 38, 12))
    about, posts = (kind == "代表风采").to_numpy(), (kind == "工作动态").to_numpy() & some(rng, size, 0.2)
    title = of([f"{t.name}：代表关注" for t in county.towns], town) + words(rng, _MATTERS, size)
    return pl.DataFrame({
        "happened_on": dates(day),
        "outlet": words(rng, [name for name, _ in OUTLETS], size, [often for _, often in OUTLETS]),
        "kind": kind,
        "status": words(rng, ("录用", "投稿", "转载"), size, (72, 20, 8)),
        "title": title,
        "quantity": np.where(posts, rng.integers(2, 9, size), 1),
        "area_id": blank(of([t.area_id for t in county.towns], town), ~about),
        "deputy_ids": blank(people.called.gather(person), about),
        **_trace(day),
    })  # fmt: skip


def products_of(county: County, people: People) -> pl.DataFrame:
    """The rows of 工作成果."""
    rng = county.rng("products")
    size = 6 * len(county.towns) + int(rng.poisson(0.05 * len(people)))
    day, kind, person = _over_two_years(rng, size), words(rng, PRODUCTS, size), indices(rng, len(people), size)
    written = kind.is_in(["心得体会", "调研报告"]).to_numpy() & some(rng, size, 0.7)
    rule, serial = (kind.is_in(kinds).to_numpy() for kinds in (["工作制度", "规范性文件"], ["政务简报", "内部期刊"]))
    areas = [*(t.area_id for t in county.towns), county.area_id]
    return pl.DataFrame({
        "happened_on": dates(day),
        "kind": kind,
        "product_name": words(rng, _MATTERS, size) + kind,
        "quantity": np.where(serial, rng.integers(1, 6, size), 1),
        "to_on": dates(day + 1000, rule & some(rng, size, 0.4)),
        "area_id": words(rng, areas, size),
        "deputy_ids": blank(people.called.gather(person), written),
        **_trace(day),
    })  # fmt: skip


def honours_of(county: County, people: People, groups: tuple[Group, ...], projects: list[str]) -> pl.DataFrame:
    """The rows of 荣誉: to a deputy, a group, a station, a project or the office itself."""
    rng = county.rng("honours")
    size = max(len(_HONOURS) + 2, len(people) // 25)
    kind, day = np.arange(size) % len(_HONOURS), _over_two_years(rng, size)
    zealous = people.ids.gather(np.argsort(-people.zeal, kind="stable")[: size * 2]).to_list()
    given = {
        "deputy_id": (zealous, kind < 2),
        "group": ([g.name for g in groups if g.kind in ("代表小组", "联络组")], kind == 2),
        "station_id": ([county.stations[n].station_id for n in county.in_service], kind == 3),
        "project_id": (projects, kind == 4),
        "area_id": ([t.area_id for t in county.towns], kind == 5),
    }
    return pl.DataFrame({
        "honour": of(_HONOURS, kind),
        "level": words(rng, ("县", "市", "省", "全国", "乡镇"), size, (60, 20, 8, 2, 10)),
        "happened_on": dates(day),
        **{column: blank(words(rng, pool, size), mine) for column, (pool, mine) in given.items()},
        **_trace(day),
    })  # fmt: skip


def checklists_of(county: County, people: People) -> pl.DataFrame:
    """The rows of 清单: 八有 of every station, papers of the deputies, problems an office names itself."""
    rng = county.rng("checklists")
    return pl.concat([part for year in YEARS for part in _checked(rng, county, people, year)])


def _checked(rng: np.random.Generator, county: County, people: People, year: int) -> list[pl.DataFrame]:
    stations, held = np.array(county.in_service), np.array([s.held for s in county.stations])
    station, item = np.repeat(stations, len(EIGHT)), np.tile(np.arange(len(EIGHT)), len(stations))
    chance = np.clip(0.72 + 0.25 * held[station] + 0.03 * (year - YEARS[0]), 0, 0.99)
    who = np.flatnonzero(people.deputies & people.in_office(_first(year) + 300) & some(rng, len(people), 0.5))
    names, areas = of([s.station_id for s in county.stations], station), pl.Series([t.area_id for t in county.towns])
    return [
        _list(year, "八有", of(EIGHT, item), some(rng, len(station), chance), station_id=names),
        _list(
            year,
            "一档一册一报告",
            same("履职档案", len(who)),
            some(rng, len(who), 0.9),
            deputy_id=people.ids.gather(who),
        ),
        _list(year, "存在问题", words(rng, _TROUBLES, len(areas)), some(rng, len(areas), 0.5), area_id=areas),
        *(_of_the_county(county, year, name, items) for name, items in LISTS),
    ]


def _of_the_county(county: County, year: int, name: str, items: tuple[str, ...]) -> pl.DataFrame:
    """A list the county keeps itself; in the first year one item stays open."""
    done = (np.arange(len(items)) < len(items) - 1) | (year > YEARS[0])
    return _list(year, name, pl.Series(items), done, area_id=same(county.area_id, len(items)))


def _first(year: int) -> int:
    return 366 * (year - YEARS[0])


def _list(year: int, name: str, item: pl.Series, done: Flags, **subject: pl.Series) -> pl.DataFrame:
    size = len(item)
    return pl.DataFrame({
        "checklist": same(name, size),
        "item": item,
        **(dict.fromkeys(("deputy_id", "station_id", "area_id"), nothing(size)) | subject),
        "year": np.full(size, year),
        "is_done": either(done, "√", "×"),
        "evidence": blank(same(f"{name}{year}.jpg", size), done),
        **_trace(np.full(size, _first(year))),
    })  # fmt: skip


_WHO_STATE = 5
_STATED = ("year", "deputy_id", "station_id", "area_id", "measure", "kind", "nature", "amount", "source")


def stated_of(county: County, people: People, activities: pl.DataFrame) -> pl.DataFrame:
    """The rows of 填报数: plans of the year, money, totals stated without records, some by deputies themselves."""
    rng = county.rng("stated figures")
    rows = [row for year in YEARS for row in _stated(rng, county, activities, year)]
    for who in rng.choice(np.flatnonzero(people.in_office(END)), _WHO_STATE, replace=False).tolist():
        told = ("参加活动", None, "实际", f"{rng.integers(5, 25)}", "履职手册年度小结")
        rows.append((YEARS[1], people.ids[who], None, None, *told))
    frame = pl.DataFrame(rows, schema=_STATED, orient="row", infer_schema_length=None)
    return frame.with_columns(pl.lit(-1).alias("_town"), ((pl.col("year") - YEARS[0]) * 366).alias("_day"))


def _stated(rng: np.random.Generator, county: County, activities: pl.DataFrame, year: int) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for town in county.towns:
        budget, visitors = int(rng.integers(6, 20)), int(rng.integers(20, 50)) * 10
        spent = f"{budget * rng.uniform(0.7, 1.02):.1f}"
        rows += [
            (year, None, None, town.area_id, "活动场次", k, "计划", str(n), f"{year}年工作计划") for k, n in _PLANS
        ]
        rows.append((year, None, None, town.area_id, "经费", None, "计划", str(budget), "年初预算"))
        rows.append((year, None, None, town.area_id, "经费", None, "实际", spent, "年终决算"))
        rows.append((year, None, None, town.area_id, "接待人次", None, "实际", f"{visitors}余", "年度工作总结"))
    for n in county.in_service:
        number = county.stations[n].station_id
        rows.append((year, None, number, None, "接待场次", None, "计划", str(rng.integers(10, 16)), "站点年度计划"))
    held = activities.filter((pl.col("happened_on").dt.year() == year) & (pl.col("status") == "已举行")).height
    rows.append((year, None, None, county.area_id, "按期答复率", None, "目标", "1", f"{year}年代表工作要点"))
    rows.append(
        (year, None, None, county.area_id, "活动场次", None, "实际", f"近{round(held + 5, -1)}", "年度工作报告")
    )
    return rows
