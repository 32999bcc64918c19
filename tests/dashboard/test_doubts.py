"""数据质疑: every question of the engine stands on the page, and its link opens rows; what was asked in vain is told too."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from visiting import open_page, text, words

from etl.audit.doubts import KINDS, doubts
from etl.home import Home
from etl.metrics import View
from etl.warehouse.publish import current, open_warehouse
from tests.dashboard.conftest import AS_OF


def test_the_page_says_what_the_engine_found_and_where_it_begins_to_ask(at_home: Path) -> None:
    con = open_warehouse(current(Home(at_home)))  # type: ignore[arg-type]
    found = doubts(con, View(AS_OF.replace(month=1, day=1), AS_OF, AS_OF))
    shown = text(unescape(words(open_page("doubts"))))
    assert found and f"有 {len(found)} 处值得问一问" in shown
    for one in found:
        assert one.sentence in shown
    for kind in KINDS:
        n = sum(one.kind == kind for one in found)
        assert re.search(rf"{kind} +{n or 0} ", shown), kind


def test_every_link_opens_rows_with_their_file(at_home: Path) -> None:
    links = re.findall(r'href="(records\?[^"]+)"', words(open_page("doubts")))
    assert links
    for link in dict.fromkeys(unescape(one) for one in links[:5]):
        query = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
        shown = text(words(open_page("records", **query)))
        assert "没有记录" not in shown and re.search(r"\.xlsx", shown), link


def test_a_day_on_which_nothing_happened_asks_nothing_and_says_so(at_home: Path) -> None:
    shown = text(words(open_page("doubts", **{"period": "自选", "from": "2001-01-01", "to": "2001-02-01"})))
    assert "没有要问的数" in shown and "十二月占40%以上" in shown
