"""The public page as one file that stands by itself: no script, nothing fetched; put on a site or printed."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from dashboard.exports.recipe import SHEET, Recipe, written
from dashboard.parts import numbers
from dashboard.parts.head import Stamp

_STYLE = Path(__file__).with_name("notice.css")


def notice(stamp: Stamp, days: str, sections: Sequence[tuple[str, Markup]], made: Recipe) -> bytes:
    """HTML of the tables, with what they stand on at the end. `sections`: heading, table. `made`: how, out of sight."""
    body = Markup("").join(Markup("<section><h2>{}</h2>{}</section>").format(*one) for one in sections)
    page = Markup(
        '<!doctype html><html lang="zh"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>代表履职公示</title>'
        '<meta name="{}" content="{}">'
        "<style>{}</style></head><body><header><p>{}</p><h1>代表履职公示</h1><p>{}</p></header>{}"
        "<footer>截至 {}，数据版 {}，规则依据《{}》。空白是没有报送，不是 0。</footer></body></html>"
    ).format(
        SHEET, written(made), Markup(_STYLE.read_text("utf-8")), stamp.authority, days, body, numbers.long_day(stamp.as_of), stamp.build,
        stamp.rules,
    )  # fmt: skip
    return page.encode()
