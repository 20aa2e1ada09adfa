"""What the newsroom brings to pages that subjects share."""

from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from kimid.access.code_waits import person_behind_wall
from kimid.access.grants import roles_at
from kimid.access.pages import RuangRequest
from kimid.access.queries import sending_groups
from kimid.lib.text import number
from kimid.media.addresses import photo_base
from kimid.newsroom import danger_queries
from kimid.newsroom.held_stories import held_below
from kimid.newsroom.models import Story, Talk
from kimid.newsroom.queries import last_open_talks, own_stories, read_counts, visible_to
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.story_rows import own_rows
from kimid.newsroom.tip_queries import waiting_tip_count
from kimid.newsroom.waiting import WaitingStory, waiting_for
from kimid.places.models import Region
from kimid.shared_pages.counts import count_at_home, home_count
from kimid.shared_pages.duties import Duty, office_duties
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.shared_pages.per_request import once_per_request
from kimid.sites.guard import across_sites
from kimid.wire.rules import WirePermission

_MOST_BEGUN: Final = 20

register_links(
    LinkList.KIM_BAR,
    [
        SharedLink(20, "Kabar", "ruang-stories", "news"),
        SharedLink(30, "Tulis", "ruang-write", "write"),
        SharedLink(40, "Warga", "ruang-tips", "talk"),
    ],
)
register_links(
    LinkList.HOME,
    [
        SharedLink(
            5,
            "Ada yang bahaya? Hubungi redaktur",
            "ruang-danger",
            "warning",
            "Telepon, WhatsApp, dan pemberitahuan. Juga tanpa sinyal.",
            needs=NewsroomPermission.CALL_EDITOR,
        ),
        SharedLink(
            20,
            "Bacaan",
            "ruang-read",
            "news",
            "Kabar yang sudah terbit, di sini dan di sekitar. Juga tanpa sinyal.",
        ),
    ],
)
register_links(
    LinkList.GROUP_PEOPLE,
    [
        SharedLink(
            60, "Rapat redaksi", "ruang-meetings", "calendar", "Daftar hadir, putusan, notulen"
        ),
        SharedLink(
            65,
            "Jadwal jaga redaktur",
            "ruang-duty",
            "clock",
            "Siapa yang dihubungi dulu kalau ada bahaya",
            needs=NewsroomPermission.SET_DUTY,
        ),
    ],
)
register_links(
    LinkList.OFFICE,
    [
        SharedLink(
            70,
            "Diminta melihat",
            "ruang-asked-looks",
            "eye",
            "Naskah yang KIM minta Anda lihat, terbuka 24 jam",
            needs=NewsroomPermission.LOOK_FOR_GROUP,
        )
    ],
)


@panel(Spot.HOME_START, 1)
def waiting_calls(request: RuangRequest) -> PagePanel | None:
    """Calls of members who see danger, above everything else of an editor."""
    site, person = request.site, request.person
    if not person.has_perm(NewsroomPermission.ANSWER_CALL, site):
        return None
    calls = danger_queries.waiting_calls(person, timezone.now())
    return PagePanel("newsroom/panels/calls.html", {"calls": calls}) if calls else None


@panel(Spot.HOME_START, 10)
def start(request: RuangRequest) -> PagePanel:
    """The first step of writing; on the first day three useful things."""
    if _own_stories(request):
        return PagePanel("newsroom/panels/start.html")
    to_confirm = next((each for each in _waiting_stories(request) if each.is_to_confirm), None)
    return PagePanel("newsroom/panels/first_day.html", {"to_confirm": to_confirm})


@panel(Spot.HOME_WAITING, 10)
def waiting_stories(request: RuangRequest) -> PagePanel | None:
    """Stories that wait for this person: the first with its button, then the others."""
    waiting = _waiting_stories(request)
    context = {
        "first": waiting[0] if waiting else None,
        "rest": waiting[1:],
        "photo_base": photo_base(request.site),
    }
    return PagePanel("newsroom/panels/waiting.html", context, len(waiting)) if waiting else None


@panel(Spot.HOME_NEARBY, 10)
def waiting_tips(request: RuangRequest) -> PagePanel | None:
    """Tips of readers that nobody has answered."""
    tips = waiting_tip_count()
    return PagePanel("newsroom/panels/tips.html", {"tips": tips}) if tips else None


@panel(Spot.HOME_MINE, 10)
def mine(request: RuangRequest) -> PagePanel | None:
    """What became of this person's stories."""
    own = _own_stories(request)
    rows = own_rows(own, request.site, read_counts(own), _open_talks(request))
    context = {"own": rows, "photo_base": photo_base(request.site)}
    return PagePanel("newsroom/panels/own.html", context) if own else None


@panel(Spot.OWN_CODE, 10)
def begun_while_waiting(request: RuangRequest) -> PagePanel | None:
    """What somebody who came in by a sign-in code that waits may begin, and what they began."""
    person = person_behind_wall(request)
    if person is None:
        return None
    groups = sending_groups(person)
    with across_sites("one person's new stories, in whichever group they began them"):
        stories = list(visible_to(person).filter(author=person).order_by("-pk")[:_MOST_BEGUN])
    rows = [(story, person.has_perm(NewsroomPermission.EDIT, story)) for story in stories]
    context = {"groups": groups, "stories": rows}
    return PagePanel("newsroom/panels/begun_while_waiting.html", context) if groups else None


def _may_see_held(request: RuangRequest) -> bool:
    return request.person.has_perm(WirePermission.SEE_HELD, request.site)


@home_count(_may_see_held)
def _held_here(region: Region, at: datetime) -> QuerySet[Story]:
    return held_below(region)


@office_duties(10)
def held_stories(request: RuangRequest) -> list[Duty]:
    """Stories of accounts in doubt that nobody has looked at."""
    count = count_at_home(request, _held_here)
    title = f"{number(count)} kabar ditahan"
    href = reverse("ruang-held", args=[request.site.ruang_label])
    text = "Akunnya diragukan. Lihat, lalu tampilkan lagi"
    return [Duty(title, text, "shield", "", count, href)]


@once_per_request
def _open_talks(request: RuangRequest) -> dict[int, Talk]:
    return last_open_talks()


@once_per_request
def _own_stories(request: RuangRequest) -> list[Story]:
    return own_stories(request.person)


@once_per_request
def _waiting_stories(request: RuangRequest) -> list[WaitingStory]:
    roles = roles_at(request.person, request.site.scope())
    return waiting_for(request.person, roles, timezone.now(), _open_talks(request))
