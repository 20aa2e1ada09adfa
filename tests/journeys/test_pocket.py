"""The workspace without signal: nothing is lost, nothing happens twice, and nobody sees what
another has on a shared phone.
"""

import json
from base64 import b64encode
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Route, expect

from kimid.ui.scripts import script_digest
from tests.journeys import pocket
from tests.journeys.conftest import Come
from tests.journeys.house import House, soon

# How many files of the app the phone has.
_FILES = """async () => {
  const name = (await caches.keys()).find(each => each.startsWith('kimid-assets-'));
  return name ? (await (await caches.open(name)).keys()).length : 0;
}"""
# A form goes, and the page that follows it is not there yet.
_SENDS = """() => {
  const form = document.querySelector('main form');
  const send = { method: 'POST', body: new FormData(form), redirect: 'manual' };
  return fetch(form.action, send).then(answer => answer.type);
}"""
# The app brings two pages of its own up to date.
_TAKES_ALONG = """async path => {
  const worker = (await navigator.serviceWorker.ready).active;
  const { person } = document.documentElement.dataset;
  worker.postMessage({ keep: [path, '/bagikan/'], person, after: -1 });
}"""
# The browser empties that cache, and leaves the worker.
_GIVES_UP = """async () => {
  const name = (await caches.keys()).find(each => each.startsWith('kimid-assets-'));
  const cache = await caches.open(name);
  for (const file of await cache.keys()) await cache.delete(file);
}"""


def test_a_story_with_photos_written_without_signal_goes_by_itself(come: Come) -> None:
    dedi = come()
    title = "Air pasang masuk Dusun Sukun"
    pocket.with_app(dedi)
    pocket.signal(dedi, there=False)
    pocket.write(dedi, title, photos=2)
    pocket.send(dedi)
    pocket.sees(dedi, "Menunggu sinyal")
    pocket.sees(dedi, "2 foto, ±")
    dedi.troubles.clear()
    assert "Anda tetap bisa menulis." in dedi.look("menunggu")

    pocket.signal(dedi, there=True)

    dedi.page.wait_for_url("**/terkirim/", timeout=30_000)
    assert f"“{title}” sudah di tangan kelompok" in dedi.look("terkirim")
    assert (pocket.rows(dedi)["photos"], pocket.rows(dedi)["blobs"]) == ([], [])
    pocket.arrived_once(dedi, title, photos=2)


def test_the_app_starts_and_opens_a_draft_without_signal(come: Come, house: House) -> None:
    dedi = come()
    title = "Konsep di jalan pulang"
    pocket.with_app(dedi)
    pocket.write(dedi, title, photos=1)
    dedi.page.wait_for_url("**/ubah/")
    address = dedi.page.url
    expect(dedi.page.locator("[data-saved]")).to_contain_text("Tersimpan", timeout=20_000)
    pocket.signal(dedi, there=False)

    for start in (f"{house.ruang}/", address):
        dedi.page.goto(start)
        dedi.troubles.clear()
    dedi.page.wait_for_url("**/tulis/?lembar=*")
    expect(dedi.page.locator("[name=title]")).to_have_value(title)
    expect(dedi.page.locator(".strip img")).to_have_count(1)
    dedi.page.goto(f"{house.ruang}/")
    assert dedi.page.url == f"{house.ruang}/s/{pocket.LABEL}/"
    expect(dedi.page.locator("[data-signal-words]")).to_have_text("Tanpa sinyal")
    dedi.page.goto(f"{house.ruang}/s/{pocket.LABEL}/baca/")
    pocket.sees(dedi, "Bacaan")
    dedi.page.goto(f"{house.ruang}/s/{pocket.LABEL}/kim/")
    pocket.sees(dedi, "Halaman ini belum tersimpan di HP.")


def test_a_page_that_the_phone_has_not_says_so_without_signal_and_leads_to_the_group(
    come: Come, house: House
) -> None:
    dedi = come()
    pocket.with_app(dedi)
    pocket.signal(dedi, there=False)

    assert dedi.open(f"{house.ruang}/s/{pocket.LABEL}/kelompok/") == 503
    expect(dedi.page.locator("h1")).to_have_text("Sedang tidak tersambung")
    links = dedi.page.locator("main a").evaluate_all("all => all.map(each => each.pathname)")
    assert links == [f"/s/{pocket.LABEL}/", f"/s/{pocket.LABEL}/kotak-keluar/"]
    dedi.troubles.clear()  # the page that was asked for
    dedi.look("tanpa-sinyal")
    dedi.page.get_by_role("link", name="Ke beranda").click()
    expect(dedi.page.locator("h1")).not_to_have_text("Sedang tidak tersambung")


def test_who_is_quicker_than_the_page_loses_neither_what_was_kept_nor_what_they_type(
    come: Come,
) -> None:
    dedi = come()
    kept = "Yang kemarin disimpan"
    quick = "Yang diketik sebelum siap"
    pocket.with_app(dedi)
    pocket.signal(dedi, there=False)
    pocket.write(dedi, kept)
    dedi.page.wait_for_url("**/tulis/?lembar=*")
    expect(dedi.page.locator("[data-saved]")).to_contain_text("HP")
    photo = b64encode(pocket.photo()["buffer"]).decode()
    dedi.page.add_init_script(f"({pocket.QUICK})({json.dumps([quick, photo])})")

    dedi.page.reload()

    offer = dedi.page.locator("[data-found-again]")
    expect(offer).to_contain_text(kept)
    expect(dedi.page.locator("[name=title]")).to_have_value(quick)
    expect(dedi.page.locator(".strip [data-state=kept]")).to_have_count(1, timeout=30_000)
    offer.get_by_role("button", name="Pakai").click()
    expect(dedi.page.locator("[name=title]")).to_have_value(kept)
    expect(dedi.page.locator("[name=lead]")).to_have_value(pocket.LEAD)
    dedi.page.goto(f"{dedi.house.ruang}/s/{pocket.LABEL}/kotak-keluar/")
    for title in (kept, quick):
        expect(dedi.page.locator("[data-part=writing]")).to_contain_text(title)
    dedi.troubles.clear()


def test_what_another_app_hands_over_becomes_a_sheet_without_signal(come: Come) -> None:
    dedi = come()
    pocket.with_app(dedi)
    pocket.signal(dedi, there=False)

    dedi.page.evaluate(
        pocket.HAND_OVER,
        ["Banjir di RT 2\n\nMohon bantuan", b64encode(pocket.photo()["buffer"]).decode()],
    )

    dedi.page.wait_for_url("**/tulis/?lembar=*")
    expect(dedi.page.locator(".strip [data-state=kept]")).to_have_count(2, timeout=30_000)
    assert dedi.page.locator("[name=body]").input_value().splitlines() == [
        "> Banjir di RT 2",
        "",
        "> Mohon bantuan",
    ]
    expect(dedi.page.get_by_label("Saya tahu dari")).to_have_value("told")
    dedi.troubles.clear()
    assert "Siapa yang mengirim?" in dedi.look("kiriman")
    dedi.page.reload()
    expect(dedi.page.locator("[data-forwarded]")).to_be_visible()
    dedi.write("Siapa atau surat apa?", "Pak Jamhari")
    assert soon(lambda: "Pak Jamhari" in dedi.page.evaluate(pocket.SHEETS), seconds=5)
    dedi.page.reload()
    expect(dedi.page.locator("[name=source_name]")).to_have_value("Pak Jamhari")
    expect(dedi.page.locator("[data-forwarded]")).to_be_hidden()


def test_on_a_shared_phone_nobody_sees_what_another_has_written(come: Come, house: House) -> None:
    phone = come()
    title = "Rahasia Dedi"
    pocket.with_app(phone)
    pocket.signal(phone, there=False)
    pocket.write(phone, title, photos=1)
    pocket.send(phone)
    pocket.sees(phone, "Menunggu sinyal")
    phone.page.context.clear_cookies()
    phone.page.goto("about:blank")
    phone.troubles.clear()
    pocket.signal(phone, there=True)

    assert phone.sign_in("siti", anew=True) == 200

    for path in ("", "tulis/", "kotak-keluar/"):
        phone.open(f"{house.ruang}/s/{pocket.LABEL}/{path}")
        assert title not in phone.look()
    pocket.sees(phone, "Semua sudah terkirim.")
    assert len(pocket.rows(phone)["pages"]) == 1
    pocket.signal(phone, there=False)
    phone.page.goto(f"{house.ruang}/s/{pocket.LABEL}/")
    expect(phone.page.locator(".tenant")).to_contain_text("Siti")
    pocket.signal(phone, there=True)
    assert pocket.stories(phone, title) == []
    phone.page.context.clear_cookies()
    phone.sign_in("dedi", anew=True)  # it was only waiting for him
    assert soon(lambda: len(pocket.stories(phone, title)) == 1, seconds=20)
    pocket.arrived_once(phone, title, photos=1)


def test_signing_out_asks_what_was_not_sent_and_then_leaves_nothing(
    come: Come, house: House
) -> None:
    dedi = come()
    pocket.with_app(dedi)
    pocket.signal(dedi, there=False)
    pocket.write(dedi, "Belum terkirim", photos=1)
    pocket.send(dedi)
    pocket.sees(dedi, "Menunggu sinyal")
    dedi.page.context.route("**/kirim/", lambda route: route.abort())
    dedi.page.context.route("**/simpan/", lambda route: route.abort())
    pocket.signal(dedi, there=True)
    dedi.open(f"{house.ruang}/keluar/")
    dedi.page.get_by_role("button", name="Keluar dari akun").click()
    pocket.sees(dedi, "1 kiriman belum terkirim.")
    dedi.troubles.clear()
    dedi.look("belum-terkirim")

    assert dedi.press("Hapus dari HP ini, lalu keluar") == 200

    held = pocket.rows(dedi)
    assert [held[kind] for kind in ("sheets", "photos", "blobs", "shares", "pages")] == [[]] * 5


def test_an_answer_that_was_lost_makes_no_second_story_and_no_second_photo(come: Come) -> None:
    sent = []
    for number, pattern in enumerate(("**/potongan/", "**/simpan/", "**/kirim/")):
        dedi = come()
        title = f"Jawaban hilang {number}"
        pocket.with_app(dedi)
        lost = pocket.loses_first_answer(dedi, pattern)
        pocket.write(dedi, title, photos=1)
        pocket.send(dedi)
        sent.append((dedi, title, pattern, lost))

    # All three wait at the same time: a phone tries again after many seconds.
    for dedi, title, pattern, lost in sent:
        dedi.page.wait_for_url("**/terkirim/", timeout=60_000)
        assert lost() == 1, pattern
        pocket.arrived_once(dedi, title, photos=1)


def test_a_photo_story_takes_at_most_nine_taps(come: Come, house: House) -> None:
    dedi = come()
    title = "Jembatan papan baru"
    pocket.with_app(dedi)
    dedi.open(f"{house.ruang}/")
    taps = 3  # Ambil foto, and two in the picker of the phone
    dedi.page.locator("[data-begin] [type=file]").set_input_files([pocket.photo()])
    dedi.page.wait_for_url("**/tulis/?lembar=*")
    expect(dedi.page.locator(".strip img")).to_have_count(1, timeout=30_000)
    dedi.page.locator("[name=title]").click()
    taps += 1
    dedi.page.keyboard.type(title)
    dedi.page.keyboard.press("Enter")  # the keyboard's Next
    taps += 1
    dedi.page.keyboard.type(pocket.LEAD)
    pocket.send(dedi)
    taps += 1
    dedi.page.wait_for_url("**/terkirim/", timeout=30_000)

    assert taps <= 9
    pocket.arrived_once(dedi, title, photos=1)


def test_another_form_than_a_story_waits_in_the_outbox_too_and_goes_by_itself(come: Come) -> None:
    dedi, sent = come(), list[dict[str, list[str]]]()
    pocket.with_app(dedi)

    def take(route: Route) -> None:
        sent.append(parse_qs(route.request.post_data))
        route.fulfill(json={"address": f"/s/{pocket.LABEL}/berita/"})

    dedi.page.context.route("**/percobaan/", take)
    dedi.open(f"{dedi.house.ruang}/s/{pocket.LABEL}/")
    pocket.signal(dedi, there=False)
    script = f"/skrip/outbox.{script_digest('outbox')}.js"
    dedi.page.evaluate(pocket.ENQUEUE, [script, b64encode(pocket.photo()["buffer"]).decode()])
    assert sent == []
    pocket.signal(dedi, there=True)

    dedi.open(f"{dedi.house.ruang}/s/{pocket.LABEL}/kotak-keluar/")
    last = dedi.page.locator("[data-last]")
    expect(last).to_contain_text("Terkirim terakhir", timeout=30_000)
    assert "Beras" not in dedi.page.locator("[data-outbox]").inner_text()
    [photo] = sent[0]["photos"]
    assert sent == [{"number": ["beras23456"], "title": ["Beras"], "photos": [photo]}]
    picture = f"/s/{pocket.LABEL}/foto/{photo}/320.webp"
    assert dedi.page.evaluate("(path) => fetch(path).then(({ status }) => status)", picture) == 200


def test_a_full_phone_says_so_and_loses_nothing(come: Come) -> None:
    dedi = come()
    title = "HP penuh"
    pocket.with_app(dedi)
    dedi.page.add_init_script(pocket.FULL)
    dedi.open(f"{dedi.house.ruang}/s/{pocket.LABEL}/tulis/")
    dedi.page.locator("[name=foto]").set_input_files([pocket.photo()])
    expect(dedi.page.locator("[data-photo-words]")).to_contain_text(
        "Tempat di HP tinggal sedikit.", timeout=30_000
    )
    dedi.write("Judul", title)
    dedi.write("Inti, tiga kalimat", pocket.LEAD)
    expect(dedi.page.locator(".strip [data-state=good]")).to_have_count(1, timeout=30_000)
    pocket.send(dedi)
    dedi.page.wait_for_url("**/terkirim/", timeout=30_000)
    dedi.look("terkirim")
    pocket.arrived_once(dedi, title, photos=1)


@pytest.mark.parametrize("is_tapped", [True, False])
def test_a_photo_that_the_phone_did_not_take_and_that_broke_off_goes_again(
    come: Come, *, is_tapped: bool
) -> None:
    dedi = come()
    pocket.with_app(dedi)
    dedi.page.add_init_script(pocket.FULL)
    dedi.page.context.route("**/potongan/", lambda route: route.abort())
    dedi.open(f"{dedi.house.ruang}/s/{pocket.LABEL}/tulis/")
    dedi.page.locator("[name=foto]").set_input_files([pocket.photo()])
    item = dedi.page.locator(".strip [data-state=cut]")
    expect(item).to_contain_text("Putus sebelum sampai.", timeout=30_000)
    dedi.page.context.unroute("**/potongan/")

    if is_tapped:
        item.get_by_role("button", name="Kirim lagi").click()

    sent = dedi.page.locator(".strip [data-state=good] [name=photos]")
    expect(sent).to_have_count(1, timeout=30_000)
    dedi.troubles.clear()


def test_the_first_load_of_the_workspace_is_light(come: Come, house: House) -> None:
    dedi = come()
    dedi.sign_in("dedi")
    line = dedi.page.context.new_cdp_session(dedi.page)
    line.send("Network.enable")
    line.send("Network.clearBrowserCache")
    weights: list[float] = []
    line.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    dedi.page.goto(f"{house.ruang}/s/{pocket.LABEL}/", wait_until="networkidle")

    assert 0 < sum(weights) <= 120 * 1024, sum(weights)


def test_an_app_whose_files_the_browser_has_given_up_is_whole_at_the_next_visit(
    come: Come, house: House
) -> None:
    dedi = come()
    pocket.with_app(dedi)
    many = dedi.page.evaluate(_FILES)
    assert many > 10
    dedi.page.evaluate(_GIVES_UP)
    assert dedi.page.evaluate(_FILES) == 0

    dedi.open(f"{house.ruang}/s/{pocket.LABEL}/berita/")

    assert soon(lambda: dedi.page.evaluate(_FILES) == many, seconds=30)


def test_pages_that_the_app_takes_along_use_up_no_messages(come: Come, house: House) -> None:
    dedi = come()
    pocket.with_app(dedi)
    dedi.open(f"{house.ruang}/pemberitahuan/pilihan/")
    dedi.page.evaluate(_SENDS)

    last = f"{house.ruang}/bagikan/"
    with dedi.page.context.expect_event("requestfinished", lambda asked: asked.url == last):
        dedi.page.evaluate(_TAKES_ALONG, f"/s/{pocket.LABEL}/berita/")

    dedi.open(f"{house.ruang}/s/{pocket.LABEL}/")
    pocket.sees(dedi, "Tersimpan.")
    pocket.signal(dedi, there=False)
    dedi.open(f"{house.ruang}/s/{pocket.LABEL}/")
    assert "Tersimpan." not in dedi.page.locator("main").inner_text()
