"""What strangers do to the doors and forms of an install, and what honest people do meanwhile.

Fast in `test_attacks.py`, whole and over HTTP in `tests/long/limits.py`.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Final, Protocol

RUANG: Final = "ruang.localhost"
SITE: Final = "kim-satu.kim.localhost"
PASSWORD: Final = "kabar-dari-desa"
VICTIM: Final = "rina"
MAST: Final = "203.0.113.7"  # the address of a whole village, strangers among them
_FLOODER: Final = "192.0.2.66"
_NETWORKS: Final = 40
_SLIP: Final = re.compile(r'name="slip" value="([^"]+)"')


@dataclass(frozen=True)
class Page:
    """An answer: its status, and its text or the address that it leads to."""

    status: int
    text: str

    @property
    def is_taken(self) -> bool:
        return self.status == 302


class Browser(Protocol):
    """A browser with its cookies, behind one address."""

    def get(self, host: str, path: str) -> Page: ...

    def post(self, host: str, path: str, values: Mapping[str, str]) -> Page: ...


type OpenBrowser = Callable[[str, str], Browser]  # by address and User-Agent


@dataclass
class Honest:
    """What became of honest people."""

    refused: list[str] = field(default_factory=list)
    taken: int = 0
    seconds: list[float] = field(default_factory=list)  # of sign-ins on known devices

    def note(self, who: str, page: Page) -> Page:
        if page.is_taken:
            self.taken += 1
        else:
            self.refused.append(f"{who}: {page.status}")
        return page


def sign_in(browser: Browser, login: str, password: str = PASSWORD) -> Page:
    return browser.post(RUANG, "/masuk/", {"login": login, "password": password})


def is_compared(page: Page) -> bool:
    """Whether the password of a guess was compared at all."""
    return "Nama dan kata sandinya belum cocok" in page.text


def guess(browser: OpenBrowser, times: int) -> int:
    """Guesses at one account from forty addresses; how many were compared."""
    browsers = [browser(f"198.51.{number}.7", "") for number in range(_NETWORKS)]
    pages = [
        sign_in(browsers[number % _NETWORKS], VICTIM, f"tebakan-{number}")
        for number in range(times)
    ]
    return sum(map(is_compared, pages))


def try_wrong_names(browser: OpenBrowser) -> int:
    """Ten names that do not exist, from the mast of a village; how many were compared."""
    return sum(is_compared(sign_in(browser(MAST, ""), f"entah{number}")) for number in range(10))


def shut_out(browser: OpenBrowser, times: int) -> int:
    """A stranger behind the mast of the victim tries passwords and six digits."""
    stranger = browser(MAST, "")
    for number in range(times):
        values = {"login": VICTIM, "code": f"{number:06}", "password": PASSWORD}
        stranger.post(RUANG, "/masuk/kode/", values)
    return sum(
        is_compared(sign_in(stranger, VICTIM, f"tebakan-{number}")) for number in range(times)
    )


def flood_applications(browser: OpenBrowser, times: int) -> Counter[int]:
    """Applications from one address with changing agents, by status."""
    return Counter(apply(browser(_FLOODER, f"agen {each}"), "X").status for each in range(times))


def flood_tips(browser: OpenBrowser, times: int) -> Counter[int]:
    """Tips from one address with changing agents, by status."""
    return Counter(
        send_tip(browser(_FLOODER, f"agen {each}"), f"Kabar bohong nomor {each}").status
        for each in range(times)
    )


def come_back(honest: Honest, known: Mapping[str, Browser]) -> None:
    """People sign in on phones that know them, behind the mast of the stranger."""
    for login, browser in known.items():
        begun = monotonic()
        honest.note(f"{login} on a known device", sign_in(browser, login))
        honest.seconds.append(monotonic() - begun)


def come_new(honest: Honest, browser: OpenBrowser, logins: list[str]) -> None:
    """People sign in on new phones: every second one behind the mast, the others elsewhere."""
    for number, login in enumerate(logins):
        address = MAST if number % 2 else f"203.0.{number}.9"
        honest.note(f"{login} on a new device", sign_in(browser(address, f"HP {number}"), login))


def tell(honest: Honest, browser: OpenBrowser, people: int) -> None:
    """A third send a tip, a third report, a third apply; one of each behind the flooder's mast."""
    for number in range(people):
        turn, row = number % 3, number // 3
        address = f"198.18.{number}.5" if row else _FLOODER
        visitor = browser(address, f"HP {number}")
        if turn == 0:
            honest.note("tip", send_tip(visitor, f"Jalan di RT {number} sudah diperbaiki warga."))
        elif turn == 1:
            honest.note("report", report(visitor, f"Nama pada baris {number} keliru."))
        else:
            honest.note("application", apply(visitor, f"Pendiri {number}"))


def report(browser: Browser, words: str) -> Page:
    return browser.post(SITE, "/lapor/", {"complaint": "wrong", "words": words})


def apply(browser: Browser, founder: str) -> Page:
    return browser.post(RUANG, "/daftar-kim/", {"founder": founder, "phone": "0812 3456 7000"})


def send_tip(browser: Browser, words: str) -> Page:
    slip = _SLIP.search(browser.get(SITE, "/kirim-kabar/").text)
    return browser.post(SITE, "/kirim-kabar/", {"slip": slip[1] if slip else "", "words": words})
