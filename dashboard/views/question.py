"""查数: any number of any record or metric, for the area and the days, and the records behind it."""

from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.blocks.asked import behind, below, figure, written
from dashboard.blocks.picking import picked
from dashboard.frame import Frame
from dashboard.parts.head import bold
from dashboard.parts.html import link
from dashboard.parts.section import empty, note, section
from dashboard.parts.spoken import spoken

LEAD = "数一数任何一种记录或指标：先选数什么，再选条件；网址里带着算式，可以发给别人。"
EXAMPLES = (
    "reception[channel=来信|来访]", "opinions[channel=微信]", "suggestions[period=大会]", "attendance_rate[kind=执法检查]",
    "service.amount_wan[kind=捐助]", "visitors / receptions",
)  # fmt: skip


def body(frame: Frame) -> None:
    expression, ask = picked(frame.ask())
    if not expression:
        frame.head("查数", LEAD, days=ask.period.words)
        section("可以这样问", "点一个试试，再改条件")
        note(Markup("　").join(link(spoken(example), "question", expression=example) for example in EXAMPLES))
        return
    try:
        _answer(frame, ask, expression)
    except ValueError as error:
        frame.head("查数", LEAD, days=ask.period.words)
        empty(f"{error}。", "可清空算式，用上面的选择框重新选。")


def _answer(frame: Frame, ask: Ask, expression: str) -> None:
    told, places = spoken(expression), data.rows(ask, "areas_below")
    value, *values = data.evaluated(ask, expression, (ask.area or "", *places["id"]))
    shown = written(expression, value)
    place = frame.ground.areas.get(ask.area or "", "")
    about = "，".join(filter(None, (ask.period.title, place, ask.level and f"只看{ask.level}", told)))
    lead = Markup("{}：").format(about)
    frame.head("查数", lead + (bold(shown) if shown else Markup("没有可算的数。")), days=ask.period.words)
    figure(expression, told, value)
    below(expression, places["name"].to_list(), values)
    behind(ask, expression)
