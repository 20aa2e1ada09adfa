"""Reading proposals and the reports that readers have."""

from typing import Final

from django.db.models import Sum

from kimid.ledger.models import FundingProposal, YearReport
from kimid.sites.models import Site

_WITH: Final = ("site__region", "written_by", "changed_by", "source")


def proposals_of(site: Site) -> list[FundingProposal]:
    """The proposals of a group, the newest first; each knows its sum (`total`). One query."""
    rows = FundingProposal.objects.filter(site=site).select_related("site__region")
    rows = rows.annotate(total=Sum("lines__amount", default=0))
    return list(rows.order_by("-pk"))


def proposal_of(site: Site, number: str) -> FundingProposal | None:
    """A proposal with its lines. Two queries."""
    rows = FundingProposal.objects.select_related(*_WITH).prefetch_related("lines")
    return rows.filter(site=site, public_id=number).first()


def public_reports(site: Site) -> list[YearReport]:
    """The yearly reports that readers of a group have, the newest first. One query."""
    rows = YearReport.objects.filter(site=site, published_at__isnull=False, held_account=None)
    return list(rows.defer("frozen", "photos").order_by("-year"))


def public_report(site: Site, year: int) -> YearReport | None:
    """The report of a year, if the group made it public. One query."""
    rows = YearReport.objects.select_related("site__region", "held_account")
    return rows.filter(site=site, year=year, published_at__isnull=False).first()
