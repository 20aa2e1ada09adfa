"""The front rooms of the workspace: where to, and what waits for me."""

from collections.abc import Set
from datetime import date, datetime, timedelta
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.grants import is_acting, roles_at
from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.queries import frozen_places, own_appointments, workplaces
from kimid.access.rules import AccessPermission
from kimid.activity.plans import waiting_plans
from kimid.activity.polls import waiting_polls
from kimid.applications.mergers import merger_requests_to
from kimid.applications.models import Application, Consent
from kimid.evaluation.jury import seats_of
from kimid.evaluation.reminders import RoundReminder, reminders_for
from kimid.evaluation.rules import EvaluationPermission as InEvaluation
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.media.addresses import photo_base
from kimid.newsroom import queries as newsroom
from kimid.newsroom.rules import EDITORS
from kimid.newsroom.rules import NewsroomPermission as InNewsroom
from kimid.newsroom.story_rows import own_rows
from kimid.newsroom.tip_queries import waiting_tip_count
from kimid.newsroom.waiting import waiting_for
from kimid.people.publishing_proof import first_factor_at, grace_ends_at
from kimid.registry.decree_reminders import Reminder, latest_decree, reminder_of
from kimid.registry.models import Kim
from kimid.registry.queries import kim_of
from kimid.sites.queries import names_with_problems, site_in_ruang
from kimid.web.views.office import portal_home
from kimid.wire import queries as wire

# So long a fact check about this place stands on the home of its groups.
_NEAR_CHECKS: Final = timedelta(days=14)


@require_GET
@page(Audience.SIGNED_IN, while_waiting=True)
def start(request: RuangRequest) -> HttpResponse:
    """Straight into the only place a person has; else the switcher."""
    places = workplaces(request.person)
    frozen = frozen_places(request.person)
    if len(places) == 1 and not frozen:
        return redirect("ruang-site", site_label=places[0].site.ruang_label)
    if len(frozen) == 1 and not places:
        return redirect("frozen", site_label=frozen[0].ruang_label)
    return _switch(request)


@require_GET
@page(Audience.SIGNED_IN, while_waiting=True)
def switch(request: RuangRequest) -> HttpResponse:
    """All places where a person holds a role."""
    return _switch(request)


def _switch(request: RuangRequest) -> HttpResponse:
    shown = {
        "workplaces": workplaces(request.person),
        "frozen": frozen_places(request.person),
        "judges": bool(seats_of(request.person)),
        "stands_in": is_acting(request.person)
        or bool(own_appointments(request.person, timezone.now())),
    }
    return render(request, "web/ruang/switch.html", shown)


@require_GET
@page(Audience.SIGNED_IN, AccessPermission.ENTER, while_waiting=True)
def site(request: RuangRequest, site_label: str) -> HttpResponse:
    """The home of a KIM's group or of a region's office, whichever the label names."""
    named_site = site_in_ruang(site_label)
    home = portal_home if named_site is not None and named_site.is_portal else kim_home
    return home(request, site_label=site_label)


def _decree_reminder(kim: Kim, today: date) -> Reminder | None:
    """What the group must know of its decree. One query."""
    return reminder_of(latest_decree(kim, today), today)


def _mergers(kim: Kim) -> list[Application]:
    """The KIM that want to come and have no answer yet. One query."""
    return list(merger_requests_to(kim).filter(into_answer=Consent.NONE))


def _calls(request: RuangRequest, kim: Kim) -> list[RoundReminder]:
    """Evaluations and contests that close soon, for whoever may fill them in. One query."""
    return (
        reminders_for(kim, timezone.now())
        if request.person.has_perm(InEvaluation.FILL, request.site)
        else []
    )


def _register_context(request: RuangRequest, roles: Set[Role], today: date) -> dict[str, object]:
    """What the group must know of its KIM, and what waits for its chair."""
    kim = kim_of(request.site)
    return {
        "names": names_with_problems(request.site) if Role.CHAIR in roles else [],
        "mergers": _mergers(kim) if kim and Role.CHAIR in roles else [],
        "reminder": _decree_reminder(kim, today) if kim else None,
        "calls": _calls(request, kim) if kim else [],
    }


def _factor_deadline(request: RuangRequest, roles: Set[Role]) -> datetime | None:
    """Until when an editor without a second factor may still publish. One query, and none for
    whoever never published without one.
    """
    end = grace_ends_at(request.person)
    if end is None or EDITORS.isdisjoint(roles) or first_factor_at(request.person) is not None:
        return None
    return end


@page(Audience.KIM, InNewsroom.ENTER)
def kim_home(request: RuangRequest) -> HttpResponse:
    """What waits for me, and what became of my stories."""
    roles = roles_at(request.person, request.site.scope())
    left = newsroom.last_open_talks()
    today = clock.today(timezone.now(), request.site.region.zone)
    waiting = waiting_for(request.person, roles, timezone.now(), left)
    plans = waiting_plans(request.person, today)
    polls = waiting_polls(request.person, today)
    request.waiting_count = len(waiting) + len(plans) + len(polls)
    own = list(newsroom.own_stories(request.person))
    shown = {
        "first": waiting[0] if waiting else None,
        "rest": waiting[1:],
        "to_confirm": next((entry for entry in waiting if entry.is_to_confirm), None),
        "own": own_rows(own, request.site, newsroom.read_counts(own), left),
        "photo_base": photo_base(request.site),
        "plans": plans,
        "polls": polls,
        "today": today,
        "factor_deadline": _factor_deadline(request, roles),
        "tips": waiting_tip_count(),
        **_register_context(request, roles, today),
        "checks": wire.fact_checks_for(request.site, timezone.now() - _NEAR_CHECKS),
    }
    return render(request, "web/ruang/kim_home.html", shown)
