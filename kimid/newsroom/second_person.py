"""Who in a group may look at what is held in a story: somebody who did not write it, nor brought in
who did and has just come, and who has been in the group for some days.
"""

from collections.abc import Collection, Iterator
from datetime import datetime

from kimid.access.bringing_in import who_brought_in
from kimid.access.grants import is_settled, settled_people
from kimid.newsroom.held_phrases import phrases_of
from kimid.newsroom.models import Story, StoryContent
from kimid.newsroom.story_links import link_owners
from kimid.people.models import Person


def look_refusal(
    story: Story, person: Person, owners: Collection[str] = (), *, at: datetime
) -> str:
    """Why this person is not the second person who looks at a story, or at the links of these
    owners in it. Empty if they are.
    """
    writers = writers_of(story, owners)
    if person.pk in writers:
        return "Yang menulis tidak meloloskan tulisannya sendiri."
    if person.pk in who_brought_in(writers, story.site_id, at):
        return "Penulisnya belum tiga hari di kelompok ini, dan Anda yang mengundangnya."
    if not is_settled(person, story.site_id, at):
        return "Anda belum tiga hari di kelompok ini."
    return ""


def who_may_look(story: Story, owners: Collection[str] = (), *, at: datetime) -> list[Person]:
    """Who in the group is a second person for this, by name."""
    writers = writers_of(story, owners)
    writers |= who_brought_in(writers, story.site_id, at)
    return [person for person in settled_people(story.site_id, at) if person.pk not in writers]


def writers_of(story: Story, owners: Collection[str] = ()) -> set[int]:
    """Its author, who wrote its present words, and who brought links of these owners or its phrases
    of advertising into it.
    """
    newest = story.revisions.order_by("-number").values_list("by", flat=True)[:1]
    return {story.author_id, *newest, *_bringers(story, owners)}


def _bringers(story: Story, owners: Collection[str]) -> Iterator[int]:
    phrases = _phrases(story)
    before: set[str] = set()
    for revision in story.revisions.order_by("number") if owners or phrases else ():
        now = link_owners(revision) & set(owners) | _phrases(revision) & phrases
        if now - before:
            yield revision.by_id
        before = now


def _phrases(content: StoryContent) -> set[str]:
    return {phrase.lower() for phrase in phrases_of(content)}
