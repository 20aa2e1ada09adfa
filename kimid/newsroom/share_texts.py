"""Texts to share a story: for WhatsApp, for an SMS, for the loudspeaker."""

from typing import Final

from kimid.lib.sentences import sentences

_LONGEST: Final = 1000
_SMS: Final = 160
_SPOKEN_WORDS: Final = 75  # about thirty seconds
_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"


def share_text(title: str, lead: str, address: str, *, label: str = "") -> str:
    """Title, lead and address, at most 1,000 characters. A lead that is too long ends after a word.

    `label` stands before the title: `Advertorial`, `Salah`.
    """
    title = f"[{label.upper()}] {title}" if label else title
    room = _LONGEST - len(f"*{title}*\n\n\n\n{address}")
    short_lead = lead if len(lead) <= room else f"{lead[: room - 1].rpartition(' ')[0]}{_ELLIPSIS}"
    return f"*{title}*\n\n{short_lead}\n\n{address}"


def sms_text(title: str, address: str, *, label: str = "") -> str:
    """Title and address in one SMS of at most 160 characters. Shortens a long title."""
    heading = f"{label}: {title}" if label else title
    room = _SMS - len(f" {address}")
    short_heading = (
        heading if len(heading) <= room else f"{heading[: max(room - 3, 0)].rpartition(' ')[0]}..."
    )
    return f"{short_heading} {address}"


def spoken_text(title: str, lead: str, site_name: str, *, label: str = "") -> str:
    """A text of half a minute for a loudspeaker: who speaks, the title, the start of the lead."""
    opening = f"Perhatian, warga. Kabar dari {site_name}."
    warning = {"Belum terverifikasi": "Kabar ini belum terverifikasi.", "Advertorial": "Ini iklan."}
    parts = [
        opening,
        warning.get(label, f"Hasil pemeriksaan: {label}." if label else ""),
        f"{title.rstrip('.')}.",
    ]
    words_left = _SPOKEN_WORDS - sum(len(part.split()) for part in parts)
    for sentence in sentences(lead):
        words_left -= len(sentence.split())
        if words_left < 0:
            break
        parts.append(sentence)
    return " ".join([*filter(None, parts), "Terima kasih."])
