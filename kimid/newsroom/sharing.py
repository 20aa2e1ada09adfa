"""What a reader sends on: the words of a story for WhatsApp, short enough for a message."""

from typing import Final

_LONGEST: Final = 1000
_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"


def share_text(title: str, lead: str, address: str, *, label: str = "") -> str:
    """Title, lead and address, at most 1,000 signs; a lead that is too long ends at a word.

    `label` is what must be said with the title: `Advertorial`, `Salah`.
    """
    title = f"[{label.upper()}] {title}" if label else title
    room = _LONGEST - len(f"*{title}*\n\n\n\n{address}")
    told = lead if len(lead) <= room else f"{lead[: room - 1].rpartition(' ')[0]}{_ELLIPSIS}"
    return f"*{title}*\n\n{told}\n\n{address}"
