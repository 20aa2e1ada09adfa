"""Links to WhatsApp."""

from typing import Final
from urllib.parse import quote

# Where a form that sends a text to WhatsApp leads, one after the other.
SEND_HOSTS: Final = (
    "https://wa.me",
    "https://api.whatsapp.com",
    "https://web.whatsapp.com",
    "whatsapp:",
)


def whatsapp_url(text: str, phone: str = "") -> str:
    """The address that opens WhatsApp with this text, for this number (`+6281200000001`).

    Without a number the sender selects the recipient.
    """
    return f"https://wa.me/{phone.removeprefix('+')}?text={quote(text, safe='')}"
