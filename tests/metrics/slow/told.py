"""What was delivered: by whom nothing was reported, nothing is known, and nobody is counted as having done nothing."""

from datetime import date

from slow.world import FAR, World

LONG_AGO = date(1, 1, 1)
Span = tuple[date, date]


def period(world: World) -> Span:
    return world.view.from_on, world.last_on


def told(world: World, needs: str, span: Span, area: str, station: str | None = None, inside: bool = False) -> bool:
    """Whether anybody delivered one of `needs` (record.column|record.column) for a day of the span: about the area or
    one around it (inside: or one in it); a delivery about named stations tells of no other station."""
    for need in needs.split("|"):
        record, _, field = need.partition(".")
        for c in world.covered[record]:
            here = (
                c["area_id"] is None
                or c["area_id"] in world.above(area)
                or (inside and area in world.above(c["area_id"]))
            )
            timely = (c["from_on"] or LONG_AGO) <= span[1] and (c["to_on"] or FAR) >= span[0]
            if (
                here
                and timely
                and (not field or field in c["columns"])
                and (not station or c["station_id"] in (None, station))
            ):
                return True
    return False


def told_of(world: World, needs: str, span: Span, by: str, subject: str) -> bool:
    """The same of a deputy, a station, a group, an area, a unit."""
    match by:
        case "deputy":
            homes = {o["area_id"] for o in world.mandates(subject, None)}
            return any(told(world, needs, span, area, inside=True) for area in homes)
        case "station":
            area = next(s["area_id"] for s in world["station"] if s["station_id"] == subject)
            return told(world, needs, span, area, subject)
        case "unit":
            return any(told(world, needs, span, area) for area in world.parents)
    return told(world, needs, span, subject.partition("@")[2] or subject, inside=by == "area")


def is_known(world: World, needs: tuple[str, ...], by: str, subject: str, has_rows: bool, so_far: bool = False) -> bool:
    """All that is needed was delivered for the period; or, of who has rows in it, at any time before its end. Of who
    was never in office in the period nothing is asked."""
    ever = (LONG_AGO, world.last_on)
    if has_rows and all(told_of(world, one, ever, by, subject) for one in needs):
        return True
    if by == "deputy" and not so_far and not served(world, subject):
        return False
    return all(told_of(world, one, ever if so_far else period(world), by, subject) for one in needs)


def served(world: World, deputy: str) -> bool:
    first, last = period(world)
    return any(o["from_on"] <= last and o["to_on"] >= first for o in world.mandates(deputy, None))


def lists_told(world: World, of: str, subject: str) -> bool:
    """Whether 清单 was delivered for a person, a station or an area."""
    by = {"代表": "deputy", "站点": "station", "区域": "area"}[of]
    return told_of(world, "checklist.is_done", period(world), by, subject)


def all_of(answers: list[bool | None]) -> bool | None:
    """One no decides; else one unknown leaves it unknown."""
    return False if False in answers else None if None in answers else True
