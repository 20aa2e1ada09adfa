"""The phones and computers on which a person is signed in: told apart in plain words, told of one another, and let go."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kimid.people.models import Device, Person

NEWS: Final = "other_devices"  # in a session: what its person has to hear about another device
_SEEN: Final = "seen_at"
_SEEN_AGAIN: Final = timedelta(hours=1)

# The first that fits; every browser names others too, so the order matters.
_BROWSERS: Final = {"Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung Internet", "UCBrowser": "UC Browser"}
_BROWSERS_LATER: Final = {"Firefox": "Firefox", "FxiOS": "Firefox", "CriOS": "Chrome", "Chrome": "Chrome", "Safari": "Safari"}
_MACHINES: Final = {
    "Android": "HP Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "komputer Windows",
    "Macintosh": "komputer Mac",
    "CrOS": "Chromebook",
    "Linux": "komputer Linux",
}


class SeenMiddleware:
    """Notes once an hour that a device is in use. Between, the session itself says that there is nothing to note: no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        session, now = getattr(request, "session", None), timezone.now()
        # Only a session that was asked for in this request: a page that needs none reads none.
        if session is not None and session.accessed and SESSION_KEY in session and _is_long_ago(session, now):
            _note(request, int(session[SESSION_KEY]), now)
        return response


def _is_long_ago(session: SessionBase, now: datetime) -> bool:
    return now.timestamp() - float(session.get(_SEEN, 0)) > _SEEN_AGAIN.total_seconds()


def _note(request: HttpRequest, person: int, now: datetime) -> None:
    words = device_words(request.headers.get("User-Agent", ""))
    made = {"person_id": person, "browser": words, "seen_at": now}
    Device.objects.update_or_create(
        session_key=request.session.session_key, defaults=made, create_defaults={**made, "signed_in_at": now}
    )
    request.session[_SEEN] = now.timestamp()


def device_words(agent: str) -> str:
    """ "Chrome di HP Android", as a neighbour would call it."""
    browsers = (_BROWSERS | _BROWSERS_LATER).items()
    browser = next((name for sign, name in browsers if f"{sign}/" in agent), "Peramban")
    machine = next((name for sign, name in _MACHINES.items() if sign in agent), "perangkat lain")
    return f"{browser} di {machine}"


def note_device(sender: object, request: HttpRequest, user: Person, **_: Any) -> None:
    """Somebody signed in: remember on what, and tell their other devices."""
    now = timezone.now()
    if request.session.session_key is None:
        request.session.save()
    others = devices_of(user)
    _note(request, user.pk, now)
    words = device_words(request.headers.get("User-Agent", ""))
    for other in others:
        if other.session_key != request.session.session_key:
            _tell(other, words, now)


def devices_of(person: Person) -> list[Device]:
    """Where a person is signed in now, the last used first. Rows whose session has ended count no more."""
    live = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return list(Device.objects.filter(person=person, session_key__in=live))


def let_go(devices: list[Device]) -> None:
    """End these sessions. Their next request is one of a stranger."""
    keys = [device.session_key for device in devices]
    Session.objects.filter(session_key__in=keys).delete()
    Device.objects.filter(session_key__in=keys).delete()


def _tell(device: Device, words: str, at: datetime) -> None:
    """Leave word in the session of another device; it costs nothing to read there."""
    session = SessionStore(device.session_key)
    if session.get(_SEEN) is not None:
        session[NEWS] = {"words": words, "at": at.isoformat()}
        session.save(must_create=False)
