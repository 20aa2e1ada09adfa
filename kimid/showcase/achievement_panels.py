"""What achievements bring to pages that subjects share."""

from django.db.models import QuerySet
from django.urls import reverse

from kimid.access.pages import RuangRequest
from kimid.lib.text import number
from kimid.shared_pages.counts import count_at_home, home_count
from kimid.shared_pages.duties import Duty, office_duties
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.showcase.models import Achievement
from kimid.showcase.queries import waiting_for_office
from kimid.showcase.rules import AchievementPermission
from kimid.sites.guard import across_sites

register_links(
    LinkList.GROUP_PEOPLE,
    [
        SharedLink(
            82,
            "Prestasi",
            "ruang-achievements",
            "flag",
            "Juara dan penghargaan, dengan siapa yang memastikannya",
            needs=AchievementPermission.WRITE,
        )
    ],
)
register_links(
    LinkList.OFFICE,
    [
        SharedLink(
            65,
            "Prestasi yang menunggu",
            "ruang-achievement-desk",
            "flag",
            "Yang KIM minta dipastikan, dengan buktinya",
            needs=AchievementPermission.VERIFY,
        )
    ],
)


@home_count
def _asked_here(request: RuangRequest) -> QuerySet[Achievement] | None:
    if not request.person.has_perm(AchievementPermission.VERIFY, request.site):
        return None
    with across_sites("an office looks at what groups below it ask"):
        return waiting_for_office(request.site.region)


@office_duties(25)
def achievements_to_verify(request: RuangRequest) -> list[Duty]:
    """What groups below this office ask it to confirm."""
    count = count_at_home(request, _asked_here)
    title = f"{number(count)} prestasi menunggu dipastikan"
    href = reverse("ruang-achievement-desk", args=[request.site.ruang_label])
    return [Duty(title, "Lihat buktinya, lalu beri tanda", "flag", "", count, href)]
