"""Who looks, and which rows they may see. Every call of the data layer takes a Scope."""

from dataclasses import dataclass
from typing import Literal

from etl.warehouse.sight import Sight

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
    """What one viewer may see: everything (committee, public), areas and all below them, stations, or one deputy.

    name: what is shown, 李站长; two may be called the same. account: what one signs in with; blank where nobody does.
    """

    role: Role
    name: str
    areas: tuple[str, ...] = ()
    stations: tuple[str, ...] = ()
    deputy: str | None = None
    account: str = ""

    @property
    def who(self) -> str:
        """One person and no other, for what is written down: 李站长（li）."""
        return f"{self.name}（{self.account}）" if self.account not in ("", self.name) else self.name

    @property
    def sees_everything(self) -> bool:
        return self.role == "committee"

    @property
    def sight(self) -> Sight | None:
        """The rows in scope; None for all of them. The public sees of all of them what the rule pack publishes: its
        pages are few, and ask for nothing else."""
        if self.role in ("committee", "public"):
            return None
        return Sight(self.areas, self.stations, self.deputy)

    @property
    def area(self) -> str | None:
        """The area that is asked about where no other is named; None: all that is in sight."""
        return self.areas[0] if self.areas else None


HERE = Scope("committee", "本机")
"""Whoever sits at the machine of a home without accounts: the files are open to them anyway."""
DEMONSTRATION = Scope("committee", "演示")
