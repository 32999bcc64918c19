"""The district looks like one: how much of what, how often, and at what time of the year."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from etl.sample.county import Frames
from etl.sample.words import RESULTS

LANES = ["议政代表", "议事代表"]
AS_OF = date(2025, 12, 31)
FESTIVALS = (date(2024, 2, 10), date(2025, 1, 29))


def in_office(d: Frames) -> pl.DataFrame:
    return d["mandate"].filter(pl.col("to_on").is_null() & (pl.col("from_on") <= AS_OF))


def deputies(d: Frames) -> int:
    return in_office(d).filter(~pl.col("level").is_in(LANES))["deputy_id"].n_unique()


def suggestions(d: Frames) -> pl.DataFrame:
    """Accepted, of deputies."""
    return d["suggestion"].filter((pl.col("is_accepted") == "是") & ~pl.col("level").is_in(LANES))


def due(d: Frames) -> pl.DataFrame:
    """Handed over, and replied to or late."""
    term = pl.coalesce("reply_due_on", pl.col("handed_over_on").dt.offset_by("3mo"))
    told = suggestions(d).with_columns(term.alias("due")).filter(pl.col("handed_over_on").is_not_null())
    return told.filter(pl.col("replied_on").is_not_null() | (pl.col("due") < AS_OF))


def share(frame: pl.DataFrame, condition: pl.Expr) -> float:
    return 100 * frame.filter(condition).height / frame.height


def debriefed(d: Frames, year: int) -> float:
    return 100 * d["debriefing"].filter(pl.col("happened_on").dt.year() == year)["deputy_id"].n_unique() / deputies(d)


def attendance(d: Frames) -> float:
    came, missed = ((d["attendance"]["presence"] == word).sum() for word in ("出席", "缺席"))
    return 100 * came / (came + missed)


def work_days(d: Frames) -> pl.Series:
    days = pl.concat([d[r]["happened_on"] for r in ("reception", "opinion", "service", "contact")])
    return days.filter(days >= date(2024, 1, 1))


def against_usual(d: Frames, month: int) -> float:
    """Records of a month against the average month, in percent."""
    return 100 * 12 * (work_days(d).dt.month() == month).mean()  # type: ignore[operator]


def around_festival(d: Frames) -> float:
    """Records of the week of Spring Festival against those of an average week, in percent."""
    near = sum(int(((work_days(d) - day).dt.total_days().abs() <= 3).sum()) for day in FESTIVALS)
    return 100 * near / 14 / (len(work_days(d)) / 731)


def relapsed(d: Frames) -> int:
    """回头看 found a lower class than the reply told."""
    letter = {word: letter for letter, pool in RESULTS.items() for word in pool}
    looked = d["suggestion_followup"].filter(pl.col("kind") == "回头看").select("suggestion_id", "result_raw")
    both = looked.join(d["suggestion"].select("suggestion_id", told="result_raw"), on="suggestion_id").drop_nulls()
    return sum(letter[found] > letter[told] for _, found, told in both.rows())


def leaders(d: Frames) -> list[str]:
    return d["deputy"].filter(pl.col("occupation") == "领导干部")["deputy_id"].to_list()


def leaders_come(d: Frames) -> float:
    """Attendance of leaders less that of the others, in percentage points."""
    rows, leads = (
        d["attendance"].filter(pl.col("presence").is_in(["出席", "缺席"])),
        pl.col("deputy_id").is_in(leaders(d)),
    )
    return share(rows.filter(leads), pl.col("presence") == "出席") - share(
        rows.filter(~leads), pl.col("presence") == "出席"
    )


def leaders_contact(d: Frames) -> float:
    """Contacts of one leader against those of anybody, in percent."""
    met = d["contact"].filter(pl.col("kind") == "联系群众")
    return share(met, pl.col("deputy_id").is_in(leaders(d))) * d["deputy"].height / len(leaders(d))


TABLE: list[tuple[str, float, float, Callable[[Frames], float]]] = [
    # what, at least, at most
    ("在任代表", 285, 315, deputies),
    ("在任议政代表和议事代表", 85, 110, lambda d: in_office(d).filter(pl.col("level").is_in(LANES)).height),
    ("五级都有代表，另有两支议政队伍", 7, 7, lambda d: in_office(d)["level"].n_unique()),
    ("县代表多于其他各级", 70, 100, lambda d: share(in_office(d), pl.col("level") == "县") * 450 / 300),
    ("补选", 5, 25, lambda d: d["mandate"].filter(pl.col("entered_by") == "补选").height),
    ("辞职、调离、去世、罢免", 5, 30, lambda d: d["mandate"]["to_on"].is_not_null().sum()),
    ("暂停执行职务", 1, 4, lambda d: d["conduct"].filter(pl.col("kind") == "暂停执行职务").height),
    ("同名的人", 2, 20, lambda d: d["deputy"]["deputy_name"].is_duplicated().sum()),
    ("一年的建议", 165, 235, lambda d: suggestions(d).height / 2),
    ("大会期间建议 %", 35, 60, lambda d: share(suggestions(d), pl.col("period") == "大会")),
    ("不予受理", 5, 50, lambda d: d["suggestion"].filter(pl.col("is_accepted") == "否").height),
    ("按期答复 %", 82, 95, lambda d: share(due(d), pl.col("replied_on") <= pl.col("due"))),
    ("解决或采纳 %", 45, 60, lambda d: share(due(d), pl.col("result_raw").is_in(RESULTS["A"]))),
    ("到期没有答复", 2, 12, lambda d: due(d)["replied_on"].is_null().sum()),
    ("回头看变差了的", 1, 12, relapsed),
    ("承诺了完成日期", 20, 160, lambda d: d["suggestion"]["promised_on"].is_not_null().sum()),
    ("评价表没有收回", 5, 60, lambda d: d["suggestion_evaluation"]["evaluated_on"].is_null().sum()),
    ("一年的接待", 230, 330, lambda d: d["reception"].height / 2),
    ("一年的社情民意", 560, 700, lambda d: d["opinion"].height / 2),
    ("出席率 %（请假不计）", 91, 96, attendance),
    ("2024年述职 %", 38, 55, lambda d: debriefed(d, 2024)),
    ("2025年述职 %", 38, 55, lambda d: debriefed(d, 2025)),
    ("十二月的记录比平常多 %", 130, 200, lambda d: against_usual(d, 12)),
    ("春节前后的记录比平常少 %", 0, 35, around_festival),
    ("领导干部出席高出的百分点", 0, 8, leaders_come),
    ("领导干部联系群众相当于常人 %", 20, 80, leaders_contact),
    ("本人单位以外的站点也去", 5, 80, lambda d: d["assignment"]["deputy_id"].is_duplicated().sum() / 2),
    ("子项目", 5, 200, lambda d: d["project"]["parent_project_id"].is_not_null().sum()),
    ("在建和规划的站点", 2, 2, lambda d: d["station"].filter(pl.col("status") != "投用").height),
]  # fmt: skip


@pytest.mark.parametrize(("what", "least", "most", "measure"), TABLE, ids=[row[0] for row in TABLE])
def test_the_district(
    district: Frames, what: str, least: float, most: float, measure: Callable[[Frames], float]
) -> None:
    assert least <= measure(district) <= most


def test_the_congress_sits_in_january(district: Frames) -> None:
    sat = district["activity"].filter((pl.col("kind") == "人代会") & (pl.col("area_id") == "WC"))
    assert sat["happened_on"].dt.month().to_list() == [1, 1]
    assert set(sat["happened_on"].dt.year()) == {2024, 2025}


def test_records_lie_within_the_days_in_office(district: Frames) -> None:
    """Whoever is on a list was in office that day."""
    rows = district["attendance"].join(district["activity"].select("activity_id", "happened_on"), on="activity_id")
    terms = district["mandate"].with_columns(pl.col("to_on").fill_null(date(9999, 12, 31)))
    held = rows.join(terms, on="deputy_id").filter(pl.col("happened_on").is_between("from_on", "to_on"))
    assert held.select("activity_id", "deputy_id", "session").unique().height == rows.height


def test_fields_and_villages_are_no_matter_of_a_street(district: Frames) -> None:
    streets = district["area"].filter(pl.col("area_name").str.ends_with("街道"))["area_id"].implode()
    held = district["activity"].filter(pl.col("area_id").is_in(streets))
    assert held.filter(pl.col("topic") == "乡村振兴").is_empty()
    assert not district["suggestion"].filter(pl.col("topic") == "乡村振兴").is_empty()
