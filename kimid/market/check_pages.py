"""Public pages of the state on which anybody can compare the number of a paper.

Only addresses of the government are taken: a page that somebody made looks the same.
"""

from typing import Final
from urllib.parse import urlsplit

from kimid.market.models import GoodsPaperKind

_LONGEST: Final = 200
_OF_THE_STATE: Final = ".go.id"
_EXAMPLE: Final = "Tulis alamat halaman pemerintah, misalnya https://cekbpom.pom.go.id/."

# What an office is offered first. For fresh food each office keeps its own list.
KNOWN_PAGES: Final = {
    GoodsPaperKind.PIRT: "https://sppirt.pom.go.id/",
    GoodsPaperKind.HALAL: "https://bpjph.halal.go.id/",
    GoodsPaperKind.BPOM_MD: "https://cekbpom.pom.go.id/",
    GoodsPaperKind.BPOM_ML: "https://cekbpom.pom.go.id/",
    GoodsPaperKind.NIB: "https://oss.go.id/",
}


class CheckPageRefused(ValueError):
    """This is no public page of the state. The message says what to write."""


def read_check_page(typed: str) -> str:
    """The address of a public page, always with https. Raises CheckPageRefused."""
    text = typed.strip()
    address = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(address)
        is_plain = parts.port is None and parts.username is None
        host = (parts.hostname or "").lower()
    except ValueError:
        raise CheckPageRefused(f"Alamatnya belum terbaca. {_EXAMPLE}") from None
    if len(address) > _LONGEST:
        raise CheckPageRefused(f"Alamatnya terlalu panjang. {_EXAMPLE}")
    is_readable = address.isascii() and address.isprintable() and " " not in address
    if not (is_plain and is_readable and parts.scheme == "https" and host.endswith(_OF_THE_STATE)):
        raise CheckPageRefused(f"Hanya halaman https dari alamat .go.id. {_EXAMPLE}")
    return address


def host_of(address: str) -> str:
    """`https://www.oss.go.id/cari` gives `oss.go.id`."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
