"""Forms of the cash book as a phone and a page send them."""

import re
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kimid.ledger.models import Fund, Voucher
from tests.ledger.making import Books
from tests.media.pictures import encoded, scene

PHOTO: Final = "abcdefghjkmnpqrs"
JSON: Final = {"accept": "application/json"}


def path(books: Books, end: str = "") -> str:
    """An address of the cash book."""
    return f"/s/{books.kim.site.label}/kas/{end}"


def voucher_path(books: Books, voucher: Voucher, end: str = "") -> str:
    return path(books, f"bukti/{voucher.public_id}/{end}")


def a_photo(seed: int = 320) -> bytes:
    """A photo of a receipt; another one for another seed."""
    return encoded(scene(seed, 240))


def expense(source: Fund, **changes: Any) -> dict[str, Any]:
    """What the form of an expense sends, without its receipt."""
    values = {
        "number": "hp23456789",
        "amount": "185.000",
        "purpose": "Kertas dan tinta",
        "party": "Toko Makmur",
        "party_kind": "toko",
        "source": source.public_id,
        "purse": "sendiri",
        "paper_on": "2 Januari 2026",
    }
    return {**values, **changes}


def as_file(body: bytes, name: str = "nota.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, body, content_type="image/jpeg")


def bring(phone: Client, books: Books, body: bytes, name: str = PHOTO) -> dict[str, Any]:
    """A receipt in two pieces; the last answer."""
    half = len(body) // 2
    for start, piece in ((0, body[:half]), (half, body[half:])):
        answer = phone.post(
            path(books, f"nota/{name}/potongan/"),
            piece,
            content_type="application/octet-stream",
            headers={"upload-offset": str(start), "upload-length": str(len(body))},
        )
        assert answer.status_code == 200
    said: dict[str, Any] = answer.json()
    return said


def body_of(answer: Any) -> str:
    """What stands on a page, in one line."""
    return " ".join(answer.content.decode().split())


def links_of(answer: Any) -> set[str]:
    """The addresses to which the links of a page lead, without the part after the page."""
    return set(re.findall(r'<a\s[^>]*?href="([^"#?]+)', answer.content.decode()))
