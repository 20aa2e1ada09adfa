"""Tasks after a story was published, corrected or read. Each may run twice, and late."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Final

from django.db.models import Model
from django.utils import timezone

from kimid.events.action import on
from kimid.events.actor import ActorKind, System
from kimid.events.models import Event
from kimid.links.ledger import new_owners
from kimid.media import cards
from kimid.media.avif import make_avif
from kimid.media.usage import rows_using
from kimid.newsroom.actions import (
    confirmations,
    content,
    link_review,
    published_images,
    urgent,
)
from kimid.newsroom.check_steps import AGENDA_CHANGES
from kimid.newsroom.flow import PUBLIC, TO_CHECK
from kimid.newsroom.models import Story
from kimid.newsroom.moments import publish_due_story
from kimid.newsroom.story_links import stories_with_links
from kimid.newsroom.voices import release_voices
from kimid.people.actions import begin_grace
from kimid.people.models import Person
from kimid.people.personal_data import register_release
from kimid.people.publishing_proof import first_factor_at
from kimid.people.rules import AccountOwner
from kimid.queue.lanes import Lane
from kimid.queue.schedule import every
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites, on_site
from kimid.sites.models import Site
from kimid.wire.models import Item
from kimid.wire.queries import items_with_words
from kimid.wire.reads import MUCH_READ, reach_of

# After these the story has other words or another state for its readers.
PUBLICATIONS: Final = (
    "story.published",
    "story.published_urgently",
    "story.published_unchecked",
    "story.corrected",
)
# After these a public story has other words.
_OTHER_WORDS: Final = ("story.corrected", "story.put_back", *AGENDA_CHANGES)
# After these it shows other photos.
_OTHER_PHOTOS: Final = ("story.photo_covered", "story.photo_shown")
# By these a person chooses that something goes out, now or later.
CHOICES_TO_PUBLISH: Final = (*PUBLICATIONS, "story.scheduled")
RULES: Final = System("new rules of the group")
WATCHING: Final = System("duty to verify")
LEDGER: Final = System("people have looked at these links")
LIGHTENING: Final = System("lighter renditions")
_WITH_SITE: Final = ("site__region", "item")


@task
def begin_grace_of_editor(at: datetime, event_id: int) -> None:
    """Whoever published without a second factor has some days to set one up, from now on."""
    event = Event.objects.get(pk=event_id)
    if event.actor_kind != ActorKind.PERSON:
        return
    person = Person.objects.get(pk=event.actor_ref)
    if person.factor_asked_at is None and first_factor_at(person) is None:
        begin_grace(person, by=AccountOwner(person), at=at)


@task(lane=Lane.WITHDRAWN)
def remove_card(event_id: int) -> None:
    """Delete the card of a story that was withdrawn or corrected before an install was brought up
    to date: since December 2026 it goes with the commit.
    """
    if name := str(Event.objects.get(pk=event_id).data.get("card", "")):
        cards.remove_card.call(name)


@task(lane=Lane.DERIVED)
def lighten_photos(event_id: int) -> None:
    """Make AVIF renditions of what a correction brought, if the story is much read."""
    with _story_of(event_id) as story:
        _lighten(story)


@task(lane=Lane.DERIVED)
def lighten_much_read(item_id: int) -> None:
    """Make AVIF renditions of the photos of a story that has just been read often."""
    item = Item.objects.select_related("site").filter(pk=item_id).first()
    if item is None:  # withdrawn since
        return
    with on_site(item.site), suppress(Story.DoesNotExist):
        _lighten(Story.objects.select_related(*_WITH_SITE).get(item=item))


@task(lane=Lane.DERIVED)
def lighten_retouched(event_id: int) -> None:
    """Make AVIF renditions of a retouched photo, if a story with it is much read."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        name = str(event.data["became"])
        for story in rows_using(name, Story).filter(stage__in=PUBLIC).select_related(*_WITH_SITE):
            if any(picture["name"] == name for picture in story.photos):
                _lighten(story)


@task(lane=Lane.DERIVED)
def count_anew(event_id: int) -> None:
    """Recheck the confirmations of all stories after the group has changed its rules."""
    site = Site.objects.get(pk=Event.objects.get(pk=event_id).site_id or 0)
    with on_site(site):
        for story in Story.objects.select_related("site__region", "item").filter(
            stage__in=TO_CHECK, declined_at=None
        ):
            with suppress(content.ActionRefused):
                confirmations.recheck_confirmations(story, by=RULES, at=timezone.now())


@task(lane=Lane.DERIVED)
def show_links_elsewhere(event_id: int) -> None:
    """Make links of the same addresses in stories of other groups, if enough people have looked."""
    owners = Event.objects.get(pk=event_id).data["links"]
    for item in items_with_words(owners):
        if new_owners(item.links_in_words, item.site) != set(item.links_in_words):
            with on_site(item.site), suppress(Story.DoesNotExist):
                story = Story.objects.select_related("site", "item").get(item=item)
                link_review.show_known_links(story, by=LEDGER, at=timezone.now())


@task(lane=Lane.WITHDRAWN)
def hide_links_again(event_id: int) -> None:
    """Make words of links that were looked at by nobody but an account in doubt. Stories elsewhere
    may have had them as links because of that look.
    """
    event = Event.objects.get(pk=event_id)
    owners = set(event.data["links"])
    with across_sites("an address that one group has looked at is a link for others"):
        stories = stories_with_links(owners, datetime.fromisoformat(event.data["since"]))
    for story in stories:
        with on_site(story.site), suppress(content.ActionRefused):
            link_review.show_known_links(story, by=LEDGER, at=timezone.now())


@every(minutes=1)
@task(lane=Lane.AWAITED)
def publish_due(at: datetime) -> None:
    """Publish the scheduled stories whose time has come. Each gets its own task, so that none
    blocks another.
    """
    with across_sites("stories of all groups are published on time"):
        due = list(
            Story.objects.filter(publish_at__lte=at)
            .order_by("publish_at")
            .values_list("site_id", "pk")
        )
    for site_id, story_id in due:
        publish_one.enqueue(site_id, story_id)


@task(lane=Lane.AWAITED)
def publish_one(at: datetime, site_id: int, story_id: int) -> None:
    """Publish this story if its time has come and its editor may still publish it. Otherwise
    unschedule it. Run twice, the story is published once.
    """
    with on_site(Site.objects.get(pk=site_id)):
        publish_due_story(story_id, at)


@every(minutes=5)
@task(lane=Lane.AWAITED)
def note_overdue(at: datetime) -> None:
    """Record the stories that are still unverified after their day. A lock decides between this and
    a confirmation.
    """
    with across_sites("stories of all groups are looked after"):
        late = list(
            Story.objects.select_related("site", "item").filter(verify_by__lte=at, overdue_at=None)
        )
    for story in late:
        with on_site(story.site), suppress(content.ActionRefused):
            urgent.record_overdue(story, by=WATCHING, at=at)


def _has_heavy_photos(_event: Event, story: Model) -> bool:
    return isinstance(story, Story) and bool(_heavy_photos(story))


def _heavy_photos(story: Story) -> list[str]:
    return [photo["name"] for photo in story.photos if not photo["avif"] and not photo["is_drawn"]]


def _lighten(story: Story) -> None:
    """Half a second of a processor for each photo: only where it saves many readers something.
    Drawings stay as they are.
    """
    if not story.is_public or story.item_id is None or reach_of(story.item_id).reads < MUCH_READ:
        return
    now = timezone.now()
    made = {name for name in _heavy_photos(story) if make_avif(name, now)}
    if made:
        published_images.mark_avif_photos(story, names=made, by=LIGHTENING, at=now)


@contextmanager
def _story_of(event_id: int) -> Iterator[Story]:
    """The story of an event, with its site open."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        yield Story.objects.select_related(*_WITH_SITE).get(pk=event.subject_id)


def connect() -> None:
    """Listen to what somebody publishes, or chooses to, to the rules of a group, and to whoever is
    erased.
    """
    register_release("newsroom.Message", release_voices)
    on("site.rules_set", count_anew)
    for kind in CHOICES_TO_PUBLISH:
        on(kind, begin_grace_of_editor)
    on("story.corrected", lighten_photos, only_if=_has_heavy_photos)
    on("photo.retouched", lighten_retouched)
