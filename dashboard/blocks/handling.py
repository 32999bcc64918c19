"""How suggestions are handled: the steps that lose some, and how long the open ones wait."""

import polars as pl
import streamlit as st

from dashboard.ask import Ask
from dashboard.blocks.due import due_table
from dashboard.charts import ageing, base
from dashboard.charts.ladder import Step
from dashboard.parts import measured, numbers
from dashboard.parts.html import link
from dashboard.parts.section import empty, section

_HEADS = {
    "suggestion_id": "编号", "title": "建议", "lead_unit": "主办单位", "reply_due_on": "答复期限", "days_left": "还有天数",
}  # fmt: skip


def steps(ask: Ask, now: measured.Row, cut: str) -> list[Step]:
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


def waiting_time(waiting: pl.DataFrame) -> None:
    section("未答复的有多久", f"每个点是一件未答复的建议，共 {len(waiting)} 件；横轴为距答复期限的天数")
    if waiting.is_empty():
        empty("没有未答复的建议", "交办的建议都已答复，或还没有报送。")
        return
    cases = waiting.select("days_left", "title", pl.col("lead_unit").alias("unit"))
    late = cases.filter(pl.col("days_left") < 0).height
    base.draw(
        ageing.ageing(cases), ageing.height(cases), f"未答复 {len(cases)} 件，其中逾期 {late} 件", "ageing", wide=True,
        rows=waiting.select(list(_HEADS)).rename(_HEADS), title="未答复的建议距答复期限",
    )  # fmt: skip
    with st.expander("看清单", expanded=False):
        due_table(waiting.head(60))
