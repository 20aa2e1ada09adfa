"""What activities, plans and polls bring to pages that subjects share."""

from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.activity.plans import results_of, waiting_plans
from kimid.activity.polls import shown_polls, waiting_polls
from kimid.activity.queries import year_view
from kimid.lib import clock
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.sites.middleware import SiteRequest

register_links(
    LinkList.HOME,
    [
        SharedLink(
            10,
            "Kegiatan",
            "ruang-activity",
            "chart",
            "Yang sudah dikerjakan kelompok bulan ini. Yang di luar dicatat di sini.",
        )
    ],
)
register_links(
    LinkList.GROUP_PEOPLE,
    [
        SharedLink(70, "Kegiatan", "ruang-activity", "chart", "Enam unsur ADINDA, sebulan-sebulan"),
        SharedLink(90, "Rencana aksi", "ruang-plans", "check", "Apa, siapa, kapan, dan hasilnya"),
        SharedLink(
            100, "Jajak pendapat", "ruang-polls", "talk", "Tanya semua anggota, hasilnya cuma angka"
        ),
    ],
)
register_links(
    LinkList.OFFICE,
    [
        SharedLink(
            20,
            "Kegiatan KIM",
            "ruang-activities",
            "calendar",
            "Enam unsur ADINDA per wilayah dan per KIM",
        )
    ],
)


@panel(Spot.HOME_WAITING, 20)
def waiting(request: RuangRequest) -> PagePanel | None:
    """Plans of this person that are due, and polls that they have not answered."""
    today = clock.today(timezone.now(), request.site.region.zone)
    plans = waiting_plans(request.person, today)
    polls = waiting_polls(request.person, today)
    context = {"plans": plans, "polls": polls, "today": today}
    count = len(plans) + len(polls)
    return PagePanel("activity/panels/waiting.html", context, count) if count else None


@panel(Spot.PROFILE, 10)
def group_year(request: SiteRequest) -> PagePanel:
    """What the group does: what came of its plans, its polls, and its year."""
    site = request.site
    context = {
        "results": results_of(site),
        "polls": shown_polls(site),
        "year": year_view(site, clock.today(timezone.now(), site.region.zone)),
    }
    return PagePanel("activity/panels/profile.html", context)
