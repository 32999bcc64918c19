"""Every metric, by id. A metric that lacks a field does not import."""

from types import ModuleType

from etl.metrics.metric import Metric
from etl.metrics.registry import (
    attendance,
    deeds,
    judgements,
    office,
    projects,
    receptions,
    suggestions,
    voters,
)


def _of(module: ModuleType) -> tuple[Metric, ...]:
    return tuple(value for value in vars(module).values() if isinstance(value, Metric))


CHAPTERS: dict[str, tuple[Metric, ...]] = {
    "出席与活动": _of(attendance),
    "接待与站点": _of(receptions),
    "联系群众、社情民意": _of(voters),
    "述职、办实事、手册": _of(deeds),
    "代表建议": _of(suggestions),
    "建议评价": _of(judgements),
    "七个一、小组、宣传、计划": _of(office),
    "民生实事与重大项目": _of(projects),
}
"""Subject -> its metrics."""

METRICS: dict[str, Metric] = {metric.id: metric for metrics in CHAPTERS.values() for metric in metrics}
"""id -> Metric, in the order in which they are shown."""
