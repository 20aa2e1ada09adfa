"""Weighty acts ask once more who is there, when the last second factor was shown a while ago. What was typed waits."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone

from kimid.access.pages import RuangRequest, View
from kimid.people.second import is_fresh

_HELD: Final = "held_act"


@dataclass(frozen=True)
class HeldAct:
    """A form that was sent, or a file that was asked for, and that waits until its sender has confirmed."""

    path: str
    method: str
    fields: list[tuple[str, str]]


def weighty(method: str, *, when: Callable[[HttpRequest], bool] = lambda _: True) -> Callable[[View], View]:
    """Mark a view, beneath `page`: this method of it asks for the second factor again, `when` the request is a weighty one."""

    def wrap(view: View) -> View:
        @wraps(view)
        def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            asked = cast(RuangRequest, request)
            if request.method != method or not when(request):
                return view(request, *args, **kwargs)
            if is_fresh(request, asked.person, timezone.now()):
                forget_held_act(request)
                return view(request, *args, **kwargs)
            kept = request.POST.copy()
            kept.pop("csrfmiddlewaretoken", None)
            request.session[_HELD] = {"path": request.get_full_path(), "method": method, "form": kept.urlencode()}
            return redirect_to_login(request.get_full_path(), reverse("confirm"))

        return asking

    return wrap


def held_act(request: HttpRequest) -> HeldAct | None:
    """What waits in this session to be gone on with; None when nothing does."""
    kept = request.session.get(_HELD)
    if kept is None:
        return None
    form = QueryDict(kept["form"])
    return HeldAct(kept["path"], kept["method"], [(name, value) for name, values in form.lists() for value in values])


def forget_held_act(request: HttpRequest) -> None:
    """It was gone on with, or something else was begun."""
    if _HELD in request.session:
        del request.session[_HELD]
