"""Own names: host names that a group brings along, and which of them no site may ask for."""

import re
from functools import cache
from ipaddress import ip_address
from typing import Final

import idna
from django.conf import settings
from publicsuffixlist import PublicSuffixList

LABEL: Final = "_kimid"  # the record with the proof stands at this label in front of the name
LONGEST: Final = 240  # characters, so that there is room for that label
_PART: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_REST: Final = re.compile(r"[/?#\\].*", re.DOTALL)
_PORT: Final = re.compile(r":\d{1,5}$")
# Ends that never lead to a place on the internet (RFC 6761 and 6762, and what home networks use).
_NOWHERE_WORDS: Final = "localhost local localdomain test example invalid internal intranet private lan home corp onion arpa alt"
_NOWHERE: Final = frozenset({*_NOWHERE_WORDS.split(), "example.com", "example.net", "example.org"})

_EXAMPLE: Final = "Contoh: suka-maju.desa.id"


class NameRefused(ValueError):
    """The name cannot be asked for; the message says why and what to do, in Indonesian."""


def read_name(typed: str) -> str:
    """The host name in what somebody typed or pasted, as DNS knows it: lower case, letters of other scripts as `xn--...`.

    Raises NameRefused for what is no name, for an address in numbers, for what leads nowhere, for names of this install, and for
    endings that belong to everybody, like `desa.id`.
    """
    name = _ascii(_bare(typed))
    _refuse_numbers(name)
    parts = name.split(".")
    if len(name) > LONGEST or len(parts) < 2 or not all(map(_PART.fullmatch, parts)):
        raise NameRefused(f"Alamatnya belum terbaca. Tulis namanya saja. {_EXAMPLE}")
    _refuse_ours(name)
    if _NOWHERE.intersection({parts[-1], ".".join(parts[-2:])}):
        raise NameRefused(f"Alamat dengan akhiran ini tidak bisa dibuka dari internet. {_EXAMPLE}")
    if registered_part(name) is None:
        raise NameRefused(f"{name} akhiran milik bersama, atau belum dikenal. Tulis alamat desanya sendiri. {_EXAMPLE}")
    return name


def registered_part(name: str) -> str | None:
    """The part of a name that somebody registered: `x.desa.id` of `kim.x.desa.id`. None for an ending, known or not."""
    found: str | None = _endings().privatesuffix(name)
    return found


def shown(name: str) -> str:
    """A name as people read it: letters of other scripts in place of `xn--...`, the plain form where they cannot be read."""
    try:
        return idna.decode(name)
    except idna.IDNAError:
        return name


def _bare(typed: str) -> str:
    """Without scheme, path, port and the dot at the end: people paste what stands in their browser."""
    text = _REST.sub("", _SCHEME.sub("", typed.strip(), count=1))
    return _PORT.sub("", text).removesuffix(".")


def _ascii(text: str) -> str:
    if not text:
        raise NameRefused(f"Tulis alamatnya dulu. {_EXAMPLE}")
    try:
        return idna.encode(text, uts46=True, std3_rules=True).decode().lower()
    except (idna.IDNAError, UnicodeError):
        raise NameRefused(f"Alamatnya belum terbaca. Tanpa spasi dan garis bawah. {_EXAMPLE}") from None


def _refuse_numbers(name: str) -> None:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        if not re.fullmatch(r"(?:\d+|0x[0-9a-f]*)", name.rpartition(".")[2]):
            return
    raise NameRefused(f"Ini angka, bukan nama. Tulis nama yang dibeli. {_EXAMPLE}")


def _refuse_ours(name: str) -> None:
    """Nobody asks for a name of the install itself, one beneath, or one above."""
    for ours in (settings.BASE_HOST, settings.RUANG_HOST, settings.MEDIA_HOST):
        if f".{name}".endswith(f".{ours}") or ours.endswith(f".{name}"):
            raise NameRefused("Alamat ini milik layanan ini sendiri. Isi alamat yang dibeli desa atau kelompok Anda.")


@cache
def _endings() -> PublicSuffixList:
    # The list comes with the package; an ending that is not on it is none that anybody can buy under.
    return PublicSuffixList(accept_unknown=False)
