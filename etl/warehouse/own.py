"""Whether a load touches nothing but its sender's own: every row that comes, goes or is covered."""

from collections.abc import Sequence

from etl.records import RECORDS
from etl.warehouse.rehearse import Rehearsal
from etl.warehouse.sight import Sight, open_sight
from etl.warehouse.statements import Con, rows

AT_STATIONS = {
    "activity": "station_id", "attendance": "activity_station_id", "reception": "station_id", "opinion": "station_id",
    "checklist": "station_id",
}  # fmt: skip
"""What a station sends, and the column that says it is the station's own."""
_TOLD = "没有收：里面有不属于您范围的内容"


def outside(con: Con, done: Rehearsal, sight: Sight) -> str | None:
    """One sentence on what is not the sender's, or None. `con` has the builds attached as old and new."""
    for path, side, other in ((done.new, "new", "old"), (done.old, "old", "new")):
        if path is None:
            continue
        with open_sight(path, sight) as seen:
            for record in RECORDS:
                query = f"SELECT row_id FROM {side}.{record} WHERE row_id NOT IN (SELECT row_id FROM {other}.{record})"
                ids = [row_id for (row_id,) in rows(con, query)]
                if ids and record == "cover":
                    told = _of_cover(con, seen, side, ids, sight)
                else:
                    told = _of_rows(seen, record, ids, sight) if ids else None
                if told:
                    return told
    return None


def _of_rows(seen: Con, record: str, ids: Sequence[object], sight: Sight) -> str | None:
    """In sight is own, but for a station: of its people's other doings it sees more than it sends."""
    where, places = "true", {}
    if sight.stations:
        column = AT_STATIONS.get(record)
        where = f"list_contains($places, {column})" if column else "false"
        places = {"places": list(sight.stations)} if column else {}
    query = f"SELECT count(*) FROM {record} WHERE list_contains($ids, row_id) AND {where}"
    [(own,)] = seen.execute(query, {"ids": list(ids), **places}).fetchall()
    return f"{_TOLD}，“{RECORDS[record].sheet}”有 {len(ids) - own} 行。" if own < len(ids) else None


def _of_cover(con: Con, seen: Con, side: str, ids: Sequence[object], sight: Sight) -> str | None:
    """A cover sheet speaks for months and places: those of others are not the sender's to speak for."""
    found = con.execute(
        f"SELECT area_id, covers_stations FROM {side}.cover WHERE list_contains($ids, row_id)", {"ids": list(ids)}
    ).fetchall()
    if sight.stations:
        is_own = all(stations and {*stations} <= {*sight.stations} for _, stations in found)
        return None if is_own else f"{_TOLD}，“说明”的覆盖站点只能写本站，也不能空着。"
    areas = {area for (area,) in rows(seen, "SELECT DISTINCT area_id FROM area_tree WHERE ancestor_id IN "
                                      f"({_quoted(sight.areas)})")}  # fmt: skip
    is_own = all(area is None or area in areas for area, _ in found)
    return None if is_own else f"{_TOLD}，“说明”的区域编号不是本区域。"


def _quoted(ids: Sequence[str]) -> str:
    return ", ".join("'" + one.replace("'", "''") + "'" for one in ids)
