"""Why somebody cannot publish yet, and what they can do."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from kimid.access.grants import active_grants
from kimid.access.pages import Audience, RuangRequest, page
from kimid.events.permissions import EDITORS
from kimid.lib.codes import Level
from kimid.people.models import Person
from kimid.people.publishing_proof import FIRST_FACTOR_WAIT, first_factor_at
from kimid.web.support_contact import support_contact
from kimid.wire.sending_on import unverified_places


@require_GET
@page(Audience.SIGNED_IN)
@never_cache
def publishing_guard(request: RuangRequest) -> HttpResponse:
    """Publishing needs a second factor: set one up, or wait until a new one counts."""
    first = first_factor_at(request.person)
    shown = {
        "counts_from": first + FIRST_FACTOR_WAIT if first else None,
        "set_up": f"{reverse('set-up')}?{urlencode({'next': reverse('go-on')})}",
        "urgent_places": _urgent_places(request.person),
        "help": support_contact(request),
    }
    return render(request, "web/second/publishing_guard.html", shown)


def _urgent_places(person: Person) -> list[str]:
    """Where an urgent warning of this person is read meanwhile: the same in most groups, so each
    answer once. None for somebody who publishes in no group.
    """
    sites = {grant.site for grant in active_grants(person) if grant.role in EDITORS and grant.site}
    return sorted({unverified_places(site, Level.VILLAGE) for site in sites})
