"""A seller without an account: her link, her phone, no signal, and the group that decides."""

from functools import partial

from playwright.sync_api import Route, expect

from tests.journeys import pocket
from tests.journeys.conftest import Come
from tests.journeys.house import House, soon
from tests.journeys.seller import link_for, show_good, take_link, write_good
from tests.journeys.visitor import Visitor

# Whether the phone has both pages of her link.
_HAS_LINK = """async () => (await (await caches.open('jual-halaman')).keys()).length === 2"""

_NAME = "Keripik pisang madu"


def _write(salmah: Visitor, *, photos: int, name: str = _NAME) -> None:
    write_good(salmah, name, [pocket.photo() for _ in range(photos)])


def _is_sold_on(house: House, site: str, name: str) -> bool:
    return name in house.get(f"{site}/lapak/")[1]


def _cut(salmah: Visitor, *pieces: int) -> list[int]:
    """The line breaks at these pieces of her photos. Gives the pieces that went out."""
    sent: list[int] = []

    def answer(route: Route) -> None:
        sent.append(len(sent) + 1)
        if len(sent) in pieces:
            route.abort()
        else:
            route.continue_()

    salmah.page.context.route("**/potongan/", answer)
    return sent


def _at_her_form(come: Come, seller: str) -> tuple[Visitor, Visitor, str]:
    """The editor; the seller at the form for a new good; and her link."""
    rina, salmah = come(), come()
    rina.sign_in("rina")
    address = link_for(rina, seller)
    take_link(salmah, address)
    return rina, salmah, address


def test_a_good_with_two_photos_goes_once_by_a_line_that_is_cut_twice(come: Come) -> None:
    _rina, salmah, address = _at_her_form(come, "Bu Salmah")
    pieces = _cut(salmah, 2, 4)
    _write(salmah, photos=2)
    # The page is closed, and opened again: words and photos are there.
    salmah.open(address)
    salmah.press("Jual barang baru")
    expect(salmah.page.get_by_label("Barang apa ini?")).to_have_value(_NAME)
    expect(salmah.page.locator("[data-photo-list] [name=photos]:enabled")).to_have_count(2)
    pocket.signal(salmah, there=False)
    salmah.page.get_by_role("button", name="Kirim ke KIM").click()
    pocket.sees(salmah, "Menunggu sinyal")
    salmah.troubles.clear()
    assert "Aman di HP ini" in salmah.look("tanpa-sinyal")
    pocket.signal(salmah, there=True)
    salmah.page.wait_for_url("**/kiriman/*/", timeout=60_000)
    salmah.troubles.clear()
    shown = salmah.look("terkirim")
    assert "Sekarang giliran KIM" in shown
    assert "2 foto, semua sampai" in shown
    assert len(pieces) > 4
    assert (pocket.rows(salmah)["photos"], pocket.rows(salmah)["blobs"]) == ([], [])
    salmah.open(address)
    assert salmah.look().count(_NAME) == 1


def test_a_network_that_brings_nothing_is_named_also_behind_a_photo_on_its_way(come: Come) -> None:
    _rina, salmah, _address = _at_her_form(come, "Bu Salmah")
    on_their_way: list[Route] = []

    def hold(route: Route) -> None:
        on_their_way.append(route)

    everything = salmah.page.context
    everything.route("**/potongan/", hold)
    _write(salmah, photos=1, name="Emping melinjo")
    everything.route("**/siapa/", lambda route: route.abort())
    salmah.page.get_by_role("button", name="Kirim ke KIM").click()
    pocket.sees(salmah, "Sedang dikirim")
    everything.route("**/potongan/", lambda route: route.abort())
    for piece in on_their_way:
        piece.abort()
    # Her phone believes in its network still: the next try says what it brings.
    pocket.sees(salmah, "Menunggu sinyal")
    everything.unroute_all()
    salmah.page.get_by_role("button", name="Coba kirim sekarang").click()
    salmah.page.wait_for_url("**/kiriman/*/", timeout=60_000)
    salmah.troubles.clear()
    assert "1 foto, semua sampai" in salmah.look("jaringan-kosong")


def test_the_group_shows_it_and_sold_out_is_one_tap(come: Come, house: House) -> None:
    rina, salmah, address = _at_her_form(come, "Bu Salmah")
    name = "Madu hutan, botol besar"
    _write(salmah, photos=1, name=name)
    salmah.page.get_by_role("button", name="Kirim ke KIM").click()
    salmah.page.wait_for_url("**/kiriman/*/", timeout=60_000)
    show_good(rina, name)
    for site in (house.public(pocket.LABEL), house.public()):
        assert soon(partial(_is_sold_on, house, site, name), seconds=5)
    salmah.open(address)
    goods = salmah.page.locator("section.panel", has_text=name)
    salmah.after(goods.get_by_role("button", name="Habis").click)
    assert f"{name}: habis." in salmah.look("habis")
    stranger = come()
    assert stranger.open(address) == 409
    assert "Bu Salmah" not in stranger.look("bukan")


def test_a_new_link_on_the_same_phone_sends_what_was_written_by_the_old_one(come: Come) -> None:
    rina, darwis, _old = _at_her_form(come, "Pak Darwis")
    _write(darwis, photos=1)
    pocket.signal(darwis, there=False)
    darwis.page.get_by_role("button", name="Kirim ke KIM").click()
    pocket.sees(darwis, "Menunggu sinyal")
    new = link_for(rina, "Pak Darwis")
    pocket.signal(darwis, there=True)
    darwis.open(new)
    darwis.press("Ini saya, buka lapak saya")
    pocket.sees(darwis, "Terkirim")
    darwis.troubles.clear()
    darwis.open(new)
    assert f"{_NAME}, Rp15.000 per bungkus" in darwis.look("baru")
    assert pocket.rows(darwis)["blobs"] == []


def test_a_claim_comes_back_to_its_field_with_all_words_and_photos(come: Come) -> None:
    _rina, salmah, _address = _at_her_form(come, "Kelompok Anyam Seroja")
    _write(salmah, photos=1)
    salmah.write("Ceritakan sedikit", "Menyembuhkan maag.")
    salmah.after(salmah.page.get_by_role("button", name="Kirim ke KIM").click)
    assert "janji menyembuhkan" in salmah.look("janji")
    expect(salmah.page.get_by_label("Ceritakan sedikit")).to_have_value("Menyembuhkan maag.")
    expect(salmah.page.locator("[data-photo-list] [name=photos]:enabled")).to_have_count(1)
    salmah.write("Ceritakan sedikit", "Manis, gurih.")
    salmah.page.get_by_role("button", name="Kirim ke KIM").click()
    salmah.page.wait_for_url("**/kiriman/*/", timeout=30_000)
    assert "1 foto, semua sampai" in salmah.look("diterima")


def _with_link(seller: Visitor) -> None:
    """The phone has what her link needs without signal."""
    assert soon(lambda: bool(seller.page.evaluate(_HAS_LINK)), seconds=90)


def test_her_link_opens_without_signal_and_what_she_writes_there_goes_later(come: Come) -> None:
    _rina, darwis, address = _at_her_form(come, "Pak Darwis")
    _with_link(darwis)
    names = ("Ikan asin gabus", "Terasi udang")
    pocket.signal(darwis, there=False)
    for name in names:
        darwis.page.goto(address)
        darwis.troubles.clear()
        assert "Tanpa sinyal. Ini yang tersimpan di HP Anda hari ini" in darwis.look("tersimpan")
        darwis.press("Jual barang baru")
        _write(darwis, photos=1, name=name)
        darwis.page.get_by_role("button", name="Kirim ke KIM").click()
        pocket.sees(darwis, "Menunggu sinyal")
    darwis.troubles.clear()

    pocket.signal(darwis, there=True)

    darwis.page.wait_for_url("**/kiriman/*/", timeout=60_000)
    darwis.troubles.clear()
    darwis.open(address)
    shown = darwis.look("dua-barang")
    assert [shown.count(f"{name}, Rp15.000 per bungkus") for name in names] == [1, 1]


def test_a_page_that_her_phone_has_not_says_so_and_leads_back_to_her_goods(come: Come) -> None:
    _rina, salmah, address = _at_her_form(come, "Bu Salmah")
    _with_link(salmah)
    salmah.open(address)
    pocket.signal(salmah, there=False)

    # Some phones say that they are on a network which brings nothing: the press is not held back.
    salmah.after(partial(salmah.page.evaluate, "document.forms[0].submit()"))
    salmah.troubles.clear()
    assert "Tombol yang tadi ditekan belum tercatat." in salmah.look("tombol-tanpa-sinyal")
    salmah.page.goto(f"{address}qris/")
    salmah.troubles.clear()
    shown = salmah.look("halaman-tanpa-sinyal")
    assert "Belum ada sinyal" in shown
    assert "belum tercatat" not in shown
    salmah.press("Ke lapak saya")
    pocket.sees(salmah, "Tanpa sinyal. Ini yang tersimpan")
    salmah.troubles.clear()


def test_a_phone_that_the_link_does_not_open_any_more_has_nothing_of_it(come: Come) -> None:
    rina, salmah, address = _at_her_form(come, "Kelompok Anyam Seroja")
    _with_link(salmah)
    link_for(rina, "Kelompok Anyam Seroja")

    assert salmah.open(address) == 410

    assert soon(lambda: not salmah.page.evaluate(_HAS_LINK), seconds=5)
    pocket.signal(salmah, there=False)
    salmah.page.goto(address)
    salmah.troubles.clear()
    assert "Kelompok Anyam Seroja" not in salmah.look("tautan-mati")
    salmah.troubles.clear()
