"""履职报告: a draft of what one person reports to the voters, with the year's figures; what was not reported is left open."""

from collections.abc import Sequence

from dashboard.exports.paper import Paper
from dashboard.exports.recipe import recipe
from dashboard.exports.told import Told
from dashboard.parts import numbers
from dashboard.parts.head import Stamp
from etl.metrics import METRICS

OPEN = "（由本人填写）"
PARTS: tuple[tuple[str, Sequence[tuple[str, str]]], ...] = (
    ("一、依法出席会议、参加活动", (
        ("congress_attendance_rate", "人代会出席率{value}（{base}）"), ("activity_attendance_rate", "活动参加率{value}（{base}）"),
        ("activities_attended", "参加活动{value}次"), ("leaves", "请假{value}次"),
    )),
    ("二、联系群众，反映民意", (
        ("receptions", "到站接待群众{value}场次"), ("visitors_served", "参与接待{value}人次"),
        ("opinions", "收集社情民意{value}条"), ("contacts", "联系群众{value}人次"),
    )),
    ("三、提出建议，推动办理", (("suggestions", "领衔提出建议{value}件"), ("suggestions_cosigned", "附议{value}件"))),
    ("四、为群众办实事、解难题", (("good_deeds", "办实事{value}件"), ("problems_solved", "推动解决问题{value}件"))),
    ("五、履职任务完成情况", (("duties_done", "完成{base}"),)),
)  # fmt: skip
"""Heading, and the figures of its sentence: metric, words with {value} and {base}."""


def duty_report(told: Told, stamp: Stamp) -> bytes:
    paper = Paper("履职报告（草稿）", f"{told.name}　{told.below}")
    paper.say(f"各位选民：我是{told.person['electoral_district'] or ''}选出的{told.person['level'] or ''}人大代表{told.name}，"
              f"现将{told.ask.period.title}履职情况报告如下，请予评议。")  # fmt: skip
    missing: list[str] = []
    for heading, figures in PARTS:
        paper.head(heading)
        paper.say(_sentence(told, figures, missing))
        paper.say(OPEN)
    paper.head("六、不足和打算")
    paper.say(OPEN)
    if missing:
        paper.say(f"没有报送、因此没有写的数：{'、'.join(missing)}。")
    paper.sign(f"报告人：{told.name}", numbers.long_day(stamp.as_of))
    return paper.finish(stamp, recipe("report", told.ask, stamp.build, id=told.id))


def _sentence(told: Told, figures: Sequence[tuple[str, str]], missing: list[str]) -> str:
    """The figures that are known, as one sentence; of the others the titles go into `missing`."""
    said = []
    for metric, words in figures:
        if metric not in METRICS or metric not in told.row:
            continue
        value, base = told.figure(metric)
        if value:
            said.append(words.format(value=value, base=base).replace("（）", ""))
        else:
            missing.append(METRICS[metric].title)
    return f"{told.ask.period.title}，{'，'.join(said)}。" if said else f"{told.ask.period.title}，{OPEN}。"
