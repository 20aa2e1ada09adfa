"""The second factor of the demo's officials. Anybody can compute its secret: the passwords of these
accounts are printed too.
"""

import base64
import hashlib
import hmac
from typing import Final

_WORD: Final = "data contoh kimid"
_PERIOD: Final = 30  # seconds


def demo_secret(username: str) -> str:
    """The secret in the authenticator app of this official."""
    return base64.b32encode(hashlib.sha256(f"{_WORD} {username}".encode()).digest()[:20]).decode()


def demo_codes(username: str, at: float) -> list[str]:
    """The codes of this official at a time (seconds since 1970): the current one, the next, the
    last. All three are accepted.
    """
    return [digits(demo_secret(username), at + _PERIOD * step) for step in (0, 1, -1)]


def digits(secret: str, at: float) -> str:
    """The six digits of an authenticator app (RFC 6238) at a time, in seconds since 1970."""
    signed = hmac.digest(base64.b32decode(secret), int(at // _PERIOD).to_bytes(8), "sha1")
    start = signed[-1] & 0x0F
    number = int.from_bytes(signed[start : start + 4]) & 0x7FFF_FFFF
    return f"{number % 1_000_000:06}"
