"""Counties nobody has ever heard of, for the scales from a city up."""

from datetime import date

import numpy as np

from etl.sample.draw import generator
from etl.sample.places import AreaRow, County, Station, Town

_FIRST = (
    "望云锦青石竹梅桐枫松柏荷兰菊桂棠榕樟杉槐柳桃杏枣麦稻桑麻茶泉溪潭湖泽渡津港湾洲屿"
    "岭峰岗坪原野朝暮霁虹霞岚露霜澄碧雁鹤鹭鸥鹿苍翠银"
)
_SECOND = "川江山河陵阳城台关塘桥浦滨源林田沙井亭坡湾泉丰宁安平和顺兴昌隆泰康乐永长新清明华荣嘉瑞祥福禄善德集营堡屯"
_COMMUNITIES = (
    "梅园 临江 青杉 望塔 新码头 书香里 稻香 渡口 桥头 听松 锦绣 和睦 文昌"
    " 向阳 东风 团结 幸福 长乐 金桥 银杏 翠竹 明月 春晖 南湖 北苑"
).split()
_RULES = (
    "每月11日",
    "每月5日",
    "每月20日",
    "每月15日",
    "单月15日",
    "每月第二个周四",
    "每月第一个周三",
    "每月5日、20日",
    "双周三",
)
_KINDS = ("站", "站", "站", "点", "点", "议事站", "网格", "基地", "平台")
_SETTINGS = ("社区", "村", "小区", "园区", "产业", "企业")
_STREETS = 0.23
_UPPER = (42, 7, 1)


def place_name(number: int) -> str:
    """The name of the number-th county: every one its own, up to 3,328."""
    number = number * 1009 % (len(_FIRST) * len(_SECOND))  # neighbours are not called alike
    return _FIRST[number % len(_FIRST)] + _SECOND[number // len(_FIRST)]


def invent(seed: int, path: tuple[int, ...], number: int, parent: str, above: tuple[AreaRow, ...]) -> County:
    """The number-th county of a sample: some thirteen towns, seventy stations, nearly a thousand deputies."""
    rng = generator(seed, path, "places")
    code = f"{number:04d}"
    name = place_name(number) + ("区", "县", "市")[int(rng.choice(3, p=[0.35, 0.5, 0.15]))]
    towns = _towns(rng, code, name)
    communities = tuple(
        AreaRow(
            f"{town.area_id}{k + 1:02d}",
            _COMMUNITIES[k] + ("社区" if town.is_street else "村"),
            "村社区",
            town.area_id,
            None,
        )
        for town in towns
        for k in range(int(rng.integers(2, 5)))
    )
    stations = tuple(_stations(rng, code, towns, communities))
    return County(code, name, path, f"{code}-", parent, towns, stations, communities, _UPPER, seed, above)


def _towns(rng: np.random.Generator, code: str, county: str) -> tuple[Town, ...]:
    size = int(rng.integers(11, 17))
    names = rng.choice(len(_FIRST) * len(_SECOND), size, replace=False)
    towns = []
    for n, name in enumerate(names.tolist()):
        is_street = n < max(1, round(size * _STREETS))
        word = _FIRST[name % len(_FIRST)] + _SECOND[name // len(_FIRST)]
        word += "街道" if is_street else ("镇" if rng.random() < 0.7 else "乡")
        seats, own = int(rng.integers(12, 20)), 0 if is_street else int(rng.integers(66, 93))
        towns.append(
            Town(f"{code}{n + 1:02d}", word, is_street, seats, own, 20 if is_street else 0, "议政代表", county + word)
        )
    return tuple(towns)


def _stations(
    rng: np.random.Generator, code: str, towns: tuple[Town, ...], communities: tuple[AreaRow, ...]
) -> list[Station]:
    stations: list[Station] = []
    for n, town in enumerate(towns):
        own = [area for area in communities if area.parent_area_id == town.area_id]
        home = f"{code}-S{len(stations) + 1:03d}"
        stations.append(_station(rng, home, f"{town.name}代表之家", n, "家", "机关", town.area_id, None))
        for k in range(int(rng.integers(3, 7))):
            area, kind = own[k % len(own)], _KINDS[int(rng.integers(len(_KINDS)))]
            name = (
                f"{town.short}{area.area_name}{'联络' if kind in '站点' else '代表'}{kind}{'' if k < len(own) else k}"
            )
            setting = _SETTINGS[int(rng.integers(len(_SETTINGS)))]
            number = f"{code}-S{len(stations) + 1:03d}"
            stations.append(_station(rng, number, name, n, kind, setting, area.area_id, home))
    return stations


def _station(
    rng: np.random.Generator, number: str, name: str, town: int, kind: str, setting: str, area: str, parent: str | None
) -> Station:
    status = "投用" if parent is None or rng.random() < 0.95 else ("规划", "在建", "停用")[int(rng.integers(3))]
    opened = date(int(rng.integers(2016, 2024)), int(rng.integers(1, 13)), 15) if rng.random() < 0.6 else None
    rule = _RULES[int(rng.integers(len(_RULES)))]
    return Station(number, name, town, kind, setting, area, parent, status, opened, rule, float(rng.beta(6, 1.4)))
