"""民生实事与重大项目: are projects watched, done in time, judged."""

import polars as pl
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.blocks.areas_panel import areas_panel
from dashboard.blocks.watched import livelihood, major, voted
from dashboard.frame import Frame
from dashboard.parts import measured
from dashboard.parts.figures import key_figures
from dashboard.parts.head import act, bold

KEY = (
    "project_items_done_rate", "project_on_time_rate", "project_inspection_rate", "project_evaluation_rate",
    "project_satisfied_rate", "project_group_rate", "vote_coverage", "major_mechanisms", "major_phases",
    "decisions_followed_rate",
)  # fmt: skip


def body(frame: Frame) -> None:
    ask = frame.ask()
    area = ask.area or ""
    now, then = data.with_prior(ask, KEY, "area", area)
    projects = data.rows(ask, "projects")
    frame.head("民生实事与重大项目", _lead(ask, projects, now), days=ask.period.words)
    for row in (KEY[:5], KEY[5:]):
        key_figures([
            measured.figure(metric, "area", area, now, (measured.compared(metric, now, then, ask.period.prior_word),))
            for metric in row
        ])  # fmt: skip
    livelihood(ask, area, projects)
    major(ask, area, projects)
    areas_panel(ask, "各区域", ("project_items_done_rate", "project_inspection_rate", "project_satisfied_rate"))
    voted(projects)


def _lead(ask: Ask, projects: pl.DataFrame, now: measured.Row) -> Markup:
    whole = projects.filter(pl.col("parent_project_id").is_null())
    livelihood, major = (whole.filter(kind=kind).height for kind in ("民生实事", "重大项目"))
    n, d = measured.parts("project_inspection_rate", now)
    told = Markup("{}有民生实事 {} 件、在建的重大项目 {} 个").format(
        ask.period.title, bold(str(livelihood)), bold(str(major))
    )
    done = measured.base("project_items_done_rate", now, "项")
    told += Markup("，子项完成 {}").format(bold(done)) if done else Markup("")
    short = (d or 0) - (n or 0)
    return told + (Markup("；{}。").format(act(f"{short:g} 个季度没有督查")) if short else "。")
