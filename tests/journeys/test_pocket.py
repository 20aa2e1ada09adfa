"""The workspace without signal: nothing is lost, nothing happens twice, and nobody sees what another has on a shared phone."""

import json
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import FilePayload, Route, expect

from tests.journeys.conftest import Come
from tests.journeys.house import House, soon
from tests.journeys.visitor import Visitor

LABEL: Final = "teluk-kapuas"
LEAD: Final = "Air masuk sejak subuh. Sebanyak 14 rumah terendam. Warga mengungsi ke balai desa."
# What the phone holds, by kind: the keys of all rows.
HELD: Final = """async () => {
  const base = await new Promise(done => {
    const asked = indexedDB.open('kimid', 1);
    asked.onsuccess = () => done(asked.result);
  });
  const keys = kind => new Promise(done => {
    const asked = base.transaction(kind).objectStore(kind).getAllKeys();
    asked.onsuccess = () => done(asked.result);
  });
  const held = {};
  for (const kind of base.objectStoreNames) held[kind] = await keys(kind);
  base.close();
  return { ...held, pages: (await caches.keys()).filter(name => name.startsWith('kimid-pages-')) };
}"""
# What all sheets on the phone say.
SHEETS: Final = """() => new Promise(done => {
  indexedDB.open('kimid', 1).onsuccess = ({ target: { result: base } }) => {
    base.transaction('sheets').objectStore('sheets').getAll().onsuccess = ({ target: { result: rows } }) => {
      base.close();
      done(JSON.stringify(rows));
    };
  };
})"""
# A phone without room: the browser takes nothing more for this page.
FULL: Final = """
IDBObjectStore.prototype.put = function () {
  const asked = this.count();
  this.transaction.abort();
  return asked;
};"""
# Whether the app has all that it takes along.
APP: Final = """async () => {
  const names = (await caches.keys()).filter(name => name.startsWith('kimid-pages-'));
  const pages = names.length ? (await (await caches.open(names[0])).keys()).length : 0;
  return Boolean(navigator.serviceWorker.controller) && pages >= 6;
}"""
# Another app hands over two files and a text, as Android does: a form posted to the share target.
HAND_OVER: Final = """([words, photo]) => {
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action: '/bagikan/', enctype: 'multipart/form-data' });
  const bytes = Uint8Array.from(atob(photo), sign => sign.charCodeAt(0));
  const files = new DataTransfer();
  for (const name of ['a.jpg', 'b.jpg']) files.items.add(new File([bytes], name, { type: 'image/jpeg' }));
  form.append(Object.assign(document.createElement('textarea'), { name: 'text', value: words }));
  const field = Object.assign(document.createElement('input'), { type: 'file', name: 'foto', multiple: true });
  field.files = files.files;
  form.append(field);
  document.body.append(form);
  form.submit();
}"""


# Somebody is quicker than the page: they type and choose a photo before its scripts run.
QUICK: Final = """([title, photo]) => new MutationObserver((_, watch) => {
  const form = document.querySelector('[data-sheet]'), files = form?.querySelector('[name=foto]');
  if (!files || !form.querySelector('[name=title]')) return;
  watch.disconnect();
  form.querySelector('[name=title]').value = title;
  const chosen = new DataTransfer(), bytes = Uint8Array.from(atob(photo), sign => sign.charCodeAt(0));
  chosen.items.add(new File([bytes], 'a.jpg', { type: 'image/jpeg' }));
  files.files = chosen.files;
}).observe(document, { childList: true, subtree: true })"""


def _photo(colour: str = "teal") -> FilePayload:
    body = BytesIO()
    Image.effect_noise((1200, 900), 40).convert("RGB").save(body, "JPEG")
    return {"name": f"{colour}.jpg", "mimeType": "image/jpeg", "buffer": body.getvalue()}


def _held(who: Visitor) -> dict[str, list[Any]]:
    held: dict[str, list[Any]] = who.page.evaluate(HELD)
    return held


def _with_app(who: Visitor, login: str = "dedi") -> None:
    """Signed in, at home, and the app has all it needs without signal."""
    who.sign_in(login)
    assert soon(lambda: bool(who.page.evaluate(APP)), seconds=30)


def _signal(who: Visitor, *, there: bool) -> None:
    who.page.context.set_offline(not there)


def _write(who: Visitor, title: str, photos: int = 0) -> None:
    who.open(f"{who.house.ruang}/s/{LABEL}/tulis/")
    if photos:
        who.page.locator("[name=foto]").set_input_files([_photo() for _ in range(photos)])
        states = who.page.locator(".strip [data-state=kept], .strip [data-state=good]")
        expect(states).to_have_count(photos, timeout=30_000)
    who.write("Judul", title)
    who.write("Inti, tiga kalimat", LEAD)


def _send(who: Visitor) -> None:
    who.page.get_by_role("button", name="Kirim ke kelompok").click()


def _told(who: Visitor, words: str) -> None:
    expect(who.page.locator("main")).to_contain_text(words, timeout=30_000)


def _stories(who: Visitor, title: str) -> list[str]:
    """The addresses of the group's stories with this title."""
    who.open(f"{who.house.ruang}/s/{LABEL}/berita/")
    found: list[str] = who.page.locator("a.item", has_text=title).evaluate_all("links => links.map(link => link.href)")
    return found


def _once(who: Visitor, title: str, photos: int = 0) -> None:
    """The group has it, whole and once."""
    addresses = _stories(who, title)
    assert len(addresses) == 1
    who.open(f"{addresses[0]}ubah/")
    assert who.page.locator("[name=photos]").count() == photos
    assert who.page.locator("[name=lead]").input_value() == LEAD


def test_a_story_with_photos_written_without_signal_goes_by_itself(come: Come) -> None:
    dedi, title = come(), "Air pasang masuk Dusun Sukun"
    _with_app(dedi)
    _signal(dedi, there=False)
    _write(dedi, title, photos=2)
    _send(dedi)
    _told(dedi, "Menunggu sinyal")
    _told(dedi, "2 foto, ±")
    dedi.troubles.clear()
    assert "Anda tetap bisa menulis." in dedi.look("menunggu")

    _signal(dedi, there=True)

    dedi.page.wait_for_url("**/terkirim/", timeout=30_000)
    assert f"“{title}” sudah di tangan kelompok" in dedi.look("terkirim")
    assert (_held(dedi)["photos"], _held(dedi)["blobs"]) == ([], [])
    _once(dedi, title, photos=2)


def test_the_app_starts_and_opens_a_draft_without_signal(come: Come, house: House) -> None:
    dedi, title = come(), "Konsep di jalan pulang"
    _with_app(dedi)
    _write(dedi, title, photos=1)
    dedi.page.wait_for_url("**/ubah/")
    address = dedi.page.url
    expect(dedi.page.locator("[data-saved]")).to_contain_text("Tersimpan", timeout=20_000)
    _signal(dedi, there=False)

    for start in (f"{house.ruang}/", address):
        dedi.page.goto(start)
        dedi.troubles.clear()
    dedi.page.wait_for_url("**/tulis/?lembar=*")
    expect(dedi.page.locator("[name=title]")).to_have_value(title)
    expect(dedi.page.locator(".strip img")).to_have_count(1)
    dedi.page.goto(f"{house.ruang}/")
    assert dedi.page.url == f"{house.ruang}/s/{LABEL}/"
    expect(dedi.page.locator("[data-signal-words]")).to_have_text("Tanpa sinyal")
    dedi.page.goto(f"{house.ruang}/s/{LABEL}/baca/")
    _told(dedi, "Bacaan")
    dedi.page.goto(f"{house.ruang}/s/{LABEL}/kim/")
    _told(dedi, "Halaman ini belum tersimpan di HP.")


def test_who_is_quicker_than_the_page_loses_neither_what_was_kept_nor_what_they_type(come: Come) -> None:
    dedi, kept, quick = come(), "Yang kemarin disimpan", "Yang diketik sebelum siap"
    _with_app(dedi)
    _signal(dedi, there=False)
    _write(dedi, kept)
    dedi.page.wait_for_url("**/tulis/?lembar=*")
    expect(dedi.page.locator("[data-saved]")).to_contain_text("HP")
    photo = b64encode(_photo()["buffer"]).decode()
    dedi.page.add_init_script(f"({QUICK})({json.dumps([quick, photo])})")

    dedi.page.reload()

    offer = dedi.page.locator("[data-found-again]")
    expect(offer).to_contain_text(kept)
    expect(dedi.page.locator("[name=title]")).to_have_value(quick)
    expect(dedi.page.locator(".strip [data-state=kept]")).to_have_count(1, timeout=30_000)
    offer.get_by_role("button", name="Pakai").click()
    expect(dedi.page.locator("[name=title]")).to_have_value(kept)
    expect(dedi.page.locator("[name=lead]")).to_have_value(LEAD)
    dedi.page.goto(f"{dedi.house.ruang}/s/{LABEL}/kotak-keluar/")
    for title in (kept, quick):
        expect(dedi.page.locator("[data-part=writing]")).to_contain_text(title)
    dedi.troubles.clear()


def test_what_another_app_hands_over_becomes_a_sheet_without_signal(come: Come) -> None:
    dedi = come()
    _with_app(dedi)
    _signal(dedi, there=False)

    dedi.page.evaluate(HAND_OVER, ["Banjir di RT 2\n\nMohon bantuan", b64encode(_photo()["buffer"]).decode()])

    dedi.page.wait_for_url("**/tulis/?lembar=*")
    expect(dedi.page.locator(".strip [data-state=kept]")).to_have_count(2, timeout=30_000)
    assert dedi.page.locator("[name=body]").input_value().splitlines() == ["> Banjir di RT 2", "", "> Mohon bantuan"]
    assert dedi.page.get_by_label("Cerita orang", exact=True).is_checked()
    dedi.troubles.clear()
    assert "Siapa yang mengirim?" in dedi.look("kiriman")
    dedi.page.reload()
    expect(dedi.page.locator("[data-forwarded]")).to_be_visible()
    dedi.write("Siapa atau surat apa?", "Pak Jamhari")
    assert soon(lambda: "Pak Jamhari" in dedi.page.evaluate(SHEETS), seconds=5)
    dedi.page.reload()
    expect(dedi.page.locator("[name=source_name]")).to_have_value("Pak Jamhari")
    expect(dedi.page.locator("[data-forwarded]")).to_be_hidden()


def test_on_a_shared_phone_nobody_sees_what_another_has_written(come: Come, house: House) -> None:
    phone, title = come(), "Rahasia Dedi"
    _with_app(phone)
    _signal(phone, there=False)
    _write(phone, title, photos=1)
    _send(phone)
    _told(phone, "Menunggu sinyal")
    phone.page.context.clear_cookies()
    phone.page.goto("about:blank")
    phone.troubles.clear()
    _signal(phone, there=True)

    assert phone.sign_in("siti") == 200

    for path in ("", "tulis/", "kotak-keluar/"):
        phone.open(f"{house.ruang}/s/{LABEL}/{path}")
        assert title not in phone.look()
    _told(phone, "Semua sudah terkirim.")
    assert len(_held(phone)["pages"]) == 1
    _signal(phone, there=False)
    phone.page.goto(f"{house.ruang}/s/{LABEL}/")
    expect(phone.page.locator(".tenant")).to_contain_text("Siti")
    _signal(phone, there=True)
    assert _stories(phone, title) == []
    phone.page.context.clear_cookies()
    phone.sign_in("dedi")  # it was only waiting for him
    assert soon(lambda: len(_stories(phone, title)) == 1, seconds=20)
    _once(phone, title, photos=1)


def test_signing_out_asks_what_was_not_sent_and_then_leaves_nothing(come: Come, house: House) -> None:
    dedi = come()
    _with_app(dedi)
    _signal(dedi, there=False)
    _write(dedi, "Belum terkirim", photos=1)
    _send(dedi)
    _told(dedi, "Menunggu sinyal")
    dedi.page.context.route("**/kirim/", lambda route: route.abort())
    dedi.page.context.route("**/simpan/", lambda route: route.abort())
    _signal(dedi, there=True)
    dedi.open(f"{house.ruang}/keluar/")
    dedi.page.get_by_role("button", name="Keluar").click()
    _told(dedi, "1 kabar belum terkirim.")
    dedi.troubles.clear()
    dedi.look("belum-terkirim")

    assert dedi.press("Hapus dari HP ini, lalu keluar") == 200

    held = _held(dedi)
    assert [held[kind] for kind in ("sheets", "photos", "blobs", "shares", "pages")] == [[]] * 5


def _answer_lost(who: Visitor, pattern: str) -> Callable[[], int]:
    """The house does what it is asked, but its first answer never arrives. Gives how often that happened."""
    lost: list[str] = []

    def lose(route: Route) -> None:
        if lost:
            return route.continue_()
        elsewhere = f"http://127.0.0.1:{who.house.port}{urlsplit(route.request.url).path}"
        route.fetch(url=elsewhere, headers={**route.request.all_headers(), "host": urlsplit(route.request.url).netloc})
        lost.append(route.request.url)
        return route.abort()

    who.page.context.route(pattern, lose)
    return lambda: len(lost)


def test_an_answer_that_was_lost_makes_no_second_story_and_no_second_photo(come: Come) -> None:
    for number, pattern in enumerate(("**/potongan/", "**/simpan/", "**/kirim/")):
        dedi, title = come(), f"Jawaban hilang {number}"
        _with_app(dedi)
        lost = _answer_lost(dedi, pattern)
        _write(dedi, title, photos=1)
        _send(dedi)
        dedi.page.wait_for_url("**/terkirim/", timeout=60_000)
        assert lost() == 1, pattern
        _once(dedi, title, photos=1)


def test_a_photo_story_takes_at_most_nine_taps(come: Come, house: House) -> None:
    dedi, title = come(), "Jembatan papan baru"
    _with_app(dedi)
    dedi.open(f"{house.ruang}/")
    taps = 3  # Ambil foto, and two in the picker of the phone
    dedi.page.locator("[data-begin] [type=file]").set_input_files([_photo()])
    dedi.page.wait_for_url("**/tulis/?lembar=*")
    expect(dedi.page.locator(".strip img")).to_have_count(1, timeout=30_000)
    dedi.page.locator("[name=title]").click()
    taps += 1
    dedi.page.keyboard.type(title)
    dedi.page.keyboard.press("Enter")  # the keyboard's Next
    taps += 1
    dedi.page.keyboard.type(LEAD)
    _send(dedi)
    taps += 1
    dedi.page.wait_for_url("**/terkirim/", timeout=30_000)

    assert taps <= 9
    _once(dedi, title, photos=1)


def test_a_full_phone_says_so_and_loses_nothing(come: Come) -> None:
    dedi, title = come(), "HP penuh"
    _with_app(dedi)
    dedi.page.add_init_script(FULL)
    dedi.open(f"{dedi.house.ruang}/s/{LABEL}/tulis/")
    dedi.page.locator("[name=foto]").set_input_files([_photo()])
    expect(dedi.page.locator("[data-photo-words]")).to_contain_text("Tempat di HP tinggal sedikit.", timeout=30_000)
    dedi.write("Judul", title)
    dedi.write("Inti, tiga kalimat", LEAD)
    expect(dedi.page.locator(".strip [data-state=good]")).to_have_count(1, timeout=30_000)
    _send(dedi)
    dedi.page.wait_for_url("**/terkirim/", timeout=30_000)
    dedi.look("terkirim")
    _once(dedi, title, photos=1)


def test_the_first_load_of_the_workspace_is_light(come: Come, house: House) -> None:
    dedi = come()
    dedi.sign_in("dedi")
    line = dedi.page.context.new_cdp_session(dedi.page)
    line.send("Network.enable")
    line.send("Network.clearBrowserCache")
    weights: list[float] = []
    line.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    dedi.page.goto(f"{house.ruang}/s/{LABEL}/", wait_until="networkidle")

    assert 0 < sum(weights) <= 120 * 1024, sum(weights)
