"""What lending brings to pages that subjects share."""

from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.lib import clock
from kimid.lib.text import number
from kimid.shared_pages.duties import Duty, office_duties
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.sites.middleware import SiteRequest
from tests.example_subject.lending.queries import overdue_count, overdue_loans, tools_of
from tests.example_subject.lending.rules import LendingPermission

register_links(LinkList.KIM_BAR, [SharedLink(45, "Alat", "ruang-tools", "people")])
register_links(
    LinkList.GROUP_PEOPLE,
    [
        SharedLink(
            105,
            "Pinjam alat",
            "ruang-tools",
            "people",
            "Apa yang dipinjamkan, dan siapa yang memegang",
            needs=LendingPermission.LEND,
        )
    ],
)


@panel(Spot.HOME_WAITING, 30)
def overdue(request: RuangRequest) -> PagePanel | None:
    """What is not back and should be."""
    loans = overdue_loans(clock.today(timezone.now(), request.site.region.zone))
    return PagePanel("lending/panels/overdue.html", {"loans": loans}, len(loans)) if loans else None


@panel(Spot.PROFILE, 20)
def lent_here(request: SiteRequest) -> PagePanel | None:
    """What the group lends."""
    tools = tools_of(request.site)
    return PagePanel("lending/panels/profile.html", {"tools": tools}) if tools else None


@office_duties(40)
def not_back(request: RuangRequest) -> list[Duty]:
    """How many tools are not back in the region of this office."""
    region = request.site.region
    count = overdue_count(region, clock.today(timezone.now(), region.zone))
    href = request.site.url_of("/pinjam-alat/")
    text = "Ingatkan kelompoknya"
    return [Duty(f"{number(count)} alat belum kembali", text, "clock", "", count, href)]
