"""A cheap phone with a browser whose tab, or all of it, may die at any moment and come back with
what it had kept.
"""

import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import BrowserContext, CDPSession, Error, Page, Playwright

from tests.journeys.conftest import CHROMIUM
from tests.journeys.house import soon
from tests.journeys.visitor import PASSWORD

_SLOWER: Final = 4  # times slower than this machine
_ARGUMENTS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--lang=id-ID",
]
_APP: Final = """async () => {
  const names = (await caches.keys()).filter(name => name.startsWith('kimid-pages-'));
  return names.length ? (await (await caches.open(names[0])).keys()).length : 0;
}"""


@dataclass
class Phone:
    """The browser of one person; its profile outlives it."""

    playwright: Playwright
    profile: Path
    ruang: str

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Switch it on."""
        self._context: BrowserContext = self.playwright.chromium.launch_persistent_context(
            self.profile,
            executable_path=CHROMIUM,
            args=_ARGUMENTS,
            viewport={"width": 360, "height": 640},
            locale="id-ID",
        )
        self._context.set_default_timeout(90_000)
        self.page = self._slow(self._context.pages[0])

    def _slow(self, page: Page) -> Page:
        self.line: CDPSession = self._context.new_cdp_session(page)
        self.line.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        return page

    def kill_tab(self) -> None:
        """The system takes the tab away: nothing of the page may run any more."""
        old = self.page
        self.page = self._slow(self._context.new_page())
        old.close(run_before_unload=False)

    def kill(self) -> None:
        """The battery falls out. Every process of this browser dies at once; then it
        starts anew.
        """
        for process in _processes_of(self.profile):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        with suppress(Error):
            self._context.close()
        soon(lambda: not _processes_of(self.profile), seconds=10)
        for lock in self.profile.glob("Singleton*"):
            lock.unlink()
        self.start()

    def off(self) -> None:
        """Switch it off in peace."""
        self._context.close()

    def full(self, *, is_full: bool) -> None:
        """Leave no room for the workspace on the phone, or all of it again."""
        quota: dict[str, Any] = {"quotaSize": 1} if is_full else {}
        self.line.send("Storage.overrideQuotaForOrigin", {"origin": self.ruang, **quota})

    def sign_in(self, login: str) -> None:
        """Through the door; then the app is there, too."""
        self.go(f"{self.ruang}/masuk/")
        self.page.get_by_label("Nama akun").fill(login)
        self.page.get_by_label("Kata sandi").fill(PASSWORD)
        self.page.get_by_role("button", name="Masuk").click()
        self.page.wait_for_url("**/s/*/")
        assert soon(lambda: bool(self.page.evaluate(_APP) >= 6), seconds=180), (
            "the app is not there"
        )

    def sign_out_elsewhere(self) -> None:
        """The session ends, as it does after two weeks."""
        self._context.clear_cookies(name="sessionid")

    def go(self, address: str) -> None:
        """Open an address; a line that is cut off is tried again, as people do."""
        for _ in range(6):
            with suppress(Error):
                self.page.goto(address, wait_until="load")
                return
        self.page.goto(address, wait_until="load")


def _processes_of(profile: Path) -> list[int]:
    """The processes that were started with this profile; nobody else's."""
    wanted = f"--user-data-dir={profile}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if wanted in (folder / "cmdline").read_bytes().split(b"\0"):
                found.append(int(folder.name))
    return found
