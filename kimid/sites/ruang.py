"""Sessions, sign-in, form tokens and messages exist in the workspace only; public hosts never see a cookie."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth import middleware as auth
from django.contrib.messages import middleware as messages
from django.contrib.sessions import middleware as sessions
from django.http import HttpRequest, HttpResponseForbidden
from django.middleware import csrf
from django.utils.functional import SimpleLazyObject

from kimid.people.models import Person
from kimid.people.second import visitor
from kimid.sites.hosts import HostKind


def _in_ruang(request: HttpRequest) -> bool:
    host = getattr(request, "host", None)
    return host is not None and host.kind is HostKind.RUANG


class SessionMiddleware(sessions.SessionMiddleware):
    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if _in_ruang(request) else self.get_response(request)


class AuthenticationMiddleware(auth.AuthenticationMiddleware):
    """Also says of everybody who comes with a session whether they have shown their second factor in it."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        asked = SimpleLazyObject(lambda: visitor(request, auth.get_user(request)))
        request.user = cast(Person, asked)  # or nobody; as Django sets it, a row that is read when it is asked for

    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if _in_ruang(request) else self.get_response(request)


class MessageMiddleware(messages.MessageMiddleware):
    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if _in_ruang(request) else self.get_response(request)


class CsrfViewMiddleware(csrf.CsrfViewMiddleware):
    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if _in_ruang(request) else self.get_response(request)

    def process_view(
        self, request: HttpRequest, callback: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseForbidden | None:
        return super().process_view(request, callback, args, kwargs) if _in_ruang(request) else None
