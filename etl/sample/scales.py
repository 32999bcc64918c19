"""How much of the country a sample holds, and the counties it is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from etl.sample.invent import invent, place_name
from etl.sample.places import AreaRow, County
from etl.sample.wangchuan import district, street

Scale = Literal["street", "district", "city", "province", "nation"]


@dataclass(frozen=True)
class Size:
    """provinces, cities, counties in all; is_big: written without a byte order mark, names and mess."""

    provinces: int
    cities: int
    counties: int
    is_big: bool = False


SIZES: dict[str, Size] = {
    "street": Size(0, 0, 1),
    "district": Size(0, 0, 1),
    "city": Size(0, 1, 6),
    "province": Size(1, 12, 123, is_big=True),
    "nation": Size(31, 333, 2844, is_big=True),
}
"""About 70, 300, 6,000, 120,000 and 2,770,000 deputies."""


def counties_of(scale: Scale, seed: int) -> Iterator[tuple[str, County]]:
    """Every county of the sample, one after the other, with the group of files its rows go into."""
    if scale == "street":
        yield "东篱街道", street(seed)
    elif scale == "district":
        yield "望川区", district(seed)
    else:
        yield from _invented(SIZES[scale], seed)


def _invented(size: Size, seed: int) -> Iterator[tuple[str, County]]:
    """Numbers along the tree; an area above is told of with the first county below it."""
    nation = AreaRow("CN", "全国", "全国", None, "人大常委会")
    known: set[str] = set()
    for number in range(size.counties):
        city = number * size.cities // size.counties
        province = city * max(size.provinces, 1) // size.cities
        above = [nation] if size.provinces > 1 else []
        if size.provinces:
            above.append(_above("P", province, "省", above))
        above.append(_above("C", city, "市", above))
        new = tuple(area for area in above if area.area_id not in known)
        known.update(area.area_id for area in new)
        county = invent(seed, (province, city, number), number + 1, above[-1].area_id, new)
        yield (above[-1].area_name if size.is_big else county.name), county


def _above(letter: str, number: int, tier: str, above: list[AreaRow]) -> AreaRow:
    """A city or province; its name is one that no county has."""
    first = {"省": 3200, "市": 2850}[tier]
    parent = above[-1].area_id if above else None
    return AreaRow(f"{letter}{number + 1:03d}", place_name(first + number) + tier, tier, parent, "人大常委会")
