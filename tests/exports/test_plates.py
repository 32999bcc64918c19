"""Pictures in a paper: photographs as they are printed, bars with their words."""

import io

import pytest
from PIL import Image

from dashboard.exports.letters import SCALE
from dashboard.exports.photo import printable
from dashboard.exports.plates import INK, PALE, SIDE, Text, bars, drawn


def test_a_photograph_is_made_small_and_upright_and_says_no_longer_where_it_was_taken() -> None:
    sent, out = Image.new("RGB", (3000, 1500), "red"), io.BytesIO()
    told = sent.getexif()
    told[0x0112] = 6  # lies on its side
    told.get_ifd(0x8825)[2] = (30.0, 15.0, 1.0)  # where it was taken
    sent.save(out, "JPEG", exif=told)
    with Image.open(io.BytesIO(printable(out.getvalue()))) as seen:
        assert seen.size == (500, 1000) and not seen.getexif()
    for broken in (b"", b"no picture", out.getvalue()[:300]):
        with pytest.raises(ValueError):
            printable(broken)


def test_a_bar_is_as_long_as_its_value_and_what_is_said_stands_beside_it() -> None:
    [png] = drawn([bars([("办实事", 1, 4)])])
    with Image.open(io.BytesIO(png)) as seen:
        line = [seen.convert("RGB").getpixel((x, 15 * SCALE)) for x in range(seen.width)]
        assert abs(line.count(INK) * 3 - line.count(PALE)) <= 6, "a quarter of the length"
        assert seen.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
        names = seen.convert("L").crop((0, 0, SIDE * SCALE, seen.height))
        assert names.getextrema()[0] < 100, "the name is written"


def test_a_name_too_long_for_its_place_is_cut_and_says_so() -> None:
    words = [mark.words for mark in bars([("为群众办一件以上实事好事并且回访", 1, 1)]).marks if isinstance(mark, Text)]
    assert words == ["为群众办一件以上实事好事…", "1/1"]
