"""[column=a|b]: the same metric over the rows that have one of the values in the column."""

from dataclasses import replace

from etl.metrics.metric import Derived, Metric, Part, People, Rows
from etl.metrics.relation import column_types, is_fact
from etl.metrics.view import listed
from etl.records import RECORDS, columns
from etl.warehouse.facts import FILLED
from etl.warehouse.schema import COPIED

YES = {"是", "yes", "true", "√"}


def sliced(metric: Metric, column: str, values: tuple[str, ...]) -> Metric:
    """The same metric over the rows with one of the values in the column."""
    match metric.formula:
        case Rows() as rows:
            return _rows(metric, rows, column, values)
        case People() as people:
            return _people(metric, people, column, values)
    return _derived(metric, metric.formula, column, values)


def _rows(metric: Metric, rows: Rows, column: str, values: tuple[str, ...]) -> Metric:
    if rows.relation == "person" and column == "level" and values != ("*",):
        return metric.counting(replace(rows, levels=values))
    where = f"{rows.where} AND {condition(rows.relation, column, values)}"
    more = delivered(rows.relation, column) if is_fact(rows.relation) else ()
    needs = tuple(dict.fromkeys((*metric.needs, *more)))
    return metric.counting(replace(rows, where=where), needs=needs)


def _people(metric: Metric, people: People, column: str, values: tuple[str, ...]) -> Metric:
    """A column of the record narrows who has done it (口头 and 书面 are each in 口头+书面); one of people, who is
    asked about."""
    if column not in column_types(people.record):
        if column == "level" and values != ("*",):
            return metric.counting(replace(people, levels=values))
        among = f"{people.among} AND {condition('person', column, values)}"
        return metric.counting(replace(people, among=among))
    if column == "form" and values == ("口头+书面",):
        both = "(bool_or(f.form LIKE '%口头%') AND bool_or(f.form LIKE '%书面%'))"
        return metric.counting(replace(people, having=both))
    if column == "form":
        values = (*values, "口头+书面")
    where = f"{people.where} AND {condition(people.record, column, values)}"
    needs = tuple(dict.fromkeys((*metric.needs, *delivered(people.record, column))))
    return metric.counting(replace(people, where=where), needs=needs)


def _derived(metric: Metric, formula: Derived, column: str, values: tuple[str, ...]) -> Metric:
    """Every part is narrowed; one that knows no such column drops out."""
    if formula.how == "checklist":
        return metric.counting(replace(formula, slices=(*formula.slices, (column, values))))
    parts = tuple(_part(part, column, values) for part in formula.parts if column in column_types(part.rows.relation))
    if not parts:
        raise ValueError(f"指标 {metric.id} 不能按 {column} 分")
    return metric.counting(replace(formula, parts=parts))


def _part(part: Part, column: str, values: tuple[str, ...]) -> Part:
    where = f"{part.rows.where} AND {condition(part.rows.relation, column, values)}"
    needs = (*part.needs, *delivered(part.rows.relation, column))
    return replace(part, rows=replace(part.rows, where=where), needs=needs)


def condition(relation: str, column: str, values: tuple[str, ...]) -> str:
    """SQL: whether row `f` has one of the values in the column; * = filled."""
    types = column_types(relation) if is_fact(relation) else {}
    if types and column not in types:
        raise ValueError(f"{relation} 没有名为“{column}”的列")
    name, kind = f'f."{column}"', types.get(column, "VARCHAR")
    if values == ("*",):
        return f"len({name}) > 0" if kind.endswith("[]") else f"{name} IS NOT NULL"
    if kind.endswith("[]"):
        return f"list_has_any({name}, [{listed(values)}])"
    truth = tuple("true" if value in YES else "false" for value in values)
    return f"{name}::VARCHAR IN ({listed(truth if kind == 'BOOLEAN' else (*values, *_truth(values, types)))})"


def _truth(values: tuple[str, ...], types: dict[str, str]) -> tuple[str, ...]:
    """是 and 否 in a made relation, whose types are not told."""
    if types or not set(values) <= {"是", "否", "yes", "no"}:
        return ()
    return tuple("true" if value in YES else "false" for value in values)


def delivered(record: str, column: str | None) -> tuple[str, ...]:
    """What must have been delivered for a column to be known: nothing where the contract or the build fills it."""
    if column is None:
        return ()
    for name, source, field in COPIED.get(record, ()):
        if name == column:
            return delivered(source, field)
    found = next((c for c in columns(RECORDS[record]) if c.name == column), None)
    is_filled = found is None or found.default not in (None, ()) or column in FILLED.get(record, {})
    return () if is_filled else (f"{record}.{column}",)
