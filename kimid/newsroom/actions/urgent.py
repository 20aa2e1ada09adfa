"""Danger that cannot wait: published before it was checked, said so to readers, and checked within a day."""

from datetime import datetime, timedelta
from typing import Final

from kimid.events.action import action, remember, touch
from kimid.events.actor import Actor
from kimid.newsroom.actions.publishing import put_before_readers
from kimid.newsroom.actions.words import NotNow, lacking
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, Urgency
from kimid.newsroom.rules import Can
from kimid.people.models import Person

# How long readers may be left with a story that nobody has confirmed.
VERIFY_WITHIN: Final = timedelta(hours=24)


@action(needs=Can.PUBLISH_URGENT, records="story.published_urgently")
def publish_urgent(story: Story, *, urgency: Urgency, asked: str, by: Person, at: datetime) -> Story:
    """Publish a warning that nobody has confirmed yet; `asked` says who was asked in haste. A draft is sent with it."""
    if why := why_not_in_haste(story):
        raise NotNow(why)
    was_draft = story.stage == Stage.DRAFT
    if was_draft:
        story.move_to(Stage.COLLECTED)
    story.move_to(Stage.PUBLISHED_UNVERIFIED)
    story.verify_by = at + VERIFY_WITHIN
    put_before_readers(story, editor=by, at=at)
    remember(urgency=urgency, asked=asked, verify_by=story.verify_by.isoformat(), sent=was_draft)
    return story


@action(needs=Can.PUBLISH_URGENT, records="story.verification_overdue")
def note_overdue(story: Story, *, by: Actor, at: datetime) -> Story:
    """Note that a story is still unverified after its day. Readers are told so on its page; the text stays."""
    if story.verify_by is None or story.verify_by > at or story.overdue_at is not None:
        raise NotNow("Kabar ini tidak lewat waktu, atau sudah dicatat.")
    story.overdue_at = at
    story.save(update_fields=["overdue_at"])
    remember(verify_by=story.verify_by.isoformat())
    if story.item is not None:
        touch(story.item.tag)
    return story


def why_not_in_haste(story: Story) -> str:
    """What in this story itself forbids the urgent way, in words for the one who tries; nothing if nothing does."""
    if story.is_sensitive:
        return "Kabar yang peka tidak punya jalan mendesak. Minta dua orang memastikannya dulu."
    if story.declined_at is not None:
        return "Kelompok memutuskan kabar ini tidak terbit. Catat putusan baru dulu."
    if story.stage == Stage.DRAFT and (words := lacking(story)):
        return f"Belum bisa terbit: tulis dulu {words}."
    return ""
