"""Reading reports."""

from dataclasses import dataclass
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from kimid.lib import codes
from kimid.moderation.models import Report
from kimid.sites.guard import across_sites
from kimid.sites.models import Site

_SHOWN: Final = 50


@dataclass(frozen=True)
class Reports:
    """The reports of a site or region: a page of those that wait, the oldest first, and the last that were answered."""

    waiting: Page[Report]
    answered: list[Report]


def reports_at(site: Site, page: str = "1") -> Reports:
    """The reports about this site; on a portal, about it and all sites of the region and below.

    For a `page` that there is not the nearest is given.
    """
    if not site.is_portal:
        return _reports(Report.objects.filter(site=site), page)
    with across_sites(why="an office answers for its region and all below"):
        return _reports(Report.objects.filter(site__region__code__range=codes.span(site.region_id)), page)


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


def _reports(rows: QuerySet[Report], page: str) -> Reports:
    rows = rows.select_related("site", "answered_by")
    waiting = Paginator(rows.filter(answered_at=None).order_by("reported_at", "pk"), _SHOWN).get_page(page)
    waiting.object_list = list(waiting.object_list)  # read here, where the wall between sites is open
    return Reports(waiting, list(rows.filter(answered_at__isnull=False).order_by("-answered_at")[:_SHOWN]))
