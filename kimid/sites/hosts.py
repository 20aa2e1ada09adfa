"""From a Host header to the kind of host."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.conf import settings

_HOST: Final = re.compile(r"([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)\.?(?::\d{1,5})?")


class HostKind(StrEnum):
    PUBLIC = "public"
    RUANG = "ruang"
    MEDIA = "media"


@dataclass(frozen=True)
class Host:
    """One of our hosts. `label` is the part before the base host; it is empty for the nation.

    `own_name` is set when the request came to an own name of the site.
    """

    kind: HostKind
    label: str = ""
    own_name: str = ""


def read_host(raw: str) -> Host | None:
    """The host of a request. None when it is not a host of this install; it may be an own name."""
    name = clean_host(raw)
    if name == settings.RUANG_HOST:
        return Host(HostKind.RUANG)
    if name == settings.MEDIA_HOST:
        return Host(HostKind.MEDIA)
    if name == settings.BASE_HOST:
        return Host(HostKind.PUBLIC)
    label, _, base = name.partition(".")
    return Host(HostKind.PUBLIC, label) if base == settings.BASE_HOST else None


def clean_host(raw: str) -> str:
    """The host of a Host header: lower case, no port, no final dot. Empty when it is invalid."""
    match = _HOST.fullmatch(raw.lower()) if raw.isascii() else None
    return match[1] if match else ""


def label_host(label: str) -> str:
    """The host of a public site by its label. An empty label is the portal of the nation."""
    return f"{label}.{settings.BASE_HOST}" if label else settings.BASE_HOST


def public_url(label: str, path: str = "/") -> str:
    """The full address of a path on a public site. An empty label is the portal of the nation."""
    return host_url(label_host(label), path)


def ruang_url(path: str = "/") -> str:
    """The full address of a path in the workspace."""
    return host_url(settings.RUANG_HOST, path)


def application_url(region_code: str) -> str:
    """The full address of the form that applies for a KIM, opened at this region."""
    return ruang_url(f"/daftar-kim/?dari={region_code}")


def media_url(path: str) -> str:
    """The full address of a path on the media host, which serves public files only."""
    return settings.MEDIA_URL.removesuffix("/") + path


def host_url(host: str, path: str = "/") -> str:
    """The full address of a path on a host that leads to this install."""
    port = f":{settings.PUBLIC_PORT}" if settings.PUBLIC_PORT else ""
    return f"{settings.PUBLIC_SCHEME}://{host}{port}{path}"
