"""The source of the program that runs here, for everybody who uses it (AGPL, section 13)."""

import tarfile
from functools import cache
from io import BytesIO
from typing import Final

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.sites.middleware import SiteRequest

# The program and what it needs to run. Operators write nothing into these.
_PARTS: Final = (
    "kimid",
    "kim",
    "pyproject.toml",
    "requirements.lock",
    "requirements-dev.lock",
    "LICENSE",
    "NOTICE",
    "README.md",
)


@require_safe
@page(Audience.EVERYONE)
def source(request: SiteRequest) -> HttpResponse:
    """The source as one file."""
    headers = {"Content-Disposition": 'attachment; filename="kimid.tar.gz"'}
    return HttpResponse(_archive(), content_type="application/gzip", headers=headers)


@cache
def _archive() -> bytes:
    """As it stands on the disk when the first reader asks this process: some 3 MB."""
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for part in _PARTS:
            if (settings.ROOT / part).exists():
                archive.add(settings.ROOT / part, f"kimid/{part}", filter=_as_anybody_has_it)
    return out.getvalue()


def _as_anybody_has_it(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Without what this machine made of it, and without the names of its accounts."""
    if "__pycache__" in entry.name or not (entry.isfile() or entry.isdir()):
        return None
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry
