"""Texts to share a story: for WhatsApp, for an SMS, for the loudspeaker.

`label` stands before the title: `Advertorial`. A fact check has its claim with the answer instead:
see `kimid.wire.verdicts`.
"""

from typing import Final, TypedDict

from kimid.lib.sentences import sentences
from kimid.wire.labels import Label
from kimid.wire.models import Item
from kimid.wire.verdicts import UNVERIFIED, JudgedClaim

_LONGEST: Final = 1000
_CLAIM: Final = 300  # characters of the line that says the claim of a fact check
_SMS: Final = 160
_SPOKEN_WORDS: Final = 75  # about thirty seconds
_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"


class Labels(TypedDict):
    """What must be said with the title of an item."""

    label: str
    claim: JudgedClaim | None


def labels_of(item: Item | None) -> Labels:
    """What must be said with the title of this item; nothing while there is none."""
    if item is None:
        return Labels(label="", claim=None)
    return Labels(label=item.warning, claim=item.judged_claim)


def share_text(
    title: str, lead: str, address: str, *, label: str = "", claim: JudgedClaim | None = None
) -> str:
    """Title, lead and address, at most 1,000 characters. A lead that is too long ends after a word.

    A fact check begins with its claim and the answer. A title that says the opposite is left out.
    """
    if claim is not None:
        heading = f"*{claim.short_line(_CLAIM)}*"
        heading += "" if claim.contradiction(title) else f"\n\n{title}"
    else:
        heading = f"*[{label.upper()}] {title}*" if label else f"*{title}*"
    room = _LONGEST - len(f"{heading}\n\n\n\n{address}")
    short_lead = lead if len(lead) <= room else f"{lead[: room - 1].rpartition(' ')[0]}{_ELLIPSIS}"
    return f"{heading}\n\n{short_lead}\n\n{address}"


def sms_text(title: str, address: str, *, label: str = "", claim: JudgedClaim | None = None) -> str:
    """Title and address in one SMS of at most 160 characters. Shortens a long title.

    A fact check has its claim and the answer instead of its title.
    """
    room = _SMS - len(f" {address}")
    if claim is not None:
        return f"{claim.short_line(room)} {address}"
    heading = f"{label}: {title}" if label else title
    short_heading = (
        heading if len(heading) <= room else f"{heading[: max(room - 3, 0)].rpartition(' ')[0]}..."
    )
    return f"{short_heading} {address}"


def spoken_text(
    title: str, lead: str, site_name: str, *, label: str = "", claim: JudgedClaim | None = None
) -> str:
    """A text for a loudspeaker: who speaks, the title, and as much of the lead as fits into half a
    minute. A long title or claim is never shortened.
    """
    opening = f"Perhatian, warga. Kabar dari {site_name}."
    warnings = {
        UNVERIFIED: "Kabar ini belum terverifikasi.",
        str(Label.ADVERT.label): "Ini iklan.",
        str(Label.CALLED_OFF.label): "Acara ini dibatalkan.",
        str(Label.MOVED.label): "Acara ini dipindah.",
    }
    parts = [
        opening,
        claim.spoken if claim is not None else warnings.get(label, ""),
        "" if claim is not None and claim.contradiction(title) else f"{title.rstrip('.')}.",
    ]
    words_left = _SPOKEN_WORDS - sum(len(part.split()) for part in parts)
    for sentence in sentences(lead):
        words_left -= len(sentence.split())
        if words_left < 0:
            break
        parts.append(sentence)
    return " ".join([*filter(None, parts), "Terima kasih."])
