"""The workspace in a pocket: a phone with and without signal, what it holds, and what arrives."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, Final
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import FilePayload, Route, expect

from tests.journeys.house import soon
from tests.journeys.visitor import Visitor

LABEL: Final = "teluk-kapuas"
LEAD: Final = "Air masuk sejak subuh. Sebanyak 14 rumah terendam. Warga mengungsi ke balai desa."
# What the phone holds, by kind: the keys of all rows.
ROWS: Final = """async () => {
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
    const all = base.transaction('sheets').objectStore('sheets').getAll();
    all.onsuccess = ({ target: { result: rows } }) => {
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
  for (const name of ['a.jpg', 'b.jpg'])
    files.items.add(new File([bytes], name, { type: 'image/jpeg' }));
  form.append(Object.assign(document.createElement('textarea'), { name: 'text', value: words }));
  const settings = { type: 'file', name: 'foto', multiple: true };
  const field = Object.assign(document.createElement('input'), settings);
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
  const chosen = new DataTransfer();
  const bytes = Uint8Array.from(atob(photo), sign => sign.charCodeAt(0));
  chosen.items.add(new File([bytes], 'a.jpg', { type: 'image/jpeg' }));
  files.files = chosen.files;
}).observe(document, { childList: true, subtree: true })"""


def photo(colour: str = "teal") -> FilePayload:
    body = BytesIO()
    Image.effect_noise((1200, 900), 40).convert("RGB").save(body, "JPEG")
    return {"name": f"{colour}.jpg", "mimeType": "image/jpeg", "buffer": body.getvalue()}


def rows(who: Visitor) -> dict[str, list[Any]]:
    held: dict[str, list[Any]] = who.page.evaluate(ROWS)
    return held


def with_app(who: Visitor, login: str = "dedi") -> None:
    """Signed in, at home, and the app has all it needs without signal."""
    who.sign_in(login)
    assert soon(lambda: bool(who.page.evaluate(APP)), seconds=30)


def signal(who: Visitor, *, there: bool) -> None:
    who.page.context.set_offline(not there)


def write(who: Visitor, title: str, photos: int = 0) -> None:
    who.open(f"{who.house.ruang}/s/{LABEL}/tulis/")
    if photos:
        who.page.locator("[name=foto]").set_input_files([photo() for _ in range(photos)])
        states = who.page.locator(".strip [data-state=kept], .strip [data-state=good]")
        expect(states).to_have_count(photos, timeout=30_000)
    who.write("Judul", title)
    who.write("Inti, tiga kalimat", LEAD)


def send(who: Visitor) -> None:
    who.page.get_by_role("button", name="Kirim ke kelompok").click()


def sees(who: Visitor, words: str) -> None:
    expect(who.page.locator("main")).to_contain_text(words, timeout=30_000)


def stories(who: Visitor, title: str) -> list[str]:
    """The addresses of the group's stories with this title."""
    who.open(f"{who.house.ruang}/s/{LABEL}/berita/")
    found: list[str] = who.page.locator("a.item", has_text=title).evaluate_all(
        "links => links.map(link => link.href)"
    )
    return found


def arrived_once(who: Visitor, title: str, photos: int = 0) -> None:
    """The group has it, whole and once."""
    addresses = stories(who, title)
    assert len(addresses) == 1
    who.open(f"{addresses[0]}ubah/")
    assert who.page.locator("[name=photos]").count() == photos
    assert who.page.locator("[name=lead]").input_value() == LEAD


def loses_first_answer(who: Visitor, pattern: str) -> Callable[[], int]:
    """The server does what it is asked, but its first answer never arrives. Gives how often that
    happened.
    """
    lost: list[str] = []

    def lose(route: Route) -> None:
        if lost:
            return route.continue_()
        elsewhere = f"http://127.0.0.1:{who.house.port}{urlsplit(route.request.url).path}"
        route.fetch(
            url=elsewhere,
            headers={**route.request.all_headers(), "host": urlsplit(route.request.url).netloc},
        )
        lost.append(route.request.url)
        return route.abort()

    who.page.context.route(pattern, lose)
    return lambda: len(lost)


# A form of any subject, with a photo, given to the outbox.
ENQUEUE: Final = """async ([address, photo]) => {
  const { enqueue } = await import(address);
  const bytes = Uint8Array.from(atob(photo), (sign) => sign.charCodeAt(0));
  const { person, site } = document.documentElement.dataset;
  await enqueue({
    person, site, number: "beras23456", url: `/s/${site}/percobaan/`,
    fields: [["number", "beras23456"], ["title", "Beras"]],
    blobs: [new File([bytes], "a.jpg", { type: "image/jpeg" })],
    blobField: "photos", blobUrl: `/s/${site}/foto/`, title: "Beras",
  });
}"""
