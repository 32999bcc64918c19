"""All records of one county: the unit that is made, written and let go."""

import numpy as np
import polars as pl

from etl.sample.attendance import attendance
from etl.sample.booklets import booklets_of
from etl.sample.deliberated import agenda_items
from etl.sample.groups import group_members, groups_of
from etl.sample.handling import evaluations_of, followups_of
from etl.sample.lost import without_lost
from etl.sample.meetings import meetings_of
from etl.sample.opinions import opinions_of
from etl.sample.papers import checklists_of, honours_of, products_of, publicity_of, stated_of
from etl.sample.people import People, people_of
from etl.sample.places import County, Station
from etl.sample.projects import projects_of
from etl.sample.receptions import receptions_of
from etl.sample.registers import assignments, conduct, mandates, posting
from etl.sample.suggestions import suggestions_of
from etl.sample.supervision import supervision_of
from etl.sample.voters import contacts_of, debriefings_of, services_of

Frames = dict[str, pl.DataFrame]
"""record -> rows, columns as in etl.records; lists joined by 、, yes and no as printed. Columns that begin with _
say where a row belongs (_town: -1 the county's; _day) and are never written."""


def frames_of(county: County) -> Frames:
    """Every record but 说明, which tells of files; without the quarters that were never sent."""
    people = people_of(county)
    posted, groups = posting(county, people), groups_of(county, people)
    meetings, projects = meetings_of(county, groups), projects_of(county, people, groups)
    receptions, suggestions = receptions_of(county, people, posted), suggestions_of(county, people, meetings)
    opinions = opinions_of(county, people, posted, receptions, suggestions.frame)
    frames = {
        "area": pl.DataFrame([vars(area) for area in county.areas], infer_schema_length=None),
        "station": stations(county),
        "deputy": people.frame,
        "mandate": mandates(county, people),
        "assignment": assignments(county, people, posted),
        "group_member": group_members(county, people, groups),
        "contact": contacts_of(county, people),
        "activity": meetings.activities,
        "attendance": attendance(county, people, groups, posted, meetings),
        "reception": receptions.frame,
        "opinion": opinions,
        "suggestion": suggestions.frame,
        "suggestion_evaluation": evaluations_of(county, suggestions),
        "suggestion_followup": followups_of(county, suggestions),
        "debriefing": debriefings_of(county, people),
        "service": services_of(county, people, posted, opinions),
        "publicity": publicity_of(county, people),
        "work_product": products_of(county, people),
        "agenda_item": agenda_items(county, meetings, projects.decided),
        "project": projects.frame,
        "project_supervision": supervision_of(county, people, groups, projects),
        "checklist": checklists_of(county, people),
        "honour": honours_of(county, people, groups, projects.decided[2025]),
        "conduct": conduct(county, people),
        "stated_figure": stated_of(county, people, meetings.activities),
    }
    recorded = _recorded(people, frames, receptions.who, suggestions.raised.lead)
    return without_lost(county, frames | {"booklet_entry": booklets_of(county, people, recorded)})


def _recorded(people: People, frames: Frames, receivers: np.ndarray, leads: np.ndarray) -> Frames:
    """What organisers recorded of a person: 类型 -> rows with _person and _day."""
    activity = frames["activity"].select("kind", pl.int_range(pl.len(), dtype=pl.Int64).alias("_activity"))
    came = (
        frames["attendance"].filter(pl.col("presence") == "出席").join(activity, on="_activity", maintain_order="left")
    )
    received = frames["reception"].with_columns(pl.Series("_person", receivers[:, 0])).filter(pl.col("_person") >= 0)
    return {
        "": came,
        "接待": received,
        "建议": frames["suggestion"].with_columns(pl.Series("_person", leads)),
        "述职": frames["debriefing"],
        "联系走访": frames["contact"].filter(pl.col("kind") == "联系群众"),
    }


def stations(county: County) -> pl.DataFrame:
    """The rows of 站点."""
    rng = county.rng("stations")
    return pl.DataFrame([_station(rng, county, station) for station in county.stations], infer_schema_length=None)


def _station(rng: np.random.Generator, county: County, station: Station) -> dict[str, object]:
    """What a station not yet in service does not have is blank."""
    district = f"{county.towns[station.town].short}第{rng.integers(1, 9)}选区"
    built = {
        "floor_area_m2": float(rng.integers(4, 30) * 10), "rooms": int(rng.integers(1, 7)),
        "investment_wan": float(rng.integers(2, 30)), "stars": int(rng.choice([3, 4, 5, 2], p=[0.4, 0.35, 0.15, 0.1])),
    }  # fmt: skip
    theme = f"{station.name[:2]}议事厅" if rng.random() < 0.3 else None
    return {
        "station_id": station.station_id, "station_name": station.name, "kind": station.kind,
        "setting": station.setting, "theme": theme, "area_id": station.area_id, "electoral_district": district,
        "parent_station_id": station.parent, "status": station.status, "opened_on": station.opened,
        **(built if station.status == "投用" else dict.fromkeys(built)), "reception_rule": station.rule,
    }  # fmt: skip
