"""A second look at words that only advertising uses."""

from datetime import datetime

from kimid.events.action import action, remember
from kimid.newsroom.actions.words import NotNow
from kimid.newsroom.holds import held_phrase, why_held
from kimid.newsroom.models import Story
from kimid.newsroom.rules import Can
from kimid.people.models import Person


@action(needs=Can.PUBLISH, records="story.looked_over")
def look_over(story: Story, *, by: Person, at: datetime) -> Story:
    """Say that an odd phrase in the present words is meant as it stands. Other words are looked at anew."""
    phrase = held_phrase(story)
    if not phrase:
        raise NotNow("Tidak ada frasa yang menunggu dilihat di kabar ini.")
    story.looked_over = story.digest
    story.save(update_fields=["looked_over"])
    remember(phrase=phrase)
    return story


def refuse_while_held(story: Story) -> None:
    """Raise NotNow while a phrase in the story waits for an editor."""
    phrase = held_phrase(story)
    if phrase:
        raise NotNow(why_held(phrase))
