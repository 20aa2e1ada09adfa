"""What activities, plans and polls bring to pages that subjects share."""

from typing import Final

from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.activity.plans import due_in, results_of, waiting_plans
from kimid.activity.polls import shown_polls, waiting_polls
from kimid.activity.queries import year_view
from kimid.lib import clock
from kimid.lib.picture import shown_pictures
from kimid.lib.text import number
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.shared_pages.years import YearChapter, YearFigure, YearLine, YearSpan, year_chapter
from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site

_MOST_PLANS: Final = 12  # in the paper of a year

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


@year_chapter(30)
def activities_of_year(site: Site, span: YearSpan) -> YearChapter:
    """What the group did, by aspect. One query."""
    view = year_view(site, span.until)
    people = f"bersama {number(view.people_count)} orang" if view.people_count else ""
    lines = [YearLine(label, f"{number(count)} kali") for label, count in view.counts if count]
    figure = YearFigure(view.count, "kegiatan", people)
    return YearChapter(
        "kegiatan",
        "Kegiatan menurut unsur ADINDA",
        (figure,),
        tuple(lines),
        route="ruang-activity",
    )


@year_chapter(40)
def plans_of_year(site: Site, span: YearSpan) -> YearChapter:
    """What came of the plans of a year, with their photos. One query."""
    plans = due_in(site, span.first, span.until)
    done = [plan for plan in plans if plan.done_on]
    lines = [YearLine(plan.what, plan.after) for plan in done[:_MOST_PLANS]]
    figure = YearFigure(len(done), "rencana selesai", f"dari {number(len(plans))} rencana")
    return YearChapter(
        "rencana",
        "Rencana yang selesai",
        (figure if plans else figure._replace(note=""),),
        tuple(lines),
        tuple(each for plan in done for each in shown_pictures(plan.after_photos)),
        route="ruang-plans",
    )
