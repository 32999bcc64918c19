"""What was held, who sat in it, what it decided."""

from random import Random

from invented.dice import AREAS, GROUPS, PEOPLE, STATIONS, Row, a_day, maybe, some


def activities(r: Random) -> list[Row]:
    rows: list[Row] = []
    for n in range(60):
        raised = maybe(r, r.randrange(12), 0.5)
        rows.append({
            "活动编号": f"H{n}", "类型": r.choice(["人代会", "座谈会", "视察", "代表小组活动"]), "活动名称": f"活动{n}",
            "日期": a_day(r), "状态": r.choice([None, "已举行", "已举行", "计划", "取消"]),
            "区域编号": maybe(r, r.choice(list(AREAS)), 0.3), "站点编号": maybe(r, r.choice(list(STATIONS)), 0.3),
            "小组名称": maybe(r, r.choice(list(GROUPS)), 0.3), "主题活动": some(r, ["双建", "宣传员"], 2),
            "提出意见建议": raised, "采纳意见建议": maybe(r, raised and r.randrange(int(str(raised)) + 1), 0.6),
            "佐证材料": some(r, ["a.jpg"], 1),
        })  # fmt: skip
    return rows


def attendance(r: Random) -> list[Row]:
    marks = ["出席"] * 5 + ["缺席", "缺席", "请假", "公务", "列席", "不适用", "未记录"]
    return [
        {"活动编号": f"H{n}", "代表编号": p, "场次": session, "出席情况": r.choice(marks), "是否发言": r.choice(["是", "否", None])}
        for n in range(60) for session in r.choice([["上午"], ["上午", "下午"]]) for p in r.sample(PEOPLE, 6)
    ]  # fmt: skip


def agenda(r: Random) -> list[Row]:
    kinds = ["研究议题", "听取工作报告", "审议决定", "票决"]
    return [
        {"活动编号": f"H{r.randrange(60)}", "标题": f"议题{n}", "类型": r.choice(kinds), "项目编号": maybe(r, f"P{r.randrange(14)}")}
        for n in range(40)
    ]  # fmt: skip
