"""The colours, once: for the style sheet and for the charts. `.streamlit/config.toml` repeats what Streamlit itself
must know; a test holds the two together."""

from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

BODY = "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif"
SERIF = "'Noto Serif SC','Noto Serif CJK SC','Source Han Serif SC',STZhongsong,SimSun,serif"
SIDEBAR = 216  # px
_HERE = Path(__file__).parent
WORDMARK, ICON = _HERE / "static" / "wordmark.svg", _HERE / "static" / "icon.svg"
_SHEET, _PAPER, _SCRIPT = _HERE / "look.css", _HERE / "print.css", _HERE / "look.js"


@dataclass(frozen=True)
class Palette:
    """Red is the institution, blue is data, orange is "act", grey is context. Green is not used."""

    paper: str
    tint: str
    tint2: str
    line: str
    line2: str
    ink: str
    ink2: str
    ink3: str
    acc: str
    acc2: str
    acc3: str
    peer: str
    att: str
    att2: str
    red: str
    edge: str  # borders of inputs


LIGHT = Palette(
    paper="#FFFFFF",
    tint="#F6F4EF",
    tint2="#EAE6DD",
    line="#DDD8CE",
    line2="#B9B3A7",
    ink="#1C1B19",
    ink2="#55514A",
    ink3="#716C63",
    acc="#17406D",
    acc2="#6F91B8",
    acc3="#BACBDF",
    peer="#8C867A",
    att="#B4430A",
    att2="#F9E6D9",
    red="#A61B1E",
    edge="#958E82",
)
DARK = Palette(
    paper="#16171A",
    tint="#1F2125",
    tint2="#2B2D32",
    line="#34363C",
    line2="#5F6168",
    ink="#ECE9E2",
    ink2="#BDB8AE",
    ink3="#9A958C",
    acc="#8FB8EA",
    acc2="#5F86B5",
    acc3="#34506F",
    peer="#8E8A82",
    att="#F29A63",
    att2="#3A2619",
    red="#D9605B",
    edge="#6B6D75",
)


def is_printing() -> bool:
    """`?print=1` asks for the page laid out for paper: always light, charts at paper size."""
    return st.query_params.get("print") == "1"


def palette() -> Palette:
    """The colours of the theme this visitor sees now; charts are drawn with them and follow at the next rerun."""
    dark = st.context.theme.type == "dark" and not is_printing()
    return DARK if dark else LIGHT


def stylesheet() -> str:
    """The page's CSS. Tokens stand twice: as this session sees them, and as `light-dark()` so that a change of the
    computer's theme repaints at once, without a rerun."""
    now, light, dark = asdict(palette()), asdict(LIGHT), asdict(DARK)
    plain = "".join(f"--{name}:{value};" for name, value in now.items())
    both = "".join(f"--{name}:light-dark({light[name]},{dark[name]});" for name in now)
    tokens = f".stApp{{{plain}--body:{BODY};--serif:{SERIF};}}"
    if is_printing():
        return tokens + _SHEET.read_text("utf-8") + _PAPER.read_text("utf-8")
    return f"{tokens}@supports (color:light-dark(#000,#fff)){{.stApp{{{both}}}}}{_SHEET.read_text('utf-8')}"


def script() -> str:
    """Says that the page is Chinese, and follows links between our pages without loading the page anew."""
    return _SCRIPT.read_text("utf-8")
