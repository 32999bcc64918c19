"""Projects and their supervision; lists ticked by hand; numbers planned and stated."""

from datetime import date
from random import Random

from invented.dice import AREAS, GROUPS, PEOPLE, STATIONS, UNITS, Row, a_day, maybe


def projects(r: Random) -> list[Row]:
    rows: list[Row] = []
    for n in range(14):
        year = r.choice([2022, 2023, 2023])
        row: Row = {
            "项目编号": f"P{n}", "项目名称": f"项目{n}", "类型": r.choice(["民生实事", "民生实事", "重大项目"]), "上级项目": None,
            "区域编号": r.choice(list(AREAS)), "年度": year, "是否入选": r.choice([None, None, "否"]), "主办单位": r.choice(UNITS),
            "小组名称": maybe(r, r.choice(list(GROUPS)), 0.4), "计划完成日期": maybe(r, date(year, r.randrange(6, 13), 28), 0.8),
            "票决主体": r.choice(["人大代表", "议政代表", None]), "完成日期": maybe(r, date(year, r.randrange(3, 13), 20), 0.5),
        }  # fmt: skip
        rows.append(row)
        for part in range(r.randrange(3)):
            done = {"完成日期": maybe(r, date(year, 9, 9)), "是否入选": row["是否入选"], "上级项目": f"P{n}"}
            rows.append({**row, "项目编号": f"P{n}.{part}", "项目名称": f"项目{n}之{part}", **done})
    return rows


def supervisions(r: Random) -> list[Row]:
    kinds = ["督查", "小组监督", "测评", "测评", "跟踪监督", "季度专报", "联席会议"]
    rows: list[Row] = []
    for _ in range(90):
        kind = r.choice(kinds)
        votes = {"满意票": r.randrange(40), "基本满意票": r.randrange(9), "不满意票": 1} if kind == "测评" else {}
        phase = r.choice(["确定", "实施", "监督", None])
        rows.append({"项目编号": f"P{r.randrange(14)}", "日期": a_day(r), "类型": kind, "环节": phase, **votes})
    return rows


TICKED = {
    "八有": ("站点", ["有活动阵地", "有统一标识", "有规章制度"]), "一档一册一报告": ("代表", ["履职档案"]),
    "十有": ("站点", ["有书", "有茶", "有人"]), "两联一述": ("代表", ["别的"]), "五个一批": ("区域", ["培训", "宣传"]),
}  # fmt: skip
"""List -> of whom, items. Of the first two the rule pack tells the items; of 两联一述 it tells others than these."""


def checklists(r: Random) -> list[Row]:
    subjects = {"站点": list(STATIONS), "代表": PEOPLE, "区域": list(AREAS)}
    columns = {"站点": "站点编号", "代表": "代表编号", "区域": "区域编号"}
    return [
        {"清单": name, "事项": item, columns[of]: subject, "年度": year, "是否完成": r.choice(["是", "是", "否"])}
        for name, (of, items) in TICKED.items() for subject in subjects[of] for item in items for year in (2022, 2023)
        if r.random() < 0.5
    ]  # fmt: skip


def stated(r: Random) -> list[Row]:
    """Plans of activities and receptions of stations and areas, and money planned and spent."""
    rows: list[Row] = []
    places = [("站点编号", s) for s in STATIONS] + [("区域编号", a) for a in AREAS]
    for column, place in places:
        for year in (2022, 2023):
            plans = [("活动场次", kind) for kind in ("视察", "座谈会", None)] + [("接待场次", None)]
            for measure, kind in plans:
                if r.random() < 0.5:
                    rows.append(
                        {
                            "指标": measure,
                            "类型": kind,
                            column: place,
                            "年度": year,
                            "性质": "计划",
                            "数值": r.randrange(1, 9),
                        }
                    )
            spent = [("计划", r.randrange(9, 20)), ("实际", r.choice(["7", "8.5", "10余"]))]
            for nature, amount in spent:
                if r.random() < 0.6:
                    rows.append({"指标": "经费", column: place, "年度": year, "性质": nature, "数值": amount})
    return rows
