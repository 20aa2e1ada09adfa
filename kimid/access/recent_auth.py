"""Views that need a recent proof of identity. A form that was sent waits in the session, with words
for what it does: whoever gives the proof reads what follows it, also if somebody else sent it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final, cast
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone

from kimid.access.pages import RuangRequest, View
from kimid.people.models import Person
from kimid.people.second_factor import has_recent_auth
from kimid.sites.queries import names_of
from kimid.ui.typed_back import texts_typed_into

_SESSION_KEY: Final = "held_act"

# What a press does, in Indonesian, beginning with a capital: "Menerbitkan kabar". A function gets
# what the view gets.
type ActWords = str | Callable[..., str]


@dataclass(frozen=True)
class PendingPost:
    """A request that waits until its sender has confirmed who they are."""

    path: str
    method: str
    fields: list[tuple[str, str]]
    act: str  # what it does, in words
    place: str  # the site on which it does that, or nothing
    texts: list[str]  # what was typed
    pressed_on: str  # the path of the page on which it was pressed, or nothing


def requires_recent_auth(
    method: str, *, act: ActWords, when: Callable[[HttpRequest], bool] = lambda _: True
) -> Callable[[View], View]:
    """Mark a view, below `page`: this method needs a recent proof of identity.

    `act` says what it does. `when` limits it to some requests.
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
            hold_post(request, in_words(act, request, *args, **kwargs))
            return redirect_to_login(request.get_full_path(), reverse("confirm"))

        return asking

    return wrap


def in_words(act: ActWords, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    """What this request does, in words."""
    return act if isinstance(act, str) else act(request, *args, **kwargs)


def about_address(words: str) -> ActWords:
    """For `act`: the words and the name of the group's own that the address of the page names."""

    def name(request: RuangRequest, own: int, **_: Any) -> str:
        return " ".join([words, *(each.name for each in names_of(request.site) if each.pk == own)])

    return name


def about_member(words: str) -> ActWords:
    """For `act`: the words and the name of the member whom the address names."""

    def name(request: RuangRequest, person: int, **_: Any) -> str:
        rows = Person.objects.filter(pk=person, grants__site=request.site)
        return " ".join([words, *rows.values_list("name", flat=True)[:1]])

    return name


def hold_post(request: HttpRequest, act: str) -> None:
    """Let this request wait in the session until its sender has confirmed who they are. `act` says
    what it does.
    """
    fields = request.POST.copy()
    fields.pop("csrfmiddlewaretoken", None)
    request.session[_SESSION_KEY] = {
        "path": request.get_full_path(),
        "method": str(request.method),
        "form": fields.urlencode(),
        "act": act,
        "place": site.name if (site := getattr(request, "site", None)) is not None else "",
        "pressed_on": _page_before(request),
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
        stored.get("act", ""),  # a session of before has none
        stored.get("place", ""),
        texts_typed_into(form),
        stored.get("pressed_on", ""),
    )


def _page_before(request: HttpRequest) -> str:
    """The path of the page of this host on which the form stood. The address to which a form is
    sent is often no page of its own.
    """
    before = urlsplit(request.META.get("HTTP_REFERER", ""))
    is_ours = before.netloc == request.get_host()
    return f"/{before.path.lstrip('/')}" if is_ours else ""


def forget_pending_post(request: HttpRequest) -> None:
    """Remove the waiting request from the session."""
    request.session.pop(_SESSION_KEY, None)
