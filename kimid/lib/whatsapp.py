"""The way into WhatsApp, where most people here talk."""

from urllib.parse import quote


def whatsapp_url(text: str) -> str:
    """The address that opens WhatsApp with this text ready; whoever sends it chooses to whom it goes."""
    return f"https://wa.me/?text={quote(text, safe='')}"
