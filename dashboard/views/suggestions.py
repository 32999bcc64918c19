"""建议: from raised to solved; how long the open ones wait; units beside each other; two judgements."""

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import data
from dashboard.ask import Ask
from dashboard.charts import ageing, base
from dashboard.charts.dumbbell import Pair, dumbbell
from dashboard.charts.ladder import Step, ladder
from dashboard.charts.panel import panel
from dashboard.frame import Frame
from dashboard.parts import measured, numbers
from dashboard.parts.due import SOON, due_table
from dashboard.parts.head import act, bold
from dashboard.parts.html import link, show
from dashboard.parts.section import empty, note, section

SLICES = {"全部类别": "", "大会建议": "[period=大会]", "闭会建议": "[period=闭会]", "议案": "[kind=议案]"}
STEPS = (
    "suggestions",
    "suggestions_handed_over",
    "reply_rate",
    "on_time_reply_rate",
    "closed_rate",
    "solved_rate",
    "lookback_rate",
    "relapse_rate",
)
UNITS = ("suggestions_handed_over", "on_time_reply_rate", "solved_rate", "satisfied_rate")
GATES = {"on_time_reply_rate": 0.85, "satisfied_rate": 0.75}


def body(frame: Frame) -> None:
    ask = frame.ask()
    with frame.bar:
        chosen = st.selectbox(
            "类别", list(SLICES), key="kind", bind="query-params", label_visibility="collapsed", width=160
        )
    cut = SLICES[chosen or "全部类别"]
    now = data.of(ask, (*(f"{metric}{cut}" for metric in STEPS), "overdue"), "area", ask.area or "")
    waiting = data.rows(ask, "open_suggestions")
    frame.head("建议", _lead(ask, now, waiting, cut), days=ask.period.words)
    section("从提出到办成", "每一步写明件数与基数。答复不等于办结，办结不等于办成；办成以最近一次结果为准")
    show(ladder("从提出到办成", _steps(ask, now, cut)))
    _ageing(waiting)
    _units(ask)


def _lead(ask: Ask, now: measured.Row, waiting: pl.DataFrame, cut: str) -> Markup:
    soon = waiting.filter(pl.col("days_left").is_between(0, SOON)).height
    told = Markup("{}提出 {} 件，交办 {} 件，应答复的答复了 {} 件，办成 {} 件").format(
        ask.period.title, bold(numbers.number(now[f"suggestions{cut}"])),
        bold(numbers.number(now[f"suggestions_handed_over{cut}"])),
        bold(numbers.number(now[f"reply_rate{cut}.numerator"])), bold(numbers.number(now[f"solved_rate{cut}.numerator"])),
    )  # fmt: skip
    late = now["overdue"]
    tail = Markup("。现有 {}").format(act(f"{late:g} 件逾期未复")) if late else Markup("。现在没有逾期未复的")
    return told + tail + (f"，另有 {soon} 件三十日内到期。" if soon else "。")


def _steps(ask: Ask, now: measured.Row, cut: str) -> list[Step]:
    def one(name: str, metric: str, remark: str = "", is_deep: bool = False) -> Step:
        n, d = measured.parts(f"{metric}{cut}", now)
        to = link("记录", "records", metric=f"{metric}{cut}", by="area", of=ask.area or "")
        return Step(name, n, d if measured.metric_of(metric).is_ratio else None, remark, is_deep, to)

    on_time = measured.base(f"on_time_reply_rate{cut}", now, "")
    worse = measured.parts(f"relapse_rate{cut}", now)[0]
    return [
        one("提出", "suggestions", "受理的；不受理的不进统计"), one("交办", "suggestions_handed_over", "按交办日期计"),
        one("答复", "reply_rate", f"基数为已答复或已到期的；按期 {on_time}"), one("办结", "closed_rate", "有办理结果，不论类别"),
        one("办成", "solved_rate", "A类；B类承诺另记台账", is_deep=True),
        one("回头看", "lookback_rate", f"回访后改判 {numbers.number(worse)} 件" if worse is not None else ""),
    ]  # fmt: skip


def _ageing(waiting: pl.DataFrame) -> None:
    section("未答复的有多久", f"每个点是一件未答复的建议，共 {len(waiting)} 件；横轴为距答复期限的天数")
    if waiting.is_empty():
        empty("没有未答复的建议", "交办的建议都已答复，或还没有报送。")
        return
    cases = waiting.select("days_left", "title", pl.col("lead_unit").alias("unit"))
    late = cases.filter(pl.col("days_left") < 0).height
    base.draw(
        ageing.ageing(cases), ageing.height(cases), f"未答复 {len(cases)} 件，其中逾期 {late} 件", "ageing", wide=True
    )
    with st.expander("看表格"):
        due_table(waiting.head(60))


def _units(ask: Ask) -> None:
    frame = data.numbers(ask, (*UNITS, "double_gap", "committee_satisfied_rate"), "unit")
    frame = frame.filter(pl.col("suggestions_handed_over") > 0).sort(
        "suggestions_handed_over", "id", descending=[True, False]
    )
    section(
        "承办单位", "按交办件数排列。虚线为中位数；橙色为按期答复低于85%、代表满意低于75%，灰色为基数不足5件，不作比较"
    )
    if frame.is_empty():
        empty("这段时间没有交办的建议", "可换一个期间或区域。")
        return
    names = [
        link(row["name"], "records", metric="on_time_reply_rate", by="unit", of=row["id"]) for row in frame.to_dicts()
    ]
    show(panel("承办单位", names, [measured.measure(metric, frame, gate=GATES.get(metric)) for metric in UNITS]))
    note("点单位名称打开按期答复的记录。交办多少由职能范围决定，不说明好坏。")
    both = frame.filter(pl.col("double_gap.denominator") >= measured.metric_of("double_gap").smallest_base)
    section(
        "双评差", "实心为代表满意率，空心为常委会满意度；按交办件数排列。差距只提示回头看，不论好坏；基数不足5的不列"
    )
    if both.is_empty():
        empty("没有两种评价都够数的单位", "代表评价和常委会测评都报送了、件数不少于5的单位才列在这里。")
        return
    show(dumbbell([_pair(row) for row in both.to_dicts()]))


def _pair(row: measured.Row) -> Pair:
    rates = [measured.parts(metric, row) for metric in ("satisfied_rate", "committee_satisfied_rate")]
    (a, b), (c, d) = [(float(n or 0), float(m or 1)) for n, m in rates]
    return Pair(row["name"], (a, b), (c, d))
