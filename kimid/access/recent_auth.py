"""Views that need a recent proof of identity. A form that was sent waits in the session."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone

from kimid.access.pages import RuangRequest, View
from kimid.people.second_factor import has_recent_auth

_SESSION_KEY: Final = "held_act"


@dataclass(frozen=True)
class PendingPost:
    """A request that waits until its sender has confirmed who they are."""

    path: str
    method: str
    fields: list[tuple[str, str]]


def requires_recent_auth(
    method: str, *, when: Callable[[HttpRequest], bool] = lambda _: True
) -> Callable[[View], View]:
    """Mark a view, below `page`: this method needs a recent proof of identity.

    `when` limits it to some requests.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            ruang_request = cast(RuangRequest, request)
            if request.method != method or not when(request):
                return view(request, *args, **kwargs)
            if has_recent_auth(request, ruang_request.person, timezone.now()):
                forget_pending_post(request)
                return view(request, *args, **kwargs)
            hold_post(request)
            return redirect_to_login(request.get_full_path(), reverse("confirm"))

        return asking

    return wrap


def hold_post(request: HttpRequest) -> None:
    """Let this request wait in the session until its sender has confirmed who they are."""
    fields = request.POST.copy()
    fields.pop("csrfmiddlewaretoken", None)
    request.session[_SESSION_KEY] = {
        "path": request.get_full_path(),
        "method": str(request.method),
        "form": fields.urlencode(),
    }


def pending_post(request: HttpRequest) -> PendingPost | None:
    """The request that waits in this session, if any."""
    stored = request.session.get(_SESSION_KEY)
    if stored is None:
        return None
    form = QueryDict(stored["form"])
    return PendingPost(
        stored["path"],
        stored["method"],
        [(name, value) for name, values in form.lists() for value in values],
    )


def forget_pending_post(request: HttpRequest) -> None:
    """Remove the waiting request from the session."""
    request.session.pop(_SESSION_KEY, None)
