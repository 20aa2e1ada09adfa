"""What readers see of the KIM of the stolen account: titles on fronts, links, unverified stories,
and whether anything of it is left.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from bench.browser import Answer
from bench.world_words import BASE, RUANG, host
from tests.long.form_browser import FormBrowser
from tests.long.stolen_words import LABEL, MARK

MEDIA: Final = "media.localhost"
REGENCY: Final = 2  # levels up to here have a front of two titles for each KIM
_PHRASES: Final = re.compile(r"gacor|maxwin", re.IGNORECASE)
_DIGITS: Final = str.maketrans("4013", "aoie")  # as the thief disguises letters
_FEEDS: Final = (".xml", ".ics", ".json", ".csv")
_MOST_PAGES: Final = 12  # of a list
_MOMENT: Final = re.compile(rb"Berat halaman ini [^<]*")  # in the foot of every kept page
_MEDIA_PATH: Final = re.compile(
    r"/(?:f/[\w-]+/\d+\.(?:webp|avif)|kartu/[\w-]+\.jpg|lampiran/[\w-]+\.\w+)"
)
# At the address of the KIM, or without one: its home leads to stories of neighbours, too.
_STORY: Final = re.compile(
    rf"(?:{LABEL}\.{re.escape(BASE)}[:\d]*|(?<![\w.]))(/berita/[\w-]+-([2-9a-z]+)/)"
)
_TOUCHED: Final = re.compile(
    rf"{MARK}\w*\s?(?:[.\u3002\uff0e\uff61]|%2e)\w|\w\.\w[\w-]*/\S*{MARK}|https?:/\S*{MARK}",
    re.IGNORECASE,
)
_AS_WORDS: Final = re.compile(rf"titik\s\w+/\S*{MARK}", re.IGNORECASE)  # `bit titik ly/abc`


class SeenPage(NamedTuple):
    """One address, and what it answered."""

    host: str
    path: str
    status: int
    text: str

    @property
    def is_feed(self) -> bool:
        """Whether programs read it, which make links of bare addresses by themselves."""
        return urlsplit(self.path).path.endswith(_FEEDS)


class Readers:
    """A reader without cookies who asks through the front server."""

    def __init__(self, port: int, portals: list[str], levels: list[int]) -> None:
        self._browser = FormBrowser(port)
        self.port = port
        self.portals = portals
        self.uppers = [
            label for label, level in zip(portals, levels, strict=True) if level <= REGENCY
        ]
        self.upper_hosts = {host(label) for label in self.uppers}

    def get(self, name: str, path: str) -> Answer:
        """One page as it is now."""
        return self._browser.get(name, path)

    def page(self, label: str, path: str) -> SeenPage:
        """One page of a site, as text."""
        answer = self.get(host(label), path)
        return SeenPage(host(label), path, answer.status, answer.body.decode(errors="replace"))

    def most_titles(self) -> int:
        """The most titles of the KIM on one front page of regency, province and nation."""
        return max(len(stories_on(self.page(label, "/"))) for label in self.uppers)

    def all_pages(self, words: Iterable[str]) -> list[SeenPage]:
        """The lists of all portals and of a neighbour, and every page of the KIM's own site."""
        searched = [*words]
        lists = [
            page
            for label in (*self.portals, "kim-lain-0", LABEL)
            for page in self._lists_of(label, searched)
        ]
        own = [page for page in lists if page.host == host(LABEL)]
        paths = {path for page in own for path, _ in _STORY.findall(page.text)}
        stories = [self.page(LABEL, path) for path in sorted(paths)]
        boards = [self.page(LABEL, f"{path}papan/") for path in sorted(paths)]
        return [*lists, *stories, *boards]

    def _lists_of(self, label: str, words: Iterable[str]) -> Iterator[SeenPage]:
        yield from self._pages(label, "/kabar/" if label != LABEL else "/")
        for path in (
            "/",
            "/berita/",
            "/pengumuman/",
            "/agenda/",
            "/arsip/",
            "/profil/" if label == LABEL else "/kim/",
            "/tentang/",
            "/kontak/",
            "/rss.xml",
            "/atom.xml",
            "/berita/rss.xml",
            "/agenda.ics",
            "/sitemap.xml",
            "/peta/halaman.xml",
            *(() if label in ("", LABEL) else ("/data.json", "/data.csv")),
            *(("/peta/situs-1.xml", "/data.json") if not label else ()),
            *(f"/cari/?q={word}" for word in words),
        ):
            yield self.page(label, path)
        for path in self._months(label):
            yield self.page(label, path)

    def _pages(self, label: str, path: str) -> Iterator[SeenPage]:
        """All pages of a list."""
        for number in range(2, _MOST_PAGES):
            page = self.page(label, f"{path}?hal={number}")
            if page.status != 200:
                return
            yield page

    def _months(self, label: str) -> list[str]:
        archive = self.page(label, "/arsip/").text
        return sorted(set(re.findall(r'"(/arsip/20\d\d/[01]\d/)', archive)))


def stories_on(page: SeenPage) -> set[str]:
    """The public ids of stories of the KIM that a page leads to."""
    is_own = page.host == host(LABEL)
    return {
        match[2] for match in _STORY.finditer(page.text) if is_own or match[0].startswith(LABEL)
    }


def media_of(pages: Iterable[SeenPage]) -> list[str]:
    """The files on the media host that these pages show."""
    return sorted({match[0] for page in pages for match in _MEDIA_PATH.finditer(page.text)})


def without_moment(body: bytes) -> bytes:
    """A page but for what its foot says of the moment it was made."""
    return _MOMENT.sub(b"", body)


def phrases_on(pages: Iterable[SeenPage]) -> list[str]:
    """Where a word of gambling stands."""
    return [
        f"{page.host}{page.path}" for page in pages if _PHRASES.search(page.text.translate(_DIGITS))
    ]


def foreign_hosts(pages: Iterable[SeenPage]) -> set[str]:
    """The hosts outside of this install that pages link to."""
    targets = (target for page in pages for target in _Targets.of(page).links)
    return {_netloc(target) for target in targets if _is_foreign(target)}


def working_links(pages: Iterable[SeenPage], known: set[str]) -> list[str]:
    """Links to hosts that were not there before, and addresses of the thief wherever a program
    would make a link of them: in feeds, in what pages say of themselves, and in texts to share.
    """
    return [
        f"{page.host}{page.path}: {target[:120]}"
        for page in pages
        for target in _bad_links(page, known)
    ]


def _bad_links(page: SeenPage, known: set[str]) -> Iterator[str]:
    targets = _Targets.of(page)
    for target in targets.links:
        is_new = _is_foreign(target) and _netloc(target) not in known
        if is_new or _address_of_thief(unquote(target)):
            yield target
    for text in [page.text] if page.is_feed else targets.descriptions:
        if address := _address_of_thief(unescape(text)):
            yield address


def _address_of_thief(text: str) -> str:
    """Where an address of the thief stands in it as an address; empty if nowhere."""
    signs = (" " if sign.isspace() else sign for sign in unicodedata.normalize("NFKC", text))
    plain = "".join(sign for sign in signs if sign.isprintable())
    plain = plain.replace("\u0430", "a")  # the look-alike among the disguises
    address = _TOUCHED.search(_AS_WORDS.sub("", plain))
    return address[0] if address else ""


def _netloc(target: str) -> str:
    """The host of a link; all of a link that cannot be read."""
    try:
        return urlsplit(target).netloc.lower() or target
    except ValueError:
        return target


def _is_foreign(target: str) -> bool:
    """Whether a link leads away from this install. Links of odd schemes do, too."""
    try:
        parts = urlsplit(target)
        name = parts.hostname or ""
    except ValueError:
        return True
    if not parts.scheme and not parts.netloc:
        return target.startswith(("\\", "/\\"))
    if parts.scheme in ("mailto", "tel", "sms", "whatsapp"):
        return False
    return not (name == BASE or name.endswith(f".{BASE}") or name in (MEDIA, RUANG))


class _Targets(HTMLParser):
    """The links of a page, and what it says of itself to other programs."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.descriptions: list[str] = []
        self._is_title = False

    @classmethod
    def of(cls, page: SeenPage) -> "_Targets":
        reader = cls()
        reader.feed(page.text)
        return reader

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag in ("a", "area", "form", "iframe"):
            self.links += [values[key] for key in ("href", "action", "src") if values.get(key)]
        elif tag == "meta":
            self.descriptions.append(values.get("content", ""))
        self._is_title = tag == "title"

    def handle_data(self, data: str) -> None:
        if self._is_title:
            self.descriptions.append(data)
