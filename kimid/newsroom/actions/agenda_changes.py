"""An event that readers were told of does not take place, or at another time or place."""

from dataclasses import dataclass, replace
from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.lib.blocks import clean_text
from kimid.newsroom.actions.content import ActionRefused, refuse_odd_words, save_revision
from kimid.newsroom.actions.holding import refuse_held
from kimid.newsroom.actions.publishing import publication_of
from kimid.newsroom.models import Story, StoryKind
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person
from kimid.wire import placing
from kimid.wire.labels import Label
from kimid.wire.models import Item


@dataclass(frozen=True)
class NewTime:
    """When an event takes place now, and where, if that is another place."""

    starts_at: datetime
    venue: str = ""


@action(
    needs=NewsroomPermission.CORRECT,
    records="story.called_off",
    locks_first="subject.site",
    counts_as_life=True,
)
def call_off(story: Story, *, reason: str, by: Person, at: datetime) -> Story:
    """Tell readers that an event does not take place. It stays in the agenda, struck out, so that
    nobody waits for it. Raises ActionRefused.
    """
    item = _public_event(story)
    if item.label == Label.CALLED_OFF:
        raise ActionRefused("Acara ini sudah ditandai dibatalkan.")
    refuse_odd_words(story.site, reason, by=by)
    add_event_data(reason=clean_text(reason))
    _tell(story, item, Label.CALLED_OFF, at)
    return story


@action(
    needs=NewsroomPermission.CORRECT,
    records="story.moved",
    locks_first="subject.site",
    counts_as_life=True,
)
def move(story: Story, *, to: NewTime, reason: str, by: Person, at: datetime) -> Story:
    """Tell readers that an event takes place at another time, maybe elsewhere. One that was called
    off takes place again. Raises ActionRefused.
    """
    item = _public_event(story)
    before = story.starts_at
    venue = clean_text(to.venue) or story.venue
    if before is None or (to.starts_at, venue) == (before, story.venue):
        raise ActionRefused("Tulis waktu atau tempat yang baru.")
    if to.starts_at <= at:
        raise ActionRefused("Waktu yang baru sudah lewat. Pilih waktu sesudah sekarang.")
    refuse_odd_words(story.site, reason, to.venue, by=by)
    add_event_data(
        reason=clean_text(reason),
        was=before.isoformat(),
        was_at=story.venue,
        becomes=to.starts_at.isoformat(),
        becomes_at=venue,
        zone=story.site.region.zone,
    )
    story.starts_at, story.venue = to.starts_at, venue
    if story.ends_at is not None:
        story.ends_at += to.starts_at - before
    story.revision_number += 1
    add_event_data(revision=story.revision_number)
    _tell(story, item, Label.MOVED, at)
    story.save()
    save_revision(story, by, at)
    return story


def _public_event(story: Story) -> Item:
    refuse_held(story)
    if story.kind != StoryKind.AGENDA or story.item is None:
        raise ActionRefused("Yang dibatalkan atau dipindah hanya agenda yang sedang terbit.")
    return story.item


def _tell(story: Story, item: Item, label: Label, at: datetime) -> None:
    """Write it wherever its title stands. The card says the old day: no reader gets it any more."""
    publication = replace(publication_of(story, at), label=label.value)
    placing.update_item(item, publication, corrected_at=item.corrected_at)
