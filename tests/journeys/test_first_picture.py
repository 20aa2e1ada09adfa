"""On a phone the first picture has a weak line alone: those further down wait for the reader."""

from typing import Final

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import Come
from tests.journeys.house import House

_DESK: Final = (1280, 900)
_SHORT: Final = (360, 500)  # no row stands on its first screen
_TALL: Final = (412, 1400)  # the first row with a picture does


def _asked(page: Page) -> list[str]:
    """The pictures that this page asks for, as they are asked for."""
    names: list[str] = []

    def note(route: Route) -> None:
        names.append(route.request.url)
        route.continue_()

    page.route(lambda url: "/f/" in url or "/kain/" in url, note)
    return names


@pytest.mark.parametrize("label", ["teluk-kapuas", "kab-kubu-raya", "kalimantan-barat"])
def test_on_a_phone_pictures_further_down_wait_until_the_page_moves(
    come: Come, house: House, label: str
) -> None:
    page = come(size=_SHORT).page
    asked = _asked(page)

    page.goto(f"{house.public(label)}/", wait_until="networkidle")
    at_first = len(asked)
    page.mouse.wheel(0, 40)
    page.wait_for_timeout(300)
    page.wait_for_load_state("networkidle")

    assert at_first <= 1
    assert len(asked) > at_first


def test_what_stands_in_sight_is_never_kept_away(come: Come, house: House) -> None:
    page = come(size=_TALL).page

    page.goto(f"{house.public('teluk-kapuas')}/", wait_until="networkidle")

    row = page.locator(".story[data-shape=row]:has(> img)").first
    expect(row).to_be_in_viewport()
    expect(row.locator("> img")).to_be_in_viewport()
    assert row.locator("> img").evaluate("it => it.naturalWidth > 0")


def test_on_a_desk_nothing_waits(come: Come, house: House) -> None:
    page = come(size=_DESK).page
    asked = _asked(page)

    page.goto(f"{house.public('teluk-kapuas')}/", wait_until="networkidle")

    assert len(asked) > 1
