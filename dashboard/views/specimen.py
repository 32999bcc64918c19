"""样张: type, colours, marks, number forms and states on one sheet; the check for every change of the look."""

from dataclasses import asdict

from markupsafe import Markup

from dashboard import theme
from dashboard.frame import Frame
from dashboard.parts import marks, numbers
from dashboard.parts.figures import KeyFigure, key_figures, target_line
from dashboard.parts.html import join, show, tag
from dashboard.parts.section import empty, section
from dashboard.parts.table import Column, table

FIGURES = (
    KeyFigure("寻常", numbers.share(318, 331), "", "318/331 件", ("上年 94.2%，升 1.9 个百分点", target_line("目标 95%", True))),
    KeyFigure("基数小", numbers.share(2, 3), "", "2/3 件", ("基数不足5，不作比较",), thin=True),
    KeyFigure("没有报送", why="渡口村联络点 10—12月没有报送"),
    KeyFigure("下限", "≥320", "人次", "原文“320余人次”", ("按下限计，不参与比率",)),
    KeyFigure("预计", "120", "万元", "预计，不计入结果", ("原文“预计增收120万元”",), thin=True),
)  # fmt: skip
FORMS = (
    ("比率", "96.1%　318/331；95%　21/22", "96.07%；0.961", "基数满100取一位小数，不满100取整；旁边必有件数/基数"),
    ("差", "升 1.9 个百分点", "+1.9%；↑1.9pp", "两个百分比之差叫个百分点"),
    ("整数", "1,286 人次", "1286人次；1.3千", "三位一逗；不用千、k"),
    ("日期", "2025-12-31；2025年12月31日", "12/31/25", "表内短写，句中长写"),
    ("期间", "2025年1—9月", "2025.1-9", "一字线"),
    ("负数", "−12.2", "-12.2", "用减号"),
    ("无数据", "（空白）", "0；无；N/A", "空白就是没有报送"),
)


def body(frame: Frame) -> None:
    """Everything the look consists of; no figure here is from the records."""
    frame.head("样张", "字号、颜色、记号、数字写法与各种状态，供开发和验收对照。", "仅供设计使用")
    section("颜色")
    show(tag("div", join(_swatch(*pair) for pair in asdict(theme.palette()).items()), "figs"))
    section("记号")
    show(table([Column("记号", "m"), Column("意思")], [(marks.mark(kind), word) for kind, word in marks.WORDS.items()]))
    section("数字与状态")
    key_figures(FIGURES)
    show(table([Column(head) for head in ("情形", "写法", "不写成", "说明")], FORMS))
    section("空页")
    empty("这段时间没有述职记录", "东篱街道没有报送述职表。可换一个期间，或到“数据报送”查看报送情况。")


def _swatch(name: str, value: str) -> Markup:
    box = tag("div", "", style=f"height:32px;background:{value};border:1px solid var(--line)")
    return tag("div", join((box, tag("b", name, "small"), " ", tag("span", value, "small quiet"))), "sw")
