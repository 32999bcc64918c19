"""出席与活动: who takes part, in what, and how much of the plan was done."""

from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.blocks.areas_panel import areas_panel
from dashboard.blocks.took_part import kinds, sittings
from dashboard.blocks.trends import Line, trends
from dashboard.frame import Frame
from dashboard.parts import measured
from dashboard.parts.figures import key_figures
from dashboard.parts.head import act, bold

KEY = ("attendance_rate", "congress_attendance_rate", "activity_attendance_rate", "activities", "plan_done_rate")
BESIDE = ("leaves", "unapproved_absences")
LINES = (
    Line("activities", "活动", "每月场次数"),
    Line("leaves", "请假", "每月次数"),
    Line("spoken", "发言", "每月次数"),
)


def body(frame: Frame) -> None:
    ask = frame.ask()
    area = ask.area or ""
    now, then = data.with_prior(ask, KEY, "area", area, BESIDE)
    targets = data.targets(ask.scope, ask.build, KEY)
    frame.head("出席与活动", _lead(ask, now), days=ask.period.words)
    key_figures([
        measured.figure(metric, "area", area, now, (
            measured.compared(metric, now, then, ask.period.prior_word), measured.aimed(metric, now, targets.get(metric)),
        ))
        for metric in KEY
    ])  # fmt: skip
    held = kinds(ask, area)
    if held:
        sittings(ask, held)
    trends(ask, area, LINES)
    areas_panel(ask, "各区域", ("attendance_rate", "activity_attendance_rate", "activities"))


def _lead(ask: Ask, now: measured.Row) -> Markup:
    shown = measured.value("attendance_rate", now)
    told = Markup("{}举行活动 {} 场次").format(ask.period.title, bold(measured.value("activities", now)))
    told += Markup("，应到的场次里出席 {}").format(bold(shown)) if shown else Markup("，没有报送出席")
    told += f"，请假 {measured.value('leaves', now)} 次" if now["leaves"] else ""
    missed = now["unapproved_absences"]
    return told + (Markup("；{}。").format(act(f"{missed:g} 次未经批准缺席人代会")) if missed else "。")
