"""Rules between columns: what the slow judge faults, the quick expression suspects, for every rule and any values."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.records import RECORDS, Column, Record, columns
from etl.records.amounts import Amount
from etl.records.kinds import Reference
from etl.records.rules import RowRule

SAID = """
说明      覆盖结束不早于覆盖开始
站点      星级是 1 到 5
站点      接待日写成 每月N日、单月N日、双月N日、每周X、双周X、每月第N个周X，几个之间用顿号
任职      结束日期不早于开始日期
驻站      结束日期不早于开始日期
小组      结束日期不早于开始日期
联系走访  除类型为入户走访外，联系对象必填
联系走访  除类型为结对外，日期必填
联系走访  联系数不大于应联系数
活动      结束日期不早于日期
活动      采纳意见建议不大于提出意见建议
社情民意  督办日期不早于日期
社情民意  办结日期不早于日期
建议      交办日期不早于提出日期
建议      答复日期不早于交办日期
建议      承诺完成日期不早于答复日期
建议      承诺兑现日期不早于答复日期
建议      填了交办日期，主办单位就必填
建议      附议代表不含领衔代表本人
建议评价  评价日期不早于发出日期
建议评价  轮次是 1 到 2
建议评价  分数是 0 到 100
建议评价  满意票、基本满意票、不满意票要么都填，要么都空
述职      反馈日期不早于日期
述职      满意票、基本满意票、不满意票要么都填，要么都空
办实事    填了数量，单位就必填
项目监督  满意票、基本满意票、不满意票要么都填，要么都空
清单      代表编号、站点编号、区域编号里正好填一个
荣誉      代表编号、小组名称、站点编号、项目编号、区域编号里正好填一个
负面事项  结束日期不早于日期
填报数    代表编号、站点编号、区域编号里最多填一个
"""

RULES = [(record, rule) for record in RECORDS.values() for rule in record.rules]
DTYPES: dict[str, pl.DataType] = {
    "date": pl.Date(), "count": pl.Float64(), "number": pl.Float64(), "int": pl.Int64(), "list ref": pl.List(pl.String)
}  # fmt: skip


def test_every_rule_says_itself() -> None:
    headers = {r: {column.name: column.header for column in columns(r)} for r in RECORDS.values()}
    found = [f"{record.sheet} {rule.said.format(**headers[record])}" for record, rule in RULES]
    assert found == [" ".join(line.split(maxsplit=1)) for line in SAID.strip().splitlines()]


def concerned(record: type[Record], rule: RowRule) -> list[Column]:
    """The columns a rule speaks of."""
    return [column for column in columns(record) if f"{{{column.name}}}" in rule.said]


def values(column: Column) -> st.SearchStrategy[object]:
    """Typed values of a column, few enough to collide."""
    number = st.integers(0, 7)
    by_kind: dict[str, st.SearchStrategy[object]] = {
        "date": st.dates(date(2023, 1, 1), date(2023, 1, 4)),
        "count": st.builds(Amount, number.map(float), st.sampled_from([None, "at_least"])),
        "number": st.builds(Amount, st.sampled_from([0.0, 0.5, 100.0, 100.5]), st.none()),
        "int": number,
        "enum": st.sampled_from(column.values or ("",)),
        "ref": st.sampled_from([Reference("D1"), Reference("D2"), Reference(None, "甲"), Reference("D1", "甲")]),
        "list ref": st.lists(st.sampled_from(["D1", "D2", "甲"]), max_size=2).map(tuple),
    }
    words = st.sampled_from(["每月11日", "双周三", "每月第一个周四", "每月32日", "随时", "每周八", "某某"])
    filled = by_kind.get(column.kind, words)
    return filled if column.required or column.kind == "list ref" else st.none() | filled


def staged(column: Column, value: object) -> dict[str, pl.Series]:
    """The value as the stage holds it, one row."""
    dtype = DTYPES.get(column.kind, pl.String())
    match value:
        case Reference(number, name):
            return {
                column.name: pl.Series([number], dtype=pl.String),
                f"{column.name}_name": pl.Series([name], dtype=pl.String),
            }
        case Amount(size, _):
            return {column.name: pl.Series([size], dtype=dtype)}
        case tuple():
            return {column.name: pl.Series([list(value)], dtype=dtype)}
    return {column.name: pl.Series([value], dtype=dtype)}


@pytest.mark.parametrize(("record", "rule"), RULES, ids=lambda part: getattr(part, "sheet", type(part).__name__))
def test_what_the_judge_faults_is_suspected(record: type[Record], rule: RowRule) -> None:
    used = concerned(record, rule)
    assert used

    @settings(deadline=None, max_examples=60)
    @given(st.tuples(*map(values, used)))
    def agree(row: tuple[object, ...]) -> None:
        typed: dict[str, object] = dict.fromkeys(column.name for column in columns(record))
        typed |= {column.name: value for column, value in zip(used, row, strict=True)}
        cells = {name: s for c in used for name, s in staged(c, typed[c.name]).items()}
        frame = pl.DataFrame(cells)
        suspected = frame.select(rule.suspect(frame.columns)).item()
        breach = rule.breach(typed)
        assert suspected or breach is None
        if breach:
            assert breach[0] in {column.name for column in used}

    agree()


@pytest.mark.parametrize(("record", "rule"), RULES, ids=lambda part: getattr(part, "sheet", type(part).__name__))
def test_a_rule_needs_no_column_to_be_delivered(record: type[Record], rule: RowRule) -> None:
    """Of a sheet with none of the columns, only what must be filled is suspect."""
    nothing = dict.fromkeys(column.name for column in columns(record))
    nothing |= {column.name: () for column in columns(record) if column.kind == "list ref"}
    suspected = pl.DataFrame({"row": [1]}).select(rule.suspect(["row"])).item()
    assert suspected == (rule.breach(nothing) is not None)
