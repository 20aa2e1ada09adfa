"""A browser that walks through an install and notes all that ran in its pages, or wanted to."""

import re
from collections import Counter
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Response

from tests.journeys.kinds import Kind, kind_of

# Leads out of kimid, or is a file; what stands in those is not opened as a page.
FILES: Final = (
    ".xml",
    ".csv",
    ".pdf",
    ".xlsx",
    ".gz",
    ".docx",
    ".json",
    ".svg",
    ".png",
    ".webmanifest",
    ".gif",
    ".webp",
    ".ics",
    "/keluar/",
)
_OF_LIST: Final = re.compile(r"(?:hal=\d+)?")  # the further pages of a list
# What the page itself would tell us: a script that ran, and a rule of the Content-Security-Policy
# that had to hold it back.
_LISTEN: Final = """
  window.heard = [];
  for (const name of ['alert', 'confirm', 'prompt'])
    window[name] = () => { window.heard.push(name); };
  document.addEventListener('securitypolicyviolation', event =>
    window.heard.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
# Wakes what sleeps in the page; gives what was heard by then, where its links lead, and how many
# curtains (see below) it has. All in one: a locator would bring its own script into each of forty
# thousand pages.
_WAKE: Final = """async curtains => {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  for (const element of document.querySelectorAll('main *'))
    element.dispatchEvent(new Event('mouseover'));
  await new Promise(resolve => setTimeout(resolve));
  const links = [...document.querySelectorAll('a[href]')];
  return {
    heard: window.heard,
    links: links.map(
      link => new URL(link.getAttribute('href'), document.baseURI).href.split('#')[0]),
    curtains: document.querySelectorAll(curtains).length,
  };
}"""
# Forms that only show something: who sent a tip or a report, what only editors see of a source.
_CURTAINS: Final = (
    "form[action$='/pengirim/'], form[action$='/nomor/'],"
    " form[action*='/sumber/']:not([action$='/sumber/'])"
)


class _Seen(NamedTuple):
    """What a page told: what ran or wanted to, where it leads, and how many curtains it has."""

    heard: list[str]
    links: list[str]
    curtains: int


class Watch:
    """One browser that opens pages and notes all that ran in them, or wanted to. With `most` it
    wants no more than so many pages of one kind.
    """

    def __init__(self, browser: Browser, most: int = 0) -> None:
        self._most, self._counted = most, Counter[Kind | None]()
        self.context = browser.new_context(viewport={"width": 360, "height": 740}, locale="id-ID")
        self.context.set_default_timeout(30_000)
        self.context.add_init_script(_LISTEN)
        self.page: Page = self.context.new_page()
        self.ran: dict[str, list[str]] = {}
        self.opened: set[str] = set()
        self.lifted = 0  # curtains behind which it looked
        self.page.on("dialog", lambda dialog: dialog.dismiss())

    def open(self, url: str) -> list[str]:
        """Open a page, wake what sleeps in it; gives where its links lead."""
        found = self._look(url, self.page.goto(url, wait_until="domcontentloaded"))
        self.opened.add(url)
        if self._most:
            self._counted[kind_of(url)] += 1
        self._lift_curtains(url, found.curtains)
        return found.links

    def wants(self, url: str) -> bool:
        """Whether this page was not opened yet, nor enough others of its kind."""
        is_new = url not in self.opened
        return is_new and (not self._most or self._counted[kind_of(url)] < self._most)

    def walk(self, *starts: str) -> None:
        """Open everything on the hosts of these addresses that they lead to."""
        hosts = {urlsplit(url).netloc for url in starts}
        waiting = list(starts)
        for url in waiting:  # grows while we walk
            parts = urlsplit(url)
            if parts.netloc not in hosts or parts.path.endswith(FILES):
                continue
            if _OF_LIST.fullmatch(parts.query) and self.wants(url):
                waiting += self.open(url)

    def _lift_curtains(self, url: str, many: int) -> None:
        """Send each form that shows something which the page keeps to itself, and look at the
        answer.
        """
        for number in range(many):
            if number:
                self.page.goto(url, wait_until="domcontentloaded")
            form = self.page.locator(_CURTAINS).nth(number)
            with self.page.expect_navigation(wait_until="domcontentloaded") as coming:
                form.evaluate("form => form.submit()")
            self._look(f"{url} behind curtain {number + 1}", coming.value)
            self.lifted += 1

    def _look(self, name: str, answer: Response | None) -> "_Seen":
        seen = _Seen(**self.page.evaluate(_WAKE, _CURTAINS))
        if answer is None or answer.status >= 500 or seen.heard:
            self.ran[name] = seen.heard or ["no answer"]
        return seen
