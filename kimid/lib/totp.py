"""The six digits of an app for codes (RFC 6238): what a phone shows at a moment."""

import base64
import hmac
from typing import Final

PERIOD: Final = 30  # seconds


def digits(secret: str, at: float) -> str:
    """The code of this secret at a moment, given in seconds since 1970."""
    signed = hmac.digest(base64.b32decode(secret), int(at // PERIOD).to_bytes(8), "sha1")
    start = signed[-1] & 0x0F
    number = int.from_bytes(signed[start : start + 4]) & 0x7FFF_FFFF
    return f"{number % 1_000_000:06}"
