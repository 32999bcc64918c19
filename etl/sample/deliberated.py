"""议题: what the meetings dealt with."""

import numpy as np
import polars as pl

from etl.sample.draw import indices
from etl.sample.meetings import Meetings
from etl.sample.places import County
from etl.sample.texts import drawn_matters, filled, matters, nothing, of, same

_MEETINGS = ("人代会", "常委会会议", "主席团会议", "工委会议", "议事会议")
_KINDS = ("研究议题", "听取工作报告", "审议决定")
_TITLES = ("研究{matter}工作", "听取关于{matter}情况的报告", "关于{matter}的决定")


def agenda_items(county: County, meetings: Meetings, decided: dict[int, list[str]]) -> pl.DataFrame:
    """One to three items of every meeting, and the votes of the county congress on the projects of the year.

    decided: year -> numbers of the projects voted for.
    """
    rng, plan = county.rng("agenda items"), meetings.plan
    held = np.flatnonzero(plan.is_one_of(*_MEETINGS) & meetings.held)
    meeting = np.repeat(held, rng.integers(1, 4, len(held)))
    kind = indices(rng, len(_KINDS), len(meeting), (45, 40, 15))
    matter = drawn_matters(rng, county.is_rural(plan.town[meeting]))
    titles = filled(of(_TITLES, kind), matter=matters(matter))
    items = _items(meetings, meeting, titles, of(_KINDS, kind), nothing(len(meeting)))
    votes = [_votes(meetings, n, decided) for n in np.flatnonzero(plan.template == 0).tolist()]
    return pl.concat([items, *votes])


def _votes(meetings: Meetings, congress: int, decided: dict[int, list[str]]) -> pl.DataFrame:
    projects = decided[meetings.activities["happened_on"][congress].year]
    size = len(projects)
    meeting, numbers = np.full(size, congress), pl.Series(projects, dtype=pl.String)
    return _items(meetings, meeting, same("票决民生实事项目", size), same("票决", size), numbers)


def _items(
    meetings: Meetings, meeting: np.ndarray, title: pl.Series, kind: pl.Series, project: pl.Series
) -> pl.DataFrame:
    return pl.DataFrame({
        "activity_id": meetings.ids.gather(meeting),
        "title": title,
        "kind": kind,
        "project_id": project,
        "_town": meetings.plan.town[meeting],
        "_day": meetings.plan.day[meeting],
    })  # fmt: skip
