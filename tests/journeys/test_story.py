"""The way of a story, from a phone at nine in the evening to six addresses, and back."""

from typing import Final

import pytest

from tests.journeys.conftest import LAPTOP, PHONE, Come
from tests.journeys.house import House, soon
from tests.journeys.visitor import Visitor

# Own site, village, district, regency, province, nation.
SIX: Final = (
    "teluk-kapuas",
    "teluk-kapuas-6112012012",
    "sungai-raya-611201",
    "kab-kubu-raya",
    "kalimantan-barat",
    "",
)
LEAD: Final = (
    "Warga mengganti enam lampu jalan di RT 03 pada Selasa malam. Uangnya dari iuran. Jalan ke"
    " surau kini terang."
)


def _on_how_many(house: House, title: str) -> int:
    return sum(title in house.get(house.public(label))[1] for label in SIX)


def _write(dedi: Visitor, title: str) -> str:
    """Dedi signs in by phone number, writes and sends; gives the address of the story in the
    workspace.
    """
    dedi.open(f"{dedi.house.ruang}/masuk/")
    dedi.look("01-masuk")
    assert dedi.sign_in("0812-0000-0001") == 200
    assert "Ada kabar apa, Dedi Kurniawan?" in dedi.look("02-beranda")
    dedi.press("Tulis kabar")
    dedi.look("03-tulis")
    dedi.write("Judul", title)
    dedi.write("Inti, tiga kalimat", LEAD)
    dedi.look("04-tulis-terisi")
    dedi.press("Kirim ke kelompok")
    assert "sudah di tangan kelompok. Belum terbit" in dedi.look("05-terkirim")
    dedi.press("Lihat obrolannya")
    text = dedi.look("05-obrolan")
    assert "Ini tulisan Anda, jadi orang lain yang memastikan." in text
    return dedi.page.url


def _is_refused_from_collected(rina: Visitor) -> None:
    """The editor sends the form of publishing by hand, with the token from the page, before anybody
    talked it over.
    """
    fetched = """async path => {
        const token = document.querySelector('[name=csrfmiddlewaretoken]').value;
        const body = new URLSearchParams({csrfmiddlewaretoken: token});
        const answer = await fetch(path, {method: 'POST', body});
        return [answer.status, await answer.text()];
    }"""
    status, text = rina.page.evaluate(fetched, f"{rina.page.url}terbitkan/")
    assert status == 409
    assert (
        "Belum bisa terbit: kelompok belum memutuskannya. Bahas dulu, lalu catat putusannya."
        in text
    )
    assert "Tidak ada yang berubah" in text
    rina.open(rina.page.url)
    assert rina.page.locator(".track [aria-current=step]").inner_text().startswith("Dikumpulkan")


def _talk_it_over(siti: Visitor, address: str) -> str:
    """Siti says something, records the oral talk, and makes a link for Pak Jamhari; gives the
    address of the link.
    """
    siti.sign_in("siti")
    siti.open(address)
    siti.look("06-dikumpulkan")
    siti.reveal("Balas")
    siti.look("06-balas")
    siti.write("Pesan untuk kelompok", "Saya lihat sendiri tadi malam, memang sudah terang.")
    siti.press("Kirim pesan")
    assert "Saya lihat sendiri tadi malam" in siti.look("07-obrolan")
    siti.reveal("Catat putusan", within="body")
    siti.look("07-putusan")
    siti.page.get_by_label("Terbitkan", exact=True).check()
    siti.page.get_by_label("Lisan", exact=True).check()
    siti.write("Berapa orang?", "4")
    siti.write("Siapa saja?", "Dedi, Siti, Hasan, Pak RT")
    siti.press("Simpan putusan")
    text = siti.look("08-dibahas")
    assert "Kurang 1 orang lagi yang memastikan." in text
    assert "Dibahas lisan, 4 orang, dicatat Siti Rahmah" in text
    siti.reveal("Minta orang tanpa akun memastikan")
    siti.write("Nama orang yang diminta memastikan", "Pak Jamhari")
    siti.press("Buat tautan sekali pakai")
    siti.look("09-tautan")
    return siti.page.get_by_label("Atau salin alamatnya").input_value()


def _confirm_by_link(jamhari: Visitor, link: str) -> None:
    """The phone looks ahead twice, as chat programs do, before Pak Jamhari sends; after that the
    link is spent.
    """
    assert [jamhari.open(link), jamhari.open(link)] == [200, 200]
    assert jamhari.page.title() == "Permintaan dari KIM Teluk Kapuas"
    assert "Benarkah kabar ini, Pak Jamhari?" in jamhari.look("10-pastikan")
    jamhari.write("Bagaimana Anda tahu?", "Lampunya di depan rumah saya.")
    assert jamhari.press("Ya, saya pastikan benar") == 200
    assert "Terima kasih. Jawaban Anda sudah dicatat." in jamhari.look("11-terima-kasih")
    assert jamhari.open(link) == 410
    jamhari.look("12-tautan-terpakai")


def _is_refused_in_the_group(siti: Visitor, link: str) -> None:
    """The link does not open on a phone on which somebody of the group signed in, also after they
    signed out; it is not spent.
    """
    assert siti.open(link) == 409
    text = siti.look("09-tautan-ditolak")
    assert "Tautan ini tidak bisa dipakai di HP ini" in text
    assert "Tautannya masih berlaku." in text


def _publish(rina: Visitor, title: str) -> str:
    """Rina publishes, and it stands on six addresses. Gives its own address."""
    assert _on_how_many(rina.house, title) == 0
    rina.open(rina.page.url)
    rina.look("13-diperiksa")
    rina.press("Lihat, lalu terbitkan", within="body")
    rina.press("Terbitkan")
    assert soon(lambda: _on_how_many(rina.house, title) == len(SIX))
    assert "Terbit. Sudah tampil" in rina.look("14-terbit")
    address = rina.page.get_by_role("link", name="Lihat seperti pembaca").get_attribute("href")
    assert address
    return address


def _read(reader: Visitor, title: str, address: str) -> None:
    for number, label in enumerate(SIX):
        reader.open(reader.house.public(label))
        assert title in reader.look(f"15-alamat-{number}")
    reader.press(title)
    assert reader.page.url == address
    text = reader.look("16-kabar")
    assert "Bagaimana kami memeriksa" in text
    for step in (
        "Sumber: Dedi Kurniawan",
        "Dibenarkan 1 orang lewat tautan",
        "Dibahas lisan, 4 orang, dicatat Siti Rahmah",
        "Dibenarkan seorang warga, tanpa akun, lewat tautan dari Siti Rahmah",
        "Diterbitkan Rina Marlina",
    ):
        assert step in text
    assert reader.page.context.cookies() == []


def _withdraw(hasan: Visitor, ruang: str, title: str, address: str) -> None:
    hasan.sign_in("hasan")
    hasan.open(ruang)
    hasan.reveal("Tarik kabar")
    hasan.page.get_by_label("Isinya keliru").check()
    hasan.write(
        "Ceritakan dalam satu atau dua kalimat", "Ternyata baru lima lampu; satu masih mati."
    )
    hasan.press("Tarik dari semua portal")
    assert soon(lambda: _on_how_many(hasan.house, title) == 0)
    assert "Kabar sudah ditarik dari semua portal." in hasan.look("17-ditarik")
    assert hasan.open(address) == 410
    text = hasan.look("18-alamatnya-kini")
    assert "Kabar ini sudah ditarik" in text
    assert "Ternyata baru lima lampu; satu masih mati." in text
    assert LEAD not in text


@pytest.mark.parametrize(
    ("size", "script", "place"),
    [
        pytest.param(PHONE, True, "RT 03", id="phone"),
        pytest.param(LAPTOP, True, "RT 04", id="laptop"),
        pytest.param(PHONE, False, "RT 05", id="phone-without-script"),
    ],
)
def test_a_story_goes_from_a_phone_to_six_addresses_and_back(
    size: tuple[int, int], script: bool, place: str, come: Come, house: House
) -> None:
    title = f"Lampu jalan {place} menyala lagi"
    ruang = _write(come(size=size, script=script), title)
    rina = come(size=size, script=script)
    rina.sign_in("rina")
    rina.open(ruang)
    _is_refused_from_collected(rina)

    siti = come(size=size, script=script)
    link = _talk_it_over(siti, ruang)
    assert link.startswith(f"{house.ruang}/pastikan/")
    _is_refused_in_the_group(siti, link)
    _confirm_by_link(come(size=size, script=script), link)
    address = _publish(rina, title)
    _read(come(size=size, script=script), title, address)

    _withdraw(come(size=size, script=script), ruang, title, address)
