"""What papers and numbers bring to pages that subjects share: the home of a group, and what an
office has to do.
"""

from django.urls import reverse
from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.lib import clock
from kimid.lib.text import number
from kimid.market.checklist_queries import claims_of
from kimid.market.number_words import waiting_numbers
from kimid.market.paper_queries import lonely_changes, papers_to_check, waiting_papers
from kimid.market.rules import MarketPermission
from kimid.shared_pages.duties import Duty, office_duties
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
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


@panel(Spot.HOME_WAITING, 26)
def papers(request: RuangRequest) -> PagePanel | None:
    """Papers to ask for, or to look at; new numbers whose old one somebody has to call."""
    person, site, now = request.person, request.site, timezone.now()
    if not person.has_perm(MarketPermission.MARK, site):
        return None
    today = clock.today(now, site.region.zone)
    may_publish = person.has_perm(MarketPermission.PUBLISH, site)
    rows = waiting_papers(site, today, seen_by=person if may_publish else None)
    claims = claims_of(site, today)
    numbers = [each for each in waiting_numbers(site, person, now) if not each.is_mine]
    context = {"papers": rows, "claims": claims, "numbers": numbers, "today": today}
    count = len(rows) + len(claims) + len(numbers)
    return PagePanel("market/panels/papers.html", context, count) if count else None


@office_duties(25)
def unchecked_papers(request: RuangRequest) -> list[Duty]:
    """Papers that readers have and no office has compared; numbers of groups with one account."""
    if not request.person.has_perm(MarketPermission.CHECK_PAPER, request.site):
        return []
    region = request.site.region
    with across_sites("an office compares papers of all groups in its region"):
        papers_count = papers_to_check(region).count()
        numbers_count = len(lonely_changes(region, timezone.now()))
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
            f"{number(numbers_count)} nomor penjual menunggu ditelepon",
            "KIM-nya hanya punya satu akun",
            "phone",
            "",
            numbers_count,
            href,
        ),
    ]
