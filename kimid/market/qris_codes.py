"""What a QRIS says: the code at which a phone pays a merchant in Indonesia.

A QRIS is a text of fields, each of a number in two digits, a length in two digits and a value (EMV
QR Code Specification for Payment Systems, Merchant-Presented Mode 1.1). Bank Indonesia says which
of them a QRIS has: 51 with `ID.CO.QRIS.WWW` and the number of the merchant, 59 its name, 60 its
city, 63 the check sum of all that stands before.
"""

import re
from binascii import crc_hqx
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 512
_QRIS: Final = "ID.CO.QRIS.WWW"
_PRINTABLE: Final = re.compile(r"[ -~]+")
_CHECK_SUM: Final = re.compile(r"6304([0-9A-F]{4})", re.IGNORECASE)
_START: Final = 0xFFFF
_RUPIAH: Final = "360"
# The fields: format, once or again, currency, amount, country, name, city, the account of QRIS.
_FORMAT, _ONCE, _CURRENCY, _AMOUNT, _COUNTRY = "00", "01", "53", "54", "58"
_NAME, _CITY, _ACCOUNT = "59", "60", "51"
_FOR_ONE_PAYMENT: Final = "12"

NO_CODE: Final = (
    "Di gambar ini tidak ada QRIS yang terbaca. Potret kodenya dari dekat dan lurus, terang, "
    "seluruh kotaknya tampak."
)
_OTHER: Final = (
    "Kode di gambar ini bukan QRIS. Pakai gambar QRIS dari bank atau dompet digital, yang ada nama "
    "usahanya."
)
_BROKEN: Final = "QRIS ini rusak atau terpotong. Ambil lagi gambarnya dari aplikasi bank."
_FOR_ONE: Final = (
    "QRIS ini hanya untuk satu pembayaran, jumlahnya sudah tertulis. Pakai QRIS tetap, yang tanpa "
    "jumlah."
)
_TWO: Final = "Di gambar ini ada dua QRIS yang berbeda. Potret satu saja."


class QrisRefused(ValueError):
    """This is no QRIS that readers could have. The message says what to do."""


@dataclass(frozen=True)
class Qris:
    """A QRIS that stays: who gets the money, as their bank wrote it. `number` is the national
    number of the merchant (NMID), or empty.
    """

    payload: str
    merchant: str
    city: str
    number: str


def qris_among(codes: Sequence[str]) -> Qris:
    """The one QRIS among the codes that a picture shows. Raises QrisRefused."""
    if not codes:
        raise QrisRefused(NO_CODE)
    wanted = list(dict.fromkeys(code.strip() for code in codes if _QRIS in code.upper()))
    if not wanted:
        raise QrisRefused(_OTHER)
    if len(wanted) > 1:
        raise QrisRefused(_TWO)
    return read_qris(wanted[0])


def read_qris(payload: str) -> Qris:
    """What the text of a QRIS says. Raises QrisRefused."""
    if len(payload) > LONGEST or not _PRINTABLE.fullmatch(payload) or not _is_whole(payload):
        raise QrisRefused(_BROKEN)
    fields = _fields(payload)
    account = _fields(fields.get(_ACCOUNT, ""))
    if account.get("00", "").upper() != _QRIS or fields.get(_COUNTRY) != "ID":
        raise QrisRefused(_OTHER)
    if fields.get(_CURRENCY) != _RUPIAH or fields.get(_FORMAT) != "01":
        raise QrisRefused(_OTHER)
    if fields.get(_ONCE) == _FOR_ONE_PAYMENT or _AMOUNT in fields:
        raise QrisRefused(_FOR_ONE)
    merchant = " ".join(fields.get(_NAME, "").split())
    if not merchant:
        raise QrisRefused(_BROKEN)
    city = " ".join(fields.get(_CITY, "").split())
    return Qris(payload, merchant, city, account.get("02", ""))


def _is_whole(payload: str) -> bool:
    """Whether the check sum at the end is that of all before it (CRC-16/CCITT-FALSE)."""
    end = _CHECK_SUM.fullmatch(payload[-8:])
    return end is not None and crc_hqx(payload[:-4].encode(), _START) == int(end[1], 16)


def _fields(text: str) -> dict[str, str]:
    """The values by their numbers. Raises QrisRefused for what is no row of fields."""
    fields: dict[str, str] = {}
    while text:
        head, text = text[:4], text[4:]
        if not (head.isascii() and head.isdecimal() and len(head) == 4):
            raise QrisRefused(_BROKEN)
        number, length = head[:2], int(head[2:])
        if len(text) < length or number in fields:
            raise QrisRefused(_BROKEN)
        fields[number], text = text[:length], text[length:]
    return fields
