"""Debriefings, services, evidence, the second ledger."""

from etl.metrics.metric import NONE, Agg, Derived, Grain, Metric, Part, People, Rows, Told, told_or
from etl.metrics.registry.attendance import HELD
from etl.metrics.registry.suggestions import VOTED, VOTES

NO_FORECAST = (Told("NOT coalesce(f.is_forecast, false)", "是预计，不是结果"),)


def _services(kinds: str) -> Rows:
    return Rows("service", Agg(), day="happened_on", where=kinds, only=NO_FORECAST)


DEBRIEFED = Metric(
    id="debriefed", title="述职", unit="次", grains=("deputy",),
    numerator="述职的次数", denominator=NONE, direction="none", counted_in="述职日期",
    source="代表法（2025年）第五十八条", meaning="期间内述职几次。", caution="法律没有规定一届必须述职几次，以本地规则为准。",
    smallest_base=0, needs=("debriefing.happened_on",), formula=Rows("debriefing", Agg(), day="happened_on"),
)  # fmt: skip
DEBRIEFING_COVERAGE = Metric(
    id="debriefing_coverage", title="述职覆盖率", unit="share", grains=("station", "group", "area"),
    numerator="述过职的在任代表", denominator="期间最后一天在任的代表", direction="higher", counted_in="述职日期",
    source="代表法（2025年）第五十八条；本地述职办法",
    meaning="在任的代表有多少述过职，可按形式（口头、书面）和对象分。", caution="一年没有述职的，可能安排在届内别的年份。",
    smallest_base=1, needs=("debriefing.happened_on",), formula=People("debriefing", "happened_on"),
)  # fmt: skip
DEBRIEFING_LOOP_RATE = Metric(
    id="debriefing_loop_rate", title="述晒评齐全率", unit="share", grains=("station", "group", "area"),
    numerator="公示了报告又有测评票的述职", denominator="全部述职", direction="higher", counted_in="述职日期",
    source="本地述职办法（述、晒、评）", meaning="述职以后，报告公示了、票也测了的有多少。", caution="齐全说的是程序，不是结果。",
    smallest_base=5, needs=("debriefing.shown_on", "debriefing.votes_satisfied"),
    formula=Rows("debriefing", Agg("f.shown_on <= $as_of AND f.votes_satisfied IS NOT NULL"), Agg(), day="happened_on"),
)  # fmt: skip
DEBRIEFING_SATISFIED_RATE = Metric(
    id="debriefing_satisfied_rate", title="述职满意率", unit="share", grains=("deputy", "area"),
    numerator="满意票之和", denominator="满意、基本满意、不满意票之和", direction="higher", counted_in="述职日期",
    source="本地述职办法", meaning="述职测评的票里，满意票占多少。", caution="投票的人由组织方请，票数少时不宜比较。",
    smallest_base=20, needs=("debriefing.votes_satisfied",),
    formula=Rows(
        "debriefing", Agg(value="f.votes_satisfied", bound="f.votes_satisfied_bound"), Agg(value=VOTES), day="happened_on",
        only=(VOTED,),
    ),
)  # fmt: skip
GOVERNANCE = Metric(
    id="governance", title="基层治理", unit="件", grains=("deputy", "station", "area"),
    numerator="基层治理的事项", denominator=NONE, direction="none", counted_in="办理日期",
    source="七个一第四项", meaning="融入基层治理的事项有多少件。", caution="件数由登记的人认定。",
    smallest_base=0, needs=("service.kind",), formula=_services("f.kind = '基层治理'"),
)  # fmt: skip
PROBLEMS_SOLVED = Metric(
    id="problems_solved", title="解决问题", unit="件", grains=("deputy", "station", "area"),
    numerator="解决问题和民主协商的事项", denominator=NONE, direction="none", counted_in="办理日期",
    source="代表法（2025年）第三十一条；七个一第五项", meaning="帮助解决的具体问题有多少件。",
    caution="代表提出、有关机关处理，不能算作代表一人的功劳。", smallest_base=0, needs=("service.kind",),
    formula=_services("f.kind IN ('解决问题', '民主协商')"),
)  # fmt: skip
GOOD_DEEDS = Metric(
    id="good_deeds", title="办实事", unit="件", grains=("deputy", "station", "area"),
    numerator="办实事和联企助农的事项", denominator=NONE, direction="none", counted_in="办理日期",
    source="七个一第六项", meaning="为群众办的实事好事有多少件。", caution="捐款捐物另列，从不计分。",
    smallest_base=0, needs=("service.kind",), formula=_services("f.kind IN ('办实事', '联企助农')"),
)  # fmt: skip
FUNDS_WAN = Metric(
    id="funds_wan", title="筹资捐助", unit="万元", grains=("deputy", "area"),
    numerator="筹集资金和捐助的金额之和，不含预计", denominator=NONE, direction="none", counted_in="办理日期",
    source="只作记载，没有法律依据作为履职要求", meaning="筹集和捐助了多少钱。",
    caution="如实列出，从不计分；几人合捐的，每人名下都是全额，区域只算一次。", smallest_base=0, needs=("service.amount_wan",),
    formula=Rows(
        "service", Agg(value="f.amount_wan", bound="f.amount_wan_bound"), day="happened_on",
        where="f.kind IN ('筹集资金', '捐助')", only=NO_FORECAST,
    ),
)  # fmt: skip


def _evidence(record: str, *not_by: Grain, only: tuple[Told, ...] = ()) -> Part:
    rows = Rows(record, Agg("len(f.evidence) > 0"), Agg(), day="happened_on", only=only)
    return Part(record, rows, (f"{record}.evidence",), not_by=not_by)


EVIDENCE_RATE = Metric(
    id="evidence_rate", title="佐证率", unit="share", grains=("deputy", "station", "area"),
    numerator="有佐证材料的记录", denominator="活动、接待、社情民意、办实事的记录（代表：后三种）", direction="none",
    counted_in="记录日期", source="代表法（2025年）第五十八条；履职档案要求", meaning="记录里有多少附了图片或材料。",
    caution="有没有照片与做没做好是两回事。", smallest_base=5, needs=("reception.happened_on",),
    formula=Derived("sum", (
        _evidence("activity", "deputy", only=HELD), _evidence("reception"), _evidence("opinion"),
        _evidence("service", only=NO_FORECAST),
    )),
)  # fmt: skip
BOOKLET_MATCH_RATE = Metric(
    id="booklet_match_rate", title="手册相符率", unit="share", grains=("deputy", "station"),
    numerator="与组织方记录同人、同类、同日一一对上的登记", denominator="已报送月份内的手册登记", direction="higher",
    counted_in="登记日期", source="代表法（2025年）第五十八条；档案与手册一致的要求",
    meaning="代表自己登记的，有多少与组织方的记录对得上。", caution="对不上的在核对页逐条列出，可能是任何一方漏记。",
    smallest_base=5, needs=("booklet_entry.happened_on",), formula=Rows("booklet", Agg("f.is_matched"), Agg(), only=(told_or(),)),
)  # fmt: skip
