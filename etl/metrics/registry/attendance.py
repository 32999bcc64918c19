"""Attendance, activities, days in office."""

from etl.metrics.metric import NONE, Agg, Metric, Rows, Told

HELD = (Told("f.status = '已举行'", "还没有举行，或已取消"),)
LEAVE_IS_MISSED = (
    'coalesce((SELECT ("value"::VARCHAR)::BOOLEAN FROM rule WHERE "key" = \'attendance.leave_is_missed\'), false)'
)
CALLED = f"f.presence IN ('出席', '缺席') OR (f.presence = '请假' AND {LEAVE_IS_MISSED})"
PRESENT = "f.presence = '出席'"
REASONS = tuple(
    Told(f"f.presence = '{presence}'", text)
    for presence, text in (
        ("请假", "请假，不计入应到"), ("公务", "因公务，不计入应到"), ("列席", "列席靠邀请，不计入应到"), ("不适用", "不适用，不计入应到"),
        ("未记录", "没有记录到没到，不算缺席"),
    )
)  # fmt: skip


def _rate(where: str = "true") -> Rows:
    return Rows("attendance", Agg(PRESENT), Agg(CALLED), day="happened_on", where=where, only=HELD, reasons=REASONS)


def _times(where: str) -> Rows:
    return Rows("attendance", Agg(), day="happened_on", where=where, only=HELD)


SERVICE_DAYS = Metric(
    id="service_days", title="在任天数", unit="天", grains=("deputy",),
    numerator="期间内在任的天数，两头都算，不算暂停执行职务的日子", denominator=NONE, direction="none",
    counted_in="每一天", source="代表法（2025年）第六十一条、第六十二条",
    meaning="这段时间里有多少天是代表，是一切公平比较的底数。", caution="同一天有两个任职的只算一天；长短与履职好坏无关。",
    smallest_base=0, needs=("mandate.from_on",), formula=Rows("service_day", Agg(value="f.days"), so_far=True),
)  # fmt: skip
COMPOSITION = Metric(
    id="composition", title="代表构成", unit="人", grains=("area", "group", "station"),
    numerator="最后一天在任的人数", denominator=NONE, direction="none", counted_in="期间最后一天",
    source="代表法（2025年）第五十八条；本地基本情况统计口径",
    meaning="最后一天在任的有多少人，可按性别、政治面貌、学历、职业、民族、选区、级别、年龄分。",
    caution="没有填的单列“未填”，不摊到别的类里；议政代表、议事代表与人大代表分开数。",
    smallest_base=0, needs=("mandate.from_on",), formula=Rows("person", Agg()),
)  # fmt: skip
ATTENDANCE_RATE = Metric(
    id="attendance_rate", title="出席率", unit="share", grains=("deputy", "group", "area"),
    numerator="出席的场次", denominator="出席和缺席的场次", direction="higher", counted_in="活动日期",
    source="代表法（2025年）第八条、第十三条",
    meaning="应到的场次里到了多少。一次活动有几个场次的，各算一次。",
    caution="请假、公务、列席、不适用、未记录和任期以外的场次不计入应到；到了不等于发挥了作用。",
    smallest_base=5, needs=("attendance.presence",), formula=_rate(),
)  # fmt: skip
CONGRESS_ATTENDANCE_RATE = Metric(
    id="congress_attendance_rate", title="人代会出席率", unit="share", grains=("deputy", "area"),
    numerator="人代会出席的场次", denominator="人代会出席和缺席的场次", direction="higher", counted_in="活动日期",
    source="代表法（2025年）第十三条、第六十二条",
    meaning="本级人民代表大会会议应到的场次里到了多少。", caution="经批准的请假不计入应到；只说明到会，不说明审议发言。",
    smallest_base=4, needs=("attendance.presence",),
    formula=_rate("f.kind = '人代会'"),
)  # fmt: skip
ACTIVITY_ATTENDANCE_RATE = Metric(
    id="activity_attendance_rate", title="活动参加率", unit="share", grains=("deputy", "group", "area"),
    numerator="人代会以外出席的场次", denominator="人代会以外出席和缺席的场次", direction="higher",
    counted_in="活动日期", source="代表法（2025年）第八条、第二十六条、第三十一条",
    meaning="闭会期间各种活动应到的场次里到了多少。", caution="只数列入名单、应到的人；没有被通知的不算缺席。",
    smallest_base=5, needs=("attendance.presence",),
    formula=_rate("f.kind <> '人代会'"),
)  # fmt: skip
LEAVES = Metric(
    id="leaves", title="请假次数", unit="次", grains=("deputy", "group", "area"),
    numerator="请假的场次", denominator=NONE, direction="none", counted_in="活动日期",
    source="代表法（2025年）第十三条", meaning="经批准请假的场次，写在每个出席率旁边。",
    caution="请假不计分、不排名，也不读请假原因。", smallest_base=0, needs=("attendance.presence",),
    formula=_times("f.presence = '请假'"),
)  # fmt: skip
SAT_IN = Metric(
    id="sat_in", title="列席次数", unit="次", grains=("deputy", "area"),
    numerator="列席的场次", denominator=NONE, direction="none", counted_in="活动日期",
    source="代表法（2025年）第三十三条", meaning="应邀列席会议、参加执法检查的场次。",
    caution="列席靠邀请，没有应到数，所以只有次数，没有比率。", smallest_base=0, needs=("attendance.presence",),
    formula=_times("f.presence = '列席'"),
)  # fmt: skip
UNAPPROVED_ABSENCES = Metric(
    id="unapproved_absences", title="未经批准缺席", unit="次", grains=("deputy", "area"),
    numerator="本届以来，有场次缺席而没有任何场次出席、请假、公务的人代会次数", denominator=NONE,
    direction="lower", counted_in="本届任期到截至日", source="代表法（2025年）第六十二条",
    meaning="未经批准缺席本级人代会的次数，按会议数，不按场次数。", caution="两次即终止代表资格，须由人核实后才能作结论。",
    smallest_base=0, needs=("attendance.presence",), formula=Rows("absence", Agg(), so_far=True),
)  # fmt: skip
SPOKEN = Metric(
    id="spoken", title="发言次数", unit="次", grains=("deputy", "area"),
    numerator="登记有发言的场次", denominator=NONE, direction="none", counted_in="活动日期",
    source="代表法（2025年）第八条", meaning="登记了发言的场次。", caution="多数单位不登记发言，没登记不等于没发言。",
    smallest_base=0, needs=("attendance.spoke",), formula=_times("f.spoke"),
)  # fmt: skip
ACTIVITIES = Metric(
    id="activities", title="活动场次", unit="场次", grains=("area", "station", "group"),
    numerator="已举行的活动", denominator=NONE, direction="none", counted_in="活动日期",
    source="代表法（2025年）第二十六条、第四十三条", meaning="已经举行的活动有多少次，可按类型、领域、主题活动、选区分。",
    caution="计划和取消的不算；次数多少不说明效果。", smallest_base=0, needs=("activity.happened_on",),
    formula=Rows("activity", Agg(), day="happened_on", only=HELD),
)  # fmt: skip
ACTIVITIES_ATTENDED = Metric(
    id="activities_attended", title="参加活动", unit="次", grains=("deputy",),
    numerator="出席或列席过的活动", denominator=NONE, direction="none", counted_in="活动日期",
    source="代表法（2025年）第八条；七个一第七项", meaning="参加过的活动次数，一次活动有几个场次也只算一次。",
    caution="参加多少与被通知多少有关，不同单位的人不宜直接相比。", smallest_base=0, needs=("attendance.presence",),
    formula=Rows(
        "attendance", Agg(value="f.activity_id", how="distinct"), day="happened_on", where="f.presence IN ('出席', '列席')",
        only=HELD,
    ),
)  # fmt: skip
_BOTH_KNOWN = "f.opinions_adopted IS NOT NULL AND f.opinions_raised IS NOT NULL"
OPINIONS_ADOPTED_RATE = Metric(
    id="opinions_adopted_rate", title="意见采纳率", unit="share", grains=("area", "station", "group"),
    numerator="采纳的意见建议", denominator="提出的意见建议（只算知道采纳数的活动）", direction="higher",
    counted_in="活动日期", source="监督法（2024年）第七条、第十二条",
    meaning="视察、检查、调研中提出的意见建议，被采纳或解决了多少。", caution="由承办一方自报，采纳不等于办成。",
    smallest_base=5, needs=("activity.opinions_raised", "activity.opinions_adopted"),
    formula=Rows(
        "activity", Agg(_BOTH_KNOWN, "f.opinions_adopted", bound="f.opinions_adopted_bound"),
        Agg(_BOTH_KNOWN, "f.opinions_raised"), day="happened_on", only=HELD,
        reasons=(Told("f.opinions_raised IS NULL", "没有提出意见建议的数"), Told("f.opinions_adopted IS NULL", "不知道采纳了几条")),
    ),
)  # fmt: skip
