"""Addresses of web pages in typed text: where they are, whose they are, and how they are written as
words.

The owner of an address is a domain that somebody registered (`contoh.com`, `warung.blogspot.com`).
Where many people have pages at one domain, it is the domain and the first part of the path
(`bit.ly/abc`). An address that leads on to another one belongs to the owner of that one.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from hashlib import sha256
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, unquote

import idna
from publicsuffixlist import PublicSuffixList

from kimid.lib.shared_hosts import GENERIC_PARTS, SHARED_HOSTS, SUBDOMAIN_HOSTS, TARGET_NAMES

MAX_OWNER_LENGTH: Final = 120
_MOST_REDIRECTS: Final = 3
_PARTED: Final[set[str]] = set()
_DOTS: Final = ".\u3002\uff0e\uff61"  # to a browser all of them part the names of a host
_SIGN: Final = r"[^\s()<>\"'“”‘’]"
_LABEL: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_LAST_LABEL: Final = r"(?:xn--[a-z0-9-]+|[^\W_]{2,63})"
# What may stand before and behind a bare name: no part of a longer one, and no e-mail address. An @
# without a name behind it makes none.
_BEFORE: Final = rf"(?<![^\W_])(?<![@{_DOTS}])(?<![^\W_][_-])"
_BEHIND: Final = rf"(?![^\W_])(?![\w.+-]{{0,64}}@[\w-]{{1,63}}[{_DOTS}][^\W_])"
_BEGINNING: Final = rf"(?:[a-z][a-z0-9+-]{{1,20}}:[/\\]{{2}}|www[{_DOTS}])"  # a scheme, or www
_ADDRESS: Final = re.compile(
    rf"\b{_BEGINNING}{_SIGN}+"
    # a bare name
    rf"|{_BEFORE}(?:{_LABEL}[{_DOTS}])+{_LAST_LABEL}{_BEHIND}(?::\d+)?(?:[/?#\\]{_SIGN}*)?",
    re.IGNORECASE,
)
# Every address has one of these. Most texts have none, and are read ten times as fast this way.
_HINT: Final = re.compile(rf"[{_DOTS}:]\S")
_AT_END: Final = f"{_DOTS},;:!?…*_~]}}"
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:[/\\]*", re.IGNORECASE)
_AUTHORITY: Final = re.compile(r"[^/\\?#]*")
_PORT: Final = re.compile(r":\d*$")
_FRONT: Final = re.compile(r"(?:www\d?|m|mobile|web)\.")
_BEGINS_AS_ONE: Final = re.compile(_BEGINNING, re.IGNORECASE)
# A sentence that begins without a space after the full stop and goes on (`sudah datang.Ke kantor`).
# Of the words that begin one, only these are endings of names too.
_SENTENCE: Final = re.compile(r"[a-z]{2,}\.(?:Ke|Si|La)")
_GOES_ON: Final = re.compile(r"\s+[^\W\d_]")
# Degrees and initials (`M.Si`, `S.Ag.M.Pd`). Hardly any name has one letter before its ending.
_DEGREES: Final = re.compile(r"(?:[A-Z][A-Za-z]{0,2}\.)+[A-Z][a-z]{0,2}")


class _Parts(NamedTuple):
    """An address as a browser reads it."""

    host: str
    path: tuple[str, ...]
    query: str


def addresses_in(text: str) -> Iterator[str]:
    """The addresses that a chat or a reader of feeds would make links of."""
    yield from (match[0].rstrip(_AT_END) for match in _matches(text))


def owner_of(address: str) -> str:
    """Whose an address is: `contoh.com`, `bit.ly/abc`. The same for all ways of writing it."""
    for _ in range(_MOST_REDIRECTS):
        target = _target(_parts(address))
        if not target:
            break
        address = target
    return _short(_owner(_parts(address)))


def owners_in(text: str) -> set[str]:
    """Whose addresses are in a text."""
    return {owner_of(address) for address in addresses_in(text)}


def in_words(text: str, owners: Collection[str]) -> str:
    """The text with the addresses of these owners as words: `contoh titik com/daftar`."""
    if not owners:
        return text
    parts = []
    end = 0
    for match in _matches(text):
        address = match[0].rstrip(_AT_END)
        if owner_of(address) in owners:
            parts += [text[end : match.start()], address_in_words(address)]
            end = match.start() + len(address)
    return "".join([*parts, text[end:]])


def address_in_words(address: str) -> str:
    """An address that nobody can press and no chat makes a link of."""
    bare = _SCHEME.sub("", address, count=1) if "/" in address or "\\" in address else address
    return re.sub(rf"[{_DOTS}]+", " titik ", bare.replace("://", " ")).strip()


def web_link(address: str) -> str:
    """An address as the target of a link: `https://contoh.com`. Empty if it is none of the web."""
    if re.match(r"https?://", address, re.IGNORECASE):
        return address
    return "" if _has_scheme(address) else f"https://{address}"


def _matches(text: str) -> Iterator[re.Match[str]]:
    if not _HINT.search(text):
        return iter(())
    return (match for match in _ADDRESS.finditer(text) if _is_address(match))


def _is_address(match: re.Match[str]) -> bool:
    """Whether it begins as one, or has an ending under which names are registered."""
    address = match[0].rstrip(_AT_END)
    if _BEGINS_AS_ONE.match(address):
        return True
    if _SENTENCE.fullmatch(address) and _GOES_ON.match(match.string, match.end()):
        return False
    domain = _endings().privatesuffix(_parts(address).host)
    return domain is not None and not (domain[1] == "." and _DEGREES.fullmatch(address))


def _parts(address: str) -> _Parts:
    rest = address.strip()
    if _has_scheme(rest):
        rest = _SCHEME.sub("", rest, count=1)
    rest = rest.lstrip("/\\")
    authority = _AUTHORITY.match(rest)
    front = authority[0] if authority else ""
    behind = rest[len(front) :].partition("#")[0].replace("\\", "/")
    path, _, query = behind.partition("?")
    return _Parts(_host(front), _path(path), query)


def _has_scheme(address: str) -> bool:
    """`contoh.com:8080` has none, `https:contoh.com` has one."""
    return bool(re.match(r"(?:https?|ftp):|[a-z][a-z0-9+-]*:[/\\]", address, re.IGNORECASE))


def _host(authority: str) -> str:
    raw = _PORT.sub("", unquote(authority.rpartition("@")[2])).strip().rstrip(_DOTS)
    try:
        return idna.encode(raw, uts46=True).decode().lower()
    except (idna.IDNAError, UnicodeError):
        return raw.lower()


def _path(path: str) -> tuple[str, ...]:
    parts: list[str] = []
    for part in map(unquote, path.split("/")):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return tuple(parts)


def _target(parts: _Parts) -> str:
    """The address to which a shared host leads on. Empty if it leads nowhere else."""
    if _domain(parts.host) not in SHARED_HOSTS:
        return ""
    named = (value for name, value in parse_qsl(parts.query) if name.lower() in TARGET_NAMES)
    for value in [*named, *_rest_of_path(parts)]:
        if re.match(r"(?:https?:)?[/\\]{2}", value.strip(), re.IGNORECASE):
            return value
    return ""


def _rest_of_path(parts: _Parts) -> Iterator[str]:
    """What follows a scheme in the path: `web.archive.org/web/2020/https://contoh.com`."""
    for number, part in enumerate(parts.path):
        if re.fullmatch(r"https?:", part, re.IGNORECASE):
            yield f"https://{'/'.join(parts.path[number + 1 :])}"


def _owner(parts: _Parts) -> str:
    domain = _domain(parts.host)
    if domain not in SHARED_HOSTS:
        return domain
    host = _FRONT.sub("", parts.host, count=1)
    named = next(
        (number for number, part in enumerate(parts.path) if part.lower() not in GENERIC_PARTS),
        None,
    )
    if named is not None:
        return "/".join([host, *parts.path[: named + 1]])
    return "/".join([host, *parts.path, *([parts.query] if parts.query else [])])


def part_by_subdomain(host: str) -> None:
    """Each name under this host is somebody else's: the host of the sites of this install."""
    _PARTED.add(host)


def _domain(host: str) -> str:
    if host.partition(".")[2] in _PARTED or host in _PARTED:
        return host
    domain: str = _endings().privatesuffix(host) or host
    if domain in SUBDOMAIN_HOSTS and host != domain:
        person = _FRONT.sub("", host.removesuffix(f".{domain}"), count=1).rpartition(".")[2]
        return f"{person}.{domain}"
    return domain


def _short(owner: str) -> str:
    """An owner that a database takes: without control characters, and not too long."""
    owner = "".join(filter(str.isprintable, owner))
    if len(owner) <= MAX_OWNER_LENGTH:
        return owner
    return f"{owner[:100]}~{sha256(owner.encode()).hexdigest()[:16]}"


@cache
def _endings() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)
