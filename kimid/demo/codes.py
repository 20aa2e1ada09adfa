"""The second factor of the demo's officials: a secret that anybody can work out, for accounts whose password is printed too."""

import base64
import hashlib
from typing import Final

from kimid.lib.totp import PERIOD, digits

_WORD: Final = "data contoh kimid"


def demo_secret(username: str) -> str:
    """What the app for codes of this official was told."""
    return base64.b32encode(hashlib.sha256(f"{_WORD} {username}".encode()).digest()[:20]).decode()


def demo_codes(username: str, at: float) -> list[str]:
    """The digits that this official's app shows at a moment, then its neighbours in time, which count as well."""
    return [digits(demo_secret(username), at + PERIOD * step) for step in (0, 1, -1)]
