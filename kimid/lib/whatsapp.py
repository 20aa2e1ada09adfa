"""Links to WhatsApp."""

from urllib.parse import quote


def whatsapp_url(text: str, phone: str = "") -> str:
    """The address that opens WhatsApp with this text, for this number (`+6281200000001`).

    Without a number the sender selects the recipient.
    """
    return f"https://wa.me/{phone.removeprefix('+')}?text={quote(text, safe='')}"
