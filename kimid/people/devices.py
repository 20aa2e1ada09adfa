"""The phones and computers on which a person is signed in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kimid.people.browser_memory import first_seen_at, remember_id
from kimid.people.device_sessions import keep_owner
from kimid.people.models import Device, Person

DEVICE_NOTICE_KEY: Final = "other_devices"  # in a session: the notice about another device
_SEEN_KEY: Final = "seen_at"
_ASIDE_KEY: Final = "put_aside"
_EXPIRY_KEY: Final = "_session_expiry"  # Django's: a shared phone signs out with its browser
_NEW_FOR: Final = timedelta(days=1)
_SEEN_INTERVAL: Final = timedelta(hours=1)

# The first match counts. Every browser names others too, so the order matters.
_BROWSERS: Final = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "UCBrowser": "UC Browser",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_MACHINES: Final = {
    "Android": "HP Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "komputer Windows",
    "Macintosh": "komputer Mac",
    "CrOS": "Chromebook",
    "Linux": "komputer Linux",
}


class DeviceSeenMiddleware:
    """Records once an hour that a device is in use. In between it needs no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        session = getattr(request, "session", None)
        now = timezone.now()
        # Only a session that this request has used: a page that needs none reads none.
        if (
            session is not None
            and session.accessed
            and SESSION_KEY in session
            and _is_due(session, now)
        ):
            _save_device(request, int(session[SESSION_KEY]), now)
        return response


def _is_due(session: SessionBase, now: datetime) -> bool:
    return now.timestamp() - float(session.get(_SEEN_KEY, 0)) > _SEEN_INTERVAL.total_seconds()


def _save_device(request: HttpRequest, person: int, now: datetime) -> None:
    label = device_label(request.headers.get("User-Agent", ""))
    values = {"person_id": person, "browser": label, "seen_at": now}
    Device.objects.update_or_create(
        session_key=request.session.session_key,
        defaults=values,
        create_defaults={**values, "signed_in_at": now},
    )
    request.session[_SEEN_KEY] = now.timestamp()
    remember_id(request, person)


def device_label(user_agent: str) -> str:
    """The name of a device on screens: "Chrome di HP Android"."""
    browser = next(
        (name for sign, name in _BROWSERS.items() if f"{sign}/" in user_agent), "Peramban"
    )
    machine = next(
        (name for sign, name in _MACHINES.items() if sign in user_agent), "perangkat lain"
    )
    return f"{browser} di {machine}"


def record_sign_in(sender: object, request: HttpRequest, user: Person, **_: Any) -> None:
    """Record the device of a new sign-in, and notify the other devices of the person."""
    now = timezone.now()
    if request.session.session_key is None:
        request.session.save()
    others = devices_of(user)
    _save_device(request, user.pk, now)
    label = device_label(request.headers.get("User-Agent", ""))
    for other in others:
        if other.session_key != request.session.session_key:
            _notify(other, label, now)


def is_new_device(request: HttpRequest, person: Person, at: datetime) -> bool:
    """Whether this browser met this person less than a day ago, however often they have signed in
    since. A session that turns up on another browser is new there too.
    """
    first = first_seen_at(request, person.pk)
    return first is None or at.timestamp() - first < _NEW_FOR.total_seconds()


def devices_of(person: Person) -> list[Device]:
    """Where a person is signed in now, the last used first. One query.

    Devices whose session has ended are left out.
    """
    live = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return list(Device.objects.filter(person=person, session_key__in=live))


def sign_out(devices: list[Device]) -> None:
    """End the sessions of these devices."""
    keys = [device.session_key for device in devices]
    _lock_sessions(keys)
    Session.objects.filter(session_key__in=keys).delete()
    Device.objects.filter(session_key__in=keys).delete()


def put_aside(devices: list[Device]) -> list[str]:
    """Sign out on these devices so that it can be undone. Returns the keys of their sessions.

    Such a session knows only whose it was: `person_put_aside` reads that.
    """
    keys = _lock_sessions([device.session_key for device in devices])
    for device in devices:
        if device.session_key not in keys:  # ended a moment ago
            continue
        session = SessionStore(device.session_key)
        stored = dict(session.items())
        expiry = stored.get(_EXPIRY_KEY)
        session.clear()
        keep_owner(session, stored)
        session[_ASIDE_KEY] = {"person": device.person_id, "stored": stored}
        if expiry is not None:
            session[_EXPIRY_KEY] = expiry
        session.save(must_create=False)
    Device.objects.filter(session_key__in=keys).delete()
    return keys


def bring_back(keys: list[str]) -> None:
    """Sign in again on the devices whose sessions were put aside, as if nothing had been."""
    for key in _lock_sessions(keys):
        session = SessionStore(key)
        aside = session.get(_ASIDE_KEY)
        if aside is None:  # somebody else has signed in there, or the session is over
            continue
        session.clear()
        session.update(aside["stored"])
        session.pop(_SEEN_KEY, None)  # the next request records the device anew
        session.save(must_create=False)


def person_put_aside(request: HttpRequest) -> int | None:
    """The key of the person who was signed in here before a code signed them out. No query for a
    browser without a session.
    """
    aside = request.session.get(_ASIDE_KEY)
    return None if aside is None else int(aside["person"])


def are_live(keys: list[str]) -> bool:
    """Whether one of these sessions is there still. One query."""
    rows = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    return rows.exists()


def read_session_again(request: HttpRequest) -> bool:
    """Give the request its session as it is stored now. False if that session has ended."""
    session = SessionStore(request.session.session_key)
    if not session.load():
        return False
    request.session = session
    return True


def delete_sessions(keys: list[str]) -> None:
    """End these sessions, whatever is in them."""
    _lock_sessions(keys)
    Session.objects.filter(session_key__in=keys).delete()


def _lock_sessions(keys: list[str]) -> list[str]:
    """Lock these sessions in the order of their keys: two who end them wait for each other. Returns
    those that are there.
    """
    rows = Session.objects.filter(session_key__in=keys).order_by("session_key")
    return list(rows.select_for_update().values_list("session_key", flat=True))


def _notify(device: Device, label: str, at: datetime) -> None:
    """Leave a notice in the session of another device. Reading it there costs no query."""
    session = SessionStore(device.session_key)
    if session.get(_SEEN_KEY) is not None:
        session[DEVICE_NOTICE_KEY] = {"words": label, "at": at.isoformat()}
        session.save(must_create=False)
