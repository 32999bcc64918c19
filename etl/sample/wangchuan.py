"""The invented district 望川区: 5 streets, 2 towns, 17 stations in service, as the demonstration shows it."""

from datetime import date

from etl.sample.places import AreaRow, County, Station, Town

CODE = "WC"
_TOWNS = (
    # name, seats in the district congress, seats in its own, 议政代表 (of 锦书街道: 议事代表)
    ("东篱街道", 44, 0, 22),
    ("南浦街道", 39, 0, 20),
    ("西岭街道", 42, 0, 21),
    ("北屏街道", 37, 0, 18),
    ("锦书街道", 35, 0, 19),
    ("禾丰镇", 15, 40, 0),
    ("石渡镇", 14, 38, 0),
)
_STATIONS = (
    # town, name, 类型, 依托, community, 接待日, share of the days held
    (0, "东篱街道代表之家", "家", "机关", None, "每月11日", 0.98),
    (0, "梅园社区联络站", "站", "社区", "梅园社区", "每月第二个周四", 0.97),
    (0, "书香里小区站", "站", "小区", None, "每月15日", 0.92),
    (1, "南浦街道代表之家", "家", "机关", None, "每月10日", 0.98),
    (1, "临江社区联络站", "站", "社区", "临江社区", "每月20日", 0.92),
    (1, "新码头联络点", "点", "社区", "新码头社区", "每月第一个周三", 0.83),
    (2, "西岭街道代表之家", "家", "机关", None, "每月8日", 0.96),
    (2, "青杉社区联络站", "站", "社区", "青杉社区", "每月16日", 0.92),
    (2, "云起产业园站", "站", "园区", None, "每月第三个周五", 0.58),
    (3, "北屏街道代表之家", "家", "机关", None, "每月12日", 0.92),
    (3, "望塔社区联络站", "站", "社区", "望塔社区", "单月15日", 0.9),
    (4, "锦书街道代表之家", "家", "机关", None, "每月11日", 0.92),
    (4, "知音巷联络站", "站", "社区", "知音巷社区", "每月18日", 0.67),
    (5, "禾丰镇代表之家", "家", "机关", None, "每月5日、20日", 0.83),
    (5, "稻香村联络站", "站", "村", "稻香村", "每月22日", 0.83),
    (6, "石渡镇代表之家", "家", "机关", None, "每月14日", 0.85),
    (6, "渡口村联络点", "点", "村", "渡口村", "双月6日", 0.5),
    (2, "听松小区站", "站", "小区", None, None, 0.0),
    (5, "桥头村联络点", "点", "村", "桥头村", None, 0.0),
)
_NOT_YET = {"听松小区站": "在建", "桥头村联络点": "规划"}
_OPENED = {"知音巷联络站": date(2021, 9, 1), "云起产业园站": date(2024, 3, 18), "书香里小区站": date(2023, 6, 1)}


def district(seed: int) -> County:
    """All of it: about 300 deputies and a hundred 议政代表."""
    return _county(seed, len(_TOWNS), (16, 5, 2))


def street(seed: int) -> County:
    """东篱街道 alone, below the district its deputies sit in the congress of: about 70 people."""
    return _county(seed, 1, (2, 1, 0))


def _county(seed: int, towns: int, upper: tuple[int, int, int]) -> County:
    own = tuple(_town(n, *row) for n, row in enumerate(_TOWNS[:towns]))
    rows = [row for row in _STATIONS if row[0] < towns]
    named = [(row[0], row[4]) for row in rows if row[4]]
    communities = tuple(
        AreaRow(f"{own[town].area_id}{n + 1:02d}", name, "村社区", own[town].area_id, None)
        for n, (town, name) in enumerate(named)
    )
    at = {area.area_name: area.area_id for area in communities}
    stations = tuple(_station(n, row, at, own) for n, row in enumerate(rows))
    return County(CODE, "望川区", (0,), "", None, own, stations, communities, upper, seed)


def _town(n: int, name: str, seats: int, own_seats: int, council: int) -> Town:
    lane = "议事代表" if name == "锦书街道" else "议政代表"
    return Town(f"{CODE}{n + 1:02d}", name, name.endswith("街道"), seats, own_seats, council, lane, name)


def _station(n: int, row: tuple[object, ...], at: dict[str, str], towns: tuple[Town, ...]) -> Station:
    town, name, kind, setting, community, rule, held = row
    assert isinstance(town, int) and isinstance(name, str) and isinstance(held, float)
    home = next(f"S{k + 1:02d}" for k, other in enumerate(_STATIONS) if other[0] == town)
    return Station(
        station_id=f"S{n + 1:02d}", name=name, town=town, kind=str(kind), setting=str(setting),
        area_id=at.get(str(community), towns[town].area_id), parent=None if kind == "家" else home,
        status=_NOT_YET.get(name, "投用"), opened=_OPENED.get(name), rule=str(rule) if rule else None, held=held,
    )  # fmt: skip
