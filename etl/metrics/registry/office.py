"""Duties as a whole, groups, publicity, plans and money."""

from etl.metrics.metric import NONE, Agg, Derived, Metric, Rows, Told, told_or

DUTIES_DONE = Metric(
    id="duties_done", title="七个一完成项", unit="share", grains=("deputy",),
    numerator="达到门槛的事项", denominator="规则包列的事项", direction="higher", counted_in="期间",
    source="规则包“履职任务”", meaning="规则包列的各项任务，达到门槛的有几项；年门槛按在任天数折算、进一位。",
    caution="门槛是最低要求，超过多少不说明更好；有事项没有报送的，完成数只是下限（≥）。", smallest_base=1,
    needs=(), formula=Derived("duties"),
)  # fmt: skip
DUTIES_ALL_DONE_RATE = Metric(
    id="duties_all_done_rate", title="七个一全部完成率", unit="share", grains=("station", "group", "area"),
    numerator="各项都达到门槛的", denominator="期间内在任满规定天数（默认九十天）的在任代表", direction="higher",
    counted_in="期间", source="规则包“履职任务”", meaning="有多少代表把各项任务都做到了。", caution="差一项也不算。",
    smallest_base=6, needs=(), formula=Derived("all_duties"),
)  # fmt: skip
PUBLICITY_PIECES = Metric(
    id="publicity_pieces", title="宣传报道", unit="篇", grains=("area", "deputy"),
    numerator="录用和转载的篇数之和", denominator=NONE, direction="none", counted_in="刊发日期",
    source="代表法（2025年）第五十六条", meaning="各媒体刊发了多少篇。", caution="投稿、录用、转载分开看；从不计分。",
    smallest_base=0, needs=("publicity.happened_on",),
    formula=Rows(
        "publicity", Agg(value="f.quantity", bound="f.quantity_bound"), day="happened_on",
        only=(Told("f.status IN ('录用', '转载')", "投稿，没有录用"),),
    ),
)  # fmt: skip
GROUP_MEETING_RATE = Metric(
    id="group_meeting_rate", title="小组活动率", unit="share", grains=("group",),
    numerator="有活动的季度", denominator="已结束、小组有成员的季度", direction="higher", counted_in="季度",
    source="代表法（2025年）第二十六条；本地规则", meaning="小组是否每个季度都有活动。", caution="有一次就算。", smallest_base=1,
    needs=("activity.group",), formula=Rows("group_quarter", Agg("f.has_met"), Agg(), only=(told_or("f.has_met"),)),
)  # fmt: skip
PLAN_DONE_RATE = Metric(
    id="plan_done_rate", title="计划完成率", unit="share", grains=("area", "station"),
    numerator="各类活动和接待按计划办了的场次（超出的不补别类）", denominator="计划的场次", direction="higher", counted_in="年度",
    source="代表法（2025年）第四十三条", meaning="年初计划的活动和接待，办了多少。", caution="计划由各单位自己定。",
    smallest_base=1, needs=("stated_figure.amount",),
    formula=Rows("plan", Agg(value="f.kept"), Agg(value="f.planned"), only=(told_or("f.kept > 0"),)),
)  # fmt: skip
BUDGET_USED_RATE = Metric(
    id="budget_used_rate", title="经费执行率", unit="share", grains=("area", "station"),
    numerator="填报的实际经费", denominator="填报的计划经费", direction="none", counted_in="年度",
    source="代表法（2025年）经费保障的规定", meaning="代表活动经费用了多少。", caution="是填报数，没有逐笔记录。",
    smallest_base=1, needs=("stated_figure.amount",),
    formula=Rows(
        "stated_figure", Agg("f.nature = '实际'", "f.amount", bound="f.amount_bound"), Agg("f.nature = '计划'", "f.amount"),
        where="f.measure = '经费' AND f.\"year\" BETWEEN year($from_on::DATE) AND year($last_on::DATE)",
    ),
)  # fmt: skip
