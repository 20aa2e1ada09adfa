"""The QR codes that a picture shows, read in the closed-off process."""

from typing import Final

from kimid.media.limits import MAX_BYTES, MAX_PIXELS
from kimid.media.sandbox import PhotoRefused, ProcessingFailed, run_worker

_MOST: Final = 20
_LONGEST: Final = 4_000


def codes_in(data: bytes) -> list[str]:
    """The texts of the QR codes in a picture; none if it shows none. The picture is not stored.

    Raises PhotoRefused with a message for the sender.
    """
    if len(data) > MAX_BYTES:
        raise PhotoRefused("heavy")
    try:
        head, _ = run_worker("codes", data, str(MAX_PIXELS))
    except ProcessingFailed as why:
        raise PhotoRefused(str(why)) from why
    texts = head.get("texts", [])
    if not isinstance(texts, list):
        raise PhotoRefused("unreadable")
    return [text for text in texts[:_MOST] if isinstance(text, str) and len(text) <= _LONGEST]
