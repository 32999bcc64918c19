"""样张: colours, marks, states and every kind of picture on one sheet; the check for every change of the look."""

from dataclasses import asdict
from datetime import date

from markupsafe import Markup

from dashboard import specimens, theme
from dashboard.charts import (
    ageing,
    base,
    bullets,
    calendar,
    cells,
    columns,
    dumbbell,
    ladder,
    lanes,
    panel,
    stages,
    strip,
    trend,
)
from dashboard.frame import Frame
from dashboard.parts import marks
from dashboard.parts.figures import KeyFigure, key_figures, target_line
from dashboard.parts.html import join, show, tag
from dashboard.parts.section import empty, section
from dashboard.parts.table import Column, table

FIGURES = (
    KeyFigure("寻常", "96.1%", "", "318/331 件", ("上年 94.2%，升 1.9 个百分点", target_line("目标 95%", True))),
    KeyFigure("基数小", "67%", "", "2/3 件", ("基数不足5，不作比较",), thin=True),
    KeyFigure("没有报送", why="渡口村联络点 10—12月没有报送"),
    KeyFigure("下限", "≥320", "人次", "原文“320余人次”", ("按下限计，不参与比率",)),
    KeyFigure("预计", "120", "万元", "预计，不计入结果", ("原文“预计增收120万元”",), thin=True),
)


def body(frame: Frame) -> None:
    """No figure here is from the records."""
    frame.head("样张", "颜色、记号、数字写法、各种状态和图，供验收对照；图中数字都是虚构的。", "仅供设计使用")
    section("颜色")
    show(tag("div", join(_swatch(*pair) for pair in asdict(theme.palette()).items()), "figs"))
    section("记号")
    show(table([Column("记号", "m"), Column("意思")], [(marks.mark(kind), word) for kind, word in marks.WORDS.items()]))
    section("数字与状态")
    key_figures(FIGURES)
    empty("这段时间没有述职记录", "东篱街道没有报送述职表。可换一个期间，或到“数据报送”查看报送情况。")
    section("图", "一种问题一种图")
    show(panel.panel("样张", specimens.NAMES, specimens.measures()))
    show(ladder.ladder("样张", specimens.STEPS))
    show(bullets.bullets(specimens.DUTIES), stages.stages(specimens.STAGES), dumbbell.dumbbell(specimens.PAIRS))
    show(cells.cells([("人代会", "3/4", specimens.SITTINGS)]))
    show(calendar.calendar([(2025, month) for month in range(1, 13)], specimens.calendar_states(), {}))
    _plots()


def _plots() -> None:
    dots, person = specimens.peers()
    base.draw(trend.trend(specimens.months()), trend.HEIGHT, "样张", "trend")
    base.draw(columns.columns(specimens.classes(), "7项"), columns.HEIGHT, "样张", "classes")
    base.draw(columns.columns(specimens.dense(), is_dense=True), 120, "样张", "dense")
    base.draw(ageing.ageing(specimens.open_cases()), ageing.height(specimens.open_cases()), "样张", "ageing", wide=True)
    names = ["参加会议活动", "接待选民", "提出建议", "述职"]
    plot = lanes.lanes(specimens.lane_dots(), names, date(2024, 1, 1), date(2025, 12, 31))
    base.draw(plot, lanes.ROW * len(names), "样张", "lanes", wide=True)
    base.draw(strip.strip(dots, person), strip.ROW * person.height, "样张", "strip", wide=True)


def _swatch(name: str, value: str) -> Markup:
    box = tag("div", "", style=f"height:32px;background:{value};border:1px solid var(--line)")
    return tag("div", join((box, tag("b", name, "small"), " ", tag("span", value, "small quiet"))), "sw")
