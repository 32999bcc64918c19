"""Suggestions of one year to one unit whose titles are much alike, as clusters; what residents are said to have said, alike
again and again at one station in one year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import duckdb

from etl.audit.doubt import Doubt, Limits, ask
from etl.audit.near import near
from etl.metrics import View
from etl.metrics.metric import Grain

SHOWN = 20
"""How many numbers a link carries."""
SHORTEST = 6
"""Shorter titles are alike only where they are equal: two words share too much by chance."""
QUOTED = 30
"""Of a text no more is said than this."""

Row = dict[str, Any]


def alike(con: duckdb.DuckDBPyConnection, view: View, limits: Limits) -> Iterator[Doubt]:
    """One question per cluster: what is like what is like another."""
    if limits["alike"] is None:
        return
    rows = ask(con, "alike", view)
    for own in _alike(rows, limits["alike"]):
        first = own[0]
        said = f"{first['lead_unit']}：“{first['title']}”等 {len(own)} 件标题相近，是不是一件事{_first_of(own)}"
        behind = f"suggestion[suggestion_id={'|'.join(row['suggestion_id'] for row in own[:SHOWN])}]"
        yield Doubt("标题相近的建议", said, len(own), len(own), behind, "area", view.area or "")


def said_again(con: duckdb.DuckDBPyConnection, view: View, limits: Limits) -> Iterator[Doubt]:
    """Of long texts two of one sender, at whatever station: nobody says the same again word for word. Of short ones several
    of one station: two people may well say 路灯不亮."""
    long, short = limits["alike_long"], limits["alike_short"]
    if None in (limits["alike"], long, short):
        return
    rows = ask(con, "alike_opinions", view, alike_long=long)
    for own in _alike(rows, limits["alike"]):
        if len(own) >= (2 if own[0]["is_long"] else short):
            yield _said(own, view)


def _said(own: Sequence[Row], view: View) -> Doubt:
    places = list(dict.fromkeys((row["grain"], row["of"], row["name"]) for row in own))
    text, names = own[0]["text"], "、".join(name for *_, name in places[:3]) + ("等" if len(places) > 3 else "")
    text = text if len(text) <= QUOTED else f"{text[:QUOTED]}…"
    said = f"{names}：“{text}”等 {len(own)} 条内容相近，是几个人说的，还是一条记了几次{_which(own)}"
    grain: Grain
    grain, of = places[0][:2] if len(places) == 1 and places[0][0] != "area" else ("area", view.area or "")
    days = own[0]["happened_on"], own[-1]["happened_on"]
    return Doubt("内容相近的社情民意", said, len(own), len(own), _opinions(own[:SHOWN]), grain, of, *days)


def _opinions(own: Sequence[Row]) -> str:
    """By number; where one has none, what was heard on the same days: a row has no other name that stays."""
    if _are_numbered(own):
        return f"opinion[opinion_id={'|'.join(row['opinion_id'] for row in own)}]"
    return f"opinion[happened_on={'|'.join(sorted({str(row['happened_on']) for row in own}))}]"


def _are_numbered(own: Sequence[Row]) -> bool:
    return all(row["opinion_id"] for row in own)


def _which(own: Sequence[Row]) -> str:
    return _first_of(own) if _are_numbered(own) else "（没有编号，“记录”里是同几天的各条）"


def _first_of(own: Sequence[Row]) -> str:
    return f"（“记录”里是前 {SHOWN} 件）" if len(own) > SHOWN else ""


def _alike(rows: Sequence[Row], share: float) -> Iterator[list[Row]]:
    """The clusters of rows alike in `words`, of those that are `told` together; in the order the rows came in."""
    told = defaultdict(list)
    for n, row in enumerate(rows):
        told[row["told"]].append(n)
    found = [cluster for own in told.values() for cluster in _clusters(rows, own, share) if len(cluster) > 1]
    for cluster in sorted(found):
        yield [rows[n] for n in cluster]


def _clusters(rows: Sequence[Row], own: Sequence[int], share: float) -> Iterable[list[int]]:
    """Equal words are together, short ones only then."""
    words = list(dict.fromkeys(rows[n]["words"] for n in own))
    long = [one for one in words if len(one) >= SHORTEST]
    firsts = {one: long[first] for one, first in zip(long, near(long, share).tolist(), strict=True)}
    found = defaultdict(list)
    for n in own:
        found[firsts.get(rows[n]["words"], rows[n]["words"])].append(n)
    return found.values()
