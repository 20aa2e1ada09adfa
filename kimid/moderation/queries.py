"""Queries for reports."""

from dataclasses import dataclass
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import reverse

from kimid.access.acting_office import actors_of
from kimid.events.history import events_about
from kimid.lib import codes
from kimid.moderation.models import Report
from kimid.places.models import Region
from kimid.sites.guard import across_sites
from kimid.sites.models import Site

_PAGE_SIZE: Final = 50


@dataclass(frozen=True)
class ReportList:
    """The reports of a site or a region: a page of the unanswered, the oldest of those that came in
    a flood, and the last answered ones.
    """

    waiting: Page[Report]
    held: list[Report]
    answered: list[Report]


def reports_at(site: Site, page: str = "1") -> ReportList:
    """The reports about this site; on a portal, also about all sites of its region and below.

    The unanswered come oldest first. A wrong `page` becomes the nearest one.
    """
    if not site.is_portal:
        return _report_list(Report.objects.filter(site=site), page)
    with across_sites(reason="an office answers for its region and all below"):
        return _report_list(
            Report.objects.filter(site__region__code__range=codes.span(site.region_id)), page
        )


def waiting_count(site: Site) -> int:
    """The number of unanswered reports about this site, without held ones."""
    return Report.objects.filter(site=site, answered_at=None, is_held=False).count()


def waiting_below(region: Region) -> QuerySet[Report]:
    """The unanswered reports about sites of a region and below, without held ones."""
    with across_sites(reason="an office answers for its region and all below"):
        return Report.objects.filter(
            site__region__code__range=codes.span(region.code), answered_at=None, is_held=False
        )


def report_by_ticket(ticket: str) -> Report | None:
    """The report with this ticket on the current site, or None."""
    return Report.objects.select_related("site__region").filter(ticket=ticket).first()


def answerer_of(report: Report) -> str:
    """Who answered it, for readers: the office, else an editor with the name of the site. One
    query.
    """
    if report.answered_by is None:
        return ""
    rows = list(events_about(report).filter(kind="report.answered"))
    offices = [each.in_public for each in actors_of(rows).values() if each.office]
    return offices[-1] if offices else f"{report.answered_by.name}, {report.site.name}"


def path_of_report(site: Site, ticket: str) -> str:
    """The path of the page of this report, if it is about this site."""
    row = report_by_ticket(ticket)
    return reverse("report-ticket", args=[ticket]) if row and row.site_id == site.pk else ""


def report_at(site: Site, ticket: str) -> Report | None:
    """The report with this ticket, if it is about this site or, on a portal, about its region."""
    with across_sites(reason="an office answers for its region and all below"):
        report = report_by_ticket(ticket)
    if report is None or not _reaches(site, report.site):
        return None
    return report


def _reaches(here: Site, there: Site) -> bool:
    return here == there or (here.is_portal and codes.covers(here.region_id, there.region_id))


def _report_list(rows: QuerySet[Report], page: str) -> ReportList:
    rows = rows.select_related("site", "answered_by")
    unanswered = rows.filter(answered_at=None).order_by("reported_at", "pk")
    waiting = Paginator(unanswered.filter(is_held=False), _PAGE_SIZE).get_page(page)
    # Run the query here, inside `across_sites`.
    waiting.object_list = list(waiting.object_list)
    answered = rows.filter(answered_at__isnull=False).order_by("-answered_at")
    held = unanswered.filter(is_held=True)
    return ReportList(waiting, list(held[:_PAGE_SIZE]), list(answered[:_PAGE_SIZE]))
