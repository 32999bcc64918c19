"""The language in which rule packs, reports and links ask for a number: RECORD, RECORD.column, METRIC, slices."""

import re
from dataclasses import dataclass, replace

import duckdb

from etl.metrics.metric import NONE, Agg, Derived, Metric, People, Rows
from etl.metrics.registry import METRICS
from etl.metrics.relation import column_types, is_fact
from etl.records import RECORDS, columns
from etl.warehouse.schema import WITH_DEPUTIES

_NAME = r"(?P<name>[a-z_]+)(?:\.(?P<part>[a-z_0-9]+))?(?:\[(?P<slices>[^\]]*)\])?"
_IN_FORCE = "coalesce(f.from_on <= $last_on, true) AND coalesce(f.to_on >= $last_on, true)"
_YEAR = 'f."year" BETWEEN year($from_on::DATE) AND year($last_on::DATE)'
WHERE = {
    "activity": {"status": "f.status = '已举行'"},
    "service": {"is_forecast": "NOT coalesce(f.is_forecast, false)"},
    "suggestion": {"is_accepted": "f.is_accepted"},
    "project": {"is_selected": "f.is_selected", "parent_project_id": "f.parent_project_id IS NULL", "year": _YEAR},
    "station": {"status": "f.status = '投用'"},
    "mandate": {"to_on": _IN_FORCE}, "assignment": {"to_on": _IN_FORCE}, "group_member": {"to_on": _IN_FORCE},
    "checklist": {"year": _YEAR}, "stated_figure": {"year": _YEAR},
    "attendance": {"status": "f.status = '已举行'"},
}  # fmt: skip
"""record -> column -> what is kept unless a slice says otherwise about that column."""
DAY = {"attendance": "happened_on", "agenda_item": "happened_on"}
YES, NO = {"是", "yes", "true"}, {"否", "no", "false"}


@dataclass(frozen=True)
class Asked:
    """One name of an expression: what, which part of it, over which slices (column -> values; * = filled)."""

    text: str
    name: str
    part: str | None
    slices: tuple[tuple[str, tuple[str, ...]], ...]


def parse(text: str) -> Asked:
    """Raises ValueError with one sentence where the text cannot be read."""
    found = re.fullmatch(_NAME, text.strip())
    if not found:
        raise ValueError(f"看不懂“{text}”：写法应像 receptions 或 contact[kind=联系群众|入户走访]")
    slices = []
    for slice_ in filter(None, (found["slices"] or "").split(",")):
        column, equals, values = slice_.partition("=")
        if not equals or not values:
            raise ValueError(f"看不懂“{text}”里的“{slice_}”：应写 列=值|值")
        slices.append((column.strip(), tuple(value.strip() for value in values.split("|"))))
    return Asked(text.strip(), found["name"], found["part"], tuple(slices))


def resolve(con: duckdb.DuckDBPyConnection, text: str) -> Metric:
    """The metric an expression of one name asks for; its id is the text itself.

    A record is a metric of its own: how many rows, or the sum or the distinct values of one column.
    """
    asked = parse(text)
    if asked.name in METRICS:
        metric = METRICS[asked.name]
    elif asked.name in RECORDS:
        metric = _record(asked)
    else:
        raise ValueError(f"没有名为“{asked.name}”的指标或记录")
    for column, values in asked.slices:
        metric = _sliced(metric, column, values)
    return replace(metric, id=asked.text if asked.name in RECORDS else asked.text.replace(f".{asked.part}", "", 1))


def _record(asked: Asked) -> Metric:
    record = RECORDS[asked.name]
    kept = [sql for column, sql in WHERE.get(asked.name, {}).items() if column not in dict(asked.slices)]
    day = DAY.get(asked.name, record.day)
    rows = Rows(asked.name, _measured(asked), day=day, where=" AND ".join(kept) or "true")
    has_deputies = asked.name in WITH_DEPUTIES or "deputy_id" in column_types(asked.name)
    return Metric(
        id=asked.text, title=asked.text, unit="件", denominator=NONE, numerator=f"{record.sheet}的记录",
        direction="none",
        grains=("area", "station", "unit", "group", "deputy") if has_deputies else ("area", "station", "unit", "group"),
        counted_in="记录日期" if day else "年度或最后一天", source="记录本身", meaning=f"{record.sheet}里有多少。",
        caution="只是数记录。", smallest_base=0, needs=(f"{asked.name}.{asked.part or ''}",),
        formula=rows,
    )  # fmt: skip


def _measured(asked: Asked) -> Agg:
    """Rows; or the sum of a number; or the distinct values of anything else."""
    if asked.part is None:
        return Agg()
    kinds = {column.name: column.kind for column in columns(RECORDS[asked.name])}
    if asked.part not in kinds:
        raise ValueError(f"{asked.name} 没有名为“{asked.part}”的列")
    column = f'f."{asked.part}"'
    if kinds[asked.part] in ("count", "number"):
        return Agg(value=column, bound=f'f."{asked.part}_bound"')
    if kinds[asked.part] == "int":
        return Agg(value=column)
    return Agg(value=column, how="items" if kinds[asked.part] in ("list", "list ref") else "distinct")


def _sliced(metric: Metric, column: str, values: tuple[str, ...]) -> Metric:
    if isinstance(metric.formula, Derived):
        raise ValueError(f"指标 {metric.id} 不能再分")
    if isinstance(metric.formula, People):
        return _people(metric, metric.formula, column, values)
    return metric.sliced(condition(metric.formula.relation, column, values))


def _people(metric: Metric, people: People, column: str, values: tuple[str, ...]) -> Metric:
    """A column of the record narrows who has done it; 口头 and 书面 are each in 口头+书面."""
    if column == "form" and values == ("口头+书面",):
        both = "(bool_or(f.form LIKE '%口头%') AND bool_or(f.form LIKE '%书面%'))"
        return replace(metric, formula=replace(people, having=both))
    if column == "form":
        values = (*values, "口头+书面")
    narrowed = f"({people.where}) AND {condition(people.record, column, values)}"
    return replace(metric, formula=replace(people, where=narrowed))


def condition(relation: str, column: str, values: tuple[str, ...]) -> str:
    """SQL: whether row `f` has one of the values in the column."""
    types = column_types(relation) if is_fact(relation) else {}
    if types and column not in types:
        raise ValueError(f"{relation} 没有名为“{column}”的列")
    name, kind = f'f."{column}"', types.get(column, "VARCHAR")
    if values == ("*",):
        return f"len({name}) > 0" if kind.endswith("[]") else f"{name} IS NOT NULL"
    quoted = ", ".join("'" + value.replace("'", "''") + "'" for value in values)
    if kind.endswith("[]"):
        return f"list_has_any({name}, [{quoted}])"
    if kind == "BOOLEAN":
        return f"{name} IN ({', '.join(str(value in YES).lower() for value in values)})"
    return f"{name}::VARCHAR IN ({quoted})"
