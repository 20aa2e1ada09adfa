"""What accounts, groups and sites bring to pages that subjects share: the pages about these are
here.
"""

from django.utils import timezone

from kimid.access.code_queries import waits_in
from kimid.access.grants import roles_at
from kimid.access.pages import RuangRequest
from kimid.access.queries import members_of
from kimid.access.rules import AccessPermission
from kimid.events.permissions import EDITORS, Role
from kimid.people.publishing_proof import first_factor_at, grace_ends_at
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.sites.queries import names_with_problems
from kimid.sites.rules import SitesPermission


def _members(request: RuangRequest) -> str:
    return f"{len(members_of(request.site, timezone.now()))} orang"


def _host(request: RuangRequest) -> str:
    return request.site.host


_HOME = SharedLink(10, "Beranda", "ruang-site", "home")

register_links(LinkList.KIM_BAR, [_HOME, SharedLink(50, "KIM", "ruang-group", "people")])
register_links(LinkList.OFFICE_BAR, [_HOME])
register_links(
    LinkList.HOME,
    [
        SharedLink(
            30,
            "Kabar mingguan",
            "ruang-weekly",
            "broadcast",
            "Lima kabar terbaik pekan ini, satu teks untuk grup WhatsApp desa.",
        )
    ],
)
register_links(
    LinkList.GROUP_PEOPLE,
    [SharedLink(10, "Anggota dan peran", "ruang-people", "people", _members)],
)
register_links(
    LinkList.GROUP_SITE,
    [
        SharedLink(
            10,
            "Siapa kami",
            "ruang-introduction",
            "document",
            "Perkenalan, nomor, dan tempat berkumpul",
            needs=SitesPermission.ARRANGE,
        ),
        SharedLink(
            20,
            "Warna",
            "ruang-look",
            "paint",
            "Kainnya dari kode desa, warnanya dari Anda",
            needs=SitesPermission.ARRANGE,
        ),
        SharedLink(
            50,
            "Urutan menu",
            "ruang-menu",
            "menu",
            "Bagian mana yang paling depan",
            needs=SitesPermission.ARRANGE,
        ),
        SharedLink(
            70, "Alamat sendiri", "ruang-addresses", "home", _host, needs=SitesPermission.OWN_NAME
        ),
        SharedLink(
            80,
            "Aturan sebelum terbit",
            "ruang-rules",
            "shield",
            "Berapa orang memastikan, dan siapa",
            needs=SitesPermission.SET_RULES,
        ),
    ],
)
register_links(
    LinkList.OFFICE,
    [
        SharedLink(
            90,
            "Beri kode masuk",
            "ruang-office-code",
            "people",
            "Untuk ketua KIM yang lupa kata sandi atau kehilangan HP",
            needs=AccessPermission.HAND_CODE,
        ),
        SharedLink(
            100,
            "Kode yang menunggu",
            "ruang-codes",
            "shield",
            "Setujui, batalkan, putuskan; dan yang pernah diberikan",
            needs=AccessPermission.HAND_CODE,
        ),
        SharedLink(
            110,
            "Petugas",
            "ruang-officials",
            "people",
            "Yang bertugas di sini, Plt. dan Plh.",
            needs=AccessPermission.SEE_OFFICIALS,
        ),
    ],
)


@panel(Spot.HOME_NOTES, 10)
def own_names(request: RuangRequest) -> PagePanel | None:
    """Own names of the site whose proof is missing, for the chair. One query."""
    if Role.CHAIR not in roles_at(request.person, request.site.scope()):
        return None
    return PagePanel("web/ruang/own_names.html", {"names": names_with_problems(request.site)})


@panel(Spot.HOME_NOTES, 30)
def factor_deadline(request: RuangRequest) -> PagePanel | None:
    """Until when an editor without a second factor may still publish. One query, and none for
    whoever never published without one.
    """
    person, end = request.person, grace_ends_at(request.person)
    roles = roles_at(person, request.site.scope())
    if end is None or EDITORS.isdisjoint(roles) or first_factor_at(person) is not None:
        return None
    return PagePanel("web/ruang/factor_deadline.html", {"factor_deadline": end})


@panel(Spot.GROUP_NOTES, 20)
def code_waits(request: RuangRequest) -> PagePanel:
    """Sign-in codes that wait in this group."""
    context = {
        "waits": waits_in(request.site, request.person, timezone.now()),
        "zone": request.site.region.zone,
    }
    return PagePanel("web/ruang/code_waits.html", context)
