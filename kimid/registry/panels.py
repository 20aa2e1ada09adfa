"""What the register brings to pages that subjects share."""

from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.registry.decree_reminders import reminder_of
from kimid.registry.decree_standing import DecreeStanding, standing_of
from kimid.registry.models import Kim, Officer
from kimid.registry.officer_order import ordered_officers
from kimid.registry.queries import first_kims_in, kim_of, officers_of
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.shared_pages.per_request import once_per_request
from kimid.sites.hosts import application_url
from kimid.sites.middleware import SiteRequest
from kimid.sites.rules import SitesPermission


@once_per_request
def kim_here(request: SiteRequest) -> Kim | None:
    """The KIM whose site this is. One query for the whole page."""
    return kim_of(request.site)


@once_per_request
def standing_here(request: SiteRequest) -> DecreeStanding | None:
    """How that KIM stands with its decree today. One query for the whole page."""
    kim = kim_here(request)
    today = clock.today(timezone.now(), request.site.region.zone)
    return standing_of(kim, today) if kim else None


register_links(
    LinkList.GROUP_PEOPLE,
    [
        SharedLink(
            20,
            "Susunan KIM",
            "ruang-roster",
            "people",
            "Pengurus dan anggota, juga yang tanpa HP",
        ),
    ],
)
register_links(
    LinkList.GROUP_SITE,
    [
        SharedLink(
            30,
            "Logo",
            "ruang-logo",
            "camera",
            "Menggantikan petak kain di samping nama",
            needs=SitesPermission.ARRANGE,
        ),
        SharedLink(
            40,
            "Foto sampul",
            "ruang-cover",
            "camera",
            "Tampil di halaman Tentang KIM",
            needs=SitesPermission.ARRANGE,
        ),
    ],
)
register_links(
    LinkList.OFFICE,
    [
        SharedLink(
            80,
            "Aturan KIM",
            "ruang-policy",
            "document",
            "Penerbit SK, anggota, masa bakti, janji layanan",
        ),
    ],
)


@panel(Spot.HOME_NOTES, 40)
def decree_reminder(request: RuangRequest) -> PagePanel | None:
    """What the group must know of its decree. One query."""
    standing = standing_here(request)
    reminder = reminder_of(standing) if standing else None
    return PagePanel("registry/panels/reminder.html", {"reminder": reminder}) if reminder else None


@panel(Spot.GROUP_NOTES, 10)
def decree_of_group(request: RuangRequest) -> PagePanel:
    """Whether the group has a decree that holds, and until when."""
    context = {"kim": kim_here(request), "standing": standing_here(request)}
    return PagePanel("registry/panels/decree.html", context)


@panel(Spot.KIM_SIDE, 10)
def who(request: SiteRequest) -> PagePanel:
    """Who stands behind the paper of a KIM."""
    kim = kim_here(request)
    context = {
        "kim": kim,
        "standing": standing_here(request),
        "officers": _officers_here(request),
    }
    return PagePanel("registry/public/who.html", context)


@panel(Spot.CONTACT, 10)
def people_to_visit(request: SiteRequest) -> PagePanel | None:
    """The officers, by name."""
    officers = [] if request.site.is_portal else _officers_here(request)
    return PagePanel("registry/public/people_to_visit.html", {"officers": officers})


@panel(Spot.PORTAL_BELOW, 10)
def kims_below(request: SiteRequest) -> PagePanel | None:
    """The first KIM of a district or a village."""
    kims = _kims_below(request)
    return PagePanel("registry/public/kims_below.html", {"kims": kims}) if kims else None


@panel(Spot.PORTAL_EMPTY, 10)
def before_the_first_story(request: SiteRequest) -> PagePanel:
    """What to do where nothing was published yet."""
    context = {"kims": _kims_below(request), "begin_url": application_url(request.site.region_id)}
    return PagePanel("registry/public/before_the_first_story.html", context)


@panel(Spot.VILLAGE_LINE, 10)
def writers_of_village(request: SiteRequest) -> PagePanel:
    """Which KIM write the news of a village."""
    return PagePanel("registry/public/writers_of_village.html", {"kims": _kims_below(request)})


def _officers_here(request: SiteRequest) -> list[Officer]:
    kim = kim_here(request)
    today = clock.today(timezone.now(), request.site.region.zone)
    return ordered_officers(officers_of(kim, today)) if kim else []


@once_per_request
def _kims_below(request: SiteRequest) -> list[Kim]:
    """Larger regions have too many to list."""
    region = request.site.region
    return first_kims_in(region) if region.level >= Level.DISTRICT else []
