"""People in tests who have shown a second factor in their session, and browsers that know them."""

from datetime import datetime

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.test import Client

from kimid.people.allauth_internals import record_authentication
from kimid.people.models import Person


def come_in(client: Client, person: Person, *, shown: float | None = 0) -> None:
    """Sign in. `shown` is how many seconds ago a second factor was shown; None for whoever has
    shown none.
    """
    client.force_login(person, backend="kimid.people.backend.PersonBackend")
    if shown is not None:
        show_second_factor(client, person, ago=shown)


def show_second_factor(client: Client, person: Person, *, ago: float = 0) -> None:
    """As django-allauth writes it down when a code or a passkey was right."""
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, person, "mfa")
    request.session[AUTHENTICATION_METHODS_SESSION_KEY][-1]["at"] -= ago
    request.session.save()


def know_browser(client: Client, person: Person, *, since: datetime | None = None) -> None:
    """Let this browser know a person: since then, or for longer than anybody wrote it down."""
    memory = {"device": "browser", "people": [person.pk]}
    moments = {"since": [int(since.timestamp())]} if since else {}
    cookie = signing.dumps(memory | moments, salt="kimid.people.browser_memory")
    client.cookies[settings.BROWSER_COOKIE_NAME] = cookie
