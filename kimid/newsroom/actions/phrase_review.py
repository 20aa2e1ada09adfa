"""An editor approves a phrase that only advertising uses."""

from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.held_phrases import held_message, held_phrase
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.second_person import look_refusal
from kimid.people.models import Person


@action(needs=NewsroomPermission.PUBLISH, records="story.looked_over")
def approve_phrase(story: Story, *, by: Person, at: datetime) -> Story:
    """Approve the held phrase of a story. A changed content is checked again.

    Whoever wrote the story or its present words does not approve them.
    """
    phrase = held_phrase(story)
    if not phrase:
        raise ActionRefused("Tidak ada frasa yang menunggu dilihat di kabar ini.")
    if why := look_refusal(story, by, at=at):
        raise ActionRefused(
            f"{why} Minta redaktur lain melihatnya, tekan “Minta dilihat dinas”, atau tulis tanpa"
            f" “{phrase}”."
        )
    story.reviewed_digest = story.digest
    story.save(update_fields=["reviewed_digest"])
    add_event_data(phrase=phrase)
    return story


def refuse_held_phrase(story: Story) -> None:
    """Raise ActionRefused while the story has a held phrase."""
    phrase = held_phrase(story)
    if phrase:
        raise ActionRefused(held_message(phrase))
