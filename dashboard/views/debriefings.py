"""述职: who has reported to the voters, how, with what votes, and who is due."""

from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.blocks.areas_panel import areas_panel
from dashboard.blocks.debriefed import due, forms, votes
from dashboard.frame import Frame
from dashboard.parts import measured
from dashboard.parts.figures import key_figures
from dashboard.parts.head import bold

KEY = ("debriefing_coverage", "debriefing_loop_rate", "debriefing_satisfied_rate", "debriefing")


def body(frame: Frame) -> None:
    ask = frame.ask()
    area = ask.area or ""
    now, then = data.with_prior(ask, KEY, "area", area)
    term = data.of(ask.over(data.term(ask)), ("debriefing_coverage",), "area", area)
    frame.head("述职", _lead(ask, now, term), days=ask.period.words)
    compared = {metric: measured.compared(metric, now, then, ask.period.prior_word) for metric in KEY}
    key_figures([
        measured.figure("debriefing_coverage", "area", area, now, (compared["debriefing_coverage"],)),
        measured.figure("debriefing_coverage", "area", area, term, ("本届以来",), title="本届述职覆盖率"),
        measured.figure("debriefing", "area", area, now, (compared["debriefing"],), "次", "述职"),
        measured.figure("debriefing_loop_rate", "area", area, now, (compared["debriefing_loop_rate"],)),
        measured.figure("debriefing_satisfied_rate", "area", area, now, (compared["debriefing_satisfied_rate"],)),
    ])  # fmt: skip
    areas_panel(ask, "各区域", ("debriefing_coverage", "debriefing_loop_rate", "debriefing_satisfied_rate"))
    forms(ask, area)
    votes(ask, area)
    due(ask)


def _lead(ask: Ask, now: measured.Row, term: measured.Row) -> Markup:
    n, d = measured.parts("debriefing_coverage", now)
    if d is None:
        return Markup("{}没有报送述职。").format(ask.period.title)
    told = Markup("{}在任的 {} 人中，{} 人述了职").format(ask.period.title, bold(f"{d:g}"), bold(f"{n or 0:g}"))
    whole = measured.base("debriefing_coverage", term, "人")
    return told + (Markup("；本届以来 {}。").format(bold(whole)) if whole else Markup("。"))
