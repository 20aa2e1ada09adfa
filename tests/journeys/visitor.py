"""Somebody with a browser. Every page they come to is looked at: does it fit, can it be touched, is
it in our words?
"""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import time
from typing import Final

from pikepdf import Pdf
from playwright.sync_api import ConsoleMessage, Cookie, Page, Response
from playwright.sync_api import TimeoutError as PageTimeout

from kimid.demo.codes import demo_codes
from tests.journeys.house import House, soon

PASSWORD: Final = "kabar-desa-2026"
_DAY: Final = 24 * 60 * 60  # seconds
_SHOWN: Final[set[tuple[Path, str]]] = set()  # digits that were typed in an install
_YOUNG: Final = (
    5 * 60
)  # seconds: what is weighty may be done without a further proof for ten minutes
_INSIDE: Final[
    dict[tuple[Path, int, str, str], tuple[dict[str, str], float]]
] = {}  # cookies, by who came in through the door, and since when
_EXPECTED: Final = (
    # pages that are not there say so
    "Failed to load resource: the server responded with a status of 4",
    # a journey has switched the signal off; this may be said long after that
    "Failed to load resource: net::ERR_INTERNET_DISCONNECTED",
    "Service Worker registration blocked by Playwright",  # where a test wants none
)
_NOT_OURS: Final = re.compile(
    r"\b(the|and|error|submit|password|username|invalid|gagal|login|logout|required|none)\b", re.I
)

# The text of the page, and what is wrong with it as it stands, in words; an empty list if nothing
# is. Both in one: a locator would bring its own script into every page that is looked at.
_LOOK: Final = """() => {
  const found = [];
  // What is far down is not laid out, and innerText leaves it out; people scroll.
  const scrolled = new CSSStyleSheet();
  scrolled.replaceSync('* { content-visibility: visible !important }');
  document.adoptedStyleSheets = [scrolled];
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth)
    found.push(`moves sideways: ${root.scrollWidth} > ${innerWidth}`);
  const seen = element => element.checkVisibility() && element.getClientRects().length > 0;
  const name = element =>
    (element.name || element.textContent.trim() || element.tagName).slice(0, 40);
  const touched = 'button, input:not([type=hidden]), select, textarea, summary, .button, nav a';
  for (const element of [...document.querySelectorAll(touched)].filter(seen)) {
    const isChoice = element.matches('[type=radio], [type=checkbox]');
    const target = isChoice ? element.closest('label') : element;
    const height = target.getBoundingClientRect().height;
    if (height < 44) found.push(`only ${height} px high: ${name(element)}`);
    if (element.matches('input, select, textarea') && !element.labels.length)
      found.push(`no label: ${name(element)}`);
  }
  const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
  for (const id of new Set(ids.filter((id, place) => ids.indexOf(id) !== place)))
    found.push(`two things are called #${id}`);
  for (const by of ['aria-describedby', 'aria-labelledby'])
    for (const element of document.querySelectorAll(`[${by}]`))
      for (const id of element.getAttribute(by).split(' '))
        if (!document.getElementById(id)) found.push(`${by} #${id}, which is not there`);
  const heads = document.querySelectorAll('h1').length;
  if (heads !== 1) found.push(`${heads} headings of the first rank`);
  const main = [...document.querySelectorAll('main .button[data-kind=main]')].filter(seen).length;
  if (main > 1) found.push(`${main} filled buttons`);
  const text = document.body.innerText;
  document.adoptedStyleSheets = [];
  return [text, found];
}"""


class Visitor:
    """One person in a browser of their own."""

    def __init__(self, page: Page, house: House, shots: Path | None) -> None:
        self.page = page
        self.house = house
        self._shots = shots
        self.troubles: list[str] = []
        self.on_look: Callable[[str], None] | None = (
            None  # who else looks, wherever this visitor does
        )
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))

    def open(self, url: str) -> int:
        """Go to an address; gives the status."""
        return self._status(self.page.goto(url))

    def press(self, name: str, *, within: str = "main") -> int:
        """Press a button or link by what stands on it; gives the status of the page that comes."""
        target = (
            self.page.locator(within)
            .locator("button, a")
            .filter(visible=True, has_text=re.compile(rf"^\s*{re.escape(name)}"))
        )
        try:
            return self.after(target.first.click)
        except PageTimeout as error:
            error.add_note(f"on {self.page.url}: {self.page.locator('body').inner_text()[:600]}")
            raise

    def after(self, act: Callable[[], None]) -> int:
        """Do something that leads to another page; gives its status."""
        # A page that only changes its own address on the way loads nothing.
        with self.page.expect_response(self._is_page) as coming, self.page.expect_event("load"):
            act()
        return coming.value.status

    def unfold(self, name: str) -> None:
        """Open a fold by its title."""
        self.page.locator("summary", has_text=name).first.click()

    def reveal(self, name: str, *, within: str = "main") -> None:
        """Open a form of this page by the link that leads to it."""
        self.page.locator(within).locator("a[href^='#']").filter(
            visible=True, has_text=name
        ).first.click()

    def write(self, label: str, words: str) -> None:
        """Fill a field by its label."""
        self.page.get_by_label(label).filter(visible=True).first.fill(words)

    def sign_in(self, login: str, password: str = PASSWORD, *, anew: bool = False) -> int:
        """Through the door of the workspace. Who came in minutes ago is still in, on whatever
        device, unless they come `anew`.
        """
        if not anew and (status := self._still_in(login, password)):
            return status
        self.open(f"{self.house.ruang}/masuk/")
        self.write("Nama akun", login)
        self.write("Kata sandi", password)
        status = self.press("Masuk")
        if self.page.url.endswith("/masuk/pasti/"):
            status = self._show_code(login)
        cookies = {each["name"]: each["value"] for each in self._cookies()}
        if "sessionid" in cookies:
            inside = {name: cookies[name] for name in ("sessionid", "known")}
            _INSIDE[self._as(login, password)] = inside, time()
        return status

    def _cookies(self) -> list[Cookie]:
        return self.page.context.cookies(self.house.ruang)

    def _still_in(self, login: str, password: str) -> int:
        """Take up the session that this person has, if it is young: what is weighty would ask for a
        new proof in an older one. A session is of its browser, so only a browser that knows nobody
        yet can be that one. Gives the status of their first page; 0 when there is none.
        """
        inside, since = _INSIDE.get(self._as(login, password), ({}, 0.0))
        knows = any(each["name"] == "known" for each in self._cookies())
        if not inside or knows or time() - since > _YOUNG:
            return 0
        self.page.context.add_cookies(
            [
                {"name": name, "value": value, "url": self.house.ruang}
                for name, value in inside.items()
            ]
        )
        status = self.open(f"{self.house.ruang}/")
        return 0 if "/masuk/" in self.page.url else status

    def _as(self, login: str, password: str) -> tuple[Path, int, str, str]:
        return self.house.folder, self.house.ahead, login, password

    def _show_code(self, login: str) -> int:
        """The digits from the phone of an official of the demo. Each counts once: who came in a
        moment ago waits for the next.
        """

        def unused() -> list[str]:
            codes = demo_codes(login, time() + self.house.ahead * _DAY)
            return [code for code in codes if (self.house.folder, code) not in _SHOWN]

        assert soon(lambda: bool(unused()), seconds=65)
        for code in unused():
            _SHOWN.add((self.house.folder, code))
            self.write("Kode", code)
            status = self.press("Lanjut")
            if not self.page.url.endswith("/masuk/pasti/"):
                break
        return status

    def pages_on_paper(self) -> int:
        """On how many sheets of A4 this page is printed."""
        with Pdf.open(BytesIO(self.page.pdf(format="A4", prefer_css_page_size=True))) as printed:
            return len(printed.pages)

    def look(self, step: str = "") -> str:
        """Take a picture if pictures are wanted, hold the page against the rules, and give its
        text.
        """
        if self._shots is not None and step:
            self.page.screenshot(path=self._shots / f"{step}.png", full_page=True)
        text: str
        text, wrong = self.page.evaluate(_LOOK)
        strange = set(_NOT_OURS.findall(text))
        found = [
            *wrong,
            *self.troubles,
            *(f"not our word: {word}" for word in strange),
        ]
        assert found == [], f"{step or self.page.url}: {found}"
        if self.on_look:
            self.on_look(step)
        return text

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(_EXPECTED):
            self.troubles.append(message.text)

    def _is_page(self, answer: Response) -> bool:
        """Whether this is the answer that is shown in the window, and no step on the way there."""
        is_shown = answer.request.is_navigation_request() and answer.frame == self.page.main_frame
        return is_shown and not 300 <= answer.status < 400

    @staticmethod
    def _status(answer: Response | None) -> int:
        assert answer is not None
        return answer.status
