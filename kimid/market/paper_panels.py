"""What papers and numbers bring to what an office has to do."""

from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse

from kimid.access.pages import RuangRequest
from kimid.lib.text import number
from kimid.market.models import PhoneChange, ProductPaper, QrisCode
from kimid.market.paper_queries import lonely_numbers, papers_to_check
from kimid.market.qris_queries import lonely_codes
from kimid.market.rules import MarketPermission
from kimid.places.models import Region
from kimid.shared_pages.counts import count_at_home, home_count
from kimid.shared_pages.duties import Duty, office_duties
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.sites.guard import across_sites

_WHY_ALL_SITES: Final = "an office compares papers of all groups in its region"

register_links(
    LinkList.OFFICE,
    [
        SharedLink(
            65,
            "Kertas barang",
            "ruang-office-papers",
            "document",
            "P-IRT, halal, dan izin lain yang menunggu dicek",
            needs=MarketPermission.CHECK_PAPER,
        )
    ],
)


def _may_check(request: RuangRequest) -> bool:
    return request.person.has_perm(MarketPermission.CHECK_PAPER, request.site)


@home_count(_may_check)
def _papers_here(region: Region, at: datetime) -> QuerySet[ProductPaper]:
    with across_sites(_WHY_ALL_SITES):
        return papers_to_check(region)


@home_count(_may_check)
def _numbers_here(region: Region, at: datetime) -> QuerySet[PhoneChange]:
    with across_sites(_WHY_ALL_SITES):
        return lonely_numbers(region, at)


@home_count(_may_check)
def _codes_here(region: Region, at: datetime) -> QuerySet[QrisCode]:
    with across_sites(_WHY_ALL_SITES):
        return lonely_codes(region, at)


@office_duties(25)
def unchecked_papers(request: RuangRequest) -> list[Duty]:
    """Papers that readers have and no office has compared; numbers of groups with one account."""
    papers_count = count_at_home(request, _papers_here)
    numbers_count = count_at_home(request, _numbers_here) + count_at_home(request, _codes_here)
    href = reverse("ruang-office-papers", args=[request.site.ruang_label])
    return [
        Duty(
            f"{number(papers_count)} kertas barang menunggu dicek",
            "Cocokkan nomornya dengan halaman resmi",
            "document",
            "",
            papers_count,
            href,
        ),
        Duty(
            f"{number(numbers_count)} nomor atau QRIS penjual menunggu ditelepon",
            "KIM-nya hanya punya satu akun",
            "phone",
            "",
            numbers_count,
            href,
        ),
    ]
