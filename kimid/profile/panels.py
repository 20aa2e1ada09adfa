"""What the profile of a village brings to pages that subjects share."""

from kimid.access.code_waits import person_behind_wall
from kimid.access.pages import RuangRequest
from kimid.access.queries import sending_groups
from kimid.profile.block_kinds import BlockKind
from kimid.profile.models import ProfileBlock
from kimid.profile.queries import shown_blocks
from kimid.profile.rules import ProfilePermission
from kimid.profile.shown import NATIONAL, ShownBlock
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site

_NUMBERS_ON_SCREEN = 1
_LINK = SharedLink(
    17,
    "Profil wilayah",
    "ruang-village",
    "home",
    "Nomor darurat, layanan, sejarah, lembaga, sinyal, angka.",
    needs=ProfilePermission.WRITE,
)
register_links(LinkList.HOME, [_LINK])
register_links(LinkList.GROUP_SITE, [_LINK])


@panel(Spot.KIM_SIDE, 5)
def to_profile(request: SiteRequest) -> PagePanel:
    """The way to the numbers and the profile. No query."""
    return PagePanel("profile/panels/to_profile.html", {"village": request.site.region})


@panel(Spot.SCREEN_LINE, 5)
def numbers_on_screen(request: SiteRequest) -> PagePanel | None:
    """The emergency call, and numbers that this group holds. One query. What another group holds
    is left out: this page does not change when that group is closed.
    """
    site = request.site
    if site.is_portal:
        return None
    numbers = _numbers_of(site)[:_NUMBERS_ON_SCREEN]
    return PagePanel("profile/panels/numbers_on_screen.html", {"numbers": numbers})


@panel(Spot.DANGER, 5)
def emergency_numbers(request: RuangRequest) -> PagePanel:
    """Whom to call when a life is in danger: those of the village too. One query."""
    rows = shown_blocks(request.site.region, BlockKind.EMERGENCY)
    local = [number for row in rows for number in ShownBlock(row).numbers]
    first = [*NATIONAL[:1], *local[:1]]
    others = [*local[1:], *NATIONAL[1:]]
    return PagePanel("profile/panels/emergency.html", {"first": first, "others": others})


@panel(Spot.OWN_CODE, 20)
def emergency_while_waiting(request: RuangRequest) -> PagePanel | None:
    """Behind the wall of a sign-in code nobody of the group can be called; these still can."""
    person = person_behind_wall(request)
    groups = sending_groups(person) if person else []
    if not groups:
        return None
    address = groups[0].url_of("/darurat/")
    return PagePanel("profile/panels/emergency_while_waiting.html", {"address": address})


def _numbers_of(site: Site) -> list[object]:
    rows = ProfileBlock.objects.filter(
        site=site, region=site.region_id, kind=BlockKind.EMERGENCY, is_hidden=False
    )
    block = rows.filter(held_account=None).first()
    return [*ShownBlock(block).numbers] if block else []
