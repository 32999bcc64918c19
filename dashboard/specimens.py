"""Invented figures for the specimen page, so that each grammar can be looked at without data. Nothing counts."""

from datetime import date, timedelta
from random import Random

import polars as pl

from dashboard.charts.bullets import Duty
from dashboard.charts.calendar import State
from dashboard.charts.cells import Sitting
from dashboard.charts.dumbbell import Pair
from dashboard.charts.ladder import Step
from dashboard.charts.panel import Bar, Measure

NAMES = ("东篱街道代表之家", "梅园社区联络站", "云起产业园站", "渡口村联络点")
STEPS = (
    Step("提出", 402), Step("受理", 382, 402, "未受理 20 件，多为个人事项"), Step("交办", 381, 382, "待交办 1 件"),
    Step("答复", 353, 359, "按期 319/359"), Step("办成", 192, 359, "A类", is_deep=True),
)  # fmt: skip
DUTIES = (
    Duty("联系一批群众", "户", 15, 12, 12, True), Duty("反映一批社情民意", "条", 4, 2, 1, True),
    Duty("帮助解决一个以上具体问题", "个", 0, 1, 2, False), Duty("办一件以上实事好事", "件", 5, 1, 1, True),
    Duty("参加一系列工作活动", "次", None, 4, 15, None),
)  # fmt: skip
PAIRS = (
    Pair("区住建局", (38, 58), (24, 31)),
    Pair("区城管局", (33, 39), (25, 31)),
    Pair("区水务局", (17, 23), (19, 31)),
)
STAGES = (
    ("收到民意", (("", 31, "p0"),)),
    ("怎么处理", (("现场答复", 25, "p1"), ("形成建议", 1, "p2"), ("转办", 5, "p3"))),
    ("办到哪步", (("办结", 29, "p1"), ("未办结", 2, "p4"))),
)  # fmt: skip
SITTINGS = [Sitting(date(2025, month, 14), word, "例会") for month, word in
            ((1, "出席"), (2, "出席"), (3, "请假"), (4, "缺席"), (5, "公务"), (6, "不适用"))]  # fmt: skip


def measures() -> tuple[Measure, ...]:
    rate = (Bar(1.0, "100%", "12/12"), Bar(0.92, "92%", "11/12"), Bar(0.58, "58%", "7/12", is_low=True), Bar(None))
    thin = (*rate[:2], Bar(0.67, "67%", "2/3", is_thin=True), Bar(0.42, "42%", "5/12", is_low=True))
    counts = tuple(Bar(n, str(n)) for n in (22, 17, 10, 6))
    return (
        Measure("接待日兑现", rate, 1, 0.92, "92%"),
        Measure("驻站代表履职", thin, 1, 0.87, "87%"),
        Measure("接待场次", counts, 22, 17, "17", False),
    )


def calendar_states() -> dict[date, State]:
    return {
        date(2025, 1, 18): "miss",
        date(2025, 2, 18): "held due",
        date(2025, 3, 1): "held",
        date(2025, 12, 18): "later",
    }


def months() -> pl.DataFrame:
    dice = Random(3)
    rows = [{"series": f"{year}年", "month": month, "value": float(dice.randint(15, 34))}
            for year in (2024, 2025) for month in range(1, 13)]  # fmt: skip
    return pl.DataFrame(rows)


def classes() -> pl.DataFrame:
    return pl.DataFrame({"label": [f"{n}项" for n in range(8)], "value": [0, 3, 11, 40, 70, 75, 69, 33]})


def dense() -> pl.DataFrame:
    dice = Random(5)
    labels = [f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13)]
    return pl.DataFrame({"label": labels, "value": [dice.randint(0, 3) for _ in labels]})


def open_cases() -> pl.DataFrame:
    dice = Random(7)
    days = [-56, -32, -29, -26, -8, -8, 13, 25, *(dice.randint(35, 150) for _ in range(20))]
    return pl.DataFrame({"days_left": days, "title": ["停车泊位的建议"] * len(days), "unit": ["区交通局"] * len(days)})


def lane_dots() -> pl.DataFrame:
    dice = Random(9)
    names = ["参加会议活动"] * 30 + ["接待选民"] * 6 + ["提出建议"] * 9
    days = [date(2024, 1, 1) + timedelta(days=dice.randint(0, 729)) for _ in names]
    return pl.DataFrame({"lane": names, "happened_on": days, "title": ["一条记录"] * len(names)})


def peers() -> tuple[pl.DataFrame, pl.DataFrame]:
    dice = Random(11)
    dots = [{"n": n, "x": dice.betavariate(2, 4 - 2 * (n == 0)), "jitter": dice.random(), "tip": "5"}
            for n in range(3) for _ in range(120)]  # fmt: skip
    person = pl.DataFrame({
        "n": [0, 1, 2], "label": ["出席率", "接待", "社情民意"], "x": [0.7, 0.2, 0.5],
        "value": ["95%", "2 场次", "4 条"],
        "median_x": [0.65, 0.3, 0.2], "median": ["中位 95%", "中位 3", "中位 1"], "low": ["70%", "0", "0"],
        "high": ["100%", "15", "14"], "above": ["高于同类 56%", "高于同类 36%", "高于同类 79%"],
    })  # fmt: skip
    return pl.DataFrame(dots), person
