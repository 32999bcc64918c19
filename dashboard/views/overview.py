"""总览: how are we doing; stations beside each other; what is due next."""

import polars as pl
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.blocks.due import due_table
from dashboard.blocks.stations_panel import stations_panel
from dashboard.blocks.trends import trends
from dashboard.frame import Frame
from dashboard.headline import KEY
from dashboard.parts import measured
from dashboard.parts.figures import key_figures
from dashboard.parts.head import act, bold
from dashboard.parts.html import join
from dashboard.parts.section import section

LEAD = ("receptions", "overdue")


def body(frame: Frame) -> None:
    ask = frame.ask()
    area = ask.area or ""
    now, then = data.with_prior(ask, KEY, "area", area, LEAD)
    frame.head(f"{ask.period.title}履职总览", _lead(ask, now), days=ask.period.words)
    gaps = data.covered(ask, KEY, "area", area)
    targets = data.targets(ask.scope, ask.build, KEY)
    key_figures([
        measured.figure(metric, "area", area, now, (
            measured.compared(metric, now, then, ask.period.prior_word), measured.aimed(metric, now, targets.get(metric)),
            measured.gap(gaps.get(metric)),
        ))
        for metric in KEY
    ])  # fmt: skip
    trends(ask, area)
    stations_panel(ask)
    _due(ask)


def _lead(ask: Ask, now: measured.Row) -> Markup:
    stations = data.rows(ask, "stations").filter(pl.col("status") == "投用").height
    told = [
        Markup("{}个站点接待选民 {} 场次").format(stations, bold(measured.value("receptions", now)))
        if measured.value("receptions", now) else None,
        _rate("接待日兑现率", "reception_day_rate", now), _rate("建议按期答复率", "on_time_reply_rate", now),
        _rate("办成率", "solved_rate", now),
    ]  # fmt: skip
    late = now["overdue"]
    tail = Markup("；现有 {}。").format(act(f"{late:g} 件逾期未复")) if late else Markup("。")
    return join((piece for piece in told if piece), "，") + tail


def _rate(words: str, metric: str, now: measured.Row) -> Markup | None:
    shown = measured.value(metric, now)
    return Markup("{} {}").format(words, bold(shown)) if shown else None


def _due(ask: Ask) -> None:
    waiting = data.rows(ask, "open_suggestions")
    section("近期要办", f"未答复的建议 {len(waiting)} 件，按答复期限先后列前八件")
    due_table(waiting.head(8))
