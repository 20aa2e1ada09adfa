"""Reading reports."""

from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from kimid.lib import codes
from kimid.moderation.models import Report
from kimid.sites.guard import across_sites
from kimid.sites.models import Site

_SHOWN: Final = 50


@dataclass(frozen=True)
class Reports:
    """The reports of a site or region: those that wait, the oldest first, and the last that were answered."""

    waiting: list[Report]
    answered: list[Report]


def reports_at(site: Site) -> Reports:
    """The reports about this site; on a portal, about it and all sites of the region and below."""
    if not site.is_portal:
        return _reports(Report.objects.filter(site=site))
    with across_sites(why="an office answers for its region and all below"):
        return _reports(Report.objects.filter(site__region__code__range=codes.span(site.region_id)))


def waiting_count(site: Site) -> int:
    """How many reports about this site wait for an answer."""
    return Report.objects.filter(site=site, answered_at=None).count()


def report_by_ticket(ticket: str) -> Report | None:
    """The report of this ticket on the site one is on."""
    return Report.objects.select_related("site__region").filter(ticket=ticket).first()


def report_at(site: Site, ticket: str) -> Report | None:
    """The report of this ticket, if it is about this site or, on a portal, about one of its region."""
    with across_sites(why="an office answers for its region and all below"):
        found = report_by_ticket(ticket)
    if found is None or not _reaches(site, found.site):
        return None
    return found


def _reaches(here: Site, there: Site) -> bool:
    return here == there or (here.is_portal and codes.covers(here.region_id, there.region_id))


def _reports(rows: QuerySet[Report]) -> Reports:
    rows = rows.select_related("site", "answered_by")
    waiting = rows.filter(answered_at=None).order_by("reported_at")[:_SHOWN]
    return Reports(list(waiting), list(rows.filter(answered_at__isnull=False).order_by("-answered_at")[:_SHOWN]))
