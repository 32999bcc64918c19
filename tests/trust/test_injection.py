"""What a browser might take for more than words, in every text column, on every page: it stays words.

Nothing runs, nothing is loaded, no link leads anywhere but to our own pages, and what was written is read as written.
"""

import os
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page
from poisoned import OWN, POISONS, poisoned_office
from visiting import CHROMIUM, served, visit

from dashboard.pages import PAGES
from etl.home import Home

pytestmark = pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="这台机器上没有 chromium")
QUERIES = {
    "deputy": ["?id=D002", "?id=D006"], "station": ["?id=S01"], "question": ["?expression=opinions"],
    "records": ["?metric=opinions&by=station&of=S01", "?metric=services&by=deputy&of=D002",
                "?metric=suggestions&by=deputy&of=D002"],
}  # fmt: skip
PARAMETERS = ("id", "area", "period", "metric", "by", "of", "expression", "level", "q", "record", "row", "candidate",
              "title", "kind", "who", "from", "to", "station")  # fmt: skip
FETCHES = ("src", "href", "srcdoc", "style")
STRANGE = """() => {
    const own = location.origin, found = [];
    if (window.owned) found.push('something ran');
    for (const e of document.querySelectorAll('a[href]'))
        if (!e.href.startsWith(own + '/') && !e.href.startsWith('blob:')) found.push('link ' + e.href);
    for (const e of document.querySelectorAll('img[src]'))
        if (!e.src.startsWith(own + '/') && !e.src.startsWith('data:image/')) found.push('image ' + e.src);
    for (const e of document.querySelectorAll('iframe, object, embed, [onerror], [onmouseover], [onfocus], .katex'))
        found.push('element ' + e.outerHTML.slice(0, 80));
    for (const e of document.querySelectorAll('body style, body script'))
        if (/display:none\\}\\{\\{|owned/.test(e.textContent)) found.push('style or script ' + e.textContent.slice(0, 80));
    return found;
}"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return poisoned_office(tmp_path_factory.mktemp("poisoned"))


@pytest.fixture(scope="module")
def address(home: Home) -> Iterator[str]:
    with served(home.root) as url:
        yield url


def said(page: Page) -> str:
    """What can be read, the shut parts too."""
    return str(page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').textContent"))


CASES = [(page.view, f"/{page.path}{query}") for page in PAGES for query in QUERIES.get(page.view, [""])]


@pytest.mark.parametrize(("view", "path"), CASES, ids=[path for _, path in CASES])
def test_words_stay_words(address: str, chromium: Browser, view: str, path: str) -> None:
    page, outside = visit(chromium, address + path)
    for cell in page.locator(".grid td, .grid th, table td").all()[:40]:
        cell.dispatch_event("mouseover")
    assert page.evaluate(STRANGE) == [] and outside == []
    assert page.locator("[data-testid=stException]").count() == 0
    assert "没有打开成功" not in said(page)
    page.close()


@pytest.mark.parametrize(
    ("path", "printed"),
    [
        ("/deputies", POISONS[0] + "黎"),
        ("/deputy?id=D002", POISONS[0] + "黎"),
        ("/stations", "东篱" + POISONS[4]),
        ("/records?metric=opinions&by=station&of=S01", POISONS[2]),
        ("/suggestions", POISONS[5]),
        ("/deliveries", "$x^2$ &lt;img src=x onerror=owned&gt;"),
    ],
)
def test_and_are_read_as_they_were_written(address: str, chromium: Browser, path: str, printed: str) -> None:
    page, _ = visit(chromium, address + path)
    squeezed = "".join(said(page).split())
    assert "".join(printed.split()) in squeezed
    page.close()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.view)
def test_a_link_made_by_hand_says_one_sentence_at_most(address: str, chromium: Browser, page: object) -> None:
    poison = quote(POISONS[4] + POISONS[0])
    query = "&".join(f"{name}={poison}" for name in PARAMETERS)
    shown, outside = visit(chromium, f"{address}/{page.path}?{query}")  # type: ignore[attr-defined]
    assert shown.evaluate(STRANGE) == [] and outside == []
    assert "没有打开成功" not in said(shown) and shown.locator("[data-testid=stException]").count() == 0
    shown.close()


class Tags(HTMLParser):
    """The tags and the attributes of a page, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_notice_that_is_put_on_a_site_holds_no_script_and_fetches_nothing(address: str, chromium: Browser) -> None:
    page, _ = visit(chromium, f"{address}/public")
    with page.expect_download() as taken:
        page.locator("[data-testid=stDownloadButton] button").first.click()
    tags = Tags()
    tags.feed(Path(taken.value.path()).read_text("utf-8"))
    names = {tag for tag, _ in tags.found}
    held = [value or "" for _, attributes in tags.found for name, value in attributes.items() if name in FETCHES]
    assert not names & {"script", "iframe", "img", "link", "object"}
    assert not [value for value in held if OWN in value or "evil" in value]
    assert not [name for _, attributes in tags.found for name in attributes if name.startswith("on")]
    page.close()
