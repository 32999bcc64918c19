"""What a number can be narrowed by, and what may be picked there: the columns that sort rows, and what stands in them."""

import duckdb
import pytest
from small import Table, sheet, with_tables
from worked_examples import YEAR

from etl.metrics.choices import MOST, narrowing, values
from etl.metrics.expression import resolve
from etl.records import RECORDS, Column, columns

RECEPTION = (
    "reception.station_id reception.deputy_ids reception.channel reception.venue reception.campaign reception.evidence"
)
PERSON = (
    "mandate.role mandate.level mandate.electoral_district deputy.deputy_name deputy.gender deputy.ethnicity deputy.party "
    "deputy.education deputy.occupation"
)
NARROWED = [
    ("a number of rows: what sorts the rows, no days, no numbers, none that names each row", "receptions", RECEPTION),
    ("a sum: what its rows are sorted by", "reception.visitors", RECEPTION),
    ("people who did it: who they are, then what they did", "contacted_rate", f"{PERSON} contact.kind contact.linked_to"),
    ("what is copied from the meeting counts as of the meeting", "attendance_rate",
     "attendance.session attendance.presence attendance.spoke activity.kind activity.status activity.campaign "
     "activity.topic activity.trigger activity.activity_name activity.activity_station_id"),
    ("of a sum of two: what either part is sorted by", "contacts", f"contact.kind contact.linked_to {RECEPTION}"),
    ("a list: which list, which item", "checklist_done", "checklist.checklist checklist.item"),
    ("duties are of the rule pack", "duties_done", ""),
    ("a made relation: columns of the record it stands for before those of what it is made from", "active_station_rate",
     "activity.station_id activity.area_id station.kind station.setting station.theme station.status"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "name", "told"), NARROWED, ids=[case[1] for case in NARROWED])
def test_what_a_number_can_be_narrowed_by(county: duckdb.DuckDBPyConnection, case: str, name: str, told: str) -> None:
    found = narrowing(county, name, YEAR)
    assert [f"{record}.{column}" for column, (record, _) in found.items()] == told.split(), case
    assert all(column.name in (name, column.name) and column.header for name, (_, column) in found.items())


def test_what_is_no_number_is_said(county: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ValueError, match="没有名为“weather”的指标或记录"):
        narrowing(county, "weather", YEAR)


OPINIONS = sheet(
    "社情民意",
    "意见编号 日期 渠道 领域 内容",
    "Y1 2023-03-01 来信 教育、交通 路灯",
    "Y2 2023-03-02 来访 交通 积水",
    "Y3 2023-03-03 来访 . 路灯",
    "Y4 2023-03-04 . 医疗、教育、交通 a|b",
    "Y5 2023-03-05 . . a,b",
    "Y6 2023-03-06 . . a=b",
    "Y7 2023-03-07 . . [b]",
)


def column(record: str, name: str) -> Column:
    return next(one for one in columns(RECORDS[record]) if one.name == name)


PICKED = [
    ("of words: the most frequent first, then by the alphabet; none that the language of slices could not tell", "opinion",
     "text", ["*", "路灯", "积水"]),
    ("of a list: each item by itself", "opinion", "topic", ["*", "交通", "教育", "医疗"]),
    ("yes or no", "suggestion", "is_accepted", ["*", "是", "否"]),
    ("what is listed in the contract, delivered or not", "activity", "trigger", None),
    ("what points at another row: only whether it does", "opinion", "station_id", ["*"]),
    ("a list of pointers too", "opinion", "deputy_ids", ["*"]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "record", "name", "told"), PICKED, ids=[case[2] for case in PICKED])
def test_what_may_be_picked(
    county: duckdb.DuckDBPyConnection, case: str, record: str, name: str, told: list[str] | None
) -> None:
    one = column(record, name)
    with with_tables(county, [OPINIONS]) as con:
        assert values(con, record, one) == (told or ["*", *one.values]), case


def test_a_list_to_pick_from_is_no_longer_than_can_be_read(county: duckdb.DuckDBPyConnection) -> None:
    rows = [f"Y{n} 2023-03-01 第{n}件" for n in range(MOST + 5)]
    many: Table = sheet("社情民意", "意见编号 日期 内容", *rows)
    with with_tables(county, [many]) as con:
        assert len(values(con, "opinion", column("opinion", "text"))) == 1 + 60


NEEDED = [
    ("a column of its own", "attendance_rate[session=上午]", "attendance.session"),
    (
        "copied from the meeting: told by whoever told of the meeting",
        "attendance_rate[campaign=普法]",
        "activity.campaign",
    ),
    ("so too", "attendance_rate[activity_name=座谈]", "activity.activity_name"),
    ("under another name there", "attendance_rate[activity_station_id=东站]", "activity.station_id"),
    ("filled by the contract where it is blank", "receptions[channel=来信]", ""),
    ("copied, and filled there", "attendance_rate[status=取消]", ""),
    ("what people did", "debriefing_coverage[audience=选民]", "debriefing.audience"),
    ("who they are", "debriefing_coverage[occupation=农民]", ""),
]


@pytest.mark.parametrize(("case", "asked", "more"), NEEDED, ids=[case[1] for case in NEEDED])
def test_what_must_have_been_delivered_beside(case: str, asked: str, more: str) -> None:
    whole = resolve(asked.partition("[")[0])
    assert [need for need in resolve(asked).needs if need not in whole.needs] == more.split(), case
