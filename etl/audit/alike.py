"""Suggestions of one year to one unit whose titles are much alike, as clusters."""

from collections.abc import Iterable, Iterator

import duckdb

from etl.audit.doubt import Doubt, Limits, ask
from etl.metrics import View

SHOWN = 20
"""How many numbers a link carries."""


def alike(con: duckdb.DuckDBPyConnection, view: View, limits: Limits) -> Iterator[Doubt]:
    """One question per cluster: what is like what is like another."""
    if limits["alike"] is None:
        return
    pairs = ask(con, "alike", view, alike=limits["alike"])
    titles = {row[id_]: row[name] for row in pairs for id_, name in (("suggestion_id", "title"), ("other_id", "other"))}
    units = {row[id_]: row["lead_unit"] for row in pairs for id_ in ("suggestion_id", "other_id")}
    for ids in clusters((row["suggestion_id"], row["other_id"]) for row in pairs):
        said = f"{units[ids[0]]}：“{titles[ids[0]]}”等 {len(ids)} 件标题相近，是不是一件事"
        behind = f"suggestion[suggestion_id={'|'.join(ids[:SHOWN])}]"
        yield Doubt("标题相近的建议", said, len(ids), len(ids), behind, "area", view.area or "")


def clusters(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """What hangs together by pairs, each cluster sorted, the clusters by their first."""
    of: dict[str, set[str]] = {}
    for one, other in pairs:
        whole = of.get(one, {one}) | of.get(other, {other})
        of.update(dict.fromkeys(whole, whole))
    return sorted({id(found): sorted(found) for found in of.values()}.values())
