"""An expression of etl.metrics in Chinese: 社情民意（渠道：微信、随手拍）的分子."""

import re

from etl.metrics import METRICS
from etl.metrics.choices import FILLED
from etl.metrics.evaluate import names
from etl.metrics.expression import parse
from etl.records import RECORDS, columns
from etl.warehouse.schema import COPIED

ANY = "有填写"
PARTS = {"numerator": "的分子", "denominator": "的分母"}
_SIGNS = {"+": " ＋ ", "/": " ÷ "}
_HEADERS = {column.name: column.header for record in reversed(RECORDS.values()) for column in columns(record)}
_COPIED = {name: _HEADERS[field] for copies in COPIED.values() for name, _, field in copies if field in _HEADERS}


def spoken(expression: str) -> str:
    """The whole expression. Raises ValueError where a name in it cannot be read."""
    signs = re.findall(r"[+/](?![^\[]*\])", expression)
    told = [_name(name) for name in names(expression)]
    return told[0] + "".join(_SIGNS[sign] + name for sign, name in zip(signs, told[1:], strict=True))


def header(column: str, record: str = "") -> str:
    """The Chinese head of a column; of the record where it has one of its own."""
    own = {c.name: c.header for c in columns(RECORDS[record])} if record in RECORDS else {}
    return {"result": "办理结果类别", **_COPIED, **_HEADERS, **own}.get(column, column)


def _name(text: str) -> str:
    asked = parse(text)
    slices = "；".join(f"{header(c, asked.name)}：{_values(values)}" for c, values in asked.slices)
    narrowed = f"（{slices}）" if slices else ""
    if asked.name in RECORDS:
        told = f"《{RECORDS[asked.name].sheet}》" + (header(asked.part, asked.name) if asked.part else "记录")
        return told + narrowed
    if asked.name not in METRICS:
        raise ValueError(f"没有名为“{asked.name}”的指标或记录")
    return METRICS[asked.name].title + narrowed + PARTS.get(asked.part or "", "")


def _values(values: tuple[str, ...]) -> str:
    return "、".join(ANY if value == FILLED else {"yes": "是", "no": "否"}.get(value, value) for value in values)
