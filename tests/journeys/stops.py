"""Where a walk with the judges stops on purpose, since no link leads there."""

from typing import Final

from playwright.sync_api import expect

from tests.journeys import checked, frozen_report, pocket, trouble
from tests.journeys.kinds import RUANG
from tests.journeys.round import Round

# Who meets which page only in trouble; nobody: what a link in a mail opens. Rina locks her account
# before an officer looks at what is held by it.
_IN_TROUBLE: Final[dict[str, tuple[str, ...]]] = {
    # Before Rina locks her account, and with it what she asked of others.
    "": (
        *("confirm-address", "stop-mails", "seller-number-answer", "achievement-link"),
        "voucher-answer",
    ),
    "siti": ("ruang-number-changes", "ruang-money-official"),
    "nuraini": ("frozen",),
    "hasan": ("own-code",),
    "rina": ("ruang-village-proposal", "account-locked-now"),
    "dinaskuburaya": ("ruang-held", "ruang-asked-look"),
    "pusat": ("ruang-quarantine", "ruang-stopped-account"),
}


def link_to_confirm(tour: Round) -> str:
    """Siti asks somebody without an account; gives the address of the link."""
    siti = tour.visitor
    tour.sign_in("siti")
    siti.open(f"{tour.house.ruang}/s/teluk-kapuas/berita/")
    siti.press("Harga kelapa butir naik")
    siti.reveal("Minta orang tanpa akun memastikan")
    siti.write("Nama orang yang diminta memastikan", "Bu Aminah")
    siti.press("Buat tautan sekali pakai")
    tour.look("tautan sekali pakai")
    return siti.page.get_by_label("Atau salin alamatnya").input_value()


def stories_to_publish(tour: Round) -> tuple[str, str]:
    """Two stories wait for their editor, and one of them is pressed; gives the addresses of the
    last look and of the seconds.
    """
    tour.house.run(checked.__name__, "terbit0001", "Perahu tambang jalan lagi")
    tour.house.run(checked.__name__, "terbit0002", "Titian RT 02 diganti", "pressed")
    stories = f"{tour.house.ruang}/s/teluk-kapuas/berita/"
    return f"{stories}terbit0001/sebelum-terbit/", f"{stories}terbit0002/sebentar-lagi/"


def link_for_a_note(tour: Round) -> str:
    """Hasan lets the village head be asked and asks him; gives the address of the link."""
    hasan = tour.visitor
    tour.sign_in("hasan")
    hasan.open(f"{tour.house.ruang}/s/teluk-kapuas/kim/aturan/")
    hasan.page.get_by_label("Minta catatan kepala desa").check()
    hasan.press("Simpan aturan")
    hasan.open(f"{tour.house.ruang}/s/teluk-kapuas/berita/")
    hasan.press("Harga kelapa butir naik")
    hasan.reveal("Minta catatan kepala desa")
    hasan.page.locator("#catatan input[type=text]").fill("Pak Usman")
    hasan.press("Buat tautan catatan")
    return hasan.page.get_by_label("Atau salin alamatnya").input_value()


def link_to_a_plan(tour: Round) -> str:
    """Hasan asks the head of the village about a joint plan; gives the address of the link."""
    hasan = tour.visitor
    hasan.open(f"{tour.house.ruang}/s/teluk-kapuas/rencana/")
    hasan.press("Lampu jalan simpang surau")
    hasan.unfold("Tanyakan lewat tautan")
    hasan.write("Nama beliau", "Pak Usman")
    hasan.press("Buat tautan")
    return hasan.page.get_by_label("Atau salin alamatnya").input_value()


def meeting_with_nobody(tour: Round) -> str:
    """Rina begins a meeting and tries to close it without anybody; gives its address."""
    rina = tour.visitor
    rina.open(f"{tour.house.ruang}/s/teluk-kapuas/rapat/")
    rina.page.locator("main form button").first.click()
    assert rina.press("Tutup rapat dan simpan") == 422
    tour.look("rapat tanpa orang")
    return rina.page.url


def sends_a_report(tour: Round, label: str) -> None:
    """A reader sends an empty report, then a whole one, and reads its ticket."""
    reader = tour.visitor
    reader.open(f"{tour.house.public(label)}/lapor/")
    assert reader.press("Kirim dan dapatkan nomor laporan") == 422
    tour.look("laporan kosong")
    reader.page.get_by_label("Data pribadi").first.check()
    reader.write("Ceritakan sedikit", "Nomor telepon saya ada di situs ini.")
    assert reader.press("Kirim dan dapatkan nomor laporan") == 200
    tour.look("nomor laporan")


def opens_a_withdrawn_story(tour: Round) -> None:
    """A reader opens the address of a story that its group took back."""
    tour.sign_in("agus")
    tour.visitor.open(f"{tour.house.ruang}/s/kim-sungai-bangkong/berita-terbit/")
    tour.visitor.press("Jadwal pemadaman air ternyata keliru")
    number = tour.page.url.rstrip("/").rpartition("/")[2]
    site = tour.house.public("kim-sungai-bangkong")
    assert tour.visitor.open(f"{site}/berita/jadwal-pemadaman-air-ternyata-keliru-{number}/") == 410
    tour.look("ditarik")


def sends_a_tip(tour: Round) -> None:
    """A neighbour sends an empty tip, then a whole one, and reads its ticket."""
    neighbour = tour.visitor
    neighbour.open(f"{tour.house.public('teluk-kapuas')}/kirim-kabar/")
    assert neighbour.press("Kirim kabar") == 422
    tour.look("kabar kosong")
    neighbour.write("Ada kabar apa?", "Lampu jalan di simpang surau mati sejak tiga malam.")
    assert neighbour.press("Kirim kabar") == 200
    tour.look("nomor kabar")


def story_in_two_languages(tour: Round) -> str:
    """The address of a story that stands in a language of the place too."""
    tour.visitor.open(f"{tour.house.public('teluk-kapuas')}/cari/?q=posyandu+melati+rabu")
    tour.visitor.press("Posyandu Melati kini buka")
    return tour.page.url


def pages_in_trouble(tour: Round) -> None:
    """Trouble comes, and everybody opens what they are led to in it. No walk comes after that."""
    tour.house.run(trouble.__name__)
    paths = trouble.ways(tour.house.folder)
    for login, routes in _IN_TROUBLE.items():
        tour.page.context.clear_cookies()
        if login:
            tour.sign_in(login)
        for route in routes:
            assert tour.visitor.open(f"{tour.house.ruang}{paths[route]}") == 200
            if route == "account-locked-now":
                tour.visitor.press("Kunci akun saya sekarang")
            tour.visitor.look(route)


def sells_by_link(tour: Round) -> None:
    """Hasan gives a seller her link, she sends a good by it, and he looks at what she sent."""
    who, ruang = tour.visitor, tour.house.ruang
    tour.sign_in("hasan")
    who.open(f"{ruang}/s/teluk-kapuas/lapak/")
    who.after(who.page.locator("a.item[href*='/penjual/']", has_text="Pak Darwis").click)
    who.press("Tautan untuk Pak Darwis")
    who.press("Buat tautan untuk")
    tour.look("tautan penjual")
    link = who.page.get_by_label("Atau salin alamatnya").input_value()
    tour.page.context.clear_cookies()
    who.open(link)
    tour.look("pintu penjual")
    who.press("Ini saya, buka lapak saya")
    sent = _sends_a_good(tour)
    tour.walk(RUANG, link, sent, f"{sent}ubah/")
    hers = who.page.context.cookies(ruang)
    number = sent.rstrip("/").rpartition("/")[2]
    tour.sign_in("hasan")
    assert who.open(f"{ruang}/s/teluk-kapuas/lapak/kiriman/{number}/") == 200
    tour.look("kiriman penjual")
    _shows_it(tour)
    tour.page.context.clear_cookies()
    assert who.open(link) == 409
    tour.look("tautan orang lain")
    who.page.context.add_cookies(
        [{"name": each["name"], "value": each["value"], "url": ruang} for each in hers]
    )
    who.open(link)
    goods = who.page.locator("section.panel", has_text="Gula aren cetak")
    who.after(goods.get_by_role("link", name="Ubah harga").click)
    who.press("Rapikan foto 1")
    tour.look("foto rapi barang penjual")


def _sends_a_good(tour: Round) -> str:
    """She sends a good with a photo, and looks at the tidy one; gives the address of what she
    sent.
    """
    who = tour.visitor
    who.press("Jual barang baru")
    who.page.locator("[name=foto]").set_input_files([pocket.photo()])
    who.write("Barang apa ini?", "Gula aren cetak")
    who.write("Harganya", "20rb")
    expect(who.page.locator("[data-photo-list] [name=photos]:enabled")).to_have_count(1)
    who.page.get_by_role("button", name="Kirim ke KIM").click()
    who.page.wait_for_url("**/kiriman/*/")
    sent = who.page.url
    who.press("Rapikan foto")
    tour.look("foto rapi penjual")
    return sent


def _shows_it(tour: Round) -> None:
    """Hasan shows it to readers, and looks at its tidy photo."""
    who = tour.visitor
    who.page.get_by_label("Jenisnya").select_option("makanan")
    who.press("Setuju, tampilkan")
    tour.look("kiriman disetujui")
    who.press("Buka barangnya")
    who.press("Rapikan foto")
    tour.look("foto rapi")


def looks_at_columns_and_a_frozen_report(tour: Round, home: str) -> None:
    """The columns of the list that is on the screen, and what can be done with a quarter that is
    over.
    """
    tour.visitor.open(f"{tour.page.url.partition('#')[0]}kolom/")
    tour.look("kolom")
    tour.house.run(frozen_report.__name__)
    tour.walk(RUANG, f"{home}/laporan-kim/")


def sees_posts_of_offices(tour: Round) -> None:
    """The province looks at the posts of a regency, and at how one leaves it."""
    tour.sign_in("kalbar")
    tour.walk(RUANG, f"{tour.house.ruang}/s/kab-kubu-raya/jabatan/")


def calls_an_editor(tour: Round) -> None:
    """An editor sees danger and calls the others; the chair opens the call from their home."""
    place = f"{tour.house.ruang}/s/teluk-kapuas"
    tour.visitor.open(f"{place}/bahaya/")
    tour.visitor.press("Beri tahu semua redaktur")
    tour.look("panggilan terkirim")
    tour.sign_in("hasan")
    tour.visitor.open(f"{place}/")
    tour.visitor.press("Buka dan jawab")
    tour.look("panggilan")
    tour.visitor.open(f"{place}/bahaya/jaga/")
    tour.look("jadwal jaga")
