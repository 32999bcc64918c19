"""What a server holds for good."""

import gc
from importlib import import_module

from dashboard.pages import PAGES


def load_for_good() -> None:
    """Every page is imported now and its modules are left out of the collector's rounds from here on: to look through all
    of them again took up to half a second, in the middle of somebody's page."""
    for page in PAGES:
        import_module(f"dashboard.views.{page.view}")
    gc.collect()
    gc.freeze()
