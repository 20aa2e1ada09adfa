"""The words of e-mails. They say what kind of thing waits and where: never a draft's words, a name
of a person or a number.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kimid.notify.kinds import AT_THE_BELL, NOTICE_KINDS
from kimid.notify.models import Notice


@dataclass(frozen=True)
class Letter:
    """Subject and text of a mail."""

    subject: str
    body: str


def of_one(notice: Notice, url: str) -> Letter:
    """A notice that does not wait for 06.00."""
    sentence = NOTICE_KINDS[notice.kind].outside
    place = f"{notice.place_name}: " if notice.place_name else ""
    return Letter(
        f"{place}{sentence.removesuffix('.')}"[:150],
        f"{place}{sentence}\n\nBuka di ruang kerja: {url}",
    )


def digest(notices: Sequence[Notice], url: str) -> Letter:
    """The mail of 06.00."""
    waiting = [notice for notice in notices if notice.topic in AT_THE_BELL]
    others = [notice for notice in notices if notice.topic not in AT_THE_BELL]
    parts = [
        f"{heading}\n{_lines(part)}"
        for heading, part in (("Menunggu Anda:", waiting), ("Sekadar tahu:", others))
        if part
    ]
    subject = (
        f"{len(waiting)} hal menunggu Anda di ruang kerja KIM"
        if waiting
        else "Kabar dari ruang kerja KIM"
    )
    return Letter(subject, "\n\n".join([*parts, f"Buka di ruang kerja: {url}"]))


def confirmation(link: str) -> Letter:
    """The first mail to an address."""
    return Letter(
        "Kirim pemberitahuan KIM ke surel ini?",
        "Seseorang menulis alamat surel ini untuk pemberitahuan dari ruang kerja KIM.\n\n"
        f"Kalau itu Anda, buka ini lalu tekan Ya: {link}\n\n"
        "Kalau bukan, abaikan saja. Tidak ada yang dikirim lagi.\n"
        "Tautan ini berlaku 3 hari.",
    )


def how_to_stop(url: str) -> str:
    """The end of every other mail."""
    return f"Tidak mau surel lagi? Buka ini lalu tekan Berhenti: {url}"


def _lines(notices: Sequence[Notice]) -> str:
    counts = Counter((notice.place_name, NOTICE_KINDS[notice.kind].outside) for notice in notices)
    return "\n".join(
        f"- {place + ': ' if place else ''}{sentence}{f' ({count})' if count > 1 else ''}"
        for (place, sentence), count in counts.items()
    )
