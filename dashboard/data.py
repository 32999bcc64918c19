"""The only cached calls. Every one takes a scope and the build it asks (inside an Ask, or beside it)."""

import os
from datetime import date
from pathlib import Path

import streamlit as st

from dashboard.access import Scope
from dashboard.frame import Ground
from dashboard.parts.head import Stamp


def home() -> Path:
    return Path(os.environ.get("LVZHI_HOME", "data"))


def current_build() -> Path | None:
    return home()


@st.cache_data(max_entries=50, show_spinner=False)
def ground(scope: Scope, build: Path) -> Ground:
    return Ground(
        Stamp("0214", date(2025, 12, 31), "望川区2025", "望川区人民代表大会常务委员会", 203, 204),
        {"A0": "全区", "A1": "东篱街道"},
        "A0",
        date(2022, 1, 1),
    )
