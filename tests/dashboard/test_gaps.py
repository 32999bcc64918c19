"""A number says which places and months it does not hold: in one clause on 总览, and above the records behind it."""

from pathlib import Path

import pytest
from visiting import open_page, words

from etl.home import Home
from etl.sample import write_sample
from etl.warehouse.build import load
from tests.dashboard.conftest import AS_OF

NOT_SENT = "2025年二季度-东篱街道.xlsx"


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same street, which did not send its second quarter."""
    root = tmp_path_factory.mktemp("silent")
    home = Home(root)
    home.rules.mkdir(parents=True)
    (home.rules / "office.toml").write_text('pack = "wangchuan"\n', "utf-8")
    files = write_sample(root / "workbooks", "street", 20, "xlsx")
    assert NOT_SENT in [file.name for file in files]
    load(home, [file for file in files if file.name != NOT_SENT], as_of=AS_OF)
    return root


SEEN = [
    # page, what its link asks, what must stand there
    ("overview", {}, "3 个月没有报送"),
    (
        "records",
        {"metric": "reception_day_rate", "by": "area", "of": "WC"},
        "没有把全部地方和月份算进来：3 个月没有报送",
    ),
]


@pytest.mark.parametrize("page, asked, expected", SEEN)
def test_what_is_missing_is_said(
    silent: Path, monkeypatch: pytest.MonkeyPatch, page: str, asked: dict[str, str], expected: str
) -> None:
    monkeypatch.setenv("LVZHI_HOME", str(silent))
    assert expected in words(open_page(page, **asked))


@pytest.mark.parametrize("page, asked, expected", SEEN)
def test_where_everything_was_sent_nothing_is_said(
    at_home: Path, page: str, asked: dict[str, str], expected: str
) -> None:
    assert expected not in words(open_page(page, **asked))
