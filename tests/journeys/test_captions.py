"""What is said of a photo, and what is attached, is kept on the phone like all else."""

import json
import re

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys import pocket
from tests.journeys.conftest import Come
from tests.journeys.visitor import Visitor
from tests.media.documents import document

CAPTION = "Warga Dusun Sukun mengangkat karung pasir"
CREDIT = "Dedi"
_NOTED = "Object.keys(localStorage).filter(key => key.includes('lembar'))"
# In one piece: what a pause has written down already needs no note.
_TYPE_AND_GO = """() => {
  const title = document.querySelector('[name=title]');
  title.value += ' Sukun';
  title.dispatchEvent(new Event('input', { bubbles: true }));
  dispatchEvent(new PageTransitionEvent('pagehide'));
}"""


def _caption(who: Visitor, part: str = "caption") -> Locator:
    """The field of the first photo."""
    field = who.page.locator(f"[data-sheet] [name^=foto-][name$=-{part}]").first
    expect(field).to_be_attached(timeout=30_000)
    if part == "credit" and not field.is_visible():
        who.unfold("Pemotret dan bagian terpenting")
    return field


def _answer_that_no_child_is_in_it(who: Visitor) -> None:
    """By the words beside the circle, once the photos above have stopped moving them."""
    answer = _caption(who, "children][value=no_children")
    answer.locator("xpath=ancestor::label").click()
    expect(answer).to_be_checked()


def _leave_after_a_moment(who: Visitor) -> str:
    """The thumb is quicker than the pause after which the server gets a draft."""
    who.page.wait_for_timeout(300)
    address = who.page.url
    who.page.goto("about:blank")
    return address


def test_a_caption_typed_without_signal_is_there_after_the_tab_was_closed(come: Come) -> None:
    dedi = come()
    title = "Karung pasir untuk Dusun Sukun"
    pocket.with_app(dedi)
    pocket.signal(dedi, there=False)
    pocket.write(dedi, title, photos=2)
    _caption(dedi).fill(CAPTION)
    _caption(dedi, "credit").fill(CREDIT)
    _answer_that_no_child_is_in_it(dedi)
    address = _leave_after_a_moment(dedi)

    dedi.page.goto(address)

    expect(_caption(dedi)).to_have_value(CAPTION)
    expect(_caption(dedi, "credit")).to_have_value(CREDIT)
    dedi.look("keterangan")
    dedi.troubles.clear()
    pocket.send(dedi)
    pocket.sees(dedi, "Menunggu sinyal")
    pocket.signal(dedi, there=True)
    dedi.page.wait_for_url("**/terkirim/", timeout=30_000)
    pocket.arrived_once(dedi, title, photos=2)
    expect(_caption(dedi)).to_have_value(CAPTION)
    expect(_caption(dedi, "credit")).to_have_value(CREDIT)
    expect(dedi.page.locator("[name$=-children]:checked").first).to_have_value("no_children")


def test_a_caption_typed_a_moment_before_leaving_is_there_again(come: Come) -> None:
    dedi = come()
    dedi.sign_in("dedi")
    pocket.write(dedi, "Parit yang meluap di Sukun", photos=1)
    _caption(dedi).fill(CAPTION)
    address = _leave_after_a_moment(dedi)

    dedi.page.goto(address)

    expect(_caption(dedi)).to_have_value(CAPTION)
    expect(dedi.page.locator("[data-saved]")).to_contain_text("Tersimpan", timeout=20_000)


@pytest.mark.parametrize("has_signal", [True, False])
def test_a_document_attached_a_moment_before_leaving_is_there_again(
    has_signal: bool, come: Come
) -> None:
    dedi = come()
    pocket.with_app(dedi)
    pocket.write(dedi, "Jadwal ronda malam")
    dedi.unfold("Dokumen dan suara")
    dedi.page.locator("[name=dokumen]").set_input_files(
        {"name": "Jadwal.pdf", "mimeType": "application/pdf", "buffer": document(1)}
    )
    title = dedi.page.locator("[data-attached-list] [name^=judul-]")
    expect(title).to_be_visible(timeout=30_000)
    title.fill("Jadwal ronda RT 02")
    address = _leave_after_a_moment(dedi)
    pocket.signal(dedi, there=has_signal)

    dedi.page.goto(address)

    dedi.page.wait_for_url("**/tulis/?lembar=*" if not has_signal else "**")
    pocket.signal(dedi, there=True)
    expect(title).to_have_value("Jadwal ronda RT 02", timeout=30_000)
    expect(dedi.page.locator("[data-attached-list] [name=attachments]")).to_have_count(1)
    dedi.troubles.clear()


def test_what_a_slow_phone_did_not_get_to_write_is_there_again(come: Come) -> None:
    """It gives up its writing when the page goes; what was typed last is noted at once."""
    dedi = come()
    pocket.with_app(dedi)
    pocket.write(dedi, "Pompa air dusun", photos=1)
    saved = dedi.page.locator("[data-saved]")
    expect(saved).to_contain_text("Tersimpan", timeout=20_000)
    # From here on a page that stands reads as ever, and what it writes never gets there.
    dedi.page.evaluate(
        "() => { IDBObjectStore.prototype.put = function () { this.transaction.abort(); }; }"
    )
    _caption(dedi).fill(CAPTION)
    address = _leave_after_a_moment(dedi)

    # Nobody comes back so soon that the browser has not yet handed the note to other pages.
    dedi.page.goto(f"{dedi.house.ruang}/robots.txt")
    dedi.page.wait_for_function(f"{_NOTED}.length")
    dedi.page.goto(address)

    expect(_caption(dedi)).to_have_value(CAPTION)
    assert not dedi.page.evaluate(_NOTED)
    dedi.troubles.clear()


def test_what_was_typed_after_a_save_whose_answer_was_lost_is_there_again(come: Come) -> None:
    """The server has more than this phone knows of; it is this phone's own, all the same."""
    dedi = come()
    dedi.sign_in("dedi")
    pocket.write(dedi, "Talut yang longsor di Sukun", photos=1)
    by_the_server = re.compile(r"^Tersimpan \d")
    saved = dedi.page.locator("[data-saved]")
    expect(saved).to_have_text(by_the_server, timeout=20_000)
    sent = pocket.loses_first_answer(dedi, "**/tulis/simpan/")
    dedi.page.get_by_label("Judul").fill("Talut yang longsor di Dusun Sukun")
    expect(saved).to_have_text("Menunggu sinyal", timeout=20_000)
    assert sent() == 1
    _caption(dedi).fill(CAPTION)
    address = _leave_after_a_moment(dedi)

    dedi.page.goto(address)

    expect(_caption(dedi)).to_have_value(CAPTION)
    expect(saved).to_have_text(by_the_server, timeout=20_000)
    dedi.troubles.clear()


def test_what_a_page_noted_as_it_went_does_not_outlive_its_sheet(come: Come) -> None:
    """A page that was laid aside comes back as it was, and its sheet may be thrown away then."""
    dedi = come()
    pocket.with_app(dedi)
    pocket.write(dedi, "Jadwal posyandu dusun", photos=1)
    saved = re.compile(r"^Tersimpan \d")  # by the server, too
    expect(dedi.page.locator("[data-saved]")).to_have_text(saved, timeout=20_000)
    dedi.page.goto(dedi.page.url)
    dedi.unfold("Buang konsep ini")
    dedi.page.evaluate(_TYPE_AND_GO)
    assert dedi.page.evaluate(_NOTED)

    dedi.page.get_by_role("button", name="Ya, buang").click()
    dedi.page.wait_for_url("**/konsep/", timeout=30_000)

    assert not dedi.page.evaluate(_NOTED)
    dedi.troubles.clear()


def test_where_the_browser_may_clear_the_phone_the_sheet_says_so_and_offers_to_send(
    come: Come,
) -> None:
    dedi = come()
    pocket.with_app(dedi)
    pocket.write(dedi, "Jembatan bambu diperbaiki")
    risk = dedi.page.locator("[data-at-risk]")
    expect(dedi.page.locator("[data-saved]")).to_contain_text("Tersimpan", timeout=20_000)
    expect(risk).to_be_hidden()
    dedi.page.context.route("**/simpan/", lambda route: route.abort())
    dedi.write("Judul", "Jembatan bambu diperbaiki warga")
    expect(risk).to_contain_text("Tersimpan di HP, bisa hilang kalau memori dibersihkan.")
    dedi.look("bisa-hilang")
    dedi.troubles.clear()

    with dedi.page.expect_request("**/simpan/"):
        risk.get_by_role("button", name="Kirim draf sekarang").click()
    dedi.page.context.unroute("**/simpan/")

    expect(risk).to_be_hidden(timeout=30_000)
    assert json.loads(dedi.page.evaluate(pocket.SHEETS))[0]["inHouse"]
    dedi.troubles.clear()


def test_what_was_detached_a_moment_before_leaving_stays_away(come: Come) -> None:
    dedi = come()
    pocket.with_app(dedi)
    pocket.write(dedi, "Iuran ronda dicatat", photos=2)
    dedi.unfold("Dokumen dan suara")
    dedi.page.locator("[name=dokumen]").set_input_files(
        {"name": "KTP.pdf", "mimeType": "application/pdf", "buffer": document(1)}
    )
    attached = dedi.page.locator("[data-attached-list] [name=attachments]")
    expect(attached).to_have_count(1, timeout=30_000)
    expect(dedi.page.locator("[data-saved]")).to_have_text(re.compile(r"^Tersimpan \d"))
    dedi.page.get_by_role("button", name="Buang dokumen ini").click()
    dedi.page.locator("[data-photo-drop]").first.click()
    address = _leave_after_a_moment(dedi)

    dedi.page.goto(address)

    expect(dedi.page.locator(".strip img")).to_have_count(1, timeout=30_000)
    expect(attached).to_have_count(0)


def test_a_waiting_sheet_that_is_only_opened_goes_on_waiting(come: Come) -> None:
    dedi = come()
    pocket.with_app(dedi)
    pocket.signal(dedi, there=False)
    pocket.write(dedi, "Iuran ronda menunggu", photos=2)
    pocket.send(dedi)
    pocket.sees(dedi, "Menunggu sinyal")

    dedi.page.locator("[data-part=waiting] a.item").first.click()
    expect(dedi.page.locator(".strip img")).to_have_count(2, timeout=30_000)
    dedi.page.wait_for_timeout(500)  # whoever only looks

    assert json.loads(dedi.page.evaluate(pocket.SHEETS))[0]["state"] == "waiting"
    dedi.troubles.clear()
