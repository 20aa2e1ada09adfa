"""Two thousand texts that want to run, in every text of a KIM: every page that shows them is opened, and nothing runs.

`KIMID_PAYLOAD_STORIES=1400 ./kim test tests/journeys/test_payloads.py` puts each into every field of a story,
and takes half an hour.
"""

import json
import os
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.house import House, opened
from tests.journeys.payload_stories import LABEL
from tests.journeys.payloads import HOW_MANY, payloads
from tests.journeys.visitor import Visitor

STORIES: Final = int(os.environ.get("KIMID_PAYLOAD_STORIES", "70"))
# Leads out of the house, or is a file; what stands in those is not opened as a page.
_NOT_OPENED: Final = (".xml", ".csv", ".svg", ".png", ".webmanifest", ".gif", ".webp", ".ics", "/keluar/")
# What the page itself would tell us: a script that ran, and a rule of the Content-Security-Policy that had to hold it back.
_LISTEN: Final = """
  window.heard = [];
  for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => { window.heard.push(name); };
  document.addEventListener('securitypolicyviolation', event =>
    window.heard.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
_WAKE: Final = """() => {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  for (const element of document.querySelectorAll('main *')) element.dispatchEvent(new Event('mouseover'));
}"""


class Watch:
    """One browser that opens pages and notes all that ran in them, or wanted to."""

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context(viewport={"width": 360, "height": 740}, locale="id-ID")
        self.context.set_default_timeout(20_000)
        self.context.add_init_script(_LISTEN)
        self.page: Page = self.context.new_page()
        self.ran: dict[str, list[str]] = {}
        self.opened: set[str] = set()
        self.page.on("dialog", lambda dialog: dialog.dismiss())

    def open(self, url: str) -> list[str]:
        """Open a page, wake what sleeps in it; gives where its links lead."""
        answer = self.page.goto(url, wait_until="domcontentloaded")
        self.page.evaluate(_WAKE)
        heard = self.page.evaluate("window.heard")
        if answer is None or answer.status >= 500 or heard:
            self.ran[url] = heard or ["no answer"]
        self.opened.add(url)
        links: list[str] = self.page.locator("a[href]").evaluate_all("links => links.map(link => link.href.split('#')[0])")
        return links

    def walk(self, *starts: str) -> None:
        """Open everything on the hosts of these addresses that they lead to."""
        hosts, waiting = {urlsplit(url).netloc for url in starts}, list(starts)
        for url in waiting:  # grows while we walk
            parts = urlsplit(url)
            if url in self.opened or parts.netloc not in hosts or parts.query or parts.path.endswith(_NOT_OPENED):
                continue
            waiting += self.open(url)


@pytest.fixture(scope="module")
def bad_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with opened(tmp_path_factory.mktemp("bad"), "tests.journeys.payload_world", str(STORIES)) as house:
        yield house


@pytest.fixture
def watch(chromium: Browser) -> Iterator[Watch]:
    made = Watch(chromium)
    yield made
    made.context.close()


def test_there_are_two_thousand_payloads() -> None:
    assert len(set(payloads())) == HOW_MANY == 2000


def test_nothing_runs_on_any_public_page(watch: Watch, bad_house: House) -> None:
    kim = bad_house.public(LABEL)
    watch.walk(*(f"{bad_house.public(label)}/" for label in (LABEL, "kab-kubu-raya", "")))
    told = json.loads((bad_house.folder / "payloads.json").read_text())
    for door in told["doors"]:
        watch.open(f"{kim}{door}")
    some = payloads()[:: HOW_MANY // 40]
    for text in some:
        watch.open(f"{kim}/cari/?q={quote(text)}")
    for text in some[::4]:
        watch.open(f"{kim}/{quote(text.replace('/', ''))}/")

    assert watch.ran == {}
    stories = [url for url in watch.opened if "/berita/" in url]
    assert len(stories) >= STORIES * 0.7
    assert [told["written"][field] for field in ("body", "message")] == [HOW_MANY, HOW_MANY]
    assert sum(told["written"].values()) > 10_000
    assert len(told["written"]) >= 30


@pytest.mark.parametrize("login", ["hasan", "dedi", "kuburaya"])
def test_nothing_runs_on_any_page_of_the_workspace(login: str, watch: Watch, bad_house: House) -> None:
    Visitor(watch.page, bad_house, None).sign_in(login)
    watch.walk(f"{bad_house.ruang}/", watch.page.url)

    assert watch.ran == {}
    assert len(watch.opened) >= 4


def test_the_watch_sees_what_runs_and_what_is_held_back(watch: Watch, bad_house: House) -> None:
    watch.open(f"{bad_house.public(LABEL)}/")
    watch.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')")
    watch.page.wait_for_function("window.heard.length > 0")
    watch.page.evaluate("alert(1)")

    heard = watch.page.evaluate("window.heard")
    assert "alert" in heard
    assert any(each.startswith("script-src") for each in heard)
