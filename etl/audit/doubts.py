"""Which numbers to ask about. A finding is a question with its cases, never a verdict; what is small says nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, get_args

import duckdb
import polars as pl

from etl.metrics import METRICS, View, compute
from etl.metrics.metric import Grain
from etl.metrics.rulebook import rule
from etl.report.crosschecks import crosschecks

PERSONAL = (
    "attendance_rate",
    "congress_attendance_rate",
    "on_time_reply_rate",
    "reply_rate",
    "satisfied_rate",
    "duties_done",
)
"""Shares by which people are told apart, where they are."""

_GRAINS: tuple[Grain, ...] = get_args(Grain)


@dataclass(frozen=True)
class Doubt:
    """kind: what is asked about. sentence: the question, with hits of n. expression, by, of: the records behind, blank
    where the rows of a file are meant."""

    kind: str
    sentence: str
    hits: float
    n: float
    expression: str = ""
    by: Grain = "area"
    of: str = ""


KINDS = {
    "数不合": "应当相等的数不相等，一件事记了两次",
    "几乎人人满分": "多数人都满的数，分不出谁做得更好，不宜用来比",
    "标题相近的建议": "同一年、同一单位，标题很像；可能一事多提，也可能本来就是两件事",
    "年底集中": "一年的记录多在十二月；可能是年底补记，也可能工作就在年底",
    "一天很多": "一个站点一天记了很多场接待；可能是集中接待，也可能记错了日期",
    "同一个数": "多场接待的人次是同一个数；可能是估的",
    "附议远多于领衔": "附议比领衔多很多倍；附议几件都行，只是不宜和领衔相加",
    "办结后反弹": "回头看改判了的；办结不等于解决",
    "两种评价差得多": "代表的评价和常委会的测评相差很大，值得问问为什么",
}


def doubts(con: duckdb.DuckDBPyConnection, view: View) -> list[Doubt]:
    """Everything to ask about in the view, in the order of KINDS. Thresholds: the rule pack, section doubts."""
    told = {name: rule(con, f"doubts.{name}") for name in ("smallest", "saturated", "december", "flood", "alike",
            "cosigned", "same_number", "gap_points")}  # fmt: skip
    if told["smallest"] is None:
        return []
    found = [
        *_saturated(con, view, told), *_alike(con, view, told), *_december(con, view, told), *_flood(con, view, told),
        *_same_number(con, view, told), *_cosigned(con, view, told), *_relapsed(con, view), *_gaps(con, view, told),
        *_sums(con, view),
    ]  # fmt: skip
    order = list(KINDS)
    return sorted(found, key=lambda one: order.index(one.kind))


def _ask(con: duckdb.DuckDBPyConnection, name: str, view: View, **more: Any) -> list[dict[str, Any]]:
    sql = files(__package__).joinpath(f"{name}.sql").read_text("utf-8")
    found: pl.DataFrame = con.sql(sql, params={**view.parameters(sql), **more}).pl()
    return found.to_dicts()


def _saturated(con: duckdb.DuckDBPyConnection, view: View, told: dict[str, Any]) -> Iterator[Doubt]:
    frame = compute(con, PERSONAL, "deputy", view)
    for metric in PERSONAL:
        bottom = frame.filter(pl.col(f"{metric}.denominator") >= METRICS[metric].smallest_base)
        n, full = len(bottom), bottom.filter(pl.col(metric) >= 1).height
        if n >= told["smallest"] and full >= told["saturated"] * n:
            title = METRICS[metric].title
            yield Doubt(
                "几乎人人满分",
                f"{title}：有基数的 {n} 人里 {full} 人是满的，拿它比不出高下",
                full,
                n,
                metric,
                "area",
                view.area or "",
            )


def _alike(con: duckdb.DuckDBPyConnection, view: View, told: dict[str, Any]) -> Iterator[Doubt]:
    """One question per cluster: what is like what is like another."""
    pairs = _ask(con, "alike", view, alike=told["alike"])
    titles = {
        row[id_]: row[title] for row in pairs for id_, title in (("suggestion_id", "title"), ("other_id", "other"))
    }
    units = {row["suggestion_id"]: row["lead_unit"] for row in pairs}
    for ids in clusters((row["suggestion_id"], row["other_id"]) for row in pairs):
        sentence = f"{units[ids[0]]}：“{titles[ids[0]]}”等 {len(ids)} 件标题相近，是不是一件事"
        yield Doubt("标题相近的建议", sentence, len(ids), len(ids), f"suggestion[suggestion_id={'|'.join(ids)}]", "area",
                    view.area or "")  # fmt: skip


def clusters(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """What hangs together by pairs, each cluster sorted, the clusters by their first."""
    of: dict[str, set[str]] = {}
    for one, other in pairs:
        whole = of.get(one, {one}) | of.get(other, {other})
        of.update(dict.fromkeys(whole, whole))
    return sorted({id(found): sorted(found) for found in of.values()}.values())


def _december(con: duckdb.DuckDBPyConnection, view: View, told: dict[str, Any]) -> Iterator[Doubt]:
    for row in _large(_ask(con, "december", view), told, "december"):
        sentence = f"{row['station_name']}：{row['n']} 条记录里 {row['hits']} 条在十二月"
        yield Doubt("年底集中", sentence, row["hits"], row["n"], "receptions", "station", row["station_id"])


def _flood(con: duckdb.DuckDBPyConnection, view: View, told: dict[str, Any]) -> Iterator[Doubt]:
    for row in _ask(con, "flood", view):
        if row["hits"] >= told["flood"]:
            day = f"{row['day'].year}年{row['day'].month}月{row['day'].day}日"
            sentence = f"{row['station_name']}：{day}一天记了 {row['hits']} 场接待，全期 {row['n']:.0f} 场"
            yield Doubt("一天很多", sentence, row["hits"], float(row["n"]), "receptions", "station", row["station_id"])


def _same_number(con: duckdb.DuckDBPyConnection, view: View, told: dict[str, Any]) -> Iterator[Doubt]:
    for row in _large(_ask(con, "same_number", view), told, "same_number"):
        sentence = f"{row['station_name']}：{row['n']:.0f} 场接待里 {row['hits']} 场都是 {row['number']:g} 人次"
        yield Doubt("同一个数", sentence, row["hits"], float(row["n"]), "visitors", "station", row["station_id"])


def _large(rows: list[dict[str, Any]], told: dict[str, Any], share: str) -> Iterator[dict[str, Any]]:
    yield from (row for row in rows if row["n"] >= told["smallest"] and row["hits"] >= told[share] * float(row["n"]))


def _cosigned(con: duckdb.DuckDBPyConnection, view: View, told: dict[str, Any]) -> Iterator[Doubt]:
    frame = compute(con, ("suggestions", "suggestions_cosigned"), "deputy", view)
    for row in frame.to_dicts():
        led, cosigned = row["suggestions"] or 0, row["suggestions_cosigned"] or 0
        if cosigned >= told["smallest"] and cosigned >= told["cosigned"] * max(led, 1):
            sentence = f"{row['name']}：附议 {cosigned:g} 件，领衔 {led:g} 件"
            yield Doubt(
                "附议远多于领衔", sentence, cosigned, cosigned + led, "suggestions_cosigned", "deputy", row["id"]
            )


def _relapsed(con: duckdb.DuckDBPyConnection, view: View) -> Iterator[Doubt]:
    for row in compute(con, ("relapse_rate",), "unit", view).to_dicts():
        n, d = row["relapse_rate.numerator"], row["relapse_rate.denominator"]
        if n:
            sentence = f"{row['name']}：回头看或重新办理的 {d:g} 件里 {n:g} 件改判"
            yield Doubt("办结后反弹", sentence, n, d, "relapse_rate", "unit", row["id"])


def _gaps(con: duckdb.DuckDBPyConnection, view: View, told: dict[str, Any]) -> Iterator[Doubt]:
    frame = compute(con, ("double_gap",), "unit", view)
    for row in frame.filter(pl.col("double_gap").abs() >= told["gap_points"]).to_dicts():
        base = row.get("double_gap.base") or 0
        if base >= METRICS["double_gap"].smallest_base:
            way = "高" if row["double_gap"] > 0 else "低"
            sentence = f"{row['name']}：{base:g} 件两种评价都有，代表满意率比常委会满意度{way} {abs(row['double_gap']):.1f} 个百分点"
            yield Doubt("两种评价差得多", sentence, abs(row["double_gap"]), base, "double_gap", "unit", row["id"])


def _sums(con: duckdb.DuckDBPyConnection, view: View) -> Iterator[Doubt]:
    yield from (Doubt("数不合", f"{one.check}：{one.sentence.rstrip('。')}", 1, 1) for one in crosschecks(con, view))
