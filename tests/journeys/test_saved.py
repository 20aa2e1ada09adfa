"""A reader without signal has what they read before, and never what was withdrawn since."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.journeys import pocket
from tests.journeys.conftest import Come
from tests.journeys.house import House, soon
from tests.journeys.visitor import Visitor

_WORKER = """navigator.serviceWorker.ready.then(
    it => !!it.active && !!navigator.serviceWorker.controller)"""
_OPENED = """caches.open("dibuka").then(it => it.keys()).then(
    all => all.map(each => new URL(each.url).pathname))"""

# A link is pressed, and in that moment the browser says that the signal is back.
_PRESSES = """() => {
  document.querySelector("a[href='/pedoman/']").click();
  dispatchEvent(new Event("online"));
}"""


def _has_worker(reader: Visitor, address: str) -> bool:
    reader.open(address)
    return soon(lambda: bool(reader.page.evaluate(_WORKER)))


def keeps(reader: Visitor, address: str) -> None:
    """The reader opens a page, and their phone has it then."""
    # A page that was on its way while its worker began goes without it; the next one has it.
    assert any(_has_worker(reader, address) for _ in range(6))
    reader.open(address)
    path = urlsplit(address).path
    assert soon(lambda: path in reader.page.evaluate(_OPENED), seconds=60)


def test_what_was_opened_is_read_without_signal_and_says_of_when_it_is(
    come: Come, house: House
) -> None:
    reader = come()
    home = house.public("teluk-kapuas")
    keeps(reader, f"{home}/")
    reader.page.locator("main .story a").first.click()
    title = reader.page.locator("main h1").inner_text()  # the story is there
    story = reader.page.url
    keeps(reader, story)

    pocket.signal(reader, there=False)

    for address in (f"{home}/", story):
        reader.page.goto(address)
        note = reader.page.locator("main > [role=status]")
        expect(note).to_contain_text("disimpan di HP Anda hari ini, mungkin sudah berubah")
    expect(reader.page.locator("main h1")).to_have_text(title)
    reader.look("a copy")
    reader.page.goto(f"{home}/pedoman/")
    expect(reader.page.locator("h1")).to_have_text("Tersimpan di HP ini")
    expect(reader.page.locator("[data-copies] a")).to_have_text(["Halaman depan", title])
    reader.look("what is here")

    reader.page.get_by_role("button", name="Hapus yang tersimpan").click()

    expect(reader.page.locator("[data-copies] a")).to_have_count(0)
    reader.troubles.clear()


def test_the_first_page_of_a_reader_is_kept_and_numbers_stand_above_the_list(
    come: Come, house: House
) -> None:
    reader = come()
    home = house.public("teluk-kapuas")
    reader.open(f"{home}/")
    assert soon(lambda: "/" in reader.page.evaluate(_OPENED), seconds=60)
    pocket.signal(reader, there=False)

    reader.page.goto(f"{home}/")
    expect(reader.page.locator("main > [role=status]")).to_contain_text("disimpan di HP Anda")
    reader.page.goto(f"{home}/wilayah/")
    reader.look("elsewhere without signal")
    reader.page.locator("main").get_by_role("link", name="Nomor darurat").click()

    expect(reader.page.locator("h1")).to_have_text("Nomor darurat")
    reader.troubles.clear()


def test_a_press_counts_also_when_the_signal_comes_back_at_that_moment(
    come: Come, house: House
) -> None:
    reader = come()
    home = house.public("teluk-kapuas")
    keeps(reader, f"{home}/")
    pocket.signal(reader, there=False)
    reader.page.goto(f"{home}/")

    reader.page.evaluate(_PRESSES)

    expect(reader.page.locator("h1")).to_have_text("Tersimpan di HP ini")
    reader.page.wait_for_load_state()
    assert reader.page.evaluate("location.pathname") == "/pedoman/"
    reader.troubles.clear()


def test_any_page_is_saved_for_later_by_hand(come: Come, house: House) -> None:
    reader = come()
    home = house.public("teluk-kapuas")
    keeps(reader, f"{home}/")
    reader.open(f"{home}/pedoman/")
    reader.page.locator("summary", has_text="Menu").click()
    reader.page.get_by_role("button", name="Simpan untuk nanti").click()
    expect(reader.page.locator("[data-save]")).to_have_text("Tersimpan di HP ini")

    pocket.signal(reader, there=False)
    reader.page.goto(f"{home}/pedoman/")

    expect(reader.page.locator("main h1")).to_have_text("Pedoman pemberitaan")
    reader.troubles.clear()


def test_emergency_numbers_are_there_without_signal_though_nobody_opened_them(
    come: Come, house: House
) -> None:
    reader = come()
    home = house.public("teluk-kapuas")
    keeps(reader, f"{home}/")

    pocket.signal(reader, there=False)
    reader.page.goto(f"{home}/darurat/")

    expect(reader.page.locator("h1")).to_have_text("Nomor darurat")
    expect(reader.page.locator("main a[href='tel:112']")).to_be_visible()
    expect(reader.page.locator("main > [role=status]")).to_contain_text("disimpan di HP Anda")
    reader.look("numbers without signal")
    reader.page.goto(f"{home}/tersimpan/")
    reader.page.get_by_role("button", name="Hapus yang tersimpan").click()
    reader.page.goto(f"{home}/darurat/")
    expect(reader.page.locator("h1")).to_have_text("Nomor darurat")
    reader.troubles.clear()
