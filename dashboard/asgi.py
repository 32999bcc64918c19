"""The application as it is served: the pages behind the door. Started by `lvzhi serve` as `streamlit run asgi.py`."""

import os
import sys
from pathlib import Path

from starlette.middleware import Middleware
from streamlit.starlette import App

# Streamlit puts only this folder on the path; a checkout that was never installed needs the one above.
if str(Path(__file__).parents[1]) not in sys.path:
    sys.path.insert(0, str(Path(__file__).parents[1]))

from dashboard.gate.door import Door
from dashboard.gate.routes import routes
from dashboard.standing import load_for_good
from etl.home import Home

HOME = Home(Path(os.environ.get("LVZHI_HOME", "data")))

load_for_good()
app = App(Path(__file__).with_name("app.py"), routes=routes(HOME), middleware=[Middleware(Door, home=HOME)])
