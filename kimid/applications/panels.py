"""What applications bring to pages that subjects share."""

from kimid.access.grants import roles_at
from kimid.access.pages import RuangRequest
from kimid.applications.mergers import merger_requests_to
from kimid.applications.models import Consent
from kimid.applications.rules import ApplicationPermission
from kimid.events.permissions import Role
from kimid.registry.panels import kim_here
from kimid.registry.rules import RegistryPermission
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.sites.rules import SitesPermission

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
    [SharedLink(50, "KIM", "ruang-applications", "people", needs=RegistryPermission.REGISTER)],
)


@panel(Spot.HOME_NOTES, 20)
def merger_questions(request: RuangRequest) -> PagePanel | None:
    """KIM that want to come and have no answer of the chair yet. One query."""
    kim = kim_here(request)
    if kim is None or Role.CHAIR not in roles_at(request.person, request.site.scope()):
        return None
    waiting = list(merger_requests_to(kim).filter(act__into_answer=Consent.NONE))
    return PagePanel("applications/mergers.html", {"mergers": waiting}) if waiting else None


@panel(Spot.GROUP_NOTES, 30)
def mergers(request: RuangRequest) -> PagePanel | None:
    """All KIM that want to come, also those with an answer, for whoever may answer. One query."""
    kim = kim_here(request)
    if kim is None or not request.person.has_perm(ApplicationPermission.TAKE_IN, kim):
        return None
    return PagePanel("applications/mergers.html", {"mergers": list(merger_requests_to(kim))})
