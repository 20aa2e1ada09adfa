"""Reading the QRIS of sellers."""

from datetime import datetime
from typing import Final

from django.db.models import QuerySet

from kimid.market.models import QrisCode, Seller
from kimid.market.paper_queries import lonely_rows
from kimid.places.models import Region
from kimid.sites.models import Site

_MOST: Final = 30


def qris_of(seller: Seller) -> QrisCode | None:
    """The code that readers have of a seller. One query."""
    rows = QrisCode.objects.filter(seller=seller, is_approved=True, ended_at=None)
    return rows.select_related("decided_by").first()


def waiting_qris_of(seller: Seller) -> QrisCode | None:
    """The code that waits for another person. One query."""
    rows = QrisCode.objects.filter(seller=seller, decided_at=None)
    return rows.select_related("by").first()


def open_qris(site: Site) -> list[QrisCode]:
    """The codes of a group that wait for another person. One query."""
    rows = QrisCode.objects.filter(site=site, decided_at=None).select_related("seller", "by")
    return list(rows.order_by("asked_at", "pk"))


def qris_by_number(site: Site, public_id: str) -> QrisCode | None:
    """A code of this group. One query."""
    rows = QrisCode.objects.filter(site=site, public_id=public_id)
    return rows.select_related("seller", "by", "site__region").first()


def lonely_codes(region: Region, at: datetime) -> QuerySet[QrisCode]:
    """Codes in a region that nobody of the group can approve: it has one account."""
    return lonely_rows(QrisCode.objects.filter(decided_at=None), region, at)


def lonely_qris(region: Region, at: datetime) -> list[QrisCode]:
    """The first of these. One query."""
    rows = lonely_codes(region, at).select_related("seller", "by", "site__region")
    return list(rows[:_MOST])
