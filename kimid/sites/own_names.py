"""Own names: host names that a group brings along, and which of them no site may ask for."""

import re
from functools import cache
from ipaddress import ip_address
from typing import Final

import idna
from django.conf import settings
from publicsuffixlist import PublicSuffixList

PROOF_LABEL: Final = "_kimid"  # the proof is a record at this label before the name
MAX_LENGTH: Final = 240  # characters, so that there is room for that label
_PART: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_AFTER_HOST: Final = re.compile(r"[/?#\\].*", re.DOTALL)
_PORT: Final = re.compile(r":\d{1,5}$")
# Endings that lead nowhere on the internet (RFC 6761 and 6762, and those of home networks).
_PRIVATE_ENDING_WORDS: Final = (
    "localhost local localdomain test example invalid internal intranet private lan home corp "
    "onion arpa alt"
)
_PRIVATE_ENDINGS: Final = frozenset(
    {*_PRIVATE_ENDING_WORDS.split(), "example.com", "example.net", "example.org"}
)

_EXAMPLE: Final = "Contoh: suka-maju.desa.id"


class NameRefused(ValueError):
    """The name cannot be asked for. The message says why and what to do, in Indonesian."""


def read_name(text: str) -> str:
    """The host name in a typed or pasted text, as DNS writes it: lower case, `xn--...`.

    Raises NameRefused for text that is no name, for IP addresses, for names that lead nowhere, for
    names of this install, and for endings that everybody shares, like `desa.id`.
    """
    name = _ascii_name(_host_part(text))
    _refuse_numbers(name)
    parts = name.split(".")
    if len(name) > MAX_LENGTH or len(parts) < 2 or not all(map(_PART.fullmatch, parts)):
        raise NameRefused(f"Alamatnya belum terbaca. Tulis namanya saja. {_EXAMPLE}")
    _refuse_own_hosts(name)
    if _PRIVATE_ENDINGS.intersection({parts[-1], ".".join(parts[-2:])}):
        raise NameRefused(f"Alamat dengan akhiran ini tidak bisa dibuka dari internet. {_EXAMPLE}")
    if registered_domain(name) is None:
        raise NameRefused(
            f"{name} akhiran milik bersama, atau belum dikenal. "
            f"Tulis alamat desanya sendiri. {_EXAMPLE}"
        )
    return name


def registered_domain(name: str) -> str | None:
    """The part that somebody registered: `x.desa.id` of `kim.x.desa.id`. None for an ending."""
    domain: str | None = _endings().privatesuffix(name)
    return domain


def display_name(name: str) -> str:
    """A name as people read it: other scripts instead of `xn--...`, where that can be decoded."""
    try:
        return idna.decode(name)
    except idna.IDNAError:
        return name


def _host_part(text: str) -> str:
    """Without scheme, path, port and final dot: people paste the address from their browser."""
    host = _AFTER_HOST.sub("", _SCHEME.sub("", text.strip(), count=1))
    return _PORT.sub("", host).removesuffix(".")


def _ascii_name(text: str) -> str:
    if not text:
        raise NameRefused(f"Tulis alamatnya dulu. {_EXAMPLE}")
    try:
        return idna.encode(text, uts46=True, std3_rules=True).decode().lower()
    except (idna.IDNAError, UnicodeError):
        raise NameRefused(
            f"Alamatnya belum terbaca. Tanpa spasi dan garis bawah. {_EXAMPLE}"
        ) from None


def _refuse_numbers(name: str) -> None:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        if not re.fullmatch(r"(?:\d+|0x[0-9a-f]*)", name.rpartition(".")[2]):
            return
    raise NameRefused(f"Ini angka, bukan nama. Tulis nama yang dibeli. {_EXAMPLE}")


def _refuse_own_hosts(name: str) -> None:
    """Refuse the names of this install, and those below and above them."""
    for host in (settings.BASE_HOST, settings.RUANG_HOST, settings.MEDIA_HOST):
        if f".{name}".endswith(f".{host}") or host.endswith(f".{name}"):
            raise NameRefused(
                "Alamat ini milik layanan ini sendiri. "
                "Isi alamat yang dibeli desa atau kelompok Anda."
            )


@cache
def _endings() -> PublicSuffixList:
    # The list comes with the package. Nobody can register a name under an ending that is not on it.
    return PublicSuffixList(accept_unknown=False)
