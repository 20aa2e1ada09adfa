"""A server in trouble, or a front server without one: the phone keeps the words and says so."""

import re

from playwright.sync_api import Route, expect

from tests.journeys import pocket
from tests.journeys.conftest import Come
from tests.journeys.visitor import Visitor

BARE = "<html><title>502 Bad Gateway</title><center>nginx</center></html>"
SAVED = re.compile(r"^Tersimpan \d")


def _trouble(who: Visitor, address: str, status: int, headers: dict[str, str]) -> None:
    def answer(route: Route) -> None:
        route.fulfill(status=status, headers=headers, content_type="text/html", body=BARE)

    who.page.context.route(address, answer)


def test_while_the_server_stores_nothing_a_sheet_is_safe_on_the_phone(come: Come) -> None:
    dedi = come()
    pocket.with_app(dedi)
    saved = dedi.page.locator("[data-saved]")
    _trouble(dedi, "**/simpan/", 503, {"Retry-After": "5"})
    _trouble(dedi, "**/potongan/", 502, {})

    pocket.write(dedi, "Air pasang saat kimid tersendat", photos=1)

    expect(saved).to_have_text(re.compile("Aman di HP. kimid sedang tersendat"))
    expect(saved).not_to_have_text(SAVED)
    assert any("tersendat" in row for row in [dedi.page.evaluate(pocket.SHEETS)])
    dedi.troubles.clear()

    dedi.page.context.unroute("**/simpan/")
    expect(saved).to_have_text(SAVED, timeout=30_000)
    dedi.troubles.clear()


def test_a_sheet_waits_in_the_outbox_while_the_front_has_no_kimid(come: Come) -> None:
    dedi = come()
    title = "Jembatan putus saat kimid tersendat"
    pocket.with_app(dedi)
    pocket.write(dedi, title)
    _trouble(dedi, "**/kirim/", 502, {})
    pocket.send(dedi)

    # The outbox has tried it, too: it would leave for the story in the middle of the press.
    title_of_signal = dedi.page.locator("[data-signal-title]")
    expect(title_of_signal).to_have_text("kimid sedang tersendat", timeout=30_000)
    dedi.troubles.clear()
    dedi.page.context.unroute("**/kirim/")
    dedi.page.get_by_role("button", name="Coba kirim sekarang").click()

    dedi.page.wait_for_url("**/terkirim/", timeout=30_000)
    pocket.arrived_once(dedi, title, photos=0)
    dedi.troubles.clear()


def test_a_kept_page_stands_in_for_the_words_of_a_front_server(come: Come) -> None:
    dedi = come()
    pocket.with_app(dedi)
    page = f"{dedi.house.ruang}/s/{pocket.LABEL}/baca/"
    asked = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=502, content_type="text/html", body=BARE)

    dedi.page.context.route(page, answer)
    dedi.page.goto(page)
    assert asked
    pocket.sees(dedi, "Bacaan")
    dedi.troubles.clear()
