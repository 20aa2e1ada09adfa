"""From a Host header to the kind of host it names."""

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
    """A host we answer for. `label` is the part in front of the base host; empty for the nation's portal.

    `own_name` is set when the site was asked for by a name of its own.
    """

    kind: HostKind
    label: str = ""
    own_name: str = ""


def read_host(raw: str) -> Host | None:
    """The host a request asks for, or None when it is none of the install's own. It may still be the own name of a site."""
    name = host_in(raw)
    if name == settings.RUANG_HOST:
        return Host(HostKind.RUANG)
    if name == settings.MEDIA_HOST:
        return Host(HostKind.MEDIA)
    if name == settings.BASE_HOST:
        return Host(HostKind.PUBLIC)
    label, _, base = name.partition(".")
    return Host(HostKind.PUBLIC, label) if base == settings.BASE_HOST else None


def host_in(raw: str) -> str:
    """The host that a Host header names: lower case, without port and final dot. Empty when it cannot be one."""
    match = _HOST.fullmatch(raw.lower()) if raw.isascii() else None
    return match[1] if match else ""


def label_host(label: str) -> str:
    """The host of a public site by its label; an empty label is the nation's portal."""
    return f"{label}.{settings.BASE_HOST}" if label else settings.BASE_HOST


def public_url(label: str, path: str = "/") -> str:
    """The full address of a path on a public site; an empty label is the nation's portal."""
    return host_url(label_host(label), path)


def ruang_url(path: str = "/") -> str:
    """The full address of a path in the workspace."""
    return host_url(settings.RUANG_HOST, path)


def media_url(path: str) -> str:
    """The full address of a path on the media host: files that are public, and nothing else."""
    return settings.MEDIA_URL.removesuffix("/") + path


def host_url(host: str, path: str = "/") -> str:
    """The full address of a path on a host of which is known that it leads here."""
    port = f":{settings.PUBLIC_PORT}" if settings.PUBLIC_PORT else ""
    return f"{settings.PUBLIC_SCHEME}://{host}{port}{path}"
