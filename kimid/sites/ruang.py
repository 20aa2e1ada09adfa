"""Sessions, sign-in, form tokens and messages for the workspace only.

Public hosts never see a cookie.
"""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import middleware as auth
from django.contrib.messages import middleware as messages
from django.contrib.sessions import middleware as sessions
from django.http import HttpRequest, HttpResponseForbidden
from django.middleware import csrf
from django.utils.deprecation import MiddlewareMixin
from django.utils.functional import SimpleLazyObject

from kimid.people.browser_memory import brought_device_id
from kimid.people.device_sessions import DeviceSession
from kimid.people.models import Person
from kimid.people.second_factor import user_with_verification
from kimid.sites.hosts import HostKind


def _in_ruang(request: HttpRequest) -> bool:
    host = getattr(request, "host", None)
    return host is not None and host.kind is HostKind.RUANG


class _RuangOnly(MiddlewareMixin):
    """Middleware that does nothing outside the workspace."""

    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if _in_ruang(request) else self.get_response(request)


class SessionMiddleware(_RuangOnly, sessions.SessionMiddleware):
    """Sessions, each for the browser that signed in."""

    def process_request(self, request: HttpRequest) -> None:
        request.session = DeviceSession(
            request.COOKIES.get(settings.SESSION_COOKIE_NAME), lambda: brought_device_id(request)
        )


class AuthenticationMiddleware(_RuangOnly, auth.AuthenticationMiddleware):
    """Also sets on the user whether a second factor was used in this session."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        user = SimpleLazyObject(lambda: user_with_verification(request, auth.get_user(request)))
        request.user = cast(Person, user)  # or AnonymousUser; read when it is first used


class MessageMiddleware(_RuangOnly, messages.MessageMiddleware):
    """Messages."""


class CsrfViewMiddleware(_RuangOnly, csrf.CsrfViewMiddleware):
    """Form tokens."""

    def process_view(
        self,
        request: HttpRequest,
        callback: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseForbidden | None:
        return super().process_view(request, callback, args, kwargs) if _in_ruang(request) else None
