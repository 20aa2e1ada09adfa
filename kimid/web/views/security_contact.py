"""Whom to tell of a weakness in this install (RFC 9116)."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kimid.sites.hosts import public_url

_VALID: Final = timedelta(days=180)


def security_contact(request: HttpRequest) -> HttpResponse:
    """The same on every host. It says until when it holds, half a year from now."""
    until = (timezone.now() + _VALID).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {until.isoformat()}",
        "Preferred-Languages: id, en",
        f"Canonical: {public_url('', '/.well-known/security.txt')}",
    )
    text = "".join(f"{line}\n" for line in lines)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
