"""The language in which rule packs, reports and links ask for a number: RECORD, RECORD.column, METRIC, slices."""

import re
from dataclasses import dataclass, replace

from etl.metrics.metric import NONE, Agg, Grain, Metric, Rows, Told
from etl.metrics.registry import METRICS
from etl.metrics.relation import column_types
from etl.metrics.slices import delivered, sliced
from etl.records import RECORDS, columns
from etl.warehouse.schema import WITH_DEPUTIES

_NAME = r"(?P<name>[a-z_]+)(?:\.(?P<part>[a-z_0-9]+))?(?:\[(?P<slices>[^\]]*)\])?"
_IN_FORCE = "coalesce(f.from_on <= $last_on, true) AND coalesce(f.to_on >= $last_on, true)"
_YEAR = 'f."year" BETWEEN year($from_on::DATE) AND year($last_on::DATE)'
HELD = Told("coalesce(f.status, '已举行') = '已举行'", "还没有举行，或已取消")
KEPT: dict[str, dict[str, Told]] = {
    "activity": {"status": HELD}, "attendance": {"status": HELD}, "agenda_item": {"status": HELD},
    "service": {"is_forecast": Told("NOT coalesce(f.is_forecast, false)", "是预计，不是结果")},
    "suggestion": {"is_accepted": Told("f.is_accepted", "没有受理")},
    "project": {
        "is_selected": Told("f.is_selected", "没有入选"),
        "parent_project_id": Told("f.parent_project_id IS NULL", "是子项"), "year": Told(_YEAR, "不是这个年度"),
    },
    "station": {
        "status": Told("f.status = '投用'", "还没有投用"),
        "opened_on": Told("coalesce(f.opened_on <= $last_on, true)", "还没有启用"),
    },
    "mandate": {"to_on": Told(_IN_FORCE, "最后一天不在任")}, "assignment": {"to_on": Told(_IN_FORCE, "最后一天不驻站")},
    "group_member": {"to_on": Told(_IN_FORCE, "最后一天不在组里")},
    "checklist": {"year": Told(_YEAR, "不是这个年度")}, "stated_figure": {"year": Told(_YEAR, "不是这个年度")},
}  # fmt: skip
"""record -> column -> what is kept unless a slice says otherwise about that column."""
_DAY = {"attendance": "happened_on", "agenda_item": "happened_on"}


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
        raise ValueError(f"看不懂“{_shown(text)}”：写法应像 receptions 或 contact[kind=联系群众|入户走访]")
    slices = []
    for slice_ in filter(None, (found["slices"] or "").split(",")):
        column, equals, values = slice_.partition("=")
        if not equals or not values.strip() or not re.fullmatch(r"\s*[a-z_][a-z_0-9]*\s*", column):
            raise ValueError(f"看不懂“{_shown(text)}”里的“{_shown(slice_)}”：应写 列=值|值")
        slices.append((column.strip(), tuple(value.strip() for value in values.split("|"))))
    return Asked(text.strip(), found["name"], found["part"], tuple(slices))


def _shown(text: str) -> str:
    """What was asked, on one line and no longer than can be read: it comes from links, and may hold anything."""
    return " ".join(text.split())[:80]


def resolve(text: str) -> Metric:
    """The metric an expression of one name asks for; its id is the text itself (less .numerator or .denominator).

    A record is a metric of its own: how many rows, or the sum or the distinct values of one column.
    """
    asked = parse(text)
    if asked.name in RECORDS:
        metric, shown = _record(asked), asked.text
    elif asked.name in METRICS:
        if asked.part not in (None, "numerator", "denominator"):
            raise ValueError(f"指标 {asked.name} 只有 numerator 和 denominator，没有“{asked.part}”")
        metric, shown = METRICS[asked.name], asked.text.replace(f".{asked.part}", "", 1)
    else:
        raise ValueError(f"没有名为“{asked.name}”的指标或记录")
    for column, values in asked.slices:
        metric = sliced(metric, column, values)
    return replace(metric, id=shown)


def _record(asked: Asked) -> Metric:
    record = RECORDS[asked.name]
    only = tuple(told for column, told in KEPT.get(asked.name, {}).items() if column not in dict(asked.slices))
    day = _DAY.get(asked.name, record.day)
    return Metric(
        id=asked.text, title=asked.text, unit="件", denominator=NONE, numerator=f"{record.sheet}的记录",
        direction="none",
        grains=_grains(asked.name),
        counted_in="记录日期" if day else "年度或最后一天", source="记录本身", meaning=f"{record.sheet}里有多少。",
        caution="只是数记录。", smallest_base=0, needs=delivered(asked.name, asked.part) or (f"{asked.name}.",),
        formula=Rows(asked.name, _measured(asked), day=day, only=only),
    )  # fmt: skip


def _grains(record: str) -> tuple[Grain, ...]:
    """By what its rows can be counted: they lie in an area, and belong to whatever they name; people stand for the stations
    and groups they are in."""
    held = column_types(record)
    has_deputies = record in WITH_DEPUTIES or "deputy_id" in held
    named: dict[Grain, bool] = {
        "area": True, "station": has_deputies or "station_id" in held, "unit": "lead_unit" in held,
        "group": has_deputies or "group" in held, "deputy": has_deputies,
    }  # fmt: skip
    return tuple(grain for grain, is_one in named.items() if is_one)


def _measured(asked: Asked) -> Agg:
    """Rows; or the sum of a number; or the distinct values of anything else."""
    if asked.part is None:
        return Agg()
    kinds = {column.name: column.kind for column in columns(RECORDS[asked.name])}
    if asked.part not in kinds or kinds[asked.part] == "private":
        raise ValueError(f"{asked.name} 没有名为“{asked.part}”的列")
    column, kind = f'f."{asked.part}"', kinds[asked.part]
    if kind in ("count", "number"):
        return Agg(value=column, bound=f'f."{asked.part}_bound"')
    if kind == "int":
        return Agg(value=column)
    if kind in ("list", "list ref"):
        return _listed(column)
    if asked.part == "reception_rule":
        return Agg(value=column, how="day")
    if asked.part == "group":  # one group is one name within one area
        area = "area_id" if asked.name == "group_member" else "group_area"
        return Agg(value=f"{column} || '@' || f.{area}", how="distinct")
    return Agg(value=column, how="distinct")


def _listed(column: str) -> Agg:
    """The items of a list, each once; one that ends in 等 says there were more."""
    named = f"list_filter(list_transform({column}, lambda x: regexp_replace(x, '等$', '')), lambda x: x <> '')"
    more = f"CASE WHEN len(list_filter({column}, lambda x: x LIKE '%等')) > 0 THEN 'at_least' END"
    return Agg(value=named, how="items", bound=more)
