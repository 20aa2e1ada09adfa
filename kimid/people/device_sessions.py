"""A session belongs to the browser that signed in. On another one it is nobody's.

Whoever copies the session cookie alone gets nothing by it, and the owner stays signed in.
"""

from collections.abc import Callable
from typing import Any, Final

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from kimid.orm.compiled import compiled

_BROWSER_KEY: Final = "browser"  # in a session: the name of the browser that signed in
# In the session of a browser that came with one of another browser: its next sign-in says why.
_REFUSED_KEY: Final = "of_other_browser"


class DeviceSession(SessionStore):
    """The session of a request, which says by which name its browser is known. Empty, and without
    its key, where another browser signed in: so nothing that this request does touches it.
    """

    # Else Django takes the name of this class, and no other code could read the sessions.
    key_salt = f"django.contrib.sessions.{SessionStore.__qualname__}"

    def __init__(
        self, session_key: str | None = None, browser: Callable[[], str] = lambda: ""
    ) -> None:
        super().__init__(session_key)
        self._browser = browser
        self.is_of_other_browser = False

    def load(self) -> dict[str, Any]:
        """What is stored, for the browser that it belongs to."""
        stored: dict[str, Any] = super().load()
        if (owner := stored.get(_BROWSER_KEY)) is None or owner == self._browser():
            return stored
        self._session_key = None
        self.is_of_other_browser = True
        return {}

    def _get_session_from_db(self) -> Session | None:
        """As Django's: the row of this session, whose key is forgotten if there is none."""
        for stored in _stored(self.session_key, timezone.now()):
            return stored
        self._session_key = None
        return None


@compiled(CharField(), DateTimeField())
def _stored(key: object, at: object) -> QuerySet[Session]:
    """The session with this key that has not ended. Every request in the workspace asks for it."""
    return Session.objects.filter(session_key=key, expire_date__gt=at)


def bind(session: SessionBase, browser: str) -> None:
    """Let a session of somebody who is signed in belong to this browser, if it has none yet."""
    if SESSION_KEY in session and _BROWSER_KEY not in session:
        session[_BROWSER_KEY] = browser


def keep_owner(session: SessionBase, stored: dict[str, Any]) -> None:
    """Let a session that is emptied still belong to the browser of what was stored in it."""
    if _BROWSER_KEY in stored:
        session[_BROWSER_KEY] = stored[_BROWSER_KEY]


def note_refusal(request: HttpRequest) -> None:
    """Let the sign-in page say why somebody is asked again, if they came with the session of
    another browser.
    """
    if getattr(request.session, "is_of_other_browser", False):
        request.session[_REFUSED_KEY] = True


def was_refused(request: HttpRequest) -> bool:
    """Whether this browser came with the session of another one, as its owner has not heard yet."""
    return bool(request.session.pop(_REFUSED_KEY, False))
