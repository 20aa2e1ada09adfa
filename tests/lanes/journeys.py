"""The main journeys, as any browser walks them: read, sign in, write without signal, send a tip."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Final
from urllib.parse import urlsplit

from tests.lanes.browser import LaneBrowser, button, until
from tests.long.line import Line

LABEL: Final = "teluk-kapuas"
_WRITER: Final = "dedi"
_CHAIR: Final = "hasan"
_PASSWORD: Final = "kabar-desa-2026"
_LEAD: Final = "Air masuk sejak subuh. Sebanyak 14 rumah terendam. Warga mengungsi ke balai desa."
_FIRST: Final = "article.story :is(h2, h3) a"
_WITH_PHOTO: Final = "Madu kelulut Bu Salmah sampai ke Pontianak"
_CAPTION: Final = "Warga Dusun Sukun mengangkat karung pasir"
_CAPTION_FIELD: Final = "[data-photo-list] [name$=-caption]"
_TIP: Final = "Jembatan gantung di Dusun Hilir putus tadi pagi, anak sekolah memutar."

# Whether the app has all that it takes along.
_APP: Final = """async () => {
  const names = (await caches.keys()).filter(name => name.startsWith('kimid-pages-'));
  const pages = names.length ? (await (await caches.open(names[0])).keys()).length : 0;
  return Boolean(navigator.serviceWorker.controller) && pages >= 6;
}"""
# Whether a reader's phone has a page.
_KEPT: Final = """async path => {
  const pages = await (await caches.open('dibuka')).keys();
  return Boolean(navigator.serviceWorker.controller) &&
    pages.some(page => new URL(page.url).pathname === path);
}"""
_PATH: Final = "() => location.pathname"
# Whether a page fits, and how many of its pictures have come.
_FITS: Final = "() => document.documentElement.scrollWidth <= innerWidth"
_PICTURES: Final = """() => [...document.images].filter(picture =>
  picture.complete && picture.naturalWidth > 1).length > 0"""
_VALUE: Final = "where => document.querySelector(where)?.value"
_SENTENCE: Final = "where => document.querySelector(where)?.textContent.trim()"
_DRAWN: Final = "() => document.querySelector('.strip img')?.naturalWidth > 0"
# Whether the one photo of a form has the name under which it is sent.
_NAMED: Final = """() => [...document.querySelectorAll('[data-photo-list] [name=photos]')]
  .filter(({ value, disabled }) => value && !disabled).length === 1"""
# Whether the phone has a word that was typed last.
_TYPED: Final = """word => new Promise(done => {
  indexedDB.open('kimid', 1).onsuccess = ({ target: { result: base } }) => {
    const all = base.transaction('sheets').objectStore('sheets').getAll();
    all.onsuccess = ({ target: { result: rows } }) => {
      base.close();
      done(rows.some(({ fields }) => fields.some(([, value]) => value === word)));
    };
  };
})"""
# As what the photos on the phone are stored.
_STORED: Final = """() => new Promise(done => {
  indexedDB.open('kimid', 1).onsuccess = ({ target: { result: base } }) => {
    const all = base.transaction('blobs').objectStore('blobs').getAll();
    all.onsuccess = ({ target: { result: rows } }) => {
      base.close();
      done(rows.length > 0 && rows.every(({ bytes }) => bytes.byteLength > 1000));
    };
  };
})"""
# What a session says when it shall store a Blob: nothing, or why not. Private ones do not.
_BLOB: Final = """() => new Promise(done => {
  const asked = indexedDB.open('percobaan', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('rows');
  asked.onsuccess = () => {
    try {
      const writing = asked.result.transaction('rows', 'readwrite');
      writing.objectStore('rows').put(new Blob(['a']), 'a');
      writing.oncomplete = () => done('');
      writing.onabort = () => done(String(writing.error));
    } catch (error) { done(String(error)); }
  };
})"""
# Reads and writes on the phone eight times at once without a pause, by the module of the page.
_BUSY: Final = """async () => {
  const assets = (await caches.keys()).find(name => name.startsWith('kimid-assets-'));
  const files = (await (await caches.open(assets)).keys()).map(({ url }) => url);
  const { change } = await import(files.find(url => url.includes('/skrip/store.')));
  const again = (number) => change('photos', 'none', () => undefined).then(() => {
    window.went.add(number);
    again(number);
  });
  window.went = new Set();
  addEventListener('pageshow', () => { window.went = new Set(); });
  for (let number = 0; number < 8; number += 1) again(number);
}"""
# All of them go on there, or the page was made anew.
_GOES_ON: Final = """where => location.pathname === where &&
  (window.went === undefined || window.went.size === 8)"""


@dataclass
class Walk:
    """One person with a browser, on a line that can be switched off."""

    browser: LaneBrowser
    line: Line
    photo: Path
    is_in: bool = False

    @property
    def public(self) -> str:
        """The site of the group."""
        return f"http://{LABEL}.kim.localhost:{self.line.port}"

    @property
    def ruang(self) -> str:
        """The workspace."""
        return f"http://ruang.localhost:{self.line.port}"

    @property
    def desk(self) -> str:
        """The group's own pages of the workspace."""
        return f"{self.ruang}/s/{LABEL}"

    def sees(self, words: str, where: str = "main") -> None:
        """Wait until a page says something."""
        until(
            self.browser,
            f"“{words}” in {where}",
            lambda: any(words in text for text in self.browser.texts(where)),
        )

    def gives(self, function: str, *given: object, answer: object = True) -> None:
        """Wait until a function of JavaScript gives this."""
        until(
            self.browser,
            f"{function.strip()} gives {answer}",
            lambda: self.browser.run(function, *given) == answer,
        )

    def counts(self, where: str, many: int) -> None:
        """Wait until there are so many elements."""
        until(self.browser, f"{many} × {where}", lambda: len(self.browser.texts(where)) == many)

    def comes_to(self, end: str) -> None:
        """Wait until the address ends so."""
        until(self.browser, f"…{end}", lambda: self.browser.address().endswith(end))


def reads(walk: Walk) -> None:
    """A neighbour reads the front page of the group, and a story with its photo."""
    browser = walk.browser
    browser.open(f"{walk.public}/")
    walk.gives(_FITS)
    browser.press(f"//main//a[contains(., '{_WITH_PHOTO}')]")
    walk.gives(_SENTENCE, "article.article h1", answer=_WITH_PHOTO)
    walk.gives(_FITS)
    walk.gives(_PICTURES)


def signs_in(walk: Walk) -> None:
    """A writer comes in through the door; then the app is on the phone."""
    _comes_in(walk, _WRITER)
    walk.gives(_FITS)
    walk.gives(_APP)
    walk.is_in = True


def keeps_a_photo(walk: Walk) -> None:
    """A photo that is chosen without signal is there after a reload, in a private session too."""
    if walk.browser.is_private:
        assert walk.browser.run(_BLOB), "this session stores Blobs, so it is not a private one"
    title = f"Parit meluap {token_hex(3)}"
    _begins(walk, title)
    walk.gives(_STORED)
    walk.browser.open(walk.browser.address())
    walk.gives(_VALUE, "[name=title]", answer=title)
    walk.gives(_DRAWN)


def leaves_while_writing(walk: Walk) -> None:
    """A page that leaves in the middle of writing on the phone goes on when it comes back, and
    keeps no other page from writing. WebKit lays pages aside as they are.
    """
    if not walk.is_in:
        signs_in(walk)
    walk.browser.open(f"{walk.desk}/")
    walk.browser.run(_BUSY)
    walk.browser.open(f"{walk.desk}/berita/")
    walk.browser.run("() => history.back()")
    walk.gives(_GOES_ON, f"/s/{LABEL}/")
    _begins(walk, f"Jalan rusak {token_hex(3)}")


def sends_once(walk: Walk) -> None:
    """A story with a photo and its caption is written without signal, survives its tab, and goes
    once when the signal is back.
    """
    browser, title = walk.browser, f"Air pasang di Dusun Sukun {token_hex(3)}"
    _begins(walk, title)
    browser.fill("[name=lead]", _LEAD)
    browser.fill(_CAPTION_FIELD, _CAPTION)
    browser.open(browser.address())
    _is_there(walk, title)
    browser.next_tab()
    browser.open(f"{walk.desk}/kotak-keluar/")
    browser.press("//details[@data-part='writing']/summary")
    browser.press(_row("writing", title))
    _is_there(walk, title)
    browser.press(button("Kirim ke kelompok"))
    walk.sees("Menunggu sinyal")
    walk.line.switch(there=True)
    browser.open(f"{walk.desk}/kotak-keluar/")
    walk.sees("Terkirim terakhir")
    walk.counts(_row("waiting", title), 0)
    browser.open(f"{walk.desk}/berita/")
    row = f"//main//a[contains(., '{title}')]"
    walk.counts(row, 1)
    browser.press(row)
    walk.sees(title, "h1")
    browser.open(f"{browser.address()}ubah/")
    _is_there(walk, title)
    walk.counts("[name=photos]", 1)


def sends_a_tip(walk: Walk) -> None:
    """A neighbour without JavaScript tells the group something, with a photo where it can go."""
    browser = walk.browser
    browser.open("data:text/html,<title>off</title><script>document.title='on'</script>")
    walk.sees("off", "title")
    browser.open(f"{walk.public}/")
    browser.press(button("Kirim kabar ke kami"))
    walk.sees("Kirim kabar ke KIM", "h1")
    browser.fill("[name=words]", _TIP)
    browser.fill("[name=place]", "Dusun Hilir")
    browser.fill("[name=name]", "Bu Aminah")
    browser.fill("[name=contact]", "0812 0000 0099")
    if browser.sends_files_by_form:
        browser.choose("[name=foto]", walk.photo)
    browser.press(button("Kirim kabar"))
    walk.sees("Kabar Anda sudah kami terima.")
    browser.open(browser.address())
    walk.sees("Kabar Anda sudah kami terima.")


def reads_without_signal(walk: Walk) -> None:
    """A neighbour reads a story again without signal. The chair withdraws it; with the next signal
    it is gone from the phone.
    """
    browser = walk.browser
    browser.open(f"{walk.public}/")
    title = str(browser.run(_SENTENCE, _FIRST))
    browser.press(_FIRST)
    walk.gives(_SENTENCE, "article.article h1", answer=title)
    story, path = browser.address(), browser.run(_PATH)
    until(browser, f"{path} is on the phone", lambda: _opens_and_has(browser, story, path))
    walk.line.switch(there=False)
    browser.open(story)
    walk.sees("disimpan di HP Anda hari ini, mungkin sudah berubah")
    walk.sees(title, "h1")
    walk.line.switch(there=True)
    _withdraws(walk, title)
    browser.open(f"{walk.public}/pedoman/")
    until(browser, f"{path} is gone", lambda: not browser.run(_KEPT, path))
    walk.line.switch(there=False)
    browser.open(story)
    walk.sees("Tersimpan di HP ini", "h1")
    assert title not in " ".join(browser.texts("main"))


def sells_by_a_link(walk: Walk) -> None:
    """A seller without an account writes a good with a photo by her link, finds all of it again in
    a page that was made anew, and sends it without signal. It goes once when the signal is back.
    """
    browser, name = walk.browser, f"Keripik pisang {token_hex(3)}"
    address = _link_of_a_seller(walk)
    browser.open(address)
    browser.press(button("Ini saya, buka lapak saya"))
    browser.press(button("Jual barang baru"))
    walk.sees("Barang apa ini?")
    browser.choose("[name=foto]", walk.photo)
    browser.fill("[name=name]", name)
    browser.fill("[name=price]", "15rb")
    browser.fill("[name=unit]", "bungkus")
    walk.gives(_TYPED, "bungkus")
    walk.gives(_NAMED)
    browser.open(browser.address())
    walk.gives(_VALUE, "[name=name]", answer=name)
    walk.gives(_NAMED)
    walk.line.switch(there=False)
    browser.press(button("Kirim ke KIM"))
    walk.sees("Menunggu sinyal")
    walk.line.switch(there=True)
    walk.sees("Sekarang giliran KIM")
    walk.sees("1 foto, semua sampai")
    browser.open(address)
    walk.counts(f"//main//*[not(*)][contains(., '{name}')]", 1)


def _link_of_a_seller(walk: Walk) -> str:
    """The address that the chair makes for a seller. He comes in for it, and leaves."""
    browser = walk.browser
    _comes_in(walk, _CHAIR)
    browser.open(f"{walk.desk}/lapak/")
    browser.press("//main//a[contains(@href, '/penjual/')][contains(., 'Bu Salmah')]")
    browser.press(button("Tautan untuk Bu Salmah"))
    browser.press(button("Buat tautan"))
    until(browser, "the link", lambda: browser.run(_VALUE, "#alamat"))
    path = urlsplit(str(browser.run(_VALUE, "#alamat"))).path
    _leaves(walk)
    return f"{walk.ruang}{path}"


def _opens_and_has(browser: LaneBrowser, address: str, path: object) -> object:
    """Open a page, which the worker keeps from its second look on."""
    browser.open(address)
    return browser.run(_KEPT, path)


def _withdraws(walk: Walk, title: str) -> None:
    """The chair comes in, withdraws a story, and leaves. Nobody else may be in."""
    browser = walk.browser
    assert not walk.is_in
    _comes_in(walk, _CHAIR)
    browser.open(f"{walk.desk}/berita/")
    browser.press(button("Terbit"))
    browser.press(f"//main//a[contains(., '{title}')]")
    browser.press("//main//a[contains(., 'Tarik kabar')]")
    browser.press("//label[contains(., 'Isinya keliru')]")
    browser.fill("#tarik [name=reason]", "Ternyata keliru.")
    browser.press(button("Tarik dari semua portal"))
    walk.sees("Kabar sudah ditarik dari semua portal.")
    _leaves(walk)


def _comes_in(walk: Walk, who: str) -> None:
    """Sign in."""
    browser = walk.browser
    browser.open(f"{walk.ruang}/masuk/")
    browser.fill("[name=login]", who)
    browser.fill("[name=password]", _PASSWORD)
    browser.press(button("Masuk"))
    walk.comes_to(f"/s/{LABEL}/")


def _leaves(walk: Walk) -> None:
    """Sign out."""
    browser = walk.browser
    browser.open(f"{walk.ruang}/keluar/")
    browser.press("//form[@data-leave]//button")
    until(browser, "nobody is in", lambda: not browser.texts("[data-leave]"))


def _begins(walk: Walk, title: str) -> None:
    """A sheet with a title and a photo, without signal."""
    if not walk.is_in:
        signs_in(walk)
    walk.line.switch(there=False)
    walk.browser.open(f"{walk.desk}/tulis/")
    walk.browser.choose("[name=foto]", walk.photo)
    walk.counts(".strip [data-state=kept]", 1)
    walk.browser.fill("[name=title]", title)


def _is_there(walk: Walk, title: str) -> None:
    """All that was typed and chosen is in the sheet."""
    walk.gives(_VALUE, "[name=title]", answer=title)
    walk.gives(_VALUE, "[name=lead]", answer=_LEAD)
    walk.gives(_VALUE, _CAPTION_FIELD, answer=_CAPTION)
    walk.gives(_DRAWN)


def _row(part: str, title: str) -> str:
    """What the outbox has of a story in one of its parts."""
    return f"//*[@data-part='{part}']//a[contains(., '{title}')]"


JOURNEYS: Final[Mapping[str, Callable[[Walk], None]]] = {
    each.__name__: each
    for each in (
        reads,
        reads_without_signal,
        sells_by_a_link,
        signs_in,
        keeps_a_photo,
        leaves_while_writing,
        sends_once,
        sends_a_tip,
    )
}
WITHOUT_SCRIPT: Final = frozenset({"sends_a_tip"})
