"""The front rooms of the workspace: where to, and what waits for me."""

from datetime import date, timedelta
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.grants import roles_at
from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.queries import workplaces
from kimid.access.rules import Can
from kimid.activity.plans import waiting_plans
from kimid.activity.polls import waiting_polls
from kimid.evaluation.jury import seats_of
from kimid.evaluation.reminding import Call, calls_for
from kimid.evaluation.rules import Can as InEvaluation
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.media.addresses import photo_base
from kimid.newsroom import queries as newsroom
from kimid.newsroom.mailbox import tips_waiting
from kimid.newsroom.rows import rows_of_mine
from kimid.newsroom.rules import Can as InNewsroom
from kimid.newsroom.waiting import waiting_for
from kimid.registry.mergers import asked_of
from kimid.registry.models import Application, Consent, Kim
from kimid.registry.queries import kim_of
from kimid.registry.renewing import Reminder, latest_decree, reminder_of
from kimid.sites.queries import site_in_ruang, troubled_names
from kimid.web.views.office import portal_home
from kimid.wire import queries as wire

# So long a fact check about this place stands on the home of its groups.
_NEAR_CHECKS: Final = timedelta(days=14)


@require_GET
@page(Audience.SIGNED_IN)
def start(request: RuangRequest) -> HttpResponse:
    """Straight into the only place a person has; else the switcher."""
    places = workplaces(request.person)
    if len(places) == 1:
        return redirect("ruang-site", site_label=places[0].site.ruang_label)
    return _switch(request)


@require_GET
@page(Audience.SIGNED_IN)
def switch(request: RuangRequest) -> HttpResponse:
    """All places where a person holds a role."""
    return _switch(request)


def _switch(request: RuangRequest) -> HttpResponse:
    shown = {"workplaces": workplaces(request.person), "judges": bool(seats_of(request.person))}
    return render(request, "web/ruang/switch.html", shown)


@require_GET
@page(Audience.SIGNED_IN, Can.ENTER)
def site(request: RuangRequest, site_label: str) -> HttpResponse:
    """The home of a KIM's group or of a region's office, whichever the label names."""
    found = site_in_ruang(site_label)
    inside = portal_home if found is not None and found.is_portal else kim_home
    return inside(request, site_label=site_label)


def _decree_reminder(kim: Kim, today: date) -> Reminder | None:
    """What the group must know of its decree. One query."""
    return reminder_of(latest_decree(kim, today), today)


def _mergers(kim: Kim) -> list[Application]:
    """The KIM that want to come and have no answer yet. One query."""
    return list(asked_of(kim).filter(into_answer=Consent.NONE))


def _calls(request: RuangRequest, kim: Kim) -> list[Call]:
    """Evaluations and contests that close soon, for whoever may fill them in. One query."""
    return calls_for(kim, timezone.now()) if request.person.has_perm(InEvaluation.FILL, request.site) else []


@page(Audience.KIM, InNewsroom.ENTER)
def kim_home(request: RuangRequest) -> HttpResponse:
    """What waits for me, and what became of my stories."""
    roles = roles_at(request.person, request.site.standing())
    left, today = newsroom.left_open(), clock.today(timezone.now(), request.site.region.zone)
    waiting = waiting_for(request.person, roles, timezone.now(), left)
    plans, polls = waiting_plans(request.person, today), waiting_polls(request.person, today)
    request.waiting = len(waiting) + len(plans) + len(polls)
    own, kim = list(newsroom.own_stories(request.person)), kim_of(request.site)
    shown = {
        "first": waiting[0] if waiting else None,
        "rest": waiting[1:],
        "to_confirm": next((entry for entry in waiting if entry.is_to_confirm), None),
        "own": rows_of_mine(own, request.site, newsroom.times_each_was_read(own), left),
        "photo_base": photo_base(request.site),
        "plans": plans,
        "polls": polls,
        "today": today,
        "tips": tips_waiting(),
        "names": troubled_names(request.site) if Role.CHAIR in roles else [],
        "mergers": _mergers(kim) if kim and Role.CHAIR in roles else [],
        "reminder": _decree_reminder(kim, today) if kim else None,
        "calls": _calls(request, kim) if kim else [],
        "checks": wire.concerning(request.site, timezone.now() - _NEAR_CHECKS),
    }
    return render(request, "web/ruang/kim_home.html", shown)
