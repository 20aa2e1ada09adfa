"""The office closes the site of the stolen account, looks whose account is whose, and opens it."""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bench.databases import Install
from bench.world_words import PASSWORD, RUANG, host
from kimid.demo.codes import digits
from tests.long.form_browser import FormBrowser, form_with
from tests.long.stolen_sight import MEDIA, Readers, SeenPage, media_of, without_moment
from tests.long.stolen_words import LABEL, OFFICE, SECRET, Post

_MINUTE: Final = 60.0
_PATIENCE: Final = 90.0  # seconds until a code is one that was not used yet
_SITE: Final = host(LABEL)
# The thief noted activities. They stay, and readers have their number (decision 38).
_SUMS: Final = re.compile(rb'<section[^>]* aria-labelledby="kegiatan">.*?</section>', re.DOTALL)
_NOT_PAGES: Final = ("/kirim-kabar/", "/kirim-kabar/poster/", "/sk/", "/peta.svg")


@dataclass(frozen=True)
class HonestPages:
    """What readers had of stories that the thief did not touch, by address."""

    bodies: Mapping[tuple[str, str], bytes]

    @classmethod
    def of(cls, readers: Readers, paths: Sequence[str]) -> "HonestPages":
        """All pages and files of these stories as they are now."""
        pages = [readers.page(LABEL, f"{path}{more}") for path in paths for more in ("", "papan/")]
        addresses = [(page.host, page.path) for page in pages if page.status == 200]
        addresses += [(_SITE, "/sk/"), (_SITE, "/profil/")]
        addresses += [(MEDIA, path) for path in media_of(pages)]
        return cls({each: _compared(readers.get(*each).body) for each in addresses})

    def changed(self, readers: Readers) -> list[str]:
        """The addresses that do not answer as they did."""
        return [
            f"{name}{path}"
            for (name, path), body in self.bodies.items()
            if _compared(readers.get(name, path).body) != body
        ]


def _compared(body: bytes) -> bytes:
    """A page but for its moment and the number of activities."""
    return _SUMS.sub(b"", without_moment(body))


def officer_browser(port: int, username: str) -> FormBrowser:
    """The officer signs in with the code of the app, once it is one that was not used yet."""
    until = time.monotonic() + _PATIENCE
    while True:
        browser = FormBrowser(port)
        try:
            browser.sign_in_by_code(username, PASSWORD, digits(SECRET, time.time()))
        except ConnectionError:
            if time.monotonic() > until:
                raise
            time.sleep(5)
        else:
            return browser


@dataclass(frozen=True)
class Closing:
    """The site on its way out: what readers had, and how much of it is left."""

    install: Install
    readers: Readers
    pages: list[SeenPage]
    files: list[str]
    stories: list[str]  # public ids

    def left(self) -> list[str]:
        """What readers, and a front server in its folders, still have of the KIM."""
        asked = {(page.host, page.path) for page in self.pages}
        asked |= {(_SITE, path) for path in _NOT_PAGES}
        return [*self.left_of(sorted(asked)), *self._in_folders()]

    def left_of(self, asked: Sequence[tuple[str, str]]) -> Iterator[str]:
        """Those addresses that still tell something of the KIM, and files of its photos."""
        for name, path in asked:
            answer = self.readers.get(name, path)
            text = answer.body.decode(errors="replace")
            is_open = answer.status == 200 if name == _SITE else _SITE in text
            if is_open or any(f"-{each}/" in text for each in self.stories):
                yield f"{name}{path}"
        for path in self.files:
            if self.readers.get(MEDIA, path).status == 200:
                yield f"{MEDIA}{path}"

    def _in_folders(self) -> Iterator[str]:
        pages, public = self.install.folder / "pages", self.install.folder / "media" / "public"
        for file in (pages / _SITE).rglob("index.html*"):
            yield f"file {file.relative_to(pages)}"
        names = {path.split("/")[2].partition(".")[0] for path in self.files}
        for file in public.rglob("*"):
            if file.is_file() and names & {*file.parts, file.stem}:
                yield f"file {file.relative_to(public)}"


def closed_and_opened(
    closing: Closing,
    port: int,
    world: Mapping[str, Any],
    *,
    browsers: Mapping[str, FormBrowser],
    honest: HonestPages,
) -> dict[str, Any]:
    """Both acts, and what readers and members have after each."""
    officer = officer_browser(port, world["officer"])
    portal = next(
        label
        for label, code in zip(world["portals"], world["codes"], strict=True)
        if code == OFFICE
    )
    office = f"/s/{portal}/pembinaan/{world['kim']}/"
    shown = len(closing.left())
    officer.send(RUANG, office, {"langkah": "karantina", "karantina-threat": "breach"})
    begun = time.monotonic()
    gone = _seconds_until_gone(closing, begun)
    while time.monotonic() < begun + _MINUTE:
        time.sleep(0.2)
    left, alive = closing.left(), _alive(browsers, port, world["links"])
    _open_again(officer, f"{office}karantina/", world["people"])
    changed = _changed_after_a_minute(honest, closing.readers)
    for line in (*left[:20], *alive, *changed[:20]):
        print(line)
    return {
        "shown": shown,
        "gone_seconds": gone,
        "left": len(left),
        "alive": len(alive),
        "compared": len(honest.bodies),
        "missing": len(changed),
    }


def _seconds_until_gone(closing: Closing, begun: float) -> float:
    """After how many seconds nothing was left; a minute and more if something was."""
    while closing.left():
        if time.monotonic() > begun + _MINUTE:
            break
    return round(time.monotonic() - begun, 1)


def _changed_after_a_minute(honest: HonestPages, readers: Readers) -> list[str]:
    until = time.monotonic() + _MINUTE
    while changed := honest.changed(readers):
        if time.monotonic() > until:
            break
    return changed


def _alive(browsers: Mapping[str, FormBrowser], port: int, links: Mapping[str, str]) -> list[str]:
    """Sessions and links that still open something, and accounts that still come into the group."""
    sessions = [f"session {name}" for name, each in browsers.items() if each.is_signed_in]
    stranger = FormBrowser(port)
    doors = [
        f"link {name}" for name, path in links.items() if stranger.get(RUANG, path).status == 200
    ]
    accounts = [f"account {post}" for post in Post if _comes_in(port, f"{LABEL}-{post}")]
    return [*sessions, *doors, *accounts]


def _comes_in(port: int, username: str) -> bool:
    browser = FormBrowser(port)
    browser.sign_in(username, PASSWORD)
    return browser.get(RUANG, f"/s/{LABEL}/berita/").status == 200


def _open_again(officer: FormBrowser, path: str, people: Mapping[str, int]) -> None:
    """Say whose account is whose, hold what the doubtful one published, and release the site."""
    for post, person in people.items():
        step = "akhiri" if post == Post.VICTIM else "pastikan"
        values = {"langkah": step, "person": str(person), "how": "Datang sendiri, KTP cocok."}
        officer.send(RUANG, path, values)
    fields = form_with(officer.get(RUANG, path).body.decode(), "note")
    note = {"langkah": "buka", "note": "Akun yang dicuri sudah dikeluarkan."}
    answer = officer.send(RUANG, path, {**fields, **note})
    if answer.status != 302:
        raise RuntimeError(f"the release was answered {answer.status}")
