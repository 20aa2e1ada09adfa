"""Views that publish: they ask who somebody is, as `kimid.people.publishing_proof` says."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Final, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from kimid.access.grants import active_grants
from kimid.access.pages import RuangRequest, View
from kimid.access.phone_answers import wants_json
from kimid.access.recent_auth import ActWords, forget_pending_post, hold_post, in_words
from kimid.people.publishing_proof import ProofState, proof_state
from kimid.people.second_factor import has_recent_auth

_NEW_ROLE: Final = timedelta(days=1)
# For a form from the outbox of a phone: nobody is there to show who they are.
_OPEN_AND_PRESS: Final = "Untuk ini kami perlu tahu bahwa ini Anda. Buka, lalu tekan sekali lagi."


def requires_publishing_proof(
    *,
    act: ActWords,
    is_urgent: bool = False,
    when: Callable[..., bool] = lambda *_, **__: True,
    is_careful: Callable[..., bool] = lambda *_, **__: False,
) -> Callable[[View], View]:
    """Mark a view, below `page`: a POST to it publishes, or brings something before readers as a
    second person. `act` says what it does. `when` and `is_careful` get what the view gets, and say
    whether it does that, and whether it asks for a fresh proof.

    Without a second factor after the grace, only an urgent warning goes out, by the password and
    no further than the village: the view reads `request.is_near_only`.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            ruang_request = cast(RuangRequest, request)
            ruang_request.is_near_only = False
            if request.method != "POST" or not when(request, *args, **kwargs):
                return view(request, *args, **kwargs)
            state = _state(
                ruang_request,
                timezone.now(),
                is_urgent=is_urgent,
                is_careful=is_careful(request, *args, **kwargs),
            )
            if not _may_go_on(ruang_request, state, is_urgent=is_urgent):
                if wants_json(request):
                    return JsonResponse({"error": _OPEN_AND_PRESS, "press": True}, status=409)
                hold_post(request, in_words(act, request, *args, **kwargs))
                return _to_proof(request, state, is_urgent=is_urgent)
            forget_pending_post(request)
            return view(request, *args, **kwargs)

        return asking

    return wrap


def is_always_careful(*_: object, **__: object) -> bool:
    """For `is_careful`: every press here asks for a proof of the last hour."""
    return True


def lack_of_factor(request: RuangRequest, at: datetime) -> ProofState | None:
    """Why an urgent warning of this person goes no further than the village now, also before they
    send it. None if it does. One query.
    """
    state = _state(request, at, is_urgent=True)
    return state if state in (ProofState.NO_FACTOR, ProofState.NEW_FACTOR) else None


def lack_of_proof(request: RuangRequest, at: datetime) -> ProofState | None:
    """What somebody must show before they change what readers have, for a view that answers a
    script and leads nowhere. None if they may go on. Two queries at most.
    """
    state = _state(request, at, is_urgent=False)
    return None if state is ProofState.SHOWN else state


def _may_go_on(request: RuangRequest, state: ProofState, *, is_urgent: bool) -> bool:
    """Whether somebody may publish now; with a warning maybe near only."""
    if state is ProofState.SHOWN:
        return True
    request.is_near_only = (
        is_urgent
        and state is not ProofState.TOO_OLD
        and has_recent_auth(request, request.person, timezone.now())
    )
    return request.is_near_only


def _to_proof(request: HttpRequest, state: ProofState, *, is_urgent: bool) -> HttpResponse:
    """Where somebody shows first who they are."""
    if is_urgent or state is ProofState.TOO_OLD:
        return redirect_to_login(request.get_full_path(), reverse("confirm"))
    return redirect("publishing-guard")


def _state(
    request: RuangRequest, at: datetime, *, is_urgent: bool, is_careful: bool = False
) -> ProofState:
    is_new_here = any(
        grant.site_id == request.site.pk and at - grant.starts_at < _NEW_ROLE
        for grant in active_grants(request.person)
    )
    return proof_state(
        request, request.person, at, is_urgent=is_urgent, is_careful=is_careful or is_new_here
    )
