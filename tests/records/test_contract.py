"""The classes are the contract: contract.csv is the table others rely on, line by line and in its order."""

import csv
from pathlib import Path

import pytest

from etl.records import RECORDS, SHEETS, Column, Record, columns
from etl.records.rules import Excludes, NotBefore

CONTRACT = list(csv.DictReader((Path(__file__).parent / "contract.csv").open(encoding="utf-8")))
KINDS = {"born": "date or month or year"}

KEYS = """
区域      区域编号
站点      站点编号
代表      代表编号
任职      代表编号 级别 区域编号 开始日期
驻站      代表编号 站点编号 开始日期
小组      小组名称 区域编号 代表编号 开始日期
活动      活动编号
出席      活动编号 场次 代表编号
接待      接待编号
社情民意  意见编号
建议      建议编号
建议评价  建议编号 评价方 轮次
述职      代表编号 日期
项目      项目编号
清单      清单 事项 代表编号 站点编号 区域编号 年度
负面事项  代表编号 类型 日期
"""

DEFAULTS = """
驻站      职务          驻站代表
小组      职务          组员
活动      状态          已举行
活动      发起          计划
接待      渠道          现场
接待      场所          站点
社情民意  处理方式      待处理
建议      类型          建议
建议      是否受理      True
建议      是否重点督办  False
建议评价  轮次          1
办实事    是否预计      False
宣传      状态          录用
宣传      数量          1
工作成果  数量          1
项目      是否入选      True
"""

MAY_LIE_AHEAD = """
说明      覆盖结束
任职      开始日期 结束日期
驻站      开始日期 结束日期
小组      开始日期 结束日期
建议      答复期限 承诺完成日期
工作成果  结束日期
项目      计划完成日期
负面事项  结束日期
"""


def test_every_column_of_the_contract_in_its_order() -> None:
    ours = [told(record, column) for record in RECORDS.values() for column in columns(record)]
    assert ours == [tuple(line.values()) for line in CONTRACT]


def told(record: type[Record], column: Column) -> tuple[str, ...]:
    kind = f"{KINDS.get(column.kind, column.kind)} {column.to or ''}".strip()
    required = "yes" if column.required else "no"
    return record.record, record.sheet, column.header, column.name, kind, required, "|".join(column.values)


def table(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(sheet, tuple(rest)) for sheet, *rest in map(str.split, text.strip().splitlines())]


def header(record: type[Record], name: str) -> str:
    return next(column.header for column in columns(record) if column.name == name)


def test_what_makes_two_rows_the_same() -> None:
    keys = {r.sheet: tuple(header(r, name) for name in r.key) for r in RECORDS.values() if r.key}
    assert keys == dict(table(KEYS))


def test_what_a_blank_cell_means() -> None:
    found = [
        (record.sheet, (column.header, str(getattr(column.default, "value", column.default))))
        for record in RECORDS.values()
        for column in columns(record)
        if column.default not in (None, ())
    ]
    assert found == table(DEFAULTS)


def test_which_days_may_lie_after_the_day_of_the_delivery() -> None:
    found = {r.sheet: tuple(column.header for column in columns(r) if column.future) for r in RECORDS.values()}
    assert {sheet: headers for sheet, headers in found.items() if headers} == dict(table(MAY_LIE_AHEAD))
    assert {r.sheet: (header(r, r.plan[0]), *r.plan[1]) for r in RECORDS.values() if r.plan} == {
        "站点": ("状态", "规划", "在建"),
        "活动": ("状态", "计划", "取消"),
        "办实事": ("是否预计", True),
    }


@pytest.mark.parametrize("record", RECORDS.values(), ids=lambda record: record.sheet)
def test_a_class_names_only_columns_it_has(record: type[Record]) -> None:
    names = {column.name for column in columns(record)}
    named = {*(record.key or ()), *([record.day] if record.day else []), *([record.plan[0]] if record.plan else [])}
    for rule in record.rules:
        values = [value for name, value in vars(rule).items() if name not in ("low", "high", "values")]
        named |= {name for value in values for name in (value if isinstance(value, tuple) else (value,))}
    assert named <= names
    days = {column.name for column in columns(record) if column.kind == "date"}
    assert {record.day} - {None} <= days
    assert {day for rule in record.rules if isinstance(rule, NotBefore) for day in (rule.later, rule.earlier)} <= days


def test_names_are_unique() -> None:
    assert len(SHEETS) == len(RECORDS) == 27
    for record in RECORDS.values():
        headers = [column.header for column in columns(record)]
        assert len(set(headers)) == len(headers)
        assert record.about and record.__doc__


def test_a_name_column_stands_for_each_number() -> None:
    pairs = {(c.header, c.name_header) for r in RECORDS.values() for c in columns(r) if c.name_header}
    assert pairs == {
        ("代表编号", "姓名"),
        ("站点编号", "站点名称"),
        ("区域编号", "区域名称"),
        ("活动编号", "活动名称"),
        ("项目编号", "项目名称"),
    }
    assert [rule for rule in RECORDS["suggestion"].rules if isinstance(rule, Excludes)]


def test_nothing_to_do_with_a_resident_is_stored() -> None:
    private = [(r.sheet, c.header) for r in RECORDS.values() for c in columns(r) if c.kind == "private"]
    assert private == [("社情民意", "反映人"), ("社情民意", "联系电话")]
