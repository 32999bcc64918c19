"""The metrics once more, slowly and obviously: loops over the fact rows in plain Python, one rule at a time.

Nothing here is shared with etl.metrics; where both agree, the SQL says what the rules say.
"""

from collections.abc import Callable
from datetime import date

from slow.ledgers import booklet, evidence, group_quarters
from slow.lists import checklist_complete, checklist_done
from slow.papers import (
    accepted,
    cosigned,
    due,
    follow_ups_told,
    followed,
    gap,
    handed,
    judged,
    later,
    latest,
    of_committee,
    replied,
)
from slow.people import LIVELY, active_months, is_alive, is_staffed, people, reception_days, roster, serves, stations
from slow.projects import (
    chosen,
    decisions,
    evaluation_told,
    inspected,
    is_evaluated,
    is_item,
    mechanisms,
    phases,
    project,
    voted,
    was_due,
)
from slow.rules import budget, contacts_of, duties_all_done, duties_done, plan_done
from slow.sittings import absences, attended, called, held, sat, service_days, times
from slow.world import Counts, Test, World, middle, tally, until, votes


def opinions(top: Test | None) -> Callable[[World, str], Counts]:
    return tally("opinion", "happened_on", top or (lambda w, r: 1), (lambda w, r: 1) if top else None)


def services(*kinds: str) -> Callable[[World, str], Counts]:
    return tally("service", "happened_on", lambda w, r: r["kind"] in kinds and not r["is_forecast"], None)


def voters(record: str, only: Test = lambda w, r: True) -> Callable[[World, str], Counts]:
    return tally(record, "happened_on", lambda w, r: r["votes_satisfied"], lambda w, r: votes(r), only)


ONLINE = ("代表二维码", "联络站二维码", "微信", "网络平台", "随手拍")
SLOW: dict[str, Callable[[World, str], Counts]] = {
    "service_days": service_days,
    "composition": people(None),
    "attendance_rate": called(),
    "congress_attendance_rate": called(lambda w, r: r["kind"] == "人代会"),
    "activity_attendance_rate": called(lambda w, r: r["kind"] != "人代会"),
    "leaves": times(sat("请假")),
    "sat_in": times(sat("列席")),
    "spoken": times(lambda w, r: r["spoke"]),
    "unapproved_absences": absences,
    "activities": tally("activity", "happened_on", lambda w, r: 1, None, held),
    "activities_attended": attended,
    "opinions_adopted_rate": tally(
        "activity", "happened_on", lambda w, r: r["opinions_adopted"], lambda w, r: r["opinions_raised"],
        lambda w, r: held(w, r) and r["opinions_adopted"] is not None and r["opinions_raised"] is not None,
    ),
    "receptions": tally("reception", "happened_on", lambda w, r: 1, None),
    "visitors": tally("reception", "happened_on", lambda w, r: r["visitors"], None),
    "visitors_served": tally("reception", "happened_on", lambda w, r: r["visitors"], None),
    "reception_day_rate": reception_days,
    "active_months": active_months,
    "active_station_rate": stations(is_alive, serves, LIVELY),
    "duty_roster_rate": roster,
    "staffed_rate": stations(is_staffed, serves, "assignment."),
    "stations_built_rate": stations(serves, lambda w, r: r["status"] in ("规划", "在建", "投用")),
    "contacts": tally("contact", "happened_on", lambda w, r: r["kind"] == "联系群众" and (r["contacts_made"] or 1), None),
    "linked_coverage": people("contact", lambda w, r: r["kind"] == "结对", dated=False),
    "contacted_rate": people("contact", lambda w, r: r["kind"] in ("联系群众", "入户走访")),
    "organ_contact_rate": people("contact", lambda w, r: r["kind"] == "机关联系代表"),
    "household_coverage": tally(
        "contact", "happened_on", lambda w, r: r["contacts_made"], lambda w, r: r["contacts_due"],
        lambda w, r: r["kind"] == "入户走访" and r["contacts_due"] is not None and r["contacts_made"] is not None,
    ),
    "opinions": opinions(None),
    "on_spot_rate": opinions(lambda w, r: r["handling"] == "现场答复"),
    "conversion_rate": opinions(lambda w, r: r["handling"] == "形成建议"),
    "opinion_followup_rate": opinions(until("followed_up_on")),
    "opinion_resolved_rate": opinions(until("resolved_on")),
    "opinion_days": middle("opinion", "happened_on", until("resolved_on"), lambda w, r: (r["resolved_on"] - r["happened_on"]).days),
    "online_share": tally("opinion", "happened_on", lambda w, r: r["channel"] in ONLINE, lambda w, r: r["channel"] is not None),
    "suggestions": tally("suggestion", "submitted_on", lambda w, r: 1, None, accepted),
    "suggestions_cosigned": cosigned,
    "suggestions_handed_over": handed(accepted, None),
    "reply_rate": handed(replied, due),
    "on_time_reply_rate": handed(lambda w, r: replied(w, r) and r["reply_due_on"] and r["replied_on"] <= r["reply_due_on"], due),
    "reply_days": middle(
        "suggestion", "handed_over_on", lambda w, r: accepted(w, r) and replied(w, r),
        lambda w, r: (r["replied_on"] - r["handed_over_on"]).days,
    ),
    "overdue": tally(
        "suggestion", None, lambda w, r: not replied(w, r) and bool(r["reply_due_on"]) and r["reply_due_on"] < w.view.as_of, None, accepted
    ),
    "met_rate": handed(lambda w, r: r["met_in_person"], lambda w, r: due(w, r) and replied(w, r) and r["met_in_person"] is not None),
    "closed_rate": handed(lambda w, r: replied(w, r) and latest(w, r), due),
    "solved_rate": handed(lambda w, r: replied(w, r) and latest(w, r) == "A", due),
    "relapse_rate": handed(
        lambda w, r: str(later(w, r)) > r["result"], lambda w, r: replied(w, r) and bool(r["result"] and later(w, r))
    ),
    "promise_kept_rate": tally(
        "suggestion", "promised_on", lambda w, r: until("delivered_on")(w, r) and r["delivered_on"] <= r["promised_on"] < w.view.as_of,
        lambda w, r: r["promised_on"] < w.view.as_of, accepted,
    ),
    "satisfied_rate": judged("result_rating", ("满意",)),
    "fairly_satisfied_rate": judged("result_rating", ("满意", "基本满意")),
    "attitude_rate": judged("attitude_rating", ("满意",)),
    "returned_rate": tally(
        "suggestion_evaluation", "sent_on", lambda w, r: r["is_returned"] and until("evaluated_on")(w, r), lambda w, r: 1,
        lambda w, r: accepted(w, r) and r["by"] == "领衔代表",
    ),
    "committee_satisfied_rate": tally(
        "suggestion_evaluation", "evaluated_on", lambda w, r: r["votes_satisfied"], lambda w, r: votes(r), of_committee
    ),
    "evaluation_score": tally(
        "suggestion_evaluation", "evaluated_on", lambda w, r: r["score"], lambda w, r: r["score"] is not None, accepted
    ),
    "priority_coverage": handed(
        lambda w, r: followed(w, r, "领衔督办"), lambda w, r: r["is_priority"] and (followed(w, r, "领衔督办") or follow_ups_told(w, r))
    ),
    "lookback_rate": handed(
        lambda w, r: followed(w, r, "回头看"), lambda w, r: due(w, r) and replied(w, r) and latest(w, r) is not None
        and (followed(w, r, "回头看") or follow_ups_told(w, r)),
    ),
    "debriefed": tally("debriefing", "happened_on", lambda w, r: 1, None),
    "debriefing_coverage": people("debriefing"),
    "debriefing_loop_rate": tally(
        "debriefing", "happened_on", lambda w, r: until("shown_on")(w, r) and votes(r) is not None, lambda w, r: 1
    ),
    "debriefing_satisfied_rate": voters("debriefing"),
    "governance": services("基层治理"),
    "problems_solved": services("解决问题", "民主协商"),
    "good_deeds": services("办实事", "联企助农"),
    "funds_wan": tally(
        "service", "happened_on", lambda w, r: r["kind"] in ("筹集资金", "捐助") and not r["is_forecast"] and r["amount_wan"], None
    ),
    "publicity_pieces": tally("publicity", "happened_on", lambda w, r: r["status"] != "投稿" and r["quantity"], None),
    "project_items_done_rate": project(lambda w, r: r["is_done"] and not (r["completed_on"] and r["completed_on"] > w.view.as_of), is_item),
    "project_on_time_rate": project(lambda w, r: r["completed_on"] and r["completed_on"] <= r["due_on"], was_due),
    "project_group_rate": project(lambda w, r: r["group"], chosen),
    "project_evaluation_rate": project(
        is_evaluated,
        lambda w, r: chosen(w, r) and (is_evaluated(w, r) or (date(r["year"], 12, 31) <= w.view.as_of and evaluation_told(w, r))),
    ),
    "project_satisfied_rate": voters("project_supervision", lambda w, r: r["kind"] == "测评" and r["project_kind"] == "民生实事"),
    "vote_coverage": voted,
    "project_inspection_rate": inspected,
    "major_mechanisms": mechanisms,
    "major_phases": phases,
    "decisions_followed_rate": decisions,
    "double_gap": gap,
    "booklet_match_rate": booklet,
    "evidence_rate": evidence,
    "group_meeting_rate": group_quarters,
}  # fmt: skip
"""metric -> how to count it: subject -> [numerator or value, denominator]."""
BESIDE: dict[str, Callable[[World, str], Counts]] = {
    **SLOW,
    "contact[kind=机关联系代表]": contacts_of("机关联系代表"),
    "contact[kind=联系群众|入户走访]": contacts_of("联系群众", "入户走访"),
    "booklet_entry": tally("booklet_entry", "happened_on", lambda w, r: 1, None),
}
"""What the rules count: metrics, and rows that are no metric."""

SLOW |= {
    "duties_done": duties_done(BESIDE),
    "duties_all_done_rate": duties_all_done(BESIDE),
    "checklist_done": checklist_done(BESIDE),
    "checklist_complete_rate": checklist_complete(BESIDE),
    "plan_done_rate": plan_done,
    "budget_used_rate": budget,
}
