"""Receptions and the life of stations."""

from etl.metrics.metric import NONE, Agg, Derived, Metric, Rows, Told, told_or

IN_SERVICE = Told("f.in_service", "最后一天没有投用")
LIVELY = "reception.happened_on|activity.happened_on|opinion.happened_on"
"""A station or a deputy is seen alive by any of the three."""

RECEPTIONS = Metric(
    id="receptions", title="接待场次", unit="场次", grains=("deputy", "station", "area"),
    numerator="接待的场次", denominator=NONE, direction="higher", counted_in="接待日期",
    source="代表法（2025年）第八条、第四十五条", meaning="接待选民群众的场次。几位代表一起接待，各有一次，站点和区域只算一次。",
    caution="场次多少与服务人口有关，不说明工作好坏。", smallest_base=0, needs=("reception.happened_on",),
    formula=Rows("reception", Agg(), day="happened_on"),
)  # fmt: skip
VISITORS = Metric(
    id="visitors", title="接待人次", unit="人次", grains=("station", "area"),
    numerator="接待人次之和", denominator=NONE, direction="none", counted_in="接待日期",
    source="代表法（2025年）第四十五条", meaning="接待选民群众的人次。", caution="写作“余、以上”的是下限，合计也只是下限；人次不是人数。",
    smallest_base=0, needs=("reception.visitors",),
    formula=Rows("reception", Agg(value="f.visitors", bound="f.visitors_bound"), day="happened_on"),
)  # fmt: skip
VISITORS_SERVED = Metric(
    id="visitors_served", title="参与接待人次", unit="人次", grains=("deputy",),
    numerator="参与的各场接待的人次之和", denominator=NONE, direction="none", counted_in="接待日期",
    source="代表法（2025年）第四十五条", meaning="参与的各场接待一共来了多少人次。",
    caution="几位代表同场的，人次在每人名下都有，不能相加。", smallest_base=0, needs=("reception.visitors",),
    formula=Rows("reception", Agg(value="f.visitors", bound="f.visitors_bound"), day="happened_on"),
)  # fmt: skip
RECEPTION_DAY_RATE = Metric(
    id="reception_day_rate", title="接待日兑现率", unit="share", grains=("station", "area"),
    numerator="当天有接待的接待日；遇法定假日，七日内补上的也算", denominator="到截至日为止、投用以后、已报送月份内的接待日",
    direction="higher", counted_in="接待日", source="代表法（2025年）第四十五条；各站公示的接待日",
    meaning="公示的接待日，有多少天真的有代表接待。", caution="只看公示的那一天；没有公示接待日的站点没有这个数。",
    smallest_base=3, needs=("reception.happened_on", "station.reception_rule"),
    formula=Rows("reception_day", Agg("f.is_served"), Agg(), only=(told_or(),)),
)  # fmt: skip
ACTIVE_MONTHS = Metric(
    id="active_months", title="活跃月份", unit="share", grains=("station", "deputy"),
    numerator="有接待、活动或社情民意的月份（代表：本人参加的）", denominator="在用或在任满十五天的月份",
    direction="higher", counted_in="月份", source="本地站点运行规范",
    meaning="多少个月份是有动静的，写在硬件清单旁边：建而不用的站点一看便知。", caution="有一条记录就算活跃，不说明多少和深浅。",
    smallest_base=3, needs=(LIVELY,), formula=Rows("active_month", Agg("f.is_active"), Agg(), only=(told_or("f.is_active"),)),
)  # fmt: skip
ACTIVE_STATION_RATE = Metric(
    id="active_station_rate", title="活跃站点率", unit="share", grains=("area",),
    numerator="期间内有接待、活动或社情民意的站点", denominator="期间最后一天投用的站点", direction="higher",
    counted_in="期间", source="本地站点运行规范", meaning="投用的站点里，有多少个在这段时间用起来了。",
    caution="有一条记录就算活跃。", smallest_base=1, needs=("station.status", LIVELY),
    formula=Rows(
        "station_now", Agg("f.is_active"), Agg(), only=(IN_SERVICE, told_or("f.is_active", "f.is_heard"))
    ),
)  # fmt: skip
DUTY_ROSTER_RATE = Metric(
    id="duty_roster_rate", title="驻站代表履职率", unit="share", grains=("station", "area"),
    numerator="期间内在该站接待过的驻站安排", denominator="期间内任何一天有效、那天代表在任的驻站安排", direction="higher",
    counted_in="期间", source="代表法（2025年）第四十五条；本地站点运行规范",
    meaning="安排驻站的代表，有多少人到站接待过。", caution="接待一次就算，不说明次数；一人驻两站的各算一次。",
    smallest_base=5, needs=("assignment.station_id", "reception.happened_on", "reception.deputy_ids"),
    formula=Rows("roster", Agg("f.has_received"), Agg(), only=(told_or("f.has_received"),)),
)  # fmt: skip
STAFFED_RATE = Metric(
    id="staffed_rate", title="驻站覆盖率", unit="share", grains=("area",),
    numerator="有驻站代表的站点", denominator="期间最后一天投用的站点", direction="higher", counted_in="期间最后一天",
    source="代表法（2025年）第四十五条", meaning="投用的站点里，有多少个安排了代表；类型为网格时就是代表进网格的覆盖率。",
    caution="有安排不等于到过站。", smallest_base=1, needs=("station.status", "assignment.station_id"),
    formula=Rows(
        "station_now", Agg("f.is_staffed"), Agg(), only=(IN_SERVICE, told_or("f.is_staffed", "f.is_listed"))
    ),
)  # fmt: skip
STATIONS_BUILT_RATE = Metric(
    id="stations_built_rate", title="站点建成率", unit="share", grains=("area",),
    numerator="投用的站点", denominator="规划、在建和投用的站点", direction="higher", counted_in="期间最后一天",
    source="代表法（2025年）第四十五条", meaning="规划要建的站点，有多少个投用了。", caution="规划和在建的从不算作建成；停用的不在其中。",
    smallest_base=1, needs=("station.status",),
    formula=Rows(
        "station_now", Agg("f.in_service"), Agg(), only=(Told("f.status IN ('规划', '在建', '投用')", "停用了，或没有填状态"),)
    ),
)  # fmt: skip
CHECKLIST_DONE = Metric(
    id="checklist_done", title="清单完成", unit="share", grains=("deputy", "station", "area"),
    numerator="清单里完成的事项", denominator="清单里的事项", direction="higher", counted_in="年度",
    source="本地标准（八有、十有、一档一册一报告、两联一述等，见规则包）",
    meaning="一张清单上的事项做到了几项，每张清单一个数。", caution="事项由检查的人打勾；同一事项以最近一次为准。",
    smallest_base=1, needs=("checklist.is_done",), formula=Derived("checklist"),
)  # fmt: skip
CHECKLIST_COMPLETE_RATE = Metric(
    id="checklist_complete_rate", title="清单全部完成率", unit="share", grains=("station", "group", "area"),
    numerator="各项都完成的站点或代表", denominator="有这张清单的站点或代表", direction="higher", counted_in="年度",
    source="本地标准（见规则包）", meaning="有多少个站点（或代表）把一张清单的各项都做到了。",
    caution="硬件达标不等于经常使用，请与活跃月份一起看。", smallest_base=1, needs=("checklist.is_done",),
    formula=Derived("checklist"),
)  # fmt: skip
