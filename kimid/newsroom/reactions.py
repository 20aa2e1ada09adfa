"""What happens after a story was published, corrected or withdrawn. Everything here may run twice, and late."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from kimid.events.actor import System
from kimid.events.models import Event
from kimid.lib.card import Card, card_jpeg
from kimid.media import cards
from kimid.media.lighter import make_lighter
from kimid.newsroom import actions
from kimid.newsroom.actions.retouching import carrying
from kimid.newsroom.flow import PUBLIC, TO_CHECK
from kimid.newsroom.holds import held_phrase
from kimid.newsroom.models import Story
from kimid.newsroom.rules import Can
from kimid.queue.schedule import daily, every
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites, on_site
from kimid.sites.models import Site
from kimid.sites.stages import Door
from kimid.wire.models import Item

DRAWING: Final = System("share card")
CLOCK: Final = System("schedule")
NO_EDITOR: Final = System("who scheduled it may not publish any more, or a phrase waits for a look")
RULES: Final = System("new rules of the group")
WATCHING: Final = System("duty to verify")
LIGHTENING: Final = System("lighter renditions")
# What a card says of where a story comes from.
_WITH_PLACE: Final = ("site__region", "item__region__parent__parent")


@task
def draw_card(event_id: int) -> None:
    """Draw the share card of a story as it stands now, and let its page name it."""
    with _story_of(event_id) as story:
        _draw(story)


@task
def draw_card_again(event_id: int) -> None:
    """The card of a story that a confirmation made verified no longer says that it is not."""
    if Event.objects.get(pk=event_id).facts.get("verified"):
        draw_card.call(event_id)


@task
def remove_card(event_id: int) -> None:
    """A withdrawn story has no card any more."""
    cards.remove_card(str(Event.objects.get(pk=event_id).facts.get("card", "")))


@task(priority=-10)
def lighten_photos(event_id: int) -> None:
    """Make AVIF renditions of the photos of a published story. Drawings are flat, and light enough as they are."""
    with _story_of(event_id) as story:
        _lighten(story)


@task
def dress_anew(event_id: int) -> None:
    """After a photo was made anew, what readers get of it besides: no card may show the face that was hidden."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        rows = Story.objects.select_related(*_WITH_PLACE).filter(stage__in=PUBLIC)
        for story in carrying(rows, str(event.facts["became"])):
            _draw(story)
            _lighten(story)


@daily(hour=4, zone="WIB")
@task
def tidy_cards() -> None:
    """Remove cards that no story names."""
    tidy_cards_at(timezone.now())


def tidy_cards_at(at: datetime) -> None:
    """Do that as of this moment. A card that was just drawn may be named in a moment; it is given a day."""
    cards.remove_strange(set(Item.objects.exclude(card="").values_list("card", flat=True)), at - timedelta(days=1))


@task
def count_anew(event_id: int) -> None:
    """The group has changed its rules: some stories may be confirmed enough by the new ones."""
    site = Site.objects.get(pk=Event.objects.get(pk=event_id).site_id or 0)
    with on_site(site):
        for story in Story.objects.select_related("site__region", "item").filter(stage__in=TO_CHECK, declined_at=None):
            with suppress(actions.NotNow):
                actions.recount(story, by=RULES, at=timezone.now())


@every(minutes=1)
@task
def publish_due() -> None:
    """Publish the stories whose chosen minute has come. After a sleep of the machine it is late, but it comes."""
    publish_due_at(timezone.now())


def publish_due_at(at: datetime) -> None:
    """Do that as of this moment, each story in a task of its own, so that one that cannot be published holds up no other."""
    with across_sites("stories of all groups are published on time"):
        due = list(Story.objects.filter(publish_at__lte=at).order_by("publish_at").values_list("site_id", "pk"))
    for site_id, story_id in due:
        publish_one.enqueue(site_id, story_id)


@task(priority=10)
def publish_one(site_id: int, story_id: int) -> None:
    """Publish this story if its moment has come, who chose it may still publish, and nothing else stands in its way."""
    publish_one_at(site_id, story_id, timezone.now())


def publish_one_at(site_id: int, story_id: int, at: datetime) -> None:
    """Do that as of this moment. Done twice, it is published once."""
    with on_site(Site.objects.get(pk=site_id)), suppress(actions.NotNow):
        story = Story.objects.select_related("site__region", "scheduled_by").get(pk=story_id)
        if _may_go_out(story):
            actions.publish_scheduled(story, by=CLOCK, at=at)
        else:
            actions.unschedule(story, by=NO_EDITOR, at=at)


def _may_go_out(story: Story) -> bool:
    editor, is_closed = story.scheduled_by, story.site.is_closed_for(Door.PUBLISHING)
    return editor is not None and not is_closed and editor.has_perm(Can.PUBLISH, story) and not held_phrase(story)


@every(minutes=5)
@task
def note_overdue() -> None:
    """Put on record which stories are still unverified after their day."""
    note_overdue_at(timezone.now())


def note_overdue_at(at: datetime) -> None:
    """Do that as of this moment. Who is quicker, a confirmation or this note, is decided by the lock of the action."""
    with across_sites("stories of all groups are looked after"):
        late = list(Story.objects.select_related("site", "item").filter(verify_by__lte=at, overdue_at=None))
    for story in late:
        with on_site(story.site), suppress(actions.NotNow):
            actions.note_overdue(story, by=WATCHING, at=at)


def _draw(story: Story) -> None:
    if story.item is None:
        return  # withdrawn since
    name = cards.store_card(_drawn(story, story.item))
    before = actions.show_card(story, name=name, by=DRAWING, at=timezone.now())
    cards.remove_card(before)


def _lighten(story: Story) -> None:
    now = timezone.now()
    waiting = [photo["name"] for photo in story.photos if not photo["avif"] and not photo["is_drawn"]]
    made = {name for name in waiting if make_lighter(name, now)} if story.is_public else set()
    if made:
        actions.show_lighter(story, names=made, by=LIGHTENING, at=now)


def _drawn(story: Story, item: Item) -> bytes:
    site, picture = story.site, story.photos[0] if story.photos else None
    return card_jpeg(
        Card(
            title=item.title,
            place=item.place,
            site_name=site.name,
            region_code=item.region_id,
            dye=site.dye,
            accent=site.accent,
            photo=cards.photo_for_card(picture),
            focus=tuple(picture["focus"]) if picture else (50, 50),
            badge="Belum terverifikasi" if item.is_unverified else "Dikoreksi" if item.corrected_at else "",
            tone="warn" if item.is_unverified else "info",
            stamp="" if item.is_unverified else item.label,
            stamp_tone=item.verdict_tone,
        )
    )


@contextmanager
def _story_of(event_id: int) -> Iterator[Story]:
    """The story of an event, with its site open."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        yield Story.objects.select_related(*_WITH_PLACE).get(pk=event.thing_id)
