"""Which numbers to ask about. A finding is a question with its cases, never a verdict; what is small says nothing."""

from collections.abc import Iterator
from dataclasses import replace

import duckdb

from etl.audit.alike import alike, said_again
from etl.audit.doubt import Doubt, Limits
from etl.audit.habits import habits
from etl.audit.judged import judged
from etl.metrics import View
from etl.metrics.rulebook import rule
from etl.report.crosschecks import Finding, crosschecks
from etl.rules.audit import Doubts

KINDS = {
    "数不合": "应当相等的数不相等，一件事记了两次",
    "填报与记录不同": "报表上填的总数，与按记录数出来的不一样；可能是记录没有报全",
    "几乎人人满分": "多数都满的数，分不出谁做得更好，不宜用来比",
    "标题相近的建议": "同一年、同一单位，标题很像；可能一事多提，也可能本来就是两件事",
    "内容相近的社情民意": "同一年，内容几乎一样；可能几个人说的是一件事，也可能一条记了几次",
    "年底集中": "一年的记录多在十二月；可能是年底补记，也可能工作就在年底",
    "一天很多": "一个站点一天记了很多场接待；可能是集中接待，也可能记错了日期",
    "同一个数": "多场接待的人次是同一个数；可能是估的",
    "整数多": "十人次以上的接待，末位多是 0 或 5；可能是估的",
    "月月一样": "几个月连着是同一个合计；可能是把总数平摊到各月",
    "附议远多于领衔": "附议比领衔多很多倍；附议几件都行，只是不宜和领衔相加",
    "办结后反弹": "回头看时比答复时差；办结不等于办成",
    "两种评价差得多": "代表的评价和常委会的测评相差很大，值得问问为什么",
}
_SPOKEN = {
    "几乎人人满分": "{saturated:.0%}以上都满", "标题相近的建议": "{alike:.0%}的字相同",
    "内容相近的社情民意": "{alike:.0%}的字相同：{alike_long} 字以上的两条起，短的一站 {alike_short} 条起",
    "年底集中": "十二月占{december:.0%}以上",
    "一天很多": "一站一天 {flood} 场以上", "同一个数": "{same_number:.0%}以上是同一个数",
    "整数多": "{round_numbers:.0%}以上末位是 0 或 5", "月月一样": "连着 {same_months} 个月以上",
    "附议远多于领衔": "附议是领衔的 {cosigned} 倍以上", "办结后反弹": "退回去的占{relapsed:.0%}以上",
    "两种评价差得多": "差 {gap_points:g} 个百分点以上",
}  # fmt: skip


def doubts(con: duckdb.DuckDBPyConnection, view: View) -> list[Doubt]:
    """Everything to ask about in the view, in the order of KINDS. Thresholds: the rule pack, section doubts."""
    limits = _limits(con)
    if limits["smallest"] is None:
        return []
    asking = (alike, said_again, habits, judged)
    found = [*_sums(con, view), *(one for ask in asking for one in ask(con, view, limits))]
    order = list(KINDS)
    return sorted(found, key=lambda one: order.index(one.kind))


def starts(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Per kind from where on it is asked, in words; blank where any difference is, or where nothing is asked."""
    limits = _limits(con)
    told = {name: value for name, value in limits.items() if value is not None}
    return {kind: _spoken(kind, told) for kind in KINDS}


def _spoken(kind: str, told: Limits) -> str:
    try:
        return _SPOKEN.get(kind, "不相等就问").format(**told)
    except KeyError:  # an older build knows fewer
        return ""


def _limits(con: duckdb.DuckDBPyConnection) -> Limits:
    names = Doubts.model_fields.keys() - {"citation", "valid_from", "valid_to"}
    return {name: rule(con, f"doubts.{name}") for name in sorted(names)}


def _sums(con: duckdb.DuckDBPyConnection, view: View) -> Iterator[Doubt]:
    """What touches the area and the days in view."""
    below = "SELECT area_id FROM area_tree WHERE ancestor_id = ?"
    inside = {id_ for (id_,) in con.execute(below, [view.area]).fetchall()}
    for one in crosschecks(con, view):
        is_elsewhere = view.area is not None and one.area and one.area not in inside
        is_then = one.first and one.last and (one.last < view.from_on or one.first > view.to_on)
        if is_elsewhere or is_then:
            continue
        yield _sum(one)


def _sum(one: Finding) -> Doubt:
    said = one.sentence.rstrip("。")
    asked = (
        Doubt("填报与记录不同", said, 1, 1) if one.check == "填报" else Doubt("数不合", f"{one.check}：{said}", 1, 1)
    )
    if not (one.expression and one.area):
        return asked
    return replace(asked, expression=one.expression, of=one.area, first=one.first, last=one.last)
