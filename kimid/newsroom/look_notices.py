"""Notices about links and phrases that wait for a second person, and about what offices are asked.

They follow from the rows as they are when the task runs, so tasks may run late and twice.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Model

from kimid.access.grants import office_above
from kimid.events.action import on
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.newsroom import reactions
from kimid.newsroom.models import OfficeLook, Story
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.places.models import Region
from kimid.queue.lanes import Lane
from kimid.queue.schedule import every
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites, on_site
from kimid.sites.models import Site
from kimid.sites.queries import unsaved_portal
from kimid.wire.models import Item

_LINKS: Final = "story.links_to_look_at"
_ASKED: Final = "story.office_to_look"
_ANSWERED: Final = "story.office_answered"
_SILENT: Final = "story.office_silent"
_MANY: Final = "site.many_new_links"
_MANY_FROM: Final = 3  # stories of one group within a day

for kind in (
    NoticeKind(
        _LINKS,
        NoticeTopic.WAITING,
        "Ada tautan baru yang menunggu dilihat orang kedua.",
        "link",
        at_once=True,
    ),
    NoticeKind(
        _ASKED,
        NoticeTopic.WAITING,
        "Sebuah KIM meminta Anda melihat satu naskah. Terbuka 24 jam.",
        "eye",
        at_once=True,
    ),
    NoticeKind(_ANSWERED, NoticeTopic.GROUP, "Dinas menjawab permintaan melihat naskah.", "eye"),
    NoticeKind(
        _MANY,
        NoticeTopic.SAFETY,
        "Sebuah KIM menerbitkan banyak tautan baru dalam sehari.",
        "warning",
        at_once=True,
    ),
    NoticeKind(_SILENT, NoticeTopic.GROUP, "Dinas belum menjawab dalam 24 jam.", "eye"),
):
    register_kind(kind)

LINK_EVENTS: Final = (
    "story.published",
    "story.published_unchecked",
    "story.published_urgently",
    "story.corrected",
    "story.put_back",
    "story.links_looked_at",
    "story.links_shown",
    "story.withdrawn",
)
OFFICE_EVENTS: Final = ("story.office_asked", "story.office_looked")


@task(lane=Lane.AWAITED)
def follow_links(event_id: int) -> None:
    """New links of a public story wait for a second person of the group."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        story = Story.objects.select_related("item", "author").get(pk=event.subject_id)
        links = story.item.links_in_words if story.item is not None else []
        if not links:
            end([_LINKS], story, event.happened_at)
            return
        give(
            _LINKS,
            Recipient.on_site(site, Role.MEMBER),
            about=story,
            occasion=str(event.pk),
            title="Tautan baru menunggu dilihat",
            why=f"“{story.heading}” menyebut {', '.join(links)}. Bukan penulisnya yang melihat.",
            link=_path_of(story, site),
            at=event.happened_at,
            except_for=story.author,
        )
        _warn_of_many(site, event)


@task(lane=Lane.AWAITED)
def follow_office(event_id: int) -> None:
    """The officer who is asked knows at once; the group knows the answer."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        rows = OfficeLook.objects.select_related("story", "officer")
        look = rows.get(pk=event.subject_id)
        if look.answered_at is None:
            _ask(look, site, event)
            return
        end([_ASKED], look, look.answered_at)
        answer = "boleh" if look.is_allowed else "jangan"
        _report(look, site, _ANSWERED, f"{look.officer.name}: {answer}", look.reason)


@every(minutes=15)
@task
def report_silent_offices(at: datetime) -> None:
    """Let groups know that nobody answered within 24 hours. What was open is closed by then."""
    with across_sites("requests of all groups close by the clock"):
        rows = OfficeLook.objects.select_related("story", "officer", "site__region")
        closed = rows.filter(
            answered_at=None, closes_at__lte=at, closes_at__gt=at - timedelta(days=2)
        )
        for look in closed:
            title = f"{look.officer.name} tidak menjawab"
            _report(look, look.site, _SILENT, title, "Sudah tertutup. Boleh diminta lagi.")
            end([_ASKED], look, at)


def _warn_of_many(site: Site, event: Event) -> None:
    """Many new links of one group within a day may be a stolen account. Chair and office of the
    regency know at once, once a day.
    """
    day_ago = event.happened_at - timedelta(days=1)
    recent = Item.objects.filter(site=site, published_at__gt=day_ago)
    if recent.exclude(links_in_words=[]).count() < _MANY_FROM:
        return
    regency = Region.objects.get(code=codes.cut(site.region_id, Level.REGENCY))
    office = unsaved_portal(regency).ruang_label
    today = clock.today(event.happened_at, site.region.zone)
    for to, link in (
        (Recipient.on_site(site, Role.CHAIR), ruang_path("ruang-published", site.ruang_label)),
        (Recipient.on_region(regency, Role.OFFICER), ruang_path("ruang-desk", office)),
    ):
        give(
            _MANY,
            to,
            about=site,
            occasion=f"{site.pk} {today}",
            title=f"{site.name}: banyak tautan baru dalam sehari",
            why="Pembaca belum bisa menekannya. Mungkin ada akun yang dibajak; tanyakan ke ketua.",
            link=link,
            at=event.happened_at,
        )


def _ask(look: OfficeLook, site: Site, event: Event) -> None:
    office = office_above(look.officer, site.scope(), event.happened_at)
    if office is None:
        return  # the post has ended since
    label = unsaved_portal(office).ruang_label
    give(
        _ASKED,
        Recipient.person(look.officer, site),
        about=look,
        occasion=str(event.pk),
        title=f"{site.name} minta Anda melihat satu naskah",
        why="Tidak ada orang kedua di kelompok itu. Hanya Anda yang bisa membukanya, 24 jam.",
        link=ruang_path("ruang-asked-look", label, look.pk),
        at=event.happened_at,
        until=look.closes_at,
    )


def _report(look: OfficeLook, site: Site, kind: str, title: str, why: str) -> None:
    give(
        kind,
        Recipient.on_site(site, Role.MEMBER),
        about=look,
        occasion=str(look.pk),
        title=title,
        why=f"“{look.story.heading}”. {why}",
        link=_path_of(look.story, site),
        at=look.answered_at or look.closes_at,
    )


def _path_of(story: Story, site: Site) -> str:
    return ruang_path("ruang-story", site.ruang_label, story.public_id)


def _may_have_links(event: Event, story: Model) -> bool:
    """Most stories link to nothing. Only a first publication has no notice that could end."""
    if event.kind not in {"story.published", "story.published_urgently"}:
        return True
    item = story.item if isinstance(story, Story) else None
    return item is None or bool(item.links_in_words)


def connect() -> None:
    """Listen to what is published and looked at."""
    for event in LINK_EVENTS:
        on(event, follow_links, only_if=_may_have_links)
    for event in OFFICE_EVENTS:
        on(event, follow_office)
    for event in ("story.links_looked_at", "story.office_looked"):
        on(event, reactions.show_links_elsewhere)
