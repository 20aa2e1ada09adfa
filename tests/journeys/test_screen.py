"""The television in a village office: it turns titles over by itself, and is never blank."""

from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import Come
from tests.journeys.house import House

_TURN = 15_000  # ms
_ASK = 301_000


def _title(page: Page) -> str:
    return page.locator(".slide:not([hidden]) .slide__title").inner_text()


def _state(page: Page, words: str) -> None:
    expect(page.locator("[data-state]")).to_contain_text(words)


def test_a_screen_goes_on_without_a_line_and_takes_only_what_came_whole(
    come: Come, house: House
) -> None:
    television = come(size=(1280, 720))
    page = television.page
    page.clock.install()
    television.open(f"{house.public('teluk-kapuas')}/layar/")
    television.look("layar")
    first, slides = _title(page), page.locator(".slide").count()
    assert slides > 3
    page.clock.run_for(_TURN)
    assert _title(page) != first

    page.context.set_offline(True)
    page.clock.run_for(_ASK)
    _state(page, "tidak tersambung sejak")
    television.look("layar-tanpa-sinyal")
    assert page.locator(".slide").count() == slides
    before = _title(page)
    page.clock.run_for(_TURN)
    assert _title(page) not in {"", before}

    def cut_off(route: Route) -> None:
        route.fulfill(body="<!DOCTYPE html><main data-screen>", content_type="text/html")

    page.route("**/layar/", cut_off)
    page.context.set_offline(False)
    page.clock.run_for(_ASK)
    _state(page, "tidak tersambung sejak")
    assert page.locator(".slide").count() == slides
    page.unroute("**/layar/", cut_off)
    page.clock.run_for(_ASK)
    _state(page, "diperbarui")
    assert page.locator(".slide").count() == slides
    assert page.locator("[data-time]").inner_text().count(".") == 1
