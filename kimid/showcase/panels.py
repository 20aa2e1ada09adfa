"""What the showcase brings to pages that subjects share."""

from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.showcase.queries import WaitKind, waiting_on_home
from kimid.showcase.rules import AchievementPermission, ShowcasePermission

_TEXT = "Yang dipunyai desa: kebun, tenun, danau, masakan, orang. Dengan musimnya."
register_links(
    LinkList.HOME,
    [SharedLink(15, "Potensi", "ruang-potentials", "place", _TEXT, needs=ShowcasePermission.WRITE)],
)
register_links(
    LinkList.GROUP_PEOPLE,
    [SharedLink(80, "Potensi", "ruang-potentials", "place", _TEXT, needs=ShowcasePermission.WRITE)],
)


@panel(Spot.HOME_WAITING, 60)
def waiting(request: RuangRequest) -> PagePanel | None:
    """What nobody has looked at for a year, what an office asks, and drafts for who publishes. All
    in one query (decision 57).
    """
    person, site = request.person, request.site
    if not person.has_perm(ShowcasePermission.WRITE, site):
        return None
    may_publish = person.has_perm(AchievementPermission.PUBLISH, site)
    waits = waiting_on_home(site, timezone.now(), with_drafts=may_publish)
    context = {
        "old": [each for each in waits if each.kind == WaitKind.POTENTIAL],
        "questioned": [each for each in waits if each.kind == WaitKind.QUESTION],
        "drafts": [each for each in waits if each.kind == WaitKind.ACHIEVEMENT_DRAFT],
    }
    return PagePanel("showcase/panels/waiting.html", context, len(waits)) if waits else None
