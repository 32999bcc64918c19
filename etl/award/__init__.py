"""Selections (最美人大代表 and the like): gates, veto, points; how firm the list is."""

from etl.award.candidate import Candidate, Part, Step
from etl.award.decision import beside_the_list
from etl.award.firmness import Firmness, firmness
from etl.award.selection import Selection, award_titles, select

__all__ = [
    "Candidate",
    "Firmness",
    "Part",
    "Selection",
    "Step",
    "award_titles",
    "beside_the_list",
    "firmness",
    "select",
]
