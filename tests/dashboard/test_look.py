"""The colours stand in one place and what Streamlit must repeat agrees; they can be read; pictures place what they say."""

import tomllib
from dataclasses import asdict
from pathlib import Path

import polars as pl
import pytest
from markupsafe import Markup

from dashboard.charts.ageing import LONGEST, _stacked
from dashboard.charts.base import largest
from dashboard.charts.dumbbell import Pair, dumbbell
from dashboard.charts.panel import Bar, Measure, panel
from dashboard.charts.stages import stages
from dashboard.parts.table import Column, table
from dashboard.theme import DARK, LIGHT, Palette

ROOT = Path(__file__).parents[2]
SAME = {
    "primaryColor": "acc", "linkColor": "acc", "backgroundColor": "paper", "secondaryBackgroundColor": "tint",
    "textColor": "ink", "borderColor": "edge", "dataframeBorderColor": "line", "orangeColor": "att", "redColor": "red",
}  # fmt: skip


@pytest.mark.parametrize(("name", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_theme_of_streamlit_repeats_our_colours(name: str, palette: Palette) -> None:
    told = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"][name]
    ours = asdict(palette)
    assert {key: told[key] for key in SAME} == {key: ours[token] for key, token in SAME.items()}


def _light(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("token", "ground"),
    [(token, ground) for token in ("ink", "ink2", "ink3", "acc", "att") for ground in ("paper", "tint")]
    + [("red", "paper")],
)
def test_words_can_be_read(palette: Palette, ground: str, token: str) -> None:
    """WCAG AA: 4.5 to 1."""
    one, other = sorted((_light(asdict(palette)[token]), _light(asdict(palette)[ground])), reverse=True)
    assert (one + 0.05) / (other + 0.05) >= 4.5


WAITING = [
    # days left, kind, where it stands (days), how high in its stack
    (-609, "late", -LONGEST, 0), (-606, "late", -LONGEST, 1), (-8, "late", -8, 0), (0, "soon", 0, 0),
    (29, "soon", 28, 0), (31, "later", 28, 1),
]  # fmt: skip


def test_cases_that_wait_stand_on_their_day_and_old_ones_at_the_end() -> None:
    cases = pl.DataFrame({"days_left": [row[0] for row in WAITING]}).with_columns(title=pl.lit(""), unit=pl.lit(""))
    found = _stacked(cases).select("days_left", "kind", (pl.col("bin") * 4).alias("from"), pl.col("level") - 0.5)
    assert found.rows() == WAITING


def test_axes_end_at_the_largest_value_and_never_at_nothing() -> None:
    assert largest(pl.Series([3.0, None, 7.0])) == 7
    assert largest(pl.Series([0.0])) == 1
    assert largest(pl.Series([], dtype=pl.Float64), 30) == 30


def test_an_unknown_bar_is_blank_and_not_zero() -> None:
    html = panel("", ["甲", "乙"], [Measure("率", (Bar(None), Bar(0.0, "0%", "0/7")), 1.0)])
    unknown, zero = html.split("<tr>")[2:4]
    assert "<i></i>" not in unknown and "%</td>" not in unknown
    assert "<i></i>" in zero and "0/7" in zero


def test_a_gap_is_signed_and_a_thin_base_is_grey() -> None:
    html = dumbbell([Pair("甲", (1, 2), (46, 62)), Pair("乙", (1, 1), (31, 31), is_thin=True)])
    assert "−24.2" in html and "46/62 票" in html
    assert html.count('class="db thin"') == 1


def test_parts_too_small_for_their_words_leave_them_to_the_table() -> None:
    html = stages([("怎么处理", (("现场答复", 28, "p1"), ("转办", 2, "p3")))])
    assert ">现场答复 28</span>" in html and ">转办 2</span>" not in html and 'title="转办 2"' in html


def test_names_can_never_be_markup() -> None:
    html = table([Column("<b>姓名</b>")], [("<script>alert(1)</script>",), (Markup("<i>我们的</i>"),)])
    assert "<script>" not in html and "&lt;script&gt;" in html and "<i>我们的</i>" in html
