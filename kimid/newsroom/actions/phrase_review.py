"""An editor approves a phrase that only advertising uses."""

from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.held_phrases import held_message, held_phrase
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person


@action(needs=NewsroomPermission.PUBLISH, records="story.looked_over")
def approve_phrase(story: Story, *, by: Person, at: datetime) -> Story:
    """Approve the held phrase of a story. A changed content is checked again.

    Whoever wrote the story or its present words does not approve them.
    """
    phrase = held_phrase(story)
    if not phrase:
        raise ActionRefused("Tidak ada frasa yang menunggu dilihat di kabar ini.")
    if by.pk in _writers(story):
        raise ActionRefused(
            "Yang menulis tidak meloloskan frasanya sendiri. Minta redaktur lain melihatnya, atau"
            f" tulis tanpa “{phrase}”."
        )
    story.reviewed_digest = story.digest
    story.save(update_fields=["reviewed_digest"])
    add_event_data(phrase=phrase)
    return story


def _writers(story: Story) -> set[int]:
    """Its author, and who wrote its present words."""
    newest = story.revisions.order_by("-number").values_list("by", flat=True)[:1]
    return {story.author_id, *newest}


def refuse_held_phrase(story: Story) -> None:
    """Raise ActionRefused while the story has a held phrase."""
    phrase = held_phrase(story)
    if phrase:
        raise ActionRefused(held_message(phrase))
