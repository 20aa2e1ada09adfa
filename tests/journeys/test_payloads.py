"""Two thousand texts that want to run, in every text that people can type: pages of every kind that
shows them are opened, nothing runs.

Here each field gets some of them, and whoever looks opens some pages of each kind, in `./kim test`
and `./kim prove pages`; `tests/matrix/test_markup.py` looks at the markup of such pages in CI.
`python -m tests.long.payloads` puts each into every field and opens every page, and takes hours.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.journeys.house import House, opened
from tests.journeys.payload_hamlets import CHAIR
from tests.journeys.payload_scene import LABEL, OFFICER
from tests.journeys.payloads import HOW_MANY, payloads
from tests.journeys.visitor import Visitor
from tests.journeys.watch import Watch

STORIES: Final = 70
# Pages of one kind that one person opens. Ten stories in a row have every fate.
MOST: Final = 12
# What cannot hold two thousand: how many it can, and why no more.
NARROW: Final = {
    "phone": 61,  # at most 20 letters
    # only what may stand between quotes in an address: no blank, no quote, plain letters
    "email": 248,
}


@dataclass(frozen=True)
class BadHouse:
    """An install full of payloads, and what its maker told of it."""

    house: House
    written: dict[str, int]
    fitting: dict[str, int]
    doors: list[tuple[str, str]]
    rooms: dict[str, list[str]]

    def doors_shown(self) -> list[str]:
        """The addresses of public pages that no list leads to."""
        return [f"{self.house.public(label)}{path}" for label, path in self.doors]

    def rooms_of(self, who: str) -> list[str]:
        """The addresses of the workspace that are for this account."""
        return [f"{self.house.ruang}{path}" for path in self.rooms[who]]


@pytest.fixture(scope="module")
def bad_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BadHouse]:
    with opened(
        tmp_path_factory.mktemp("bad"), "tests.journeys.payload_world", str(STORIES)
    ) as house:
        told: dict[str, Any] = json.loads((house.folder / "payloads.json").read_text())
        yield BadHouse(house, **told)


@pytest.fixture
def watch(chromium: Browser) -> Iterator[Watch]:
    made = Watch(chromium, MOST)
    yield made
    made.context.close()


def test_there_are_two_thousand_payloads() -> None:
    assert len(set(payloads())) == HOW_MANY == 2000


@pytest.mark.proof
def test_the_world_has_them_in_every_field(bad_house: BadHouse) -> None:
    assert {field: most for field, most in bad_house.fitting.items() if most != HOW_MANY} == NARROW
    assert len(bad_house.written) == 86
    assert [bad_house.written[field] for field in ("body", "message")] == [HOW_MANY, HOW_MANY]
    assert min(bad_house.written.values()) >= 3
    assert sum(bad_house.written.values()) > 30_000


@pytest.mark.proof
def test_nothing_runs_on_any_public_page(watch: Watch, bad_house: BadHouse) -> None:
    public = bad_house.house.public
    watch.walk(*(f"{public(label)}/" for label in (LABEL, "kab-kubu-raya", "")))
    for door in [*bad_house.doors_shown(), *bad_house.rooms_of("")]:
        if watch.wants(door):
            watch.open(door)
    some = payloads()[:: HOW_MANY // 40]
    for text in some:
        watch.open(f"{public(LABEL)}/cari/?q={quote(text)}")
    for text in some[::4]:
        watch.open(f"{public(LABEL)}/{quote(text.replace('/', ''))}/")

    assert watch.ran == {}
    stories = [url for url in watch.opened if "/berita/" in url]
    assert len(stories) >= MOST


@pytest.mark.proof
@pytest.mark.parametrize("login", ["hasan", "dedi", OFFICER])
def test_nothing_runs_on_any_page_of_the_workspace(
    login: str, watch: Watch, bad_house: BadHouse
) -> None:
    Visitor(watch.page, bad_house.house, None).sign_in(login)
    stories = [] if login == OFFICER else bad_house.rooms_of(login)
    watch.walk(f"{bad_house.house.ruang}/", watch.page.url, *stories)

    assert watch.ran == {}
    assert len(watch.opened) >= min(len(stories), MOST) + 4
    assert login != "hasan" or watch.lifted >= 10


@pytest.mark.proof
@pytest.mark.parametrize("login", [CHAIR, OFFICER])
def test_nothing_runs_in_the_rooms_of_whoever_has_many_places(
    login: str, watch: Watch, bad_house: BadHouse
) -> None:
    Visitor(watch.page, bad_house.house, None).sign_in(login)
    for room in bad_house.rooms_of(login):
        watch.open(room)

    assert watch.ran == {}


@pytest.mark.proof
def test_the_watch_sees_what_runs_and_what_is_held_back(watch: Watch, bad_house: BadHouse) -> None:
    watch.open(f"{bad_house.house.public(LABEL)}/")
    watch.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')"
    )
    watch.page.wait_for_function("window.heard.length > 0")
    watch.page.evaluate("alert(1)")

    heard = watch.page.evaluate("window.heard")
    assert "alert" in heard
    assert any(each.startswith("script-src") for each in heard)
