"""What somebody types to the group and then leaves: it is there when they come back, and gone once
it was sent.
"""

from http import HTTPStatus
from typing import Final

from playwright.sync_api import FilePayload, Route, expect

from tests.journeys import pocket
from tests.journeys.conftest import Come
from tests.journeys.house import House
from tests.journeys.visitor import Visitor
from tests.media import sounds

LABEL: Final = "teluk-kapuas"
LEAD: Final = (
    "Perahu sayur tiba lagi di dermaga RT 02 pada Senin pagi. Warga menunggunya tiga minggu."
    " Harganya tetap sama."
)
MESSAGE: Final = "Perahunya milik siapa?"
NOTE: Final = "Saya membeli kangkung di perahunya."

_VOICE: Final = FilePayload(
    name="suara.webm", mimeType="audio/webm", buffer=sounds.webm(sounds.packets(3))
)


def _sent_by_dedi(dedi: Visitor, title: str) -> str:
    """Dedi sends a story to the group; gives its address in the workspace."""
    dedi.sign_in("dedi")
    dedi.open(f"{dedi.house.ruang}/s/{LABEL}/tulis/")
    dedi.write("Judul", title)
    dedi.write("Inti, tiga kalimat", LEAD)
    dedi.press("Kirim ke kelompok")
    dedi.press("Lihat obrolannya")
    return dedi.page.url


def _begins_a_message(visitor: Visitor, story: str) -> None:
    visitor.open(story)
    visitor.reveal("Balas")
    visitor.write("Pesan untuk kelompok", MESSAGE)


def _typed(visitor: Visitor) -> list[str]:
    """What stands in the message and in the note of who confirms."""
    return [visitor.page.locator(f"[name={name}]").input_value() for name in ("words", "how_known")]


def test_a_message_and_a_note_are_there_when_one_comes_back_and_gone_once_sent(come: Come) -> None:
    dedi = come()
    siti = come()
    story = _sent_by_dedi(dedi, "Perahu sayur datang lagi")
    siti.sign_in("siti")
    _begins_a_message(siti, story)
    siti.reveal("Tidak jadi")
    siti.reveal("Saya tahu ini benar")
    siti.write("Bagaimana Anda tahu?", NOTE)

    siti.press("Kembali", within="body")
    siti.open(story)

    assert _typed(siti) == [MESSAGE, NOTE]
    siti.reveal("Balas")
    siti.look("01-masih-ada")
    siti.press("Kirim pesan")
    assert MESSAGE in siti.look("02-terkirim")
    assert _typed(siti) == ["", NOTE]
    siti.reveal("Saya tahu ini benar")
    siti.press("Ya, saya pastikan")
    siti.open(story)
    assert siti.page.locator("[name=how_known]").count() == 0
    assert (
        siti.page.evaluate(
            "Object.keys(localStorage).filter(name => name.startsWith('kimid/tulis/'))"
        )
        == []
    )


def test_a_recording_comes_back_in_sight_and_one_that_was_thrown_away_does_not(come: Come) -> None:
    dedi = come()
    siti = come()
    story = _sent_by_dedi(dedi, "Perahu sayur bersuara")
    siti.sign_in("siti")
    siti.open(story)
    siti.reveal("Balas")
    siti.unfold("Pesan suara")
    siti.page.locator("#balas [name=suara]").set_input_files(_VOICE)
    expect(siti.page.locator("[data-voice-words]")).to_contain_text("siap dikirim")

    siti.open(story)
    siti.reveal("Balas")
    throw_away = siti.page.get_by_role("button", name="Buang rekaman ini")
    expect(throw_away).to_be_visible()
    siti.look("suara-lagi")
    throw_away.click()

    siti.open(story)
    siti.reveal("Balas")
    expect(siti.page.get_by_label("Pesan untuk kelompok")).to_be_visible()
    assert siti.page.locator("[name=voice]").input_value() == ""


def test_a_recording_is_heard_before_it_is_sent(come: Come) -> None:
    dedi = come()
    story = _sent_by_dedi(dedi, "Perahu sayur didengar")
    dedi.open(story)
    dedi.reveal("Balas")
    dedi.unfold("Pesan suara")
    box = dedi.page.locator("[data-voice]")
    box.get_by_role("button", name="Rekam suara").click()
    expect(box).to_contain_text("Merekam 0.02")
    box.get_by_role("button", name="Selesai merekam").click()

    box.get_by_role("button", name="Dengarkan dulu").click()

    expect(box.get_by_role("button", name="Berhenti")).to_be_visible()
    expect(box.get_by_role("button", name="Dengarkan dulu")).to_be_visible()  # it is over
    expect(box).to_contain_text("siap dikirim")


def test_a_message_and_a_confirmation_without_signal_go_by_themselves(come: Come) -> None:
    dedi = come()
    siti = come()
    story = _sent_by_dedi(dedi, "Perahu sayur pulang")
    pocket.with_app(siti, "siti")
    siti.open(story)
    pocket.signal(siti, there=False)
    siti.page.goto(story)  # as the phone keeps it
    siti.reveal("Balas")
    siti.write("Pesan untuk kelompok", MESSAGE)
    siti.unfold("Lampirkan foto")
    siti.page.locator("#balas [name=foto]").set_input_files(pocket.photo())
    expect(siti.page.locator("#balas [data-state=kept]")).to_have_count(1, timeout=30_000)
    siti.page.get_by_role("button", name="Kirim pesan").click()
    expect(siti.page.locator(".talk ~ .said, .said")).to_contain_text(
        ["Menunggu sinyal"], timeout=10_000
    )
    siti.look("01-menunggu")
    siti.reveal("Saya tahu ini benar")
    siti.write("Bagaimana Anda tahu?", NOTE)
    siti.page.get_by_role("button", name="Ya, saya pastikan").click()
    expect(siti.page.get_by_text(f"Pemastian: {NOTE}")).to_be_visible()
    siti.page.goto(f"{siti.house.ruang}/s/{LABEL}/kotak-keluar/")
    for words in (f"Pesan: {MESSAGE}", f"Pemastian: {NOTE}"):
        expect(siti.page.locator("[data-part=waiting]")).to_contain_text(words)
    siti.look("02-kotak-keluar")

    pocket.signal(siti, there=True)

    expect(siti.page.locator("[data-nothing]")).to_be_visible(timeout=30_000)
    expect(siti.page.locator("[data-last]")).to_contain_text("Terkirim terakhir")
    siti.open(story)
    assert siti.look("03-sampai").count(MESSAGE) == 1
    assert siti.page.locator(".said[data-mine] img").count() == 1
    assert siti.page.locator("[name=how_known]").count() == 0
    assert "Anda sudah memastikan kabar ini" in siti.look()


def test_what_the_server_does_not_take_stands_in_the_form_again(come: Come) -> None:
    dedi = come()
    siti = come()
    story = _sent_by_dedi(dedi, "Perahu sayur berlubang")
    siti.sign_in("siti")
    siti.open(story)
    siti.reveal("Saya tahu ini benar")
    siti.write("Bagaimana Anda tahu?", NOTE)
    dedi.open(f"{story}ubah/")
    dedi.write("Inti, tiga kalimat", LEAD.replace("Senin", "Selasa"))
    dedi.press("Simpan perubahan")

    siti.page.get_by_role("button", name="Ya, saya pastikan").click()

    expect(siti.page.locator("#pastikan [data-refused]")).to_be_visible(timeout=20_000)
    assert _typed(siti) == ["", NOTE]
    siti.troubles.clear()
    assert "pada Selasa pagi" in siti.look("04-tidak-diambil")
    siti.page.get_by_role("button", name="Ya, saya pastikan").click()
    expect(siti.page.get_by_text("Pemastian Anda sudah dicatat")).to_be_visible(timeout=20_000)


def test_on_a_shared_phone_nobody_finds_the_message_of_another(come: Come, house: House) -> None:
    dedi = come()
    phone = come()
    story = _sent_by_dedi(dedi, "Perahu sayur kosong")
    phone.sign_in("siti", anew=True)
    _begins_a_message(phone, story)
    # Siti's page has its answer: one that came later would bring her cookies back.
    phone.page.locator("html[data-line]").wait_for()
    phone.page.context.clear_cookies()

    assert phone.sign_in("hasan", anew=True) == HTTPStatus.OK
    assert phone.open(story) == HTTPStatus.OK

    assert _typed(phone) == ["", ""]
    phone.open(f"{house.ruang}/keluar/")
    phone.press("Keluar")
    phone.sign_in("siti", anew=True)
    phone.open(story)
    assert _typed(phone) == [MESSAGE, ""]  # Hasan's leaving took only what was his


def test_quick_taps_and_slow_photos_make_one_whole_message(come: Come) -> None:
    dedi = come()
    siti = come()
    story = _sent_by_dedi(dedi, "Perahu sayur dua kali")
    siti.sign_in("siti")
    _begins_a_message(siti, story)
    siti.unfold("Lampirkan foto")
    siti.page.locator("#balas [name=foto]").set_input_files([pocket.photo() for _ in range(3)])
    siti.page.get_by_role("button", name="Kirim pesan").dblclick()

    expect(siti.page.locator(".said[data-mine] img")).to_have_count(3, timeout=30_000)
    siti.open(story)

    assert siti.look("05-tiga-foto").count(MESSAGE) == 1
    assert _typed(siti) == ["", ""]


def test_a_message_that_was_refused_stands_before_what_was_typed_since(come: Come) -> None:
    dedi = come()
    siti = come()
    story = _sent_by_dedi(dedi, "Perahu sayur ditolak")
    pocket.with_app(siti, "siti")
    siti.open(story)
    pocket.signal(siti, there=False)
    siti.page.goto(story)
    siti.reveal("Balas")
    siti.write("Pesan untuk kelompok", MESSAGE)
    siti.page.get_by_role("button", name="Kirim pesan").click()
    expect(siti.page.locator(".said[data-mine]")).to_contain_text("Menunggu sinyal")
    siti.reveal("Balas")
    siti.write("Pesan untuk kelompok", "Ada pesan baru.")
    siti.page.context.route(
        "**/pesan/", lambda route: route.fulfill(status=422, json={"error": "Tidak bisa."})
    )
    pocket.signal(siti, there=True)
    expect(siti.page.locator(".said[data-mine]")).to_contain_text("Tidak terkirim. Tidak bisa.")

    siti.open(story)

    expect(siti.page.locator("#balas [data-refused]")).to_have_text("Tidak bisa.")
    assert _typed(siti)[0] == f"{MESSAGE}\n\nAda pesan baru."
    siti.page.context.unroute("**/pesan/")
    siti.troubles.clear()


def test_where_a_page_must_ask_who_it_is_the_form_goes_as_a_page(come: Come) -> None:
    dedi = come()
    siti = come()
    story = _sent_by_dedi(dedi, "Perahu sayur ditanya")
    siti.sign_in("siti")
    _begins_a_message(siti, story)

    def ask(route: Route) -> None:
        if "json" in route.request.headers["accept"]:
            return route.fulfill(status=409, json={"error": "Buka, lalu tekan.", "press": True})
        return route.continue_()

    siti.page.context.route("**/pesan/", ask)
    with siti.page.expect_navigation():
        siti.page.get_by_role("button", name="Kirim pesan").click()

    assert siti.look("06-lewat-halaman").count(MESSAGE) == 1
    siti.page.context.unroute("**/pesan/")
    siti.troubles.clear()
