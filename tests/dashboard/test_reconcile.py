"""核对: the totals are those of the metric; a difference is narrowed to, settled by both sides, and stays to be seen."""

import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from test_roles import opened
from visiting import grids, open_page, text, words

from dashboard.access import HERE, Scope
from dashboard.data import said, say
from etl.home import Home
from etl.metrics import View, compute, records
from etl.problems import Stop
from etl.settlements import OBJECTION
from etl.warehouse.publish import current, open_warehouse
from tests.dashboard.conftest import AS_OF

YEAR = View(AS_OF.replace(month=1, day=1), AS_OF, AS_OF)


@pytest.fixture
def own_home(street: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy that may be written to."""
    home = Path(shutil.copytree(street, tmp_path / "home"))
    monkeypatch.setenv("LVZHI_HOME", str(home))
    return home


def test_per_deputy_and_station_the_share_is_that_of_the_metric(at_home: Path) -> None:
    con = open_warehouse(current(Home(at_home)))  # type: ignore[arg-type]
    for way, grain in (("按代表", "deputy"), ("按站点", "station")):
        metric = compute(con, ("booklet_match_rate",), grain, YEAR)  # type: ignore[arg-type]
        names = [f"booklet_match_rate.{part}" for part in ("numerator", "denominator")]
        counted = {
            (row["name"], "/".join(f"{row[one]:g}" for one in names)) for row in metric.to_dicts() if row[names[1]]
        }
        (grid,) = grids(open_page("reconcile", way=way))
        shown = {(row[0]["t"], row[1]["b"]) for row in grid["rows"]}
        assert len(shown) >= 3 and shown <= counted
        assert grid["label"].endswith(f"共 {len(counted)} 行")


def test_a_line_opens_exactly_its_rows_with_file_sheet_and_row(at_home: Path) -> None:
    con = open_warehouse(current(Home(at_home)))  # type: ignore[arg-type]
    html = words(open_page("reconcile", what="错"))
    links = re.findall(r'records\?metric=([^&"]+)&amp;by=deputy&amp;of=(\w+)', html)
    assert len(links) >= 4
    for expression, of in links[:6]:
        found = records(con, unquote(expression), "deputy", of, YEAR).filter(part="numerator")
        assert found.height >= 1 and None not in (*found["file"], *found["sheet"], *found["row"])


def test_both_sides_settle_and_every_word_stays(own_home: Path) -> None:
    app = open_page("reconcile", what="错")
    for verdict, side, reason in (("以登记为准", "组织方", "签到表在"), ("以手册为准", "代表", "我在场")):
        form = {one.label: one for one in (*app.radio, *app.text_input)}
        form["怎么处理"].set_value(verdict)
        form["谁的说法"].set_value(side)
        form["理由"].set_value(reason)
        next(button for button in app.button if button.label == "记下处理").click().run()
    shown = text(words(app))
    assert "两边不一致" in shown
    assert "组织方：以登记为准，签到表在（本机，" in shown and "代表：以手册为准，我在场（本机，" in shown
    assert "1 条" in text(words(open_page("reconcile", how="两边不一致")))


def test_what_was_said_stays_when_the_ledgers_no_longer_differ(own_home: Path) -> None:
    say(HERE, "D001", "核对|D001|2020-01-01·接待|", "以手册为准", "漏报了，已补")
    shown = text(words(open_page("reconcile")))
    assert "以前的说法" in shown and "手册 2020-01-01 接待" in shown and "漏报了，已补" in shown


def test_a_deputy_speaks_for_nobody_else_and_hears_of_nobody_else(own_home: Path) -> None:
    own = Scope("deputy", "本人", deputy="D003")
    say(HERE, "D001", "核对|D001|2025-01-01·接待|", "以登记为准", "别人的事")
    say(own, "D003", "核对|D003|2025-01-01·接待|", "以手册为准", "我在场", side="组织方")
    assert [(one.who, one.side) for one in said(own, "核对|")] == [("本人", "代表")]
    assert "别人的事" not in opened("reconcile", own)
    refused = [
        (own, "D001", "以手册为准"), (own, "D001", OBJECTION), (own, "D003", "不成立"),
        (Scope("station", "站长", stations=("S05",)), "D999", "以登记为准"), (Scope("public", "公众"), "D003", OBJECTION),
    ]  # fmt: skip
    for scope, deputy, verdict in refused:
        with pytest.raises(Stop, match="不在您可看的范围内"):
            say(scope, deputy, f"核对|{deputy}|x|", verdict, "不该写进去")


def test_an_empty_stretch_says_what_to_do(at_home: Path) -> None:
    shown = text(words(open_page("reconcile", **{"period": "自选", "from": "2001-01-01", "to": "2001-12-31"})))
    assert "没有可以核对的" in shown and "手册登记" in shown
