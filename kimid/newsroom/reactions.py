"""What happens after a story was published, corrected or withdrawn. Everything here may run twice, and late."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from kimid.events.actor import System
from kimid.events.models import Event
from kimid.lib.card import Card, card_jpeg
from kimid.media import cards
from kimid.media.lighter import make_lighter
from kimid.newsroom import actions
from kimid.newsroom.models import Story
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.wire.models import Item

DRAWING: Final = System("share card")
LIGHTENING: Final = System("lighter renditions")


@task
def draw_card(event_id: int) -> None:
    """Draw the share card of a story as it stands now, and let its page name it."""
    with _story_of(event_id) as story:
        if story.item is None:
            return  # withdrawn since
        name = cards.store_card(_drawn(story, story.item))
        before = actions.show_card(story, name=name, by=DRAWING, at=timezone.now())
    cards.remove_card(before)


@task
def remove_card(event_id: int) -> None:
    """A withdrawn story has no card any more."""
    cards.remove_card(str(Event.objects.get(pk=event_id).facts.get("card", "")))


@task(priority=-10)
def lighten_photos(event_id: int) -> None:
    """Make AVIF renditions of the photos of a published story. Drawings are flat, and light enough as they are."""
    now = timezone.now()
    with _story_of(event_id) as story:
        waiting = [photo["name"] for photo in story.photos if not photo["avif"] and not photo["is_drawn"]]
        made = {name for name in waiting if make_lighter(name, now)} if story.is_public else set()
        if made:
            actions.show_lighter(story, names=made, by=LIGHTENING, at=now)


@daily(hour=4, zone="WIB")
@task
def tidy_cards() -> None:
    """Remove cards that no story names."""
    tidy_cards_at(timezone.now())


def tidy_cards_at(at: datetime) -> None:
    """Do that as of this moment. A card that was just drawn may be named in a moment; it is given a day."""
    cards.remove_strange(set(Item.objects.exclude(card="").values_list("card", flat=True)), at - timedelta(days=1))


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
            badge="Dikoreksi" if item.corrected_at else "",
            tone="info",
        )
    )


@contextmanager
def _story_of(event_id: int) -> Iterator[Story]:
    """The story of an event, with its site open."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        yield Story.objects.select_related("site__region", "item__region__parent__parent").get(pk=event.thing_id)
