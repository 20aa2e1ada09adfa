"""Notices of accounts in other hands, and of the stories that are held because of them."""

from typing import Final

from django.db.models import Q
from django.utils import timezone

from kimid.access.grants import OFFICERS, SETTLED_AFTER, settled_people
from kimid.access.models import Grant, Handover, Invitation
from kimid.access.nearest_office import nearest_office
from kimid.events.action import on
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lib.text import enumeration
from kimid.newsroom import reactions
from kimid.newsroom.actions import doubtful
from kimid.newsroom.held_stories import held_count
from kimid.newsroom.models import Story
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.people.models import Person
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.doubts import labels_of, register_held_counter, register_holder
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.wire.queries import portal_of

_LOOK: Final = "story.held_to_look"
_LOCKED: Final = "account.locked"

for kind in (
    NoticeKind(
        _LOOK,
        NoticeTopic.WAITING,
        "Ada kabar yang ditahan dan perlu dilihat.",
        "warning",
        at_once=True,
    ),
    NoticeKind(
        _LOCKED, NoticeTopic.SAFETY, "Ada akun yang dilaporkan dibajak.", "warning", at_once=True
    ),
):
    register_kind(kind)

HELD_EVENTS: Final = ("story.held", "story.hold_ended", "story.put_back", "story.withdrawn")


@task(lane=Lane.AWAITED)
def follow_held(event_id: int) -> None:
    """A held story waits for whoever may give it back: for the second persons of the group, by
    name, or for the nearest office if there are none.
    """
    event = Event.objects.get(pk=event_id)
    site = Site.objects.get(pk=event.site_id or 0)
    with on_site(site):
        story = Story.objects.select_related("held_account").filter(pk=event.subject_id).first()
        if story is None:
            return
        if story.held_at is None:
            end([_LOOK], story, event.happened_at)
            return
        settled = settled_people(site.pk, timezone.now(), before=story.held_at)
        people = [person for person in settled if person != story.held_account]
        for person in people:
            _ask_person(person, story, site, event)
        if not people:
            _ask_office(story, site, event)


def _ask_person(person: Person, story: Story, site: Site, event: Event) -> None:
    words = "Benar? Tampilkan lagi. Bukan tulisan kelompok? Tarik."
    link = ruang_path("ruang-story", site.ruang_label, story.public_id)
    _ask(Recipient.person(person, site), story, event, why=words, link=link)


def _ask_office(story: Story, site: Site, event: Event) -> None:
    office = nearest_office(site.region_id, event.happened_at, OFFICERS)
    words = f"{site.name}. Di sana belum ada yang boleh melihatnya. Benar? Tampilkan lagi."
    link = ruang_path("ruang-held", office.ruang_label)
    to = Recipient.on_region(office.region, Role.OFFICER)
    _ask(to, story, event, why=words, link=link)


def _ask(to: Recipient, story: Story, event: Event, *, why: str, link: str) -> None:
    give(
        _LOOK,
        to,
        about=story,
        occasion=str(event.pk),
        title="Kabar ditahan, lihat isinya",
        why=f"“{story.heading}”. {why}",
        link=link,
        at=event.happened_at,
        except_for=story.held_account,
    )


@task(lane=Lane.AWAITED)
def follow_lock(event_id: int) -> None:
    """Somebody locked their account: its owner, the chairs of its groups and their offices, and the
    office above an official know at once; of groups that it left lately, too.
    """
    event = Event.objects.get(pk=event_id)
    person, since = Person.objects.get(pk=event.data["person"]), event.happened_at - SETTLED_AFTER
    lately = Q(ends_at=None) | Q(ends_at__gt=since)  # a thief may have handed the post over
    rows = Grant.objects.filter(lately, person=person, starts_at__lte=event.happened_at)
    regions = set()
    _give(person, event, Recipient.person(person), ruang_path("safety"))
    for grant in rows.select_related("site__region", "region__parent").order_by("pk"):
        if grant.site is not None:
            link = ruang_path("ruang-people", grant.site.ruang_label)
            to = Recipient.on_site(grant.site, Role.CHAIR)
            _give(person, event, to, link, brought_in=_brought_in(person, grant.site, event))
            regions.add(codes.cut(grant.site.region_id, Level.REGENCY))
        elif grant.region is not None:
            regions |= {grant.region.code, (grant.region.parent or grant.region).code}
    for code in sorted(regions):
        portal = next(filter(None, map(portal_of, codes.lineage(code))), None)
        if portal is not None:
            link = ruang_path("ruang-held", portal.ruang_label)
            _give(person, event, Recipient.on_region(portal.region, Role.OFFICER), link)


def _brought_in(person: Person, site: Site, event: Event) -> str:
    """Who came into a group or to a post there lately by this account, by name: nothing puts them
    out by itself.
    """
    at, since = event.happened_at, event.happened_at - SETTLED_AFTER
    invited = Invitation.objects.filter(made_by=person, site=site, accepted_at__gt=since)
    followed = Handover.objects.filter(holder=person, site=site, is_done=True, ended_at__gt=since)
    newcomers = Q(person__in=invited.values("person")) | Q(person__in=followed.values("successor"))
    here = Grant.objects.filter(newcomers, site=site).active(at)
    return enumeration(sorted(set(here.values_list("person__name", flat=True))))


def _give(person: Person, event: Event, to: Recipient, link: str, *, brought_in: str = "") -> None:
    held = labels_of(event.data)
    words = f"Ditahan atau dikembalikan dari sehari terakhir: {enumeration(held)}. " if held else ""
    if brought_in:
        words += f"Lewat akun itu baru masuk {brought_in}: kenal? Kalau tidak, cabut perannya. "
    give(
        _LOCKED,
        to,
        about=person,
        occasion=str(event.pk),
        title=f"{person.name} melaporkan akunnya dibajak",
        why=f"Semua HP-nya keluar. {words}Temui atau telepon orangnya, lalu bacakan kode masuk.",
        link=link,
        at=event.happened_at,
        except_for=None if to.who else person,
    )


def connect() -> None:
    """Follow locks and holds; a lock holds what the account published."""
    register_holder(
        doubtful.hold_stories,
        {
            "stories": "kabar",
            "checks": "pemastian",
            "reopened": "kabar yang perlu dipastikan lagi",
            "schedules": "jadwal terbit",
            "messages": "pesan obrolan",
            "talks": "putusan yang dicatat",
            "sources": "sumber",
            "tips": "kabar warga",
            "looks": "tautan",
        },
        tables=(
            *("newsroom.Story", "newsroom.Confirmation", "newsroom.Source", "newsroom.Talk"),
            *("newsroom.Tip", "wire.Item", "links.LinkUse"),
        ),
    )
    register_held_counter(held_count, "kabar")
    on("account.locked", follow_lock)
    on(doubtful.LOOKS_TAKEN_BACK, reactions.hide_links_again)
    for event in HELD_EVENTS:
        on(event, follow_held)
