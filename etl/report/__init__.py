"""What a yearly report is written from, and whether its numbers hold together."""

from etl.report.crosschecks import Finding, crosschecks
from etl.report.figures import GENERAL, Figure, figures, report_of, reports

__all__ = ["GENERAL", "Figure", "Finding", "crosschecks", "figures", "report_of", "reports"]
