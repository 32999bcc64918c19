"""The contract: one class per record, in the order of the template. `RECORDS` is what everything else reads."""

from etl.records.activities import Activity, AgendaItem, Attendance
from etl.records.column import Column, columns
from etl.records.cover import Cover
from etl.records.papers import BookletEntry, Checklist, Publicity, StatedFigure, WorkProduct
from etl.records.people import Assignment, Conduct, Deputy, GroupMember, Honour, Mandate
from etl.records.places import Area, Station
from etl.records.projects import Project, ProjectSupervision
from etl.records.record import Fault, Record
from etl.records.suggestions import Suggestion, SuggestionEvaluation, SuggestionFollowup
from etl.records.voters import Contact, Debriefing, Opinion, Reception, Service

_IN_ORDER: tuple[type[Record], ...] = (
    Cover, Area, Station, Deputy, Mandate, Assignment, GroupMember, Contact, Activity, Attendance, Reception,
    Opinion, Suggestion, SuggestionEvaluation, SuggestionFollowup, Debriefing, Service, Publicity,
    WorkProduct, AgendaItem, Project, ProjectSupervision, Checklist, Honour, Conduct, BookletEntry,
    StatedFigure,
)  # fmt: skip

RECORDS: dict[str, type[Record]] = {cls.record: cls for cls in _IN_ORDER}
"""record -> class, all 27."""

SHEETS: dict[str, type[Record]] = {cls.sheet: cls for cls in RECORDS.values()}
"""Sheet name -> class."""

__all__ = ["RECORDS", "SHEETS", "Column", "Fault", "Record", "columns"]
