"""Contact with voters, and what they say."""

from etl.metrics.metric import NONE, Agg, Derived, Metric, Part, People, Rows, Told

_LAW = "代表法（2025年）第八条、第四十五条"


def _opinions(when: str) -> Rows:
    return Rows("opinion", Agg(when), Agg(), day="happened_on")


CONTACTS = Metric(
    id="contacts", title="联系群众", unit="人次", grains=("deputy", "area"),
    numerator="联系群众的人数之和", denominator=NONE, direction="none", counted_in="联系日期",
    source=f"{_LAW}；七个一第一项", meaning="联系群众的人次；规则包可以把参加一次接待算作一次联系。",
    caution="只数登记了的联系，结对而没有联系的不算。", smallest_base=0, needs=("contact.happened_on",),
    formula=Derived("sum", (
        Part(
            "contact",
            Rows(
                "contact", Agg(value="coalesce(f.contacts_made, 1)", bound="f.contacts_made_bound"), day="happened_on",
                where="f.kind = '联系群众'",
            ),
            ("contact.happened_on",),
        ),
        Part(
            "reception", Rows("reception", Agg(), day="happened_on"), ("reception.happened_on",),
            rule="contact.reception_counts_as_contact",
        ),
    )),
)  # fmt: skip
LINKED_COVERAGE = Metric(
    id="linked_coverage", title="联系对象覆盖率", unit="share", grains=("station", "group", "area"),
    numerator="有结对联系对象的在任代表", denominator="期间最后一天在任的代表", direction="higher",
    counted_in="期间最后一天", source=_LAW, meaning="人人有没有固定的联系对象。", caution="有对象不等于联系过。",
    smallest_base=1, needs=("contact.kind",), formula=People("contact", None, "f.kind = '结对'"),
)  # fmt: skip
CONTACTED_RATE = Metric(
    id="contacted_rate", title="联系到位率", unit="share", grains=("station", "group", "area"),
    numerator="有联系群众或入户走访记录的在任代表", denominator="期间最后一天在任的代表", direction="higher",
    counted_in="联系日期", source=_LAW, meaning="期间内真正联系过群众的代表有多少。", caution="一次就算，不说明多少。",
    smallest_base=1, needs=("contact.kind",), formula=People("contact", "happened_on", "f.kind IN ('联系群众', '入户走访')"),
)  # fmt: skip
ORGAN_CONTACT_RATE = Metric(
    id="organ_contact_rate", title="机关联系代表率", unit="share", grains=("area",),
    numerator="有机关联系代表记录的在任代表", denominator="期间最后一天在任的代表", direction="higher",
    counted_in="联系日期", source="代表法（2025年）第四十五条；双联制度", meaning="国家机关联系到了多少位代表。",
    caution="说明机关做得怎样，不说明代表做得怎样。", smallest_base=1, needs=("contact.kind",),
    formula=People("contact", "happened_on", "f.kind = '机关联系代表'"),
)  # fmt: skip
_BOTH = "f.contacts_due IS NOT NULL AND f.contacts_made IS NOT NULL"
HOUSEHOLD_COVERAGE = Metric(
    id="household_coverage", title="入户率", unit="share", grains=("area", "deputy"),
    numerator="入户走访的户数之和", denominator="应走访的户数之和（两个数都有的才算）", direction="higher",
    counted_in="联系日期", source=_LAW, meaning="应走访的户，走到了多少。", caution="应走访多少户由组织方定。",
    smallest_base=5, needs=("contact.contacts_due", "contact.contacts_made"),
    formula=Rows(
        "contact", Agg(_BOTH, "f.contacts_made", bound="f.contacts_made_bound"), Agg(_BOTH, "f.contacts_due"),
        day="happened_on", where="f.kind = '入户走访'",
        reasons=(Told("f.contacts_due IS NULL", "没有应联系数"), Told("f.contacts_made IS NULL", "没有联系数")),
    ),
)  # fmt: skip
OPINIONS = Metric(
    id="opinions", title="社情民意", unit="条", grains=("deputy", "station", "area"),
    numerator="收集的社情民意", denominator=NONE, direction="none", counted_in="收集日期",
    source=f"{_LAW}；七个一第二项", meaning="收集到的社情民意有多少条，可按渠道、领域、处理方式分。",
    caution="条数多少与渠道和登记习惯有关。", smallest_base=0, needs=("opinion.happened_on",),
    formula=Rows("opinion", Agg(), day="happened_on"),
)  # fmt: skip
ON_SPOT_RATE = Metric(
    id="on_spot_rate", title="现场答复率", unit="share", grains=("deputy", "station", "area"),
    numerator="现场答复的社情民意", denominator="全部社情民意", direction="none", counted_in="收集日期",
    source=_LAW, meaning="收集到的意见，当场答复了多少。", caution="答复不等于办成，高低都不说明好坏。",
    smallest_base=10, needs=("opinion.handling",), formula=_opinions("f.handling = '现场答复'"),
)  # fmt: skip
CONVERSION_RATE = Metric(
    id="conversion_rate", title="转建议率", unit="share", grains=("deputy", "station", "area"),
    numerator="形成建议的社情民意", denominator="全部社情民意", direction="none", counted_in="收集日期",
    source=_LAW, meaning="收集到的意见，有多少形成了代表建议。", caution="多数意见不必形成建议。",
    smallest_base=10, needs=("opinion.handling",), formula=_opinions("f.handling = '形成建议'"),
)  # fmt: skip
OPINION_FOLLOWUP_RATE = Metric(
    id="opinion_followup_rate", title="民意督办率", unit="share", grains=("deputy", "station", "area"),
    numerator="到截至日已督办的社情民意", denominator="全部社情民意", direction="none", counted_in="收集日期",
    source=_LAW, meaning="收集到的意见，有多少督办过。", caution="督办过不等于办成。",
    smallest_base=10, needs=("opinion.followed_up_on",), formula=_opinions("f.followed_up_on <= $as_of"),
)  # fmt: skip
OPINION_RESOLVED_RATE = Metric(
    id="opinion_resolved_rate", title="民意办结率", unit="share", grains=("deputy", "station", "area"),
    numerator="到截至日已办结的社情民意", denominator="全部社情民意", direction="higher", counted_in="收集日期",
    source=_LAW, meaning="收集到的意见，有多少办结了。", caution="现场答复而没有办结日期的不算办结；部分解决（B类）另列。",
    smallest_base=10, needs=("opinion.resolved_on",), formula=_opinions("f.resolved_on <= $as_of"),
)  # fmt: skip
OPINION_DAYS = Metric(
    id="opinion_days", title="民意办结用时中位数", unit="天", grains=("station", "area"),
    numerator="已办结的社情民意从收集到办结天数的中位数", denominator=NONE, direction="lower", counted_in="收集日期",
    source=_LAW, meaning="办结的意见，一半在多少天以内办结。", caution="没有办结的不在其中，请与民意办结率一起看。",
    smallest_base=5, needs=("opinion.resolved_on",),
    formula=Rows("opinion", Agg("f.resolved_on <= $as_of", "date_diff('day', f.happened_on, f.resolved_on)", "median"), day="happened_on"),
)  # fmt: skip
ONLINE_SHARE = Metric(
    id="online_share", title="线上占比", unit="share", grains=("station", "area"),
    numerator="代表二维码、联络站二维码、微信、网络平台、随手拍来的社情民意", denominator="知道渠道的社情民意",
    direction="none", counted_in="收集日期", source=_LAW, meaning="社情民意有多少是线上来的。", caution="线上线下没有好坏之分。",
    smallest_base=10, needs=("opinion.channel",),
    formula=Rows(
        "opinion", Agg("f.channel IN ('代表二维码', '联络站二维码', '微信', '网络平台', '随手拍')"),
        Agg("f.channel IS NOT NULL"), day="happened_on", reasons=(Told("f.channel IS NULL", "没有登记渠道"),),
    ),
)  # fmt: skip
