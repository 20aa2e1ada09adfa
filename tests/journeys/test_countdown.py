"""The last look, the caption that was missing, and ten seconds to take it back, on a phone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.conftest import Come
from tests.journeys.house import House, opened, soon, worked
from tests.journeys.visitor import Visitor

# Own site, village, district, regency, province, nation; and what machines read.
_SIX: Final = (
    "teluk-kapuas",
    "teluk-kapuas-6112012012",
    "sungai-raya-611201",
    "kab-kubu-raya",
    "kalimantan-barat",
    "",
)
_PATHS: Final = ("/", "/rss.xml", "/feed.json")
_CAPTION: Final = "Warga membawa barang lewat gang RT 02."


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An install as people have it: ten seconds, and a worker that publishes at their end."""
    folder: Path = tmp_path_factory.mktemp("countdown")
    with opened(folder, KIMID_PUBLISH_WAIT="10") as house, worked(house):
        yield house


def _where(house: House, title: str) -> list[str]:
    """On which addresses readers and machines have it."""
    addresses = [f"{house.public(label)}{path}" for label in _SIX for path in _PATHS]
    pages = {address: house.get(address) for address in addresses}
    assert {status for status, _ in pages.values()} == {200}
    return [address for address, (_, text) in pages.items() if title in text]


def _press(rina: Visitor, number: str, title: str) -> None:
    """From her home three taps, and the words of the caption."""
    rina.house.run("tests.journeys.checked", number, title)
    rina.sign_in("rina")
    rina.open(f"{rina.house.ruang}/s/teluk-kapuas/")
    waiting = rina.page.locator("section[aria-labelledby=menunggu]")
    rina.after(waiting.get_by_role("link").filter(has_text=title).first.click)
    rina.press("Lihat, lalu terbitkan", within="body")
    text = rina.look("01-sebelum-terbit")
    assert "Satu foto belum punya keterangan." in text
    assert "Akan tampil di enam alamat" in text
    # At the thumb stands the way to what is missing, and not the press.
    first = rina.page.get_by_role("link", name="Tulis keterangan fotonya")
    expect(first).to_be_in_viewport(ratio=1)
    publish = rina.page.get_by_role("button", name="Terbitkan", exact=True)
    expect(publish).not_to_be_in_viewport()
    # One tap from the note to the field.
    rina.page.get_by_role("link", name="Tulis sekarang").click()
    expect(rina.page.get_by_label("Apa yang tampak di foto ini?")).to_be_in_viewport()
    assert rina.after(publish.click) == 422
    rina.look("02-keterangan-kosong")
    rina.write("Apa yang tampak di foto ini?", _CAPTION)
    # Nothing is missing any more: it is pressed from wherever one reads.
    rina.page.evaluate("scrollTo(0, 0)")
    expect(publish).to_be_in_viewport(ratio=1)
    expect(first).to_be_hidden()
    rina.after(publish.click)


def test_taken_back_within_ten_seconds_it_was_never_there(come: Come, house: House) -> None:
    title = "Air pasang masuk ke 14 rumah"
    rina = come()
    _press(rina, "pasangrt02", title)
    assert "Terbit pukul" in rina.page.locator("main").inner_text()
    assert "Belum ada yang bisa membacanya." in rina.page.locator("main").inner_text()
    assert _where(house, title) == []

    rina.press("Batalkan")

    text = rina.look("04-dibatalkan")
    assert "Dibatalkan. Belum terbit di mana pun." in text
    assert "Pemastian Siti Rahmah tetap berlaku." in text
    # As long as the seconds would have been, and more.
    assert not soon(lambda: bool(_where(house, title)), seconds=13)
    rina.press("Lihat lagi, lalu terbitkan")
    assert _CAPTION in rina.look("05-lihat-lagi")


@pytest.mark.parametrize("script", [True, False])
def test_the_phone_is_closed_and_it_is_published(come: Come, house: House, *, script: bool) -> None:
    title = f"Perahu tambang jalan lagi{' malam' if script else ' pagi'}"
    rina = come(script=script)
    _press(rina, "perahu0002" if script else "perahu0003", title)
    rina.look("03-sepuluh-detik")
    assert _where(house, title) == []

    rina.page.close()

    assert soon(lambda: len(_where(house, title)) == len(_SIX) * len(_PATHS), seconds=30)


def test_without_a_signal_the_page_stays_and_then_says_that_it_is_out(come: Come) -> None:
    rina = come()
    _press(rina, "jembatan04", "Jembatan papan bisa dilewati")

    def no_signal(route: Route) -> None:
        route.abort("internetdisconnected")

    rina.page.context.route("**/*", no_signal)
    expect(rina.page.get_by_text("Tidak ada sinyal.")).to_be_visible(timeout=30_000)
    expect(rina.page.get_by_role("button", name="Batalkan")).to_be_visible()
    rina.page.context.unroute("**/*", no_signal)
    expect(rina.page.get_by_text("Sudah tampil di situs KIM")).to_be_visible(timeout=30_000)
