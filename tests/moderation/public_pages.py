"""Where readers report what is wrong."""

from django.utils import timezone

from kimid.moderation.actions import report
from kimid.moderation.models import Complaint
from kimid.moderation.rules import Reader
from kimid.sites.models import Site
from tests import build, visitors
from tests.house.country import Addresses, Country


def addresses(country: Country) -> Addresses:
    """The form for a site and for a page of it, and what came of a report."""
    return {
        **{(kind, "find-ticket"): "/tiket/" for kind in ("kim", "portal")},
        **{(kind, "contact-number"): "/kontak/nomor/" for kind in ("kim", "portal")},
        ("kim", "report"): "/lapor/",
        ("portal", "report"): "/lapor/",
        ("kim", "report-page"): f"/lapor{country.long.path}",
        ("kim", "report-ticket"): f"/laporan/{_report(country.kim.site)}/",
        ("portal", "report-ticket"): f"/laporan/{_report(build.portal('61'))}/",
    }


def _report(site: Site) -> str:
    """The ticket of a report about this site."""
    now = timezone.now()
    return report(
        site,
        path="",
        title=site.name,
        complaint=Complaint.WRONG,
        words="Keliru.",
        sender=visitors.sender(),
        by=Reader(),
        at=now,
    ).ticket
