"""What the journeys ask of a browser, and waiting until a page is as it should be."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any, Final, Protocol

PATIENCE: Final = 60.0  # seconds after which what has not come counts as never coming
SIZE: Final = (360, 740)
_quiet: Final = Event()  # never set; lends its `wait` to loops that look again


class SilentDriver(Exception):
    """The program that drives a browser answers nothing, not even that its time is over."""


class LaneBrowser(Protocol):
    """One person's browser. Elements are named by CSS, or by XPath that begins with `//`; of
    several, the first that can be seen is meant.
    """

    version: str
    is_private: bool
    sends_files_by_form: bool  # whether a form with a chosen file can go without a script
    trouble: type[Exception]  # what it raises, also while a page comes or goes

    def open(self, address: str) -> None:
        """Go to an address."""

    def address(self) -> str:
        """Where it is."""

    def run(self, function: str, *given: object) -> Any:
        """What a function of JavaScript gives, which may be a promise. Any: it is JSON."""

    def texts(self, where: str) -> list[str]:
        """What stands in all such elements, seen or not; works without JavaScript."""

    def fill(self, where: str, words: str) -> None:
        """Type into a field, in place of what stood there."""

    def press(self, where: str) -> None:
        """Press on it."""

    def choose(self, where: str, file: Path) -> None:
        """Choose a file in a field for files, which may be hidden."""

    def next_tab(self) -> None:
        """Close this tab without asking, and go on in an empty one."""

    def close(self) -> None:
        """Close the browser with all that it holds."""


def button(words: str) -> str:
    """A button or link of the page that begins with these words."""
    return f"//main//*[self::button or self::a][starts-with(normalize-space(.), '{words}')]"


def until(browser: LaneBrowser, what: str, is_so: Callable[[], object]) -> None:
    """Wait until something is so. A page that comes or goes meanwhile is looked at again. Raises
    AssertionError with `what` when it never comes.
    """
    end, pause = monotonic() + PATIENCE, 0.02
    while True:
        with suppress(browser.trouble):
            if is_so():
                return
        assert monotonic() < end, f"not so after {PATIENCE:.0f} s: {what}; at {browser.address()}"
        _quiet.wait(pause)
        pause = min(2 * pause, 0.25)
