"""Receptions, opinions, contact, services, debriefings, and what deputies noted themselves."""

from datetime import timedelta
from random import Random

from invented.dice import AREAS, FIRST, PEOPLE, STATIONS, Row, a_day, maybe, some, soon


def receptions(r: Random) -> list[Row]:
    return [
        {"接待编号": f"J{n}", "站点编号": maybe(r, r.choice(list(STATIONS)), 0.8), "代表": some(r, PEOPLE), "日期": a_day(r),
         "接待人次": r.choice(["12", "3", "20余", "近50", "约30"]), "渠道": r.choice(["来访", "来信", None]),
         "佐证材料": some(r, ["a.jpg"], 1)}
        for n in range(150)
    ]  # fmt: skip


def opinions(r: Random) -> list[Row]:
    rows: list[Row] = []
    for n in range(120):
        day = a_day(r)
        rows.append({
            "意见编号": f"Y{n}", "接待编号": maybe(r, f"J{r.randrange(150)}", 0.3), "代表": some(r, PEOPLE, 2), "日期": day,
            "站点编号": maybe(r, r.choice(list(STATIONS)), 0.5), "渠道": r.choice(["微信", "现场", "随手拍", None]),
            "处理方式": r.choice(["现场答复", "形成建议", "转办", None]), "督办日期": soon(r, day, 0.3),
            "办结日期": soon(r, day, 0.5), "佐证材料": some(r, ["a.jpg"], 1),
        })  # fmt: skip
    return rows


def contacts(r: Random) -> list[Row]:
    rows: list[Row] = []
    for n in range(90):
        kind = r.choice(["结对", "联系群众", "入户走访", "机关联系代表"])
        due = r.randrange(1, 30) if kind == "入户走访" and r.random() < 0.8 else None
        made = r.randrange(due + 1) if due else (r.choice([None, 3, "10余"]) if kind == "联系群众" else None)
        rows.append({
            "代表编号": r.choice(PEOPLE), "类型": kind, "联系对象": f"第{n}户" if kind != "入户走访" else None,
            "日期": maybe(r, a_day(r), 0.7) if kind == "结对" else a_day(r), "应联系数": due, "联系数": made,
        })  # fmt: skip
    return rows


def services(r: Random) -> list[Row]:
    kinds = ["办实事", "解决问题", "基层治理", "推动建设", "筹集资金", "捐助", "民主协商", "联企助农"]
    return [
        {"代表": some(r, PEOPLE), "站点编号": maybe(r, r.choice(list(STATIONS)), 0.4), "日期": a_day(r), "类型": r.choice(kinds),
         "内容": f"事{n}", "金额": r.choice([None, None, "10余", "40"]), "是否预计": r.choice([None, None, None, "是"]),
         "佐证材料": some(r, ["a.jpg"], 1)}
        for n in range(120)
    ]  # fmt: skip


def debriefings(r: Random) -> list[Row]:
    rows: list[Row] = []
    for n in range(16):
        day, votes = FIRST + timedelta(days=n * 37), r.random() < 0.6
        rows.append({
            "代表编号": r.choice(PEOPLE), "日期": day, "形式": r.choice(["口头", "书面", "口头+书面"]),
            "述职对象": r.choice(["选民", None]), "公示日期": soon(r, day, 0.5), "满意票": r.randrange(50) if votes else None,
            "基本满意票": r.randrange(9) if votes else None, "不满意票": r.randrange(5) if votes else None,
        })  # fmt: skip
    return rows


def publicity(r: Random) -> list[Row]:
    return [
        {"日期": a_day(r), "媒体": "县报", "类型": "新闻稿", "状态": r.choice([None, "投稿", "录用", "转载"]),
         "数量": r.choice([None, 2, "10余"]), "区域编号": maybe(r, r.choice(list(AREAS)), 0.3), "代表": some(r, PEOPLE, 2)}
        for _ in range(50)
    ]  # fmt: skip


def booklets(r: Random) -> list[Row]:
    return [
        {"代表编号": r.choice(PEOPLE), "日期": a_day(r), "类型": r.choice(["接待", "社情民意", "述职", "座谈会", "视察"]),
         "站点编号": maybe(r, r.choice(list(STATIONS)), 0.5)}
        for _ in range(200)
    ]  # fmt: skip
