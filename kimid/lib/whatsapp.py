"""The way into WhatsApp, where most people here talk."""

from urllib.parse import quote


def whatsapp_url(text: str, phone: str = "") -> str:
    """The address that opens WhatsApp with this text ready, for this number (`+6281200000001`).

    Without a number whoever sends it chooses to whom it goes.
    """
    return f"https://wa.me/{phone.removeprefix('+')}?text={quote(text, safe='')}"
