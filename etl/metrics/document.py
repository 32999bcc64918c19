"""docs/metrics.md, printed from the registry: `python -m etl.metrics.document`."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from etl.metrics.metric import Agg, Derived, Formula, Metric, People, Rows
from etl.metrics.registry import CHAPTERS
from etl.metrics.relation import is_fact
from etl.records import RECORDS, columns

FILE = Path(__file__).resolve().parents[2] / "docs" / "metrics.md"
GRAINS = {"deputy": "代表", "station": "站点", "unit": "承办单位", "group": "小组", "area": "区域"}
DIRECTIONS = {"higher": "高了好", "lower": "低了好", "none": "不论好坏，不着色、不排名"}
BASES = {0: "计数，没有底数", 1: "全数，一个也算"}


def page() -> str:
    """The whole page."""
    return "\n".join([files("etl.metrics").joinpath("document.md").read_text("utf-8").rstrip(), "", *_chapters()])


def _chapters() -> Iterator[str]:
    for title, metrics in CHAPTERS.items():
        yield from (f"## {title}", "")
        for metric in metrics:
            yield from _entry(metric)


def _entry(metric: Metric) -> Iterator[str]:
    yield from (f"### {metric.title} `{metric.id}`", "", metric.meaning, "", "| | |", "| --- | --- |")
    for name, text in (
        ("分子" if metric.is_ratio else "数什么", metric.numerator), ("分母", metric.denominator),
        ("单位", "比率" if metric.unit == "share" else metric.unit), ("按", "、".join(GRAINS[grain] for grain in metric.grains)),
        ("看哪一天", metric.counted_in), ("方向", DIRECTIONS[metric.direction]),
        ("底数不足多少不比较", BASES.get(metric.smallest_base, str(metric.smallest_base))), ("依据", metric.source),
        ("不能说明什么", metric.caution), ("要有的报送", needs(metric)),
    ):  # fmt: skip
        yield f"| {name} | {text.replace('|', chr(92) + '|')} |"
    yield from ("", "```text", *_formula(metric.formula), "```", "")


def needs(metric: Metric) -> str:
    """What must have been delivered: 《出席》出席情况; of several joined by | one is enough."""
    return (
        "；".join("或".join(_sheet(one) for one in need.split("|")) for need in metric.needs) or "规则包所列各项的报送"
    )


def _sheet(need: str) -> str:
    record, _, column = need.partition(".")
    header = next((c.header for c in columns(RECORDS[record]) if c.name == column), "")
    return f"《{RECORDS[record].sheet}》{header}"


def _formula(formula: Formula) -> Iterator[str]:
    match formula:
        case Rows():
            yield from _rows(formula)
        case People():
            yield "分母：最后一天在任的人（relations/person.sql）"
            yield f"分子：其中有 {formula.record} 的人，{_when(formula.day, True)}；条件 {formula.where}"
        case Derived(how="sum" | "gap"):
            for part in formula.parts:
                rule = f"（规则包 {part.rule} 为真时）" if part.rule else ""
                yield from (f"部分 {part.name}{rule}", *(f"  {line}" for line in _rows(part.rows)))
        case Derived():
            yield {"duties": "etl/metrics/duties.py", "all_duties": "etl/metrics/duties.py"}.get(
                formula.how, "etl/metrics/checklists.py"
            )


def _rows(rows: Rows) -> Iterator[str]:
    yield f"从 {rows.relation if is_fact(rows.relation) else f'relations/{rows.relation}.sql'}，{_when(rows.day, is_fact(rows.relation))}"
    if rows.where != "true":
        yield f"范围：{rows.where}"
    yield from (f"只数：{told.condition}（否则：{told.text}）" for told in rows.only)
    yield f"分子：{_agg(rows.numerator)}" if rows.denominator else f"数：{_agg(rows.numerator)}"
    if rows.denominator:
        yield f"分母：{_agg(rows.denominator)}"


def _when(day: str | None, is_fact_table: bool) -> str:
    if day:
        return f"{day} 在期间以内"
    return "不论何时，到最后一天为止" if is_fact_table else "期间写在其中"


def _agg(agg: Agg) -> str:
    how = {"sum": "合计", "distinct": "不同的", "items": "不同的", "median": "中位数", "day": "唯一的"}[agg.how]
    value = "行数" if (agg.value, agg.how) == ("1", "sum") else f"{how} {agg.value}"
    return value if agg.when == "true" else f"{value}，条件 {agg.when}"


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
