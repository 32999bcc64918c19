"""Every number in one place: the registry of metrics and the one evaluator that counts them."""

from etl.metrics.composition import composition
from etl.metrics.compute import compute
from etl.metrics.covered import covered
from etl.metrics.duties import duties
from etl.metrics.evaluate import Value, evaluate, evaluate_all, evaluate_at
from etl.metrics.interval import wilson
from etl.metrics.metric import Metric
from etl.metrics.monthly import monthly
from etl.metrics.peers import Standing, cohorts, peer_groups, peers_of, standing
from etl.metrics.records import days_behind, records
from etl.metrics.registry import METRICS
from etl.metrics.view import View

__all__ = [
    "METRICS", "Metric", "Standing", "Value", "View", "cohorts", "composition", "compute", "covered", "days_behind", "duties", "evaluate",
    "evaluate_all", "evaluate_at", "monthly", "peer_groups", "peers_of", "records", "standing", "wilson",
]  # fmt: skip
