"""An invented county with every kind of trouble: by-elections, suspensions, several mandates, blanks, bounds, plans.

The same seed gives the same tables.
"""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from small import ROOT, Table

AREAS = {"A": "", "东街": "A", "西镇": "A", "一社区": "东街", "二社区": "东街"}
PEOPLE = [f"代{n}" for n in range(1, 13)]
STATIONS = {"东站": "东街", "社区站": "一社区", "西站": "西镇", "县站": "A"}
GROUPS = {"一组": "东街", "二组": "西镇"}
UNITS = ("交通局", "民政局", "住建局")
FIRST = date(2022, 7, 1)
DAYS = 640

Row = dict[str, object]


def county(seed: int) -> tuple[Table, ...]:
    r = Random(seed)
    made = {sheet: make(r) for sheet, make in SHEETS.items()}
    return tuple(_table(sheet, rows) for sheet, rows in made.items())


def _table(sheet: str, rows: list[Row]) -> Table:
    headers = tuple(dict.fromkeys(header for row in rows for header in row))
    printed = tuple(tuple(_print(row.get(header)) for header in headers) for row in rows)
    return Table(sheet, headers, printed)


def _print(value: object) -> str:
    if isinstance(value, list):
        return "、".join(value)
    return "" if value is None else str(value)


def _day(r: Random, after: date = FIRST) -> date:
    """Every fourth day, so that much falls on one day."""
    return after + timedelta(days=4 * r.randrange(DAYS // 4))


def _soon(r: Random, after: date | None, chance: float, within: int = 150) -> date | None:
    return after + timedelta(days=r.randrange(within)) if after and r.random() < chance else None


def _some(r: Random, values: list[str], most: int = 3) -> list[str]:
    return r.sample(values, r.randrange(most + 1))


def _maybe(r: Random, value: object, chance: float = 0.5) -> object:
    return value if r.random() < chance else None


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
        {"代表编号": p, "站点编号": s, "开始日期": _maybe(r, date(2023, 2, 1), 0.3), "结束日期": _maybe(r, date(2023, 9, 30), 0.3)}
        for p in PEOPLE for s in _some(r, list(STATIONS), 2)
    ]  # fmt: skip


def groups(r: Random) -> list[Row]:
    return [
        {"小组名称": g, "类型": "代表小组", "区域编号": GROUPS[g], "代表编号": p, "开始日期": _maybe(r, date(2023, 3, 1), 0.3)}
        for p in PEOPLE for g in _some(r, list(GROUPS), 1)
    ]  # fmt: skip


def activities(r: Random) -> list[Row]:
    rows: list[Row] = []
    for n in range(60):
        raised = _maybe(r, r.randrange(12), 0.5)
        rows.append({
            "活动编号": f"H{n}", "类型": r.choice(["人代会", "座谈会", "视察", "代表小组活动"]), "活动名称": f"活动{n}",
            "日期": _day(r), "状态": r.choice([None, "已举行", "已举行", "计划", "取消"]),
            "区域编号": _maybe(r, r.choice(list(AREAS)), 0.3), "站点编号": _maybe(r, r.choice(list(STATIONS)), 0.3),
            "小组名称": _maybe(r, r.choice(list(GROUPS)), 0.3), "主题活动": _some(r, ["双建", "宣传员"], 2),
            "提出意见建议": raised, "采纳意见建议": _maybe(r, raised and r.randrange(int(str(raised)) + 1), 0.6),
            "佐证材料": _some(r, ["a.jpg"], 1),
        })  # fmt: skip
    return rows


def attendance(r: Random) -> list[Row]:
    marks = ["出席"] * 5 + ["缺席", "缺席", "请假", "公务", "列席", "不适用", "未记录"]
    return [
        {"活动编号": f"H{n}", "代表编号": p, "场次": session, "出席情况": r.choice(marks), "是否发言": r.choice(["是", "否", None])}
        for n in range(60) for session in r.choice([["上午"], ["上午", "下午"]]) for p in r.sample(PEOPLE, 6)
    ]  # fmt: skip


def receptions(r: Random) -> list[Row]:
    return [
        {"接待编号": f"J{n}", "站点编号": _maybe(r, r.choice(list(STATIONS)), 0.8), "代表": _some(r, PEOPLE), "日期": _day(r),
         "接待人次": r.choice(["12", "3", "20余", "近50", "约30"]), "渠道": r.choice(["来访", "来信", None]),
         "佐证材料": _some(r, ["a.jpg"], 1)}
        for n in range(150)
    ]  # fmt: skip


def opinions(r: Random) -> list[Row]:
    rows: list[Row] = []
    for n in range(120):
        day = _day(r)
        rows.append({
            "意见编号": f"Y{n}", "接待编号": _maybe(r, f"J{r.randrange(150)}", 0.3), "代表": _some(r, PEOPLE, 2), "日期": day,
            "站点编号": _maybe(r, r.choice(list(STATIONS)), 0.5), "渠道": r.choice(["微信", "现场", "随手拍", None]),
            "处理方式": r.choice(["现场答复", "形成建议", "转办", None]), "督办日期": _soon(r, day, 0.3),
            "办结日期": _soon(r, day, 0.5), "佐证材料": _some(r, ["a.jpg"], 1),
        })  # fmt: skip
    return rows


def _submitted(n: int) -> date:
    """Of the n-th suggestion."""
    return FIRST + timedelta(days=n * 6)


def suggestions(r: Random) -> list[Row]:
    rows: list[Row] = []
    for n in range(100):
        lead, *others = r.sample(PEOPLE[:10], 4)
        submitted = _submitted(n)
        handed = _soon(r, submitted, 0.9, 30)
        replied = _soon(r, handed, 0.8)
        promised = _soon(r, replied, 0.3)
        rows.append({
            "建议编号": f"S{n}", "标题": f"建议{n}", "类型": r.choice(["议案", None]), "提出期间": r.choice(["大会", "闭会"]),
            "领衔代表": lead, "附议代表": _some(r, others), "提出日期": submitted, "是否受理": r.choice(["是", "否", None, None]),
            "交办日期": handed, "主办单位": r.choice(UNITS) if handed else None, "是否面商": r.choice(["是", "否", None]),
            "答复期限": handed + timedelta(days=60) if handed and r.random() < 0.3 else None, "答复日期": replied,
            "办理结果": r.choice(["A", "B", "C", "D"]) if replied and r.random() < 0.9 else None, "承诺完成日期": promised,
            "承诺兑现日期": _soon(r, replied, 0.5) if promised else None, "是否重点督办": r.choice(["是", None, None]),
        })  # fmt: skip
    return rows


def evaluations(r: Random) -> list[Row]:
    rows: list[Row] = []
    for n in range(100):
        for by, round_ in [("领衔代表", 1), ("领衔代表", 2), ("代表集体", 1), ("常委会", 1)]:
            if r.random() < 0.5:
                continue
            sent = _submitted(n) + timedelta(days=r.randrange(30, 250))
            back = _soon(r, sent, 0.8, 40)
            votes = by == "常委会" and back
            scored = by != "领衔代表" and back and r.random() < 0.5
            rows.append({
                "建议编号": f"S{n}", "评价方": by, "轮次": round_, "发出日期": sent, "评价日期": back,
                "态度评价": r.choice(["满意", "基本满意", None]) if back and not votes else None,
                "结果评价": r.choice(["满意", "基本满意", "不满意"]) if back and not votes else None,
                "满意票": r.randrange(30) if votes else None, "基本满意票": r.randrange(9) if votes else None,
                "不满意票": r.randrange(5) if votes else None, "分数": r.randrange(60, 101) if scored else None,
            })  # fmt: skip
    return rows


def followups(r: Random) -> list[Row]:
    kinds = ["领衔督办", "对口督办", "回头看", "回头看", "重新办理"]
    return [
        {"建议编号": f"S{r.randrange(100)}", "日期": _day(r), "类型": r.choice(kinds), "办理结果": r.choice(["A", "B", "C", None])}
        for _ in range(120)
    ]  # fmt: skip


def debriefings(r: Random) -> list[Row]:
    rows: list[Row] = []
    for n in range(16):
        day, votes = FIRST + timedelta(days=n * 37), r.random() < 0.6
        rows.append({
            "代表编号": r.choice(PEOPLE), "日期": day, "形式": r.choice(["口头", "书面", "口头+书面"]),
            "述职对象": r.choice(["选民", None]), "公示日期": _soon(r, day, 0.5), "满意票": r.randrange(50) if votes else None,
            "基本满意票": r.randrange(9) if votes else None, "不满意票": r.randrange(5) if votes else None,
        })  # fmt: skip
    return rows


def services(r: Random) -> list[Row]:
    kinds = ["办实事", "解决问题", "基层治理", "推动建设", "筹集资金", "捐助", "民主协商", "联企助农"]
    return [
        {"代表": _some(r, PEOPLE), "站点编号": _maybe(r, r.choice(list(STATIONS)), 0.4), "日期": _day(r), "类型": r.choice(kinds),
         "内容": f"事{n}", "金额": r.choice([None, None, "10余", "40"]), "是否预计": r.choice([None, None, None, "是"]),
         "佐证材料": _some(r, ["a.jpg"], 1)}
        for n in range(120)
    ]  # fmt: skip


def contacts(r: Random) -> list[Row]:
    rows: list[Row] = []
    for n in range(90):
        kind = r.choice(["结对", "联系群众", "入户走访", "机关联系代表"])
        due = r.randrange(1, 30) if kind == "入户走访" and r.random() < 0.8 else None
        made = r.randrange(due + 1) if due else (r.choice([None, 3, "10余"]) if kind == "联系群众" else None)
        rows.append({
            "代表编号": r.choice(PEOPLE), "类型": kind, "联系对象": f"第{n}户" if kind != "入户走访" else None,
            "日期": _maybe(r, _day(r), 0.7) if kind == "结对" else _day(r), "应联系数": due, "联系数": made,
        })  # fmt: skip
    return rows


def publicity(r: Random) -> list[Row]:
    return [
        {"日期": _day(r), "媒体": "县报", "类型": "新闻稿", "状态": r.choice([None, "投稿", "录用", "转载"]),
         "数量": r.choice([None, 2, "10余"]), "区域编号": _maybe(r, r.choice(list(AREAS)), 0.3), "代表": _some(r, PEOPLE, 2)}
        for _ in range(50)
    ]  # fmt: skip


def projects(r: Random) -> list[Row]:
    rows: list[Row] = []
    for n in range(14):
        year = r.choice([2022, 2023, 2023])
        row: Row = {
            "项目编号": f"P{n}", "项目名称": f"项目{n}", "类型": r.choice(["民生实事", "民生实事", "重大项目"]), "上级项目": None,
            "区域编号": r.choice(list(AREAS)), "年度": year, "是否入选": r.choice([None, None, "否"]), "主办单位": r.choice(UNITS),
            "小组名称": _maybe(r, r.choice(list(GROUPS)), 0.4), "计划完成日期": _maybe(r, date(year, r.randrange(6, 13), 28), 0.8),
            "票决主体": r.choice(["人大代表", "议政代表", None]), "完成日期": _maybe(r, date(year, r.randrange(3, 13), 20), 0.5),
        }  # fmt: skip
        rows.append(row)
        for part in range(r.randrange(3)):
            done = {"完成日期": _maybe(r, date(year, 9, 9)), "是否入选": row["是否入选"], "上级项目": f"P{n}"}
            rows.append({**row, "项目编号": f"P{n}.{part}", "项目名称": f"项目{n}之{part}", **done})
    return rows


def supervisions(r: Random) -> list[Row]:
    kinds = ["督查", "小组监督", "测评", "测评", "跟踪监督", "季度专报", "联席会议"]
    rows: list[Row] = []
    for _ in range(90):
        kind = r.choice(kinds)
        votes = {"满意票": r.randrange(40), "基本满意票": r.randrange(9), "不满意票": 1} if kind == "测评" else {}
        phase = r.choice(["确定", "实施", "监督", None])
        rows.append({"项目编号": f"P{r.randrange(14)}", "日期": _day(r), "类型": kind, "环节": phase, **votes})
    return rows


def agenda(r: Random) -> list[Row]:
    kinds = ["研究议题", "听取工作报告", "审议决定", "票决"]
    return [
        {"活动编号": f"H{r.randrange(60)}", "标题": f"议题{n}", "类型": r.choice(kinds), "项目编号": _maybe(r, f"P{r.randrange(14)}")}
        for n in range(40)
    ]  # fmt: skip


def booklets(r: Random) -> list[Row]:
    return [
        {"代表编号": r.choice(PEOPLE), "日期": _day(r), "类型": r.choice(["接待", "社情民意", "述职", "座谈会", "视察"]),
         "站点编号": _maybe(r, r.choice(list(STATIONS)), 0.5)}
        for _ in range(200)
    ]  # fmt: skip


def cover(r: Random) -> list[Row]:
    """Everything for the whole home, from July 2022 to the end of 2023."""
    return [{
        "报送单位": "县人大", "区域编号": ROOT, "覆盖开始": FIRST, "覆盖结束": date(2023, 12, 31),
        "报送内容": [sheet for sheet in SHEETS if sheet != "说明"],
    }]  # fmt: skip


SHEETS: dict[str, Callable[[Random], list[Row]]] = {
    "区域": areas, "代表": deputies, "任职": mandates, "负面事项": conduct, "站点": stations, "驻站": assignments,
    "小组": groups, "活动": activities, "出席": attendance, "接待": receptions, "社情民意": opinions, "建议": suggestions,
    "建议评价": evaluations, "建议督办": followups, "述职": debriefings, "办实事": services, "联系走访": contacts,
    "宣传": publicity, "项目": projects, "项目监督": supervisions, "议题": agenda, "手册登记": booklets, "说明": cover,
}  # fmt: skip
