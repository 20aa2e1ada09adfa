"""Debian's Firefox ESR, driven by Playwright over WebDriver BiDi."""

from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Error, Locator, sync_playwright

from tests.lanes.browser import PATIENCE, SIZE

_PROGRAM: Final = "/usr/bin/firefox-esr"
# It does not know the commands that would set these.
_LEFT_ALONE: Final[dict[str, Any]] = dict.fromkeys(
    ("color_scheme", "reduced_motion", "forced_colors", "contrast"), "null"
)


class Firefox:
    """One person's Firefox, 360 px wide."""

    is_private = False
    sends_files_by_form = True
    trouble: type[Exception] = Error

    def __init__(self, *, script: bool) -> None:
        self._script = script
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.firefox.launch(
            channel="moz-firefox",
            executable_path=_PROGRAM,
            headless=True,
            firefox_user_prefs={"javascript.enabled": script},  # contexts do not heed theirs
            timeout=2 * PATIENCE * 1000,
        )
        self.version = self._browser.version
        width, height = SIZE
        self._context = self._browser.new_context(
            viewport={"width": width, "height": height}, **_LEFT_ALONE
        )
        self._context.set_default_timeout(PATIENCE * 1000)
        self._page = self._context.new_page()

    def open(self, address: str) -> None:
        """See `LaneBrowser`, here and below."""
        try:
            self._page.goto(address)
        except Error as error:
            # The engine may begin the same navigation a second time.
            if f'another navigation to "{address}"' not in error.message:
                raise
            self._page.wait_for_load_state()

    def address(self) -> str:
        return self._page.url

    def run(self, function: str, *given: object) -> Any:
        return self._page.evaluate(f"given => ({function})(...given)", list(given))

    def texts(self, where: str) -> list[str]:
        return self._page.locator(where).all_text_contents()

    def fill(self, where: str, words: str) -> None:
        if self._script:
            self._seen(where).fill(words)
        else:
            self.press(where)
            self._page.keyboard.type(words)

    def press(self, where: str) -> None:
        # Playwright waits by scripts of its own, and without any it would wait for ever.
        self._seen(where).click(force=not self._script)

    def choose(self, where: str, file: Path) -> None:
        self._page.locator(where).first.set_input_files(file)

    def next_tab(self) -> None:
        old, self._page = self._page, self._context.new_page()
        old.close(run_before_unload=False)

    def close(self) -> None:
        self._browser.close()
        self._playwright.stop()

    def _seen(self, where: str) -> Locator:
        return self._page.locator(where).filter(visible=True).first
