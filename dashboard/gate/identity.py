"""A place with an identity provider: its login instead of our passwords, its claims mapped to roles.

`access.toml` in the home says which claim, and what each of its values may see:

    claim = "groups"
    [[role]]
    value = "rd-office-wc01"
    role = "office"
    areas = ["WC01"]

The provider itself (its address, our id and secret there) stands in Streamlit's secrets, section [auth].
"""

import tomllib
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard.access import Role, Scope
from etl import toml
from etl.home import Home
from etl.problems import Stop


class Mapped(BaseModel):
    """One value of the claim, and what whoever has it may see."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: str
    role: Role
    areas: tuple[str, ...] = ()
    stations: tuple[str, ...] = ()
    deputy_claim: str | None = None


class Provider(BaseModel):
    """deputy_claim of a role: the claim that holds the number of the deputy."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    claim: str
    role: tuple[Mapped, ...]

    def scope(self, claims: Mapping[str, Any]) -> Scope | None:
        """The scope of the first value that is among those of the claim; None where none is."""
        held = claims.get(self.claim)
        values = {held} if isinstance(held, str) else set(held or ())
        account, name = _account(claims), name_of(claims)
        for mapped in self.role:
            if mapped.value in values:
                deputy = claims.get(mapped.deputy_claim) if mapped.deputy_claim else None
                own = str(deputy) if deputy else None
                return Scope(mapped.role, name, mapped.areas, mapped.stations, own, account)
        return None


def name_of(claims: Mapping[str, Any]) -> str:
    """What a person is called by the provider."""
    return str(claims.get("name") or _account(claims))


def _account(claims: Mapping[str, Any]) -> str:
    return str(claims.get("email") or claims.get("sub") or "")


def provider(home: Home) -> Provider | None:
    """What access.toml says; None where there is none. Raises Stop, naming the key, where it is wrong."""
    file = home.root / "access.toml"
    if not file.exists():
        return None
    try:
        return Provider.model_validate(toml.loads(file.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Stop(f"access.toml 不是合格的 TOML：{error}。") from error
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise Stop(f"access.toml 的 {where} 不对：没有这一项，或缺了，或不是可选的值。") from error
