"""Suggestions and what became of them."""

from datetime import date, timedelta
from random import Random

from invented.dice import FIRST, PEOPLE, UNITS, Row, a_day, some, soon


def submitted_on(n: int) -> date:
    """Of the n-th suggestion."""
    return FIRST + timedelta(days=n * 6)


def suggestions(r: Random) -> list[Row]:
    rows: list[Row] = []
    for n in range(100):
        lead, *others = r.sample(PEOPLE[:10], 4)
        submitted = submitted_on(n)
        handed = soon(r, submitted, 0.9, 30)
        replied = soon(r, handed, 0.8)
        promised = soon(r, replied, 0.3)
        rows.append({
            "建议编号": f"S{n}", "标题": f"建议{n}", "类型": r.choice(["议案", None]), "提出期间": r.choice(["大会", "闭会"]),
            "领衔代表": lead, "附议代表": some(r, others), "提出日期": submitted, "是否受理": r.choice(["是", "否", None, None]),
            "交办日期": handed, "主办单位": r.choice(UNITS) if handed else None, "是否面商": r.choice(["是", "否", None]),
            "答复期限": handed + timedelta(days=60) if handed and r.random() < 0.3 else None, "答复日期": replied,
            "办理结果": r.choice(["A", "B", "C", "D"]) if replied and r.random() < 0.9 else None, "承诺完成日期": promised,
            "承诺兑现日期": soon(r, replied, 0.5) if promised else None, "是否重点督办": r.choice(["是", None, None]),
        })  # fmt: skip
    return rows


def evaluations(r: Random) -> list[Row]:
    rows: list[Row] = []
    for n in range(100):
        for by, round_ in [("领衔代表", 1), ("领衔代表", 2), ("代表集体", 1), ("常委会", 1)]:
            if r.random() < 0.5:
                continue
            sent = submitted_on(n) + timedelta(days=r.randrange(30, 250))
            back = soon(r, sent, 0.8, 40)
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
        {"建议编号": f"S{r.randrange(100)}", "日期": a_day(r), "类型": r.choice(kinds), "办理结果": r.choice(["A", "B", "C", None])}
        for _ in range(120)
    ]  # fmt: skip
