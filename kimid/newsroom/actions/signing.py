"""In whose name readers have a story."""

from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.newsroom.actions.content import ActionRefused, save_revision
from kimid.newsroom.actions.publishing import publication_of
from kimid.newsroom.models import SignedAs, Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person
from kimid.wire import placing


@action(
    needs=NewsroomPermission.PUBLISH,
    records="story.signed_by_newsroom",
    locks_first="subject.site",
    counts_as_life=True,
)
def sign_as_newsroom(story: Story, *, by: Person, at: datetime) -> Story:
    """Let a story stand in the name of the newsroom, also one that is published. The record keeps
    who wrote it. No editor brings a name back: that is for its writer. Raises ActionRefused.

    The words stay as they are, and so do confirmations and an approved phrase.
    """
    if story.signed_as:
        raise ActionRefused("Kabar ini sudah atas nama Redaksi KIM.")
    if story.withdrawn_at is not None:
        raise ActionRefused("Kabar ini sudah ditarik.")
    was_reviewed = story.reviewed_digest == story.digest
    story.signed_as = SignedAs.NEWSROOM
    if was_reviewed:
        story.reviewed_digest = story.digest
    story.revision_number += 1
    add_event_data(revision=story.revision_number)
    story.save()
    save_revision(story, by, at)
    if story.item is not None:
        placing.show_again(story.item, publication_of(story, at))
    return story
