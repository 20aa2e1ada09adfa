"""The headers that Django adds to every answer, for answers that do not pass through all of it."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

# Those of the settings' middleware that do nothing but add headers.
_ADDS_HEADERS: Final = frozenset(
    {
        "django.middleware.security.SecurityMiddleware",
        "kimid.ui.style_policy.StylePolicyMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    }
)


def adding_headers(
    respond: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """`respond`, with all these headers on what it returns."""
    for path in reversed([path for path in settings.MIDDLEWARE if path in _ADDS_HEADERS]):
        respond = import_string(path)(respond)
    return respond
