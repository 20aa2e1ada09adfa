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
    """A host we answer for. `label` is the part in front of the base host; empty for the nation's portal."""

    kind: HostKind
    label: str = ""


def read_host(raw: str) -> Host | None:
    """The host a request asks for, or None when it is none of ours (answer 421)."""
    match = _HOST.fullmatch(raw.lower())
    if match is None:
        return None
    name = match[1]
    if name == settings.RUANG_HOST:
        return Host(HostKind.RUANG)
    if name == settings.MEDIA_HOST:
        return Host(HostKind.MEDIA)
    if name == settings.BASE_HOST:
        return Host(HostKind.PUBLIC)
    label, _, base = name.partition(".")
    return Host(HostKind.PUBLIC, label) if base == settings.BASE_HOST else None


def public_url(label: str, path: str = "/") -> str:
    """The full address of a path on a public site; an empty label is the nation's portal."""
    return _url(f"{label}.{settings.BASE_HOST}" if label else settings.BASE_HOST, path)


def ruang_url(path: str = "/") -> str:
    """The full address of a path in the workspace."""
    return _url(settings.RUANG_HOST, path)


def media_url(path: str) -> str:
    """The full address of a path on the media host: files that are public, and nothing else."""
    return settings.MEDIA_URL.removesuffix("/") + path


def _url(host: str, path: str) -> str:
    port = f":{settings.PUBLIC_PORT}" if settings.PUBLIC_PORT else ""
    return f"{settings.PUBLIC_SCHEME}://{host}{port}{path}"
