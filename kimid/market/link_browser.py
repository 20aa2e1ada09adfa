"""The signed cookie of the workspace by which a link of a seller knows its browser again."""

import secrets
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

_SALT: Final = "kimid.market.link_browser"
_NAME_BYTES: Final = 18
# Longer than a link, and as long as browsers keep a cookie at most.
_MAX_AGE: Final = timedelta(days=400)


def cookie_name() -> str:
    """Its name; with its prefix only this host sets it."""
    return f"{settings.COOKIE_PREFIX}lapak"


def browser_of(request: HttpRequest) -> str:
    """The random name of this browser. Empty without the cookie, or with a forged one."""
    try:
        return str(
            signing.loads(request.COOKIES.get(cookie_name(), ""), salt=_SALT, max_age=_MAX_AGE)
        )
    except signing.BadSignature:
        return ""


def name_browser(request: HttpRequest, response: HttpResponse) -> None:
    """Give this browser a name, unless it has one. By itself it opens nothing."""
    if browser_of(request):
        return
    response.set_cookie(
        cookie_name(),
        signing.dumps(secrets.token_urlsafe(_NAME_BYTES), salt=_SALT),
        max_age=int(_MAX_AGE.total_seconds()),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
