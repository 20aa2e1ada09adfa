"""A second person looks at the new links of a story."""

from collections.abc import Collection
from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.links.ledger import new_owners, record_look
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.actions.publishing import publication_of
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.second_person import look_refusal
from kimid.newsroom.story_links import link_owners
from kimid.people.models import Person
from kimid.wire import placing


@action(
    needs=NewsroomPermission.LOOK_AT_LINKS, records="story.links_looked_at", counts_as_life=True
)
def approve_links(story: Story, *, owners: Collection[str], by: Person, at: datetime) -> Story:
    """Say that the links of these owners are right. Readers can press them from now on.

    Whoever wrote the story or brought a link into it does not approve it.
    """
    looked = sorted(new_owners(link_owners(story) & set(owners), story.site))
    if not looked:
        raise ActionRefused("Tidak ada tautan baru yang menunggu dilihat di kabar ini.")
    if why := look_refusal(story, by, looked, at=at):
        raise ActionRefused(
            f"{why} Minta orang lain di kelompok melihat tautannya, atau tekan “Minta dilihat "
            "dinas”. Kabarnya tetap bisa terbit, tautannya sebagai kata."
        )
    record_look(looked, story.site, by=by, at=at)
    show_links(story, at)
    add_event_data(links=looked)
    return story


@action(needs=NewsroomPermission.PUBLISH, records="story.links_shown", counts_as_life=True)
def show_known_links(story: Story, *, by: Actor, at: datetime) -> Story:
    """Write the links of a story anew: people have looked elsewhere, or a look was taken back."""
    show_links(story, at)
    return story


def show_links(story: Story, at: datetime) -> None:
    """Write the item of a public story anew, as the ledger is now. For the actions above."""
    if story.item is not None:
        placing.show_again(story.item, publication_of(story, at))
