"""What papers and numbers bring to what an office has to do."""

from django.urls import reverse
from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.lib.text import number
from kimid.market.paper_queries import papers_to_check
from kimid.market.qris_queries import lonely_count
from kimid.market.rules import MarketPermission
from kimid.shared_pages.duties import Duty, office_duties
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.sites.guard import across_sites

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


@office_duties(25)
def unchecked_papers(request: RuangRequest) -> list[Duty]:
    """Papers that readers have and no office has compared; numbers of groups with one account."""
    if not request.person.has_perm(MarketPermission.CHECK_PAPER, request.site):
        return []
    region = request.site.region
    with across_sites("an office compares papers of all groups in its region"):
        papers_count = papers_to_check(region).count()
        numbers_count = lonely_count(region, timezone.now())
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
