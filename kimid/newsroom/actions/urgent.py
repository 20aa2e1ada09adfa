"""A warning that is published before it is checked, and must be checked within a day."""

from datetime import datetime

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.newsroom.actions.content import ActionRefused, missing_parts, refuse_odd_words
from kimid.newsroom.actions.publishing import VERIFY_WITHIN, place_on_wire
from kimid.newsroom.daily_budget import budget_refusal
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, Urgency
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person


@action(
    needs=NewsroomPermission.PUBLISH_URGENT,
    records="story.published_urgently",
    locks_first="subject.site",
    counts_as_life=True,
)
def publish_urgent(
    story: Story,
    *,
    urgency: Urgency,
    asked: str,
    is_near_only: bool = False,
    by: Person,
    at: datetime,
) -> Story:
    """Publish a warning that nobody has confirmed yet. `asked` says who was asked. A draft is sent
    with it. `is_near_only`: no further than the village, until somebody confirms it.
    """
    if why := urgent_refusal(story) or budget_refusal(story, urgent=True, by=by, at=at):
        raise ActionRefused(why)
    refuse_odd_words(story.site, asked, by=by)
    was_draft = story.stage == Stage.DRAFT
    if was_draft:
        story.move_to(Stage.COLLECTED)
    story.move_to(Stage.PUBLISHED_UNVERIFIED)
    story.verify_by = at + VERIFY_WITHIN
    place_on_wire(story, editor=by, at=at, is_near_only=is_near_only)
    add_event_data(
        urgency=urgency, asked=asked, verify_by=story.verify_by.isoformat(), sent=was_draft
    )
    return story


@action(
    needs=NewsroomPermission.PUBLISH_URGENT,
    records="story.verification_overdue",
    counts_as_life=True,
)
def record_overdue(story: Story, *, by: Actor, at: datetime) -> Story:
    """Record that a story is still unverified after its day. Its page then says so."""
    if story.verify_by is None or story.verify_by > at or story.overdue_at is not None:
        raise ActionRefused("Kabar ini tidak lewat waktu, atau sudah dicatat.")
    story.overdue_at = at
    story.save(update_fields=["overdue_at"])
    add_event_data(verify_by=story.verify_by.isoformat())
    if story.item is not None:
        touch(story.item.tag)
    return story


def urgent_refusal(story: Story) -> str:
    """Why this story itself cannot be published urgently. Empty if it can."""
    if story.was_published:
        return "Kabar ini sudah terbit."
    if story.is_sensitive:
        return "Kabar yang peka tidak punya jalan mendesak. Minta dua orang memastikannya dulu."
    if story.declined_at is not None:
        return "Kelompok memutuskan kabar ini tidak terbit. Catat putusan baru dulu."
    if story.stage == Stage.DRAFT and (text := missing_parts(story)):
        return f"Belum bisa terbit: tulis dulu {text}."
    return ""
