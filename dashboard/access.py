"""Who looks, and which rows they may see. Every call of the data layer takes a Scope."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["committee", "office", "station", "deputy", "public"]
TITLES: dict[Role, str] = {
    "committee": "常委会",
    "office": "街道乡镇",
    "station": "站长",
    "deputy": "代表本人",
    "public": "公众",
}


@dataclass(frozen=True)
class Scope:
    """What one viewer may see: `area` and all below it (None = everything), one station, or one deputy."""

    role: Role
    name: str
    area: str | None = None
    station: str | None = None
    deputy: str | None = None

    @property
    def sees_everything(self) -> bool:
        return self.role == "committee"


DEMONSTRATION = Scope("committee", "演示")


def viewer() -> Scope:
    """The scope of whoever opened the page; without accounts it is the demonstration, bound to this machine."""
    return DEMONSTRATION
