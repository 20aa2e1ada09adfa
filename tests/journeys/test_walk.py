"""`docs/walk.md` is followed step by step: a step without a test fails, and so does one that names
what is not there.
"""

from collections.abc import Callable, Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import pocket, walk_village
from tests.journeys.house import opened, soon, worked
from tests.journeys.test_saved import keeps
from tests.journeys.visitor import Visitor
from tests.journeys.walk_page import stops
from tests.journeys.walker import Walker

type Act = Callable[[Walker], None]

_SIX: Final = (
    "teluk-kapuas",
    "teluk-kapuas-6112012012",
    "sungai-raya-611201",
    "kab-kubu-raya",
    "kalimantan-barat",
    "",
)
_TITLE: Final = "Titian Gang Melur diperbaiki"
_LEAD: Final = "Titian di Gang Melur diperbaiki. Papannya 12 lembar. Dedi melihatnya pagi ini."


@pytest.fixture
def walker(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walker]:
    folder = tmp_path_factory.mktemp("walk")
    with opened(folder, KIMID_PUBLISH_WAIT="10") as house, worked(house):
        walker = Walker(chromium, house, None)
        yield walker
        walker.leave()


def _home(walker: Walker, reader: Visitor, label: str = "teluk-kapuas") -> None:
    assert walker.open(reader, walker.public(label)) == 200


def _reads_a_story(walker: Walker) -> None:
    reader = walker.come()
    _home(walker, reader)
    reader.page.locator("main .story a").first.click()
    walker.see(reader)
    walker.kept["title"] = reader.page.locator("main h1").inner_text()


def _finds_it_on_six_addresses(walker: Walker) -> None:
    pages = [walker.house.get(f"{walker.house.public(label)}/kabar/")[1] for label in _SIX[1:]]
    assert all(walker.kept["title"] in page for page in pages)


def _searches(walker: Walker) -> None:
    reader = walker.come()
    walker.open(reader, walker.public("kalimantan-barat", "/cari/"))
    for words in ("menenun", "teluk kapus"):
        _asks(walker, reader, words)
    assert "Teluk Kapuas" in walker.see(reader)


def _asks(walker: Walker, reader: Visitor, words: str) -> None:
    reader.open(f"{walker.house.public('kalimantan-barat')}/cari/?q={words.replace(' ', '+')}")
    walker.read.append(words)
    walker.see(reader)


def _finds_a_fact_check(walker: Walker) -> None:
    reader = walker.come()
    _asks(walker, reader, "hoax formalin")
    walker.press(reader, "Ikan asin Kuala Karang tidak memakai formalin")
    text = walker.see(reader)
    assert "Beredar: “Jangan beli ikan asin Kuala Karang, semua pakai formalin!”" in text
    assert "Dinas Perikanan Kabupaten Kubu Raya" in text


def _reads_a_correction(walker: Walker) -> None:
    reader = walker.come()
    _home(walker, reader, "kim-sungai-bangkong")
    walker.press(reader, "Gang Melur di Sungai Bangkong selesai dicor")
    text = walker.see(reader)
    assert "210 meter" in text
    assert "180 meter" in text


def _looks_at_the_map(walker: Walker) -> None:
    reader = walker.come()
    _home(walker, reader, "kalimantan-barat")
    assert reader.page.locator(".region-map a").count() >= 10


def _reads_the_weekly_news(walker: Walker) -> None:
    reader = walker.come()
    _home(walker, reader)
    walker.press(reader, "Kabar mingguan")


def _asks_for_the_number(walker: Walker) -> None:
    reader = walker.come()
    walker.open(reader, walker.public("teluk-kapuas", "/kontak/"))
    assert "••••" in walker.see(reader)
    walker.press(reader, "Lihat nomornya")
    assert "0812" in walker.see(reader)


def _reads_without_signal(walker: Walker) -> None:
    reader = walker.come()
    keeps(reader, f"{walker.house.public('teluk-kapuas')}/")
    reader.page.locator("main .story a").first.click()
    story = reader.page.url
    keeps(reader, story)
    pocket.signal(reader, there=False)
    reader.page.goto(story)
    note = reader.page.locator("main > [role=status]")
    expect(note).to_contain_text("mungkin sudah berubah")
    walker.see(reader)
    reader.troubles.clear()
    pocket.signal(reader, there=True)


def _writes(walker: Walker) -> None:
    dedi = walker.come("dedi")
    walker.opened.append("http://ruang.localhost:8000/")
    walker.press(dedi, "Tulis kabar")
    dedi.write("Judul", _TITLE)
    dedi.write("Inti, tiga kalimat", _LEAD)


def _sends(walker: Walker) -> None:
    dedi = walker.people["dedi"]
    walker.press(dedi, "Kirim ke kelompok")
    assert "sudah di tangan kelompok. Belum terbit" in walker.see(dedi)
    dedi.press("Lihat obrolannya")
    walker.kept["story"] = dedi.page.url


def _sends_without_signal(walker: Walker) -> None:
    dedi = walker.come()
    pocket.with_app(dedi)
    pocket.signal(dedi, there=False)
    pocket.write(dedi, "Air pasang di Gang Melur", photos=1)
    pocket.send(dedi)
    walker.read.append("Kirim ke kelompok")
    pocket.sees(dedi, "Menunggu sinyal")
    dedi.troubles.clear()
    walker.see(dedi)
    pocket.signal(dedi, there=True)
    dedi.page.wait_for_url("**/terkirim/")


def _talks(walker: Walker) -> None:
    siti = walker.come("siti")
    siti.open(walker.kept["story"])
    siti.reveal("Balas")
    siti.write("Pesan untuk kelompok", "Saya lewat sana tadi, memang sudah rapi.")
    walker.press(siti, "Kirim pesan")
    stage = siti.page.locator(".track [aria-current=step]").inner_text()
    assert stage.startswith("Dikumpulkan")


def _records_the_decision(walker: Walker) -> None:
    siti = walker.people["siti"]
    walker.see(siti)
    siti.reveal("Catat putusan", within="body")
    walker.read.append("Catat putusan")
    siti.page.get_by_label("Terbitkan", exact=True).check()
    siti.page.get_by_label("Lisan", exact=True).check()
    siti.write("Berapa orang?", "4")
    walker.press(siti, "Simpan putusan")


def _confirms(walker: Walker) -> None:
    siti = walker.people["siti"]
    siti.write("Bagaimana Anda tahu?", "Saya lewat titian itu setiap hari.")
    walker.press(siti, "Ya, saya pastikan")
    dedi = walker.people["dedi"]
    dedi.open(walker.kept["story"])
    assert "Ya, saya pastikan" not in walker.see(dedi)


def _publishes(walker: Walker) -> None:
    rina = walker.come("rina")
    rina.open(walker.kept["story"])
    walker.press(rina, "Lihat, lalu terbitkan", within="body")
    walker.press(rina, "Terbitkan")
    assert _on_how_many(walker) == 0
    assert soon(lambda: _on_how_many(walker) == len(_SIX), seconds=25)
    address = rina.page.get_by_role("link", name="Lihat seperti pembaca").get_attribute("href")
    walker.kept["address"] = address or ""


def _on_how_many(walker: Walker) -> int:
    return sum(_TITLE in walker.house.get(walker.house.public(label))[1] for label in _SIX)


def _arranges_the_portal(walker: Walker) -> None:
    editor = walker.come("kuburaya")
    walker.press(editor, "Meja", within="nav.places")
    card = editor.page.locator("article", has_text=_TITLE)
    card.locator("summary").click()
    hide = card.get_by_role("button", name="Sembunyikan dari portal ini", exact=True)
    assert editor.after(hide.click) == 422
    editor.write("Alasannya", "Sudah tampil di desk lain.")
    editor.after(hide.click)
    walker.see(editor)
    assert soon(lambda: _on_how_many(walker) == len(_SIX) - 1, seconds=2)


def _approves(walker: Walker) -> None:
    officer = walker.come("dinaskuburaya")
    walker.press(officer, "Permohonan", within="nav.places")
    walker.press(officer, "KIM Pemuda Teluk Kapuas")
    for line in ("number", "issuer", "validity", "officers", "members"):
        fields = officer.page.locator(f"fieldset#id_{line}")
        fields.get_by_label("Cocok", exact=True).check()
    walker.press(officer, "Sahkan dan beri nomor")
    assert "Nomor KIM" in walker.see(officer)
    founder = walker.come()
    founder.open(f"{walker.house.ruang}/daftar-kim/")
    walker.opened.append("http://ruang.localhost:8000/daftar-kim/")


def _reads_the_numbers(walker: Walker) -> None:
    officer = walker.come("kalbar")
    walker.press(officer, "Angka", within="nav.places")
    assert officer.page.locator("table.ledger tbody tr").count() == 14
    pocket.write(walker.people["dedi"], "Konsep yang belum jadi")
    walker.people["dedi"].page.wait_for_url("**/ubah/")
    assert officer.open(walker.people["dedi"].page.url) == 404
    officer.troubles.clear()
    assert "Halaman ini tidak ada" in walker.see(officer)


def _takes_it_back(walker: Walker) -> None:
    hasan = walker.come("hasan")
    hasan.open(walker.kept["story"])
    hasan.reveal("Tarik kabar")
    walker.read.append("Tarik kabar")
    hasan.page.get_by_label("Isinya keliru").check()
    hasan.write("Ceritakan dalam satu atau dua kalimat", "Papannya ternyata belum dipaku.")
    walker.press(hasan, "Tarik dari semua portal")
    assert soon(lambda: _on_how_many(walker) == 0, seconds=2)
    reader = walker.come()
    assert reader.open(walker.kept["address"]) == 410
    assert "Papannya ternyata belum dipaku." in walker.see(reader)


def _tells_the_group(walker: Walker) -> None:
    neighbour = walker.come()
    _home(walker, neighbour)
    walker.press(neighbour, "Kirim kabar ke kami")
    neighbour.write("Ada kabar apa?", "Tiang titian Gang Melur goyang lagi, tolong dilihat.")
    neighbour.write("Nomor HP", "0812 0000 0098")
    walker.press(neighbour, "Kirim kabar")
    assert "Kabar Anda sudah kami terima." in walker.see(neighbour)


def _reads_what_neighbours_sent(walker: Walker) -> None:
    rina = walker.people["rina"]
    walker.accounts.append("rina")
    rina.open(f"{walker.house.ruang}/")
    walker.press(rina, "Warga", within="nav")
    walker.press(rina, "Tiang titian Gang Melur")
    walker.press(rina, "Lihat nomor pengirim (dicatat)")
    walker.press(rina, "Jadikan bahan tulisan")


def _has_the_check_of_another_group(walker: Walker) -> None:
    hasan = walker.come("hasan")
    hasan.press("Beranda", within="nav.places")
    text = walker.see(hasan)
    assert "Ikan asin Kuala Karang tidak memakai formalin" in text


STOPS: Final[dict[str, tuple[Act, ...]]] = {
    "The reader": (
        _reads_a_story,
        _finds_it_on_six_addresses,
        _searches,
        _finds_a_fact_check,
        _reads_a_correction,
        _looks_at_the_map,
        _reads_the_weekly_news,
        _asks_for_the_number,
        _reads_without_signal,
        walk_village.calls_for_help,
    ),
    "The writer": (_writes, _sends, _sends_without_signal),
    "The checker": (_talks, _records_the_decision, _confirms),
    "The publisher": (_publishes,),
    "The portals": (_arranges_the_portal,),
    "The register": (_approves,),
    "The officer": (_reads_the_numbers,),
    "Take it back": (_takes_it_back,),
    "The neighbour without an account": (
        _tells_the_group,
        _reads_what_neighbours_sent,
        _has_the_check_of_another_group,
    ),
    "The village": walk_village.STEPS,
}


def test_every_step_of_the_walk_is_followed() -> None:
    assert {name: len(steps) for name, steps in stops().items()} == {
        name: len(acts) for name, acts in STOPS.items()
    }


def test_the_walk_through_the_demo_is_as_its_page_says(walker: Walker) -> None:
    for name, steps in stops().items():
        for step, act in zip(steps, STOPS[name], strict=True):
            walker.follow(step, act)
