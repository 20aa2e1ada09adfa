"""Reading the agenda."""

from datetime import datetime
from typing import Final

from django.db.models import Q

from kimid.agenda.flow import AgendaState
from kimid.agenda.models import AgendaEvent
from kimid.lib import clock
from kimid.sites.guard import across_sites
from kimid.sites.models import Site

_WITHDRAWN: Final = 200  # so many addresses phones ask about
_AT_ONCE: Final = 500  # sites of one run


def events_of(site: Site) -> list[AgendaEvent]:
    """All of a group, by title. One query."""
    rows = AgendaEvent.objects.filter(site=site).select_related("site__region", "item")
    return list(rows.order_by("title", "pk"))


def event_of(site: Site, public_id: str) -> AgendaEvent | None:
    """An event in the workspace of its group. One query."""
    rows = AgendaEvent.objects.select_related("site__region", "item", "held_account")
    return rows.filter(site=site, public_id=public_id).first()


def event_at(site: Site, slug: str) -> AgendaEvent | None:
    """The event at this address, also one that readers have no more. One query."""
    rows = AgendaEvent.objects.select_related("site__region", "item")
    return rows.filter(site=site, slug=slug).exclude(slug="").first()


def withdrawn_events(site: Site) -> list[str]:
    """The addresses of what this site withdrew, the newest first. One query."""
    rows = AgendaEvent.objects.filter(site=site, state=AgendaState.WITHDRAWN)
    slugs = rows.order_by("-withdrawn_at").values_list("slug", flat=True)
    return [AgendaEvent(slug=slug).path for slug in slugs[:_WITHDRAWN]]


def due_events(site: Site, at: datetime) -> list[AgendaEvent]:
    """What readers have with a day that has passed, while others follow. One query."""
    rows = AgendaEvent.objects.filter(
        site=site, state=AgendaState.PUBLISHED, shown_until__lt=clock.today(at, site.region.zone)
    )
    return list(rows.select_related("site__region", "item__site", "item__region").order_by("pk"))


def due_sites(at: datetime) -> list[int]:
    """The ids of sites whose agenda has a day that has passed, at most 500. One query."""
    passed = Q()
    for zone in clock.ZONES:
        passed |= Q(site__region__zone=zone, shown_until__lt=clock.today(at, zone))
    with across_sites("the agenda of all groups"):
        rows = AgendaEvent.objects.filter(passed, state=AgendaState.PUBLISHED)
        return list(rows.order_by("site").values_list("site", flat=True).distinct()[:_AT_ONCE])
