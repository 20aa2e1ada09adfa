"""Somebody who follows `docs/walk.md`: what they opened, as whom they came, and all that they
read.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, BrowserContext

from tests.journeys.conftest import PATIENCE, PHONE, device_of
from tests.journeys.house import House
from tests.journeys.visitor import Visitor
from tests.journeys.walk_page import WalkStep

_PORT: Final = ":8000"


@dataclass
class Walker:
    """One walk through a house of its own."""

    browser: Browser
    house: House
    shots: Path | None
    read: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)  # what a later step needs
    people: dict[str, Visitor] = field(default_factory=dict)  # who signed in, by their accounts
    _contexts: list[BrowserContext] = field(default_factory=list)

    def come(self, login: str = "") -> Visitor:
        """A new window, signed in as this account if there is one."""
        width, height = PHONE
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            locale="id-ID",
            user_agent=device_of(self.browser, f"walk {len(self._contexts)}"),
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        visitor = Visitor(context.new_page(), self.house, self.shots)
        if login:
            visitor.sign_in(login)
            self.people[login] = visitor
            self.accounts.append(login)
            self.see(visitor)
        return visitor

    def open(self, visitor: Visitor, address: str) -> int:
        """Open an address of the walk, at the port of this house."""
        self.opened.append(address)
        status = visitor.open(address.replace(_PORT, f":{self.house.port}"))
        self.see(visitor)
        return status

    def public(self, label: str, path: str = "/") -> str:
        """An address as the walk writes it."""
        return f"http://{label}.kim.localhost{_PORT}{path}"

    def see(self, visitor: Visitor) -> str:
        """Read the page as it stands, also what is folded away."""
        text = visitor.look()
        folded = visitor.page.locator("body").text_content() or ""
        self.read += [text, " ".join(folded.split())]
        return text

    def press(self, visitor: Visitor, name: str, *, within: str = "main") -> int:
        """Press what the walk names, and read what comes."""
        self.read.append(name)
        status = visitor.press(name, within=within)
        self.see(visitor)
        return status

    def follow(self, step: WalkStep, act: Callable[["Walker"], None]) -> None:
        """Take a step of the page. What it names must have been seen, opened or typed."""
        self.read.clear()
        self.opened.clear()
        act(self)
        for words in step.words:
            assert any(words in text for text in self.read), f"nobody saw {words}: {step.text}"
        for address in step.addresses:
            same = {each.rstrip("/") for each in self.opened}
            assert address.rstrip("/") in same, f"nobody opened {address}: {step.text}"
        for name in step.names:
            known = [*self.accounts, *self.read]
            assert any(name in each for each in known), f"nobody was {name}: {step.text}"

    def leave(self) -> None:
        """Close all windows."""
        for context in self._contexts:
            with suppress(Exception):
                context.close()
