"""A figure that is another than it was when a round was frozen, in words: for the page and for the command."""

from dashboard.parts import measured
from etl.audit.moved import MOST, Moved

ELSEWHERE = "规则不同，或别处的记录变了"


def said(metric: str, row: measured.Row) -> str:
    """92%（11/12 日）, 3, 空白."""
    base = measured.base(metric, row)
    return f"{measured.value(metric, row) or '空白'}{f'（{base}）' if base else ''}"


def through(one: Moved) -> str:
    """补报.csv，接待，第2行；再报.csv，接待，第3行 等 5 行."""
    more = f" 等 {len(one.through)} 行" if len(one.through) > MOST else ""
    return f"{'；'.join(one.through[:MOST])}{more}" if one.through else ELSEWHERE
