"""The page about a sign-in code for oneself: who asked for it, what waits, and "it was not me"."""

from datetime import timedelta
from math import ceil
from typing import Any

from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kimid.access import code_queries, met_before
from kimid.access.actions import cancel_own_code
from kimid.access.code_answers import CodeOwner, WaitOver
from kimid.access.code_waits import waiting_places, wall_of
from kimid.access.pages import Audience, page
from kimid.people.browser_memory import moments_met
from kimid.people.devices import person_put_aside, read_session_again
from kimid.people.models import Person
from kimid.web.support_contact import support_contact


@require_GET
@page(Audience.VISITOR)
@never_cache
def own_code(request: HttpRequest) -> HttpResponse:
    """The code that waits for the person of this device: signed in, signed out by that code, or a
    browser that knows them when they are signed in nowhere.
    """
    person = _owner(request)
    if person is None:
        return redirect("ruang-start")
    now = timezone.now()
    wait = code_queries.newest_wait(person, now)
    stop = code_queries.open_stop(person)
    if wait is None and stop is None and isinstance(request.user, Person):
        return redirect("ruang-start")
    context: dict[str, Any] = {
        "wait": wait,
        "stop": stop,
        "whom": person,
        "is_signed_in": isinstance(request.user, Person),
        "is_put_aside": person_put_aside(request) is not None,
        "hours_left": ceil((wait.opens_at - now) / timedelta(hours=1)) if wait else 0,
        "waits_at": waiting_places(wait, now) if wait else [],
        "zone": wait.code.site.region.zone if wait else "WIB",
        "help": support_contact(request),
        **(_signed_in_context(person) if isinstance(request.user, Person) else {}),
    }
    return render(request, "web/ruang/own_code.html", context)


@require_POST
@page(Audience.VISITOR)
@never_cache
def cancel(request: HttpRequest) -> HttpResponse:
    """It was not me: the code is void, and all is as it was before."""
    person = _owner(request)
    wait = code_queries.newest_wait(person, timezone.now()) if person else None
    if person is None or wait is None or request.POST.get("wait", str(wait.pk)) != str(wait.pk):
        return redirect("own-code")  # another code came between the look and the press
    try:
        cancel_own_code(person, wait=wait, by=CodeOwner(person), at=timezone.now())
    except WaitOver:
        return redirect("own-code")
    person.refresh_from_db()
    if not read_session_again(request):
        logout(request)  # this device came in by the code
    context = {
        "whom": person,
        "stop": code_queries.open_stop(person),
        "is_signed_in": SESSION_KEY in request.session,
        "help": support_contact(request),
    }
    return render(request, "web/ruang/own_code_cancelled.html", context)


def _owner(request: HttpRequest) -> Person | None:
    """Whose code this device may see and cancel."""
    if isinstance(request.user, Person):
        return getattr(request.user, "_wrapped", request.user)
    if number := person_put_aside(request):
        return Person.objects.filter(pk=number, is_active=True).first()
    wait = met_before.wait_for(moments_met(request), timezone.now())
    return wait.person if wait is not None else None


def _signed_in_context(person: Person) -> dict[str, Any]:
    """Whoever did not come in by the code that waits goes back to their work."""
    if wall_of(person) is not None:
        return {"is_behind_wall": True}
    return {"back_url": reverse("ruang-start"), "back_label": "Ruang kerja"}
