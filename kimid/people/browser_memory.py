"""A signed cookie of the workspace: who was signed in on this browser, since when, and its name.

Public hosts never see it. Alone it opens nothing; a session belongs to the browser that it names.
A browser on which a person was signed in has tries of
its own for that account, which no stranger can use up. Signing out does not change it.
"""

import secrets
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final, NamedTuple, cast

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kimid.people.device_sessions import bind
from kimid.people.models import Person

_MAX_AGE: Final = 365 * 24 * 3600
_MAX_PEOPLE: Final = 30  # of a phone that a village shares
_SALT: Final = "kimid.people.browser_memory"
_DEVICE_BYTES: Final = 12
_UPDATE: Final = "_browser_memory"  # on a request: what its answer has to write


class _Memory(NamedTuple):
    """What a browser brings: its random name, the ids of people, the newest first, and when each of
    them was first seen on it, in seconds. 0 is longer ago than anybody wrote it down.
    """

    device: str = ""
    people: tuple[int, ...] = ()
    since: tuple[int, ...] = ()


class BrowserMemoryMiddleware:
    """Writes the cookie, and binds the session to it, after a sign-in and once an hour. Writes the
    cookie also where an unbound session has lost it. No query.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return response  # nor does Django save a session then
        if (signed_in := getattr(request, _UPDATE, None)) is not None:
            bind(request.session, signed_in.device)
        _remember_session(request)
        memory: _Memory | None = getattr(request, _UPDATE, None)
        if memory is not None:
            response.set_cookie(
                settings.BROWSER_COOKIE_NAME,
                signing.dumps(memory._asdict(), salt=_SALT),
                max_age=_MAX_AGE,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response


def people_seen(request: HttpRequest) -> set[int]:
    """The ids of the people who were signed in on this browser within a year, or are now."""
    session = getattr(request, "session", {})  # public hosts have none
    current = session.get(SESSION_KEY)
    return {*_memory(request).people, *([int(current)] if current else [])}


def last_person(request: HttpRequest) -> int | None:
    """The id of whoever is signed in on this browser, or was the last to sign in. No query."""
    session = getattr(request, "session", {})
    current = session.get(SESSION_KEY)
    return int(current) if current else next(iter(_memory(request).people), None)


def moments_met(request: HttpRequest) -> dict[int, int]:
    """When each person was first signed in on this browser, as `first_seen_at`. No query."""
    memory = _memory(request)
    return dict(zip(memory.people, memory.since, strict=True))


def first_seen_at(request: HttpRequest, person: int) -> int | None:
    """When this person was first signed in on this browser, in seconds since 1970. None if it has
    never met them: also where a session came without this cookie. No query.
    """
    return moments_met(request).get(person)


def device_id(request: HttpRequest) -> str:
    """The random name of this browser; empty if nobody ever was signed in on it. No query."""
    return _memory(request).device


def brought_device_id(request: HttpRequest) -> str:
    """As `device_id`, before anything that this request changes. No query."""
    return _brought(request).device


def remember(request: HttpRequest, person: Person) -> None:
    """Remember that this person is signed in on this browser. The answer carries the cookie."""
    remember_id(request, person.pk)


def remember_id(request: HttpRequest, person: int) -> None:
    """As `remember`, by the id of the person. Whoever signs in again is not seen anew."""
    before = _memory(request)
    known = dict(zip(before.people, before.since, strict=True))
    first = known.pop(person, int(timezone.now().timestamp()))
    newest = [(person, first), *known.items()][:_MAX_PEOPLE]
    people, since = zip(*newest, strict=True)
    device = before.device or secrets.token_urlsafe(_DEVICE_BYTES)
    setattr(request, _UPDATE, _Memory(device, people, since))


def remember_sign_in(sender: object, request: HttpRequest, user: Person, **_: Any) -> None:
    """Remember whoever has just signed in, by whatever proof."""
    remember(request, user)


def _remember_session(request: HttpRequest) -> None:
    """Remember the person of a session that this request has used; others are not read for it."""
    session = getattr(request, "session", None)
    if session is None or not session.accessed or SESSION_KEY not in session:
        return
    person = int(session[SESSION_KEY])
    if first_seen_at(request, person) is None:
        remember_id(request, person)


def _memory(request: HttpRequest) -> _Memory:
    """What the cookie says. A forged, old or unreadable one says nothing."""
    update: _Memory | None = getattr(request, _UPDATE, None)
    return _brought(request) if update is None else update


def _brought(request: HttpRequest) -> _Memory:
    cookie = request.COOKIES.get(settings.BROWSER_COOKIE_NAME, "")
    if not cookie:
        return _Memory()
    try:
        data = cast(dict[str, Any], signing.loads(cookie, salt=_SALT, max_age=_MAX_AGE))
    except signing.BadSignature:
        return _Memory()
    people = tuple(int(each) for each in data["people"])
    # A cookie of before has no moments: its people are known for long.
    since = tuple(int(each) for each in data.get("since", [0] * len(people)))
    return _Memory(str(data["device"]), people, since)
