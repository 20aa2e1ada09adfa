"""The words in which a story goes from hand to hand: for WhatsApp, for a text message, for the loudspeaker."""

from typing import Final

from kimid.lib.sentences import sentences

_LONGEST: Final = 1000
_SMS: Final = 160
_SPOKEN: Final = 75  # words in about thirty seconds
_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"


def share_text(title: str, lead: str, address: str, *, label: str = "") -> str:
    """Title, lead and address, at most 1,000 signs; a lead that is too long ends at a word.

    `label` is what must be said with the title: `Advertorial`, `Salah`.
    """
    title = f"[{label.upper()}] {title}" if label else title
    room = _LONGEST - len(f"*{title}*\n\n\n\n{address}")
    told = lead if len(lead) <= room else f"{lead[: room - 1].rpartition(' ')[0]}{_ELLIPSIS}"
    return f"*{title}*\n\n{told}\n\n{address}"


def sms_text(title: str, address: str, *, label: str = "") -> str:
    """Title and address in one text message of at most 160 signs; a title that is too long ends at a word."""
    said = f"{label}: {title}" if label else title
    room = _SMS - len(f" {address}")
    told = said if len(said) <= room else f"{said[: max(room - 3, 0)].rpartition(' ')[0]}..."
    return f"{told} {address}"


def spoken_text(title: str, lead: str, site_name: str, *, label: str = "") -> str:
    """What somebody reads out over a loudspeaker in half a minute: who speaks, what it is, and where to read on."""
    opening = f"Perhatian, warga. Kabar dari {site_name}."
    warning = {"Belum terverifikasi": "Kabar ini belum terverifikasi.", "Advertorial": "Ini iklan."}
    told = [opening, warning.get(label, f"Hasil pemeriksaan: {label}." if label else ""), f"{title.rstrip('.')}."]
    left = _SPOKEN - sum(len(part.split()) for part in told)
    for sentence in sentences(lead):
        left -= len(sentence.split())
        if left < 0:
            break
        told.append(sentence)
    return " ".join([*filter(None, told), "Terima kasih."])
