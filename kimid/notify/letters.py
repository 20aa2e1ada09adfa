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


def of_one(notice: Notice, url: str, *, lock_url: str = "") -> Letter:
    """A notice that does not wait for 06.00."""
    kind = NOTICE_KINDS[notice.kind]
    place = f"{notice.place_name}: " if notice.place_name else ""
    parts = [f"{place}{kind.outside}", f"Buka di ruang kerja: {url}"]
    if kind.is_own_account:
        parts.insert(1, _not_you(lock_url))
    return Letter(f"{place}{kind.outside.removesuffix('.')}"[:150], "\n\n".join(parts))


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


def farewell_to_person(lock_url: str) -> Letter:
    """The last mail to an address that a person, or a thief, has replaced."""
    return Letter(
        "Alamat surel pemberitahuan KIM Anda diganti",
        "Pemberitahuan dari ruang kerja KIM tidak lagi dikirim ke surel ini: alamatnya baru saja"
        " diganti atau dihapus di sana. Ini surel yang terakhir.\n\n"
        f"Kalau itu Anda, abaikan saja. {_not_you(lock_url)}",
    )


def farewell_to_office(url: str) -> Letter:
    """The last mail to a shared mailbox that an officer has replaced."""
    return Letter(
        "Surel bersama kantor diganti",
        "Pemberitahuan dari ruang kerja KIM tidak lagi dikirim ke surel ini: surel bersama kantor"
        " baru saja diganti atau dihapus di sana. Ini surel yang terakhir.\n\n"
        f"Kantor Anda tidak menggantinya? Periksa sekarang di ruang kerja: {url}",
    )


def how_to_stop(url: str) -> str:
    """The end of every other mail."""
    return f"Tidak mau surel lagi? Buka ini lalu tekan Berhenti: {url}"


def _not_you(lock_url: str) -> str:
    """The one thing to do."""
    return (
        f"Bukan Anda? Kunci akun Anda sekarang juga: {lock_url}\n"
        "Di sana cukup satu tekan kalau Anda sedang masuk, atau kode dari kartu pengunci. Tidak"
        " punya keduanya? Telepon ketua KIM atau petugas di atas Anda."
    )


def _lines(notices: Sequence[Notice]) -> str:
    counts = Counter((notice.place_name, NOTICE_KINDS[notice.kind].outside) for notice in notices)
    return "\n".join(
        f"- {place + ': ' if place else ''}{sentence}{f' ({count})' if count > 1 else ''}"
        for (place, sentence), count in counts.items()
    )
