"""Count against threshold, several units in one table: all thresholds stand on one vertical line at 26%."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.parts import marks, numbers
from dashboard.parts.html import tag
from dashboard.parts.table import Cell, Column, table

AT = 26.0  # percent of the cell where every threshold stands


@dataclass(frozen=True)
class Duty:
    """One duty of one person. `count` None = unknown; `is_done` None = not judged; `bound` as printed."""

    title: str
    unit: str
    count: float | None
    threshold: float
    median: float | None
    is_done: bool | None
    bound: str | None = None
    to: str | None = None  # link to the records behind the count


COLUMNS = (
    Column("", "m"), Column("事项"), Column("完成", "r"), Column("门槛", "r"), Column("同类中位", "r wide"),
    Column("竖线为门槛，圆圈为同类中位", "bc wide"), Column("", "nw st"), Column("", "r wide"),
)  # fmt: skip


def bullets(duties: Sequence[Duty]) -> Markup:
    return table(COLUMNS, [_row(duty) for duty in duties], cls="bullets", label="履职清单：完成数与门槛")


def _row(duty: Duty) -> tuple[Cell, ...]:
    done = numbers.count(duty.count, "", duty.bound)
    count = Markup("<b>{}</b> {}").format(_opened(done, duty.to), duty.unit) if done else Markup("")
    records = Markup('<a href="{}">记录</a>').format(duty.to) if duty.to else ""
    return (
        marks.mark(marks.of_bool(duty.is_done)),
        duty.title,
        count,
        numbers.count(duty.threshold, duty.unit),
        numbers.count(duty.median, duty.unit),
        _picture(duty),
        _state(duty),
        records,
    )


def _opened(text: str, to: str | None) -> Cell:
    return Markup('<a class="q" href="{}">{}</a>').format(to, text) if to else text


def _state(duty: Duty) -> Cell:
    if duty.count is None:
        return tag("span", "没有报送", "quiet")
    if duty.is_done is None:
        return ""
    short = duty.threshold - duty.count
    return "已达到" if duty.is_done else tag("span", f"差 {numbers.count(short, duty.unit)}", "act")


def _picture(duty: Duty) -> Markup:
    value, median = _at(duty.count, duty.threshold), _at(duty.median, duty.threshold)
    bar = Markup("<i></i>") if duty.count else Markup("")
    ring = Markup("<b></b>") if duty.median is not None else Markup("")
    cut = Markup("<em>›</em>") if value > 100 else Markup("")
    return Markup('<div class="bullet" style="--v:{}%;--m:{}%">{}<u></u>{}{}</div>').format(
        f"{min(value, 100):.1f}", f"{min(median, 100):.1f}", bar, ring, cut
    )


def _at(value: float | None, threshold: float) -> float:
    return AT * (value or 0) / (threshold or 1)
