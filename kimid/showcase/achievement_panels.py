"""What achievements bring to pages that subjects share."""

from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse

from kimid.access.pages import RuangRequest
from kimid.lib.picture import shown_pictures
from kimid.lib.text import number
from kimid.places.models import Region
from kimid.shared_pages.counts import count_at_home, home_count
from kimid.shared_pages.duties import Duty, office_duties
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.years import YearChapter, YearFigure, YearLine, YearSpan, year_chapter
from kimid.showcase.models import Achievement, AchievementMark
from kimid.showcase.queries import shown_of_year, waiting_for_office
from kimid.showcase.rules import AchievementPermission
from kimid.sites.guard import across_sites
from kimid.sites.models import Site

# In the paper of a year, behind each achievement.
_CONFIRMED_BY: Final = {
    AchievementMark.VERIFIED: "Terverifikasi kantor.",
    AchievementMark.BY_LINK: "Dikonfirmasi lewat tautan.",
    AchievementMark.WAITING: "Belum dipastikan orang luar.",
}

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


def _may_verify(request: RuangRequest) -> bool:
    return request.person.has_perm(AchievementPermission.VERIFY, request.site)


@home_count(_may_verify)
def _asked_here(region: Region, at: datetime) -> QuerySet[Achievement]:
    with across_sites("an office looks at what groups below it ask"):
        return waiting_for_office(region)


@office_duties(25)
def achievements_to_verify(request: RuangRequest) -> list[Duty]:
    """What groups below this office ask it to confirm."""
    count = count_at_home(request, _asked_here)
    title = f"{number(count)} prestasi menunggu dipastikan"
    href = reverse("ruang-achievement-desk", args=[request.site.ruang_label])
    return [Duty(title, "Lihat buktinya, lalu beri tanda", "flag", "", count, href)]


@year_chapter(60)
def achievements_of_year(site: Site, span: YearSpan) -> YearChapter:
    """What was achieved, as readers have it, with who confirmed it. Two queries."""
    rows = shown_of_year(site, span.year)
    lines = [
        YearLine(row.title, f"{row.summary} {_CONFIRMED_BY[row.mark]}", row.path) for row in rows
    ]
    return YearChapter(
        "prestasi",
        "Prestasi",
        (YearFigure(len(rows), "prestasi"),),
        tuple(lines),
        tuple(each for row in rows for each in shown_pictures(row.photos)),
        route="ruang-achievements",
    )
