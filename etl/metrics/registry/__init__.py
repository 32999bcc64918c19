"""Every metric, by id. A metric that lacks a field does not import."""

from types import ModuleType

from etl.metrics.metric import Metric
from etl.metrics.registry import attendance, office, projects, receptions, suggestions, voters


def _of(module: ModuleType) -> list[Metric]:
    return [value for value in vars(module).values() if isinstance(value, Metric)]


METRICS: dict[str, Metric] = {
    metric.id: metric
    for module in (attendance, receptions, voters, suggestions, office, projects)
    for metric in _of(module)
}
"""id -> Metric, in the order in which they are shown."""
