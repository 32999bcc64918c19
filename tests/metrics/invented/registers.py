"""Places, people, mandates, stations, groups."""

from datetime import date
from random import Random

from invented.dice import AREAS, GROUPS, PEOPLE, STATIONS, Row, maybe, some


def areas(r: Random) -> list[Row]:
    tiers = {"A": "县", "东街": "乡镇街道", "西镇": "乡镇街道"}
    bodies = {"A": "人大常委会", "东街": "街道人大工委", "西镇": "乡镇人大主席团"}
    return [
        {"区域编号": a, "区域名称": a, "层级": tiers.get(a, "村社区"), "上级区域": up, "人大机构": bodies.get(a)}
        for a, up in AREAS.items()
    ]


def deputies(r: Random) -> list[Row]:
    return [
        {"代表编号": p, "姓名": p, "性别": r.choice(["男", "女", None]), "职业类别": r.choice(["农民", "教师", None])}
        for p in PEOPLE
    ]


def mandates(r: Random) -> list[Row]:
    """Most all the time; some elected later, gone earlier, in two congresses, or consultative only."""
    rows: list[Row] = []
    for n, person in enumerate(PEOPLE):
        level = "议事代表" if n >= 10 else r.choice(["县", "县", "乡镇"])
        area = "西镇" if level == "乡镇" else r.choice(["东街", "西镇", "A"])
        start = r.choice([date(2021, 1, 1), date(2021, 1, 1), date(2023, 3, 15)])
        end = r.choice([None, None, None, date(2023, 8, 31)])
        rows.append({"代表编号": person, "级别": level, "区域编号": area, "开始日期": start, "结束日期": end})
        if n in (1, 4):
            other = "市" if level != "市" else "县"
            rows.append({"代表编号": person, "级别": other, "区域编号": "A", "开始日期": date(2023, 1, 1)})
    return rows


def conduct(r: Random) -> list[Row]:
    days = {"日期": date(2023, 4, 1), "结束日期": date(2023, 5, 15)}
    return [
        {"代表编号": "代3", "类型": "暂停执行职务", **days},
        {"代表编号": "代5", "类型": "警告", "日期": date(2023, 5, 1)},
    ]


def stations(r: Random) -> list[Row]:
    rules = {"东站": "每月15日", "西站": "每周三", "社区站": "单月1日"}
    opened = {"西站": date(2023, 3, 10)}
    return [
        {"站点编号": s, "站点名称": s, "类型": "站", "区域编号": a, "状态": "规划" if s == "县站" else "投用",
         "接待日": rules.get(s), "启用日期": opened.get(s)}
        for s, a in STATIONS.items()
    ]  # fmt: skip


def assignments(r: Random) -> list[Row]:
    return [
        {"代表编号": p, "站点编号": s, "开始日期": maybe(r, date(2023, 2, 1), 0.3), "结束日期": maybe(r, date(2023, 9, 30), 0.3)}
        for p in PEOPLE for s in some(r, list(STATIONS), 2)
    ]  # fmt: skip


def groups(r: Random) -> list[Row]:
    return [
        {"小组名称": g, "类型": "代表小组", "区域编号": GROUPS[g], "代表编号": p, "开始日期": maybe(r, date(2023, 3, 1), 0.3)}
        for p in PEOPLE for g in some(r, list(GROUPS), 1)
    ]  # fmt: skip
