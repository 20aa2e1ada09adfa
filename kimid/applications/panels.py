"""What applications bring to pages that subjects share."""

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from kimid.access.grants import roles_at
from kimid.access.pages import RuangRequest
from kimid.applications.desk import is_late, most_late
from kimid.applications.desk_lines import desk_lines
from kimid.applications.desk_table import DeskRow
from kimid.applications.mergers import merger_requests_to, unanswered_mergers
from kimid.applications.models import Application
from kimid.applications.rules import ApplicationPermission
from kimid.events.permissions import Role
from kimid.lib.text import number
from kimid.places.models import Region
from kimid.registry.panels import kim_here
from kimid.registry.rules import RegistryPermission
from kimid.shared_pages.counts import count_at_home
from kimid.shared_pages.late import LateList, LateRow, office_late
from kimid.shared_pages.links import LinkList, RailCount, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.sites.rules import SitesPermission


def _late_here(region: Region, at: datetime) -> QuerySet[Application]:
    return Application.objects.below(region.code).filter(is_late(at))


register_links(
    LinkList.GROUP_PEOPLE,
    [
        SharedLink(
            30,
            "SK dan pengurus",
            "ruang-decree",
            "document",
            "Masa berlaku, SK baru, ganti pengurus",
        ),
    ],
)
register_links(
    LinkList.GROUP_SITE,
    [
        SharedLink(
            60,
            "Dokumen",
            "ruang-documents",
            "document",
            "SK, AD/ART, berita acara, terisi dari data KIM",
            needs=SitesPermission.ARRANGE,
        ),
    ],
)
register_links(
    LinkList.OFFICE_BAR,
    [
        SharedLink(
            20,
            "Permohonan",
            "ruang-applications",
            "document",
            needs=RegistryPermission.REGISTER,
            count=RailCount(_late_here, "lewat tenggat", is_pressing=True),
        )
    ],
)


@office_late(10)
def late_applications(request: RuangRequest) -> LateList | None:
    """Applications beyond the promised day, the latest first. One query."""
    region, person, now = request.site.region, request.person, timezone.now()
    if not person.has_perm(RegistryPermission.REGISTER, request.site):
        return None
    lines = desk_lines(most_late(region, now), person, now, office=region)
    count = count_at_home(request, _late_here)
    desk = reverse("ruang-applications", args=[request.site.ruang_label])
    return LateList(
        f"{number(count)} permohonan lewat tenggat" if count else "",
        [_late_row(line, f"{desk}{line.application.pk}/") for line in lines],
        f"{desk}?tampil=lewat" if count > len(lines) else "",
    )


def _late_row(line: DeskRow, href: str) -> LateRow:
    holder = f"Dipegang {line.holder_name}" if line.holder_name else "Belum ada yang memegang"
    text = f"Janji {line.due_text}. {holder}. {line.state_text}."
    return LateRow(f"{line.application.name}, {line.area}", text, line.left_text, href)


@panel(Spot.HOME_NOTES, 20)
def merger_questions(request: RuangRequest) -> PagePanel | None:
    """KIM that want to come and have no answer of the chair yet. One query."""
    kim = kim_here(request)
    if kim is None or Role.CHAIR not in roles_at(request.person, request.site.scope()):
        return None
    waiting = unanswered_mergers(kim)
    return PagePanel("applications/mergers.html", {"mergers": waiting}) if waiting else None


@panel(Spot.GROUP_NOTES, 30)
def mergers(request: RuangRequest) -> PagePanel | None:
    """All KIM that want to come, also those with an answer, for whoever may answer. One query."""
    kim = kim_here(request)
    if kim is None or not request.person.has_perm(ApplicationPermission.TAKE_IN, kim):
        return None
    return PagePanel("applications/mergers.html", {"mergers": list(merger_requests_to(kim))})
