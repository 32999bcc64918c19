"""Every chart has its figures as a table and a picture to take away, drawn on this machine."""

import struct
from pathlib import Path

import pytest
from visiting import open_page, text, words

from dashboard import specimens
from dashboard.charts import base, columns, trend
from dashboard.theme import DARK, LIGHT


def _size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", picture[16:24])


def test_a_picture_is_twice_as_large_as_on_the_page_and_carries_its_title() -> None:
    chart = base.finish(trend.trend(specimens.months()).make(), trend.HEIGHT)
    small, large = (base.png(chart, title, "截至 2025年12月31日") for title in ("接待", "接待" * 40))
    width, height = _size(small)
    assert width >= base.PNG_WIDTH * 2 and height > trend.HEIGHT * 2
    assert small != large  # the title is in the picture


def test_a_picture_looked_at_in_the_dark_is_taken_away_light(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {}
    for palette in (LIGHT, DARK):
        monkeypatch.setattr("dashboard.theme.palette", lambda palette=palette: palette)
        made[palette] = base.png(base.finish(columns.columns(specimens.classes()).make(), 170), "完成几项", "")
    assert made[LIGHT] == made[DARK]


@pytest.mark.parametrize(
    ("view", "query", "head"),
    [
        ("overview", {}, "月份"), ("deputies", {}, "完成"), ("suggestions", {}, "答复期限"),
        ("deputy", {"id": "D001"}, "同类中位"),
    ],
)  # fmt: skip
def test_every_chart_of_a_page_has_its_table_and_its_picture(
    at_home: Path, view: str, query: dict[str, str], head: str
) -> None:
    app = open_page(view, **query)
    charts = app.get("vega_lite_chart") or app.get("arrow_vega_lite_chart")
    pictures = [button for button in app.get("download_button") if button.proto.label == "图片"]
    assert charts and len(pictures) == len(charts)
    assert head in text(words(app))
