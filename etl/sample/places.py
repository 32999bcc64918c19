"""A county as it is laid out: towns, stations, and where they lie in the tree of areas."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from etl.sample.draw import Flags, Ints, generator


@dataclass(frozen=True)
class AreaRow:
    """One row of 区域."""

    area_id: str
    area_name: str
    tier: str
    parent_area_id: str | None
    body: str | None


@dataclass(frozen=True)
class Town:
    """A street (no congress of its own) or township. seats: deputies of the county congress elected here;
    own_seats: of its own congress; council: people of its lane (议政代表 or 议事代表). label: a name that is
    used once in the whole sample."""

    area_id: str
    name: str
    is_street: bool
    seats: int
    own_seats: int
    council: int
    lane: str
    label: str

    @property
    def short(self) -> str:
        return self.name.removesuffix("街道").removesuffix("镇").removesuffix("乡")

    @property
    def body(self) -> str:
        return "街道人大工委" if self.is_street else "乡镇人大主席团"

    @property
    def sender(self) -> str:
        return f"{self.name}{self.body.removeprefix('街道').removeprefix('乡镇')}"


@dataclass(frozen=True)
class Station:
    """held: the share of its reception days on which somebody received."""

    station_id: str
    name: str
    town: int
    kind: str
    setting: str | None
    area_id: str
    parent: str | None
    status: str
    opened: date | None
    rule: str | None
    held: float


@dataclass(frozen=True)
class County:
    """path: its numbers in the tree, which with the seed decide everything drawn for it.

    prefix: before every number of its records, so that none is used twice in the country. upper: deputies of
    市, 省 and 全国 congresses elected here. above: areas of the tree that come first with this county.
    """

    area_id: str
    name: str
    path: tuple[int, ...]
    prefix: str
    parent: str | None
    towns: tuple[Town, ...]
    stations: tuple[Station, ...]
    communities: tuple[AreaRow, ...]
    upper: tuple[int, int, int]
    seed: int
    above: tuple[AreaRow, ...] = ()

    def rng(self, topic: str) -> np.random.Generator:
        return generator(self.seed, self.path, topic)

    @property
    def short(self) -> str:
        return self.name[:-1]

    @property
    def calls(self) -> str:
        """How units of the county are told from those of others: 区 where there is one county, else its name."""
        return self.name if self.prefix else self.name[-1]

    def is_rural(self, town: Ints) -> Flags:
        """Whether each place is a township, or the whole county (-1)."""
        flags: Flags = np.array([*(not one.is_street for one in self.towns), True])[town]
        return flags

    @property
    def in_service(self) -> tuple[int, ...]:
        """The numbers of the stations that are 投用."""
        return tuple(n for n, station in enumerate(self.stations) if station.status == "投用")

    @property
    def areas(self) -> list[AreaRow]:
        """Every area that first appears here, parents before children."""
        own = AreaRow(self.area_id, self.name, "县", self.parent, "人大常委会")
        towns = [AreaRow(t.area_id, t.name, "乡镇街道", self.area_id, t.body) for t in self.towns]
        return [*self.above, own, *towns, *self.communities]
