"""Stories of an account in doubt are held: readers do not have them until somebody else has looked.
Nothing is deleted, and no group is stopped.
"""

from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.media.usage import show_media
from kimid.newsroom.actions.content import ActionRefused, media_names
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.wire.holding import end_hold as show_item
from kimid.wire.rules import WirePermission


@action(
    needs=WirePermission.END_HOLD,
    records="story.hold_ended",
    locks_first="subject.site",
    counts_as_life=True,
)
def end_hold(story: Story, *, by: Person, at: datetime) -> Story:
    """A second person or an office has looked: readers have the story again where they had it."""
    account = story.held_account_id
    story.held_at = story.held_account = None
    story.save(update_fields=["held_at", "held_account"])
    if story.item is not None:
        show_item(story.item)
    show_media(story, media_names(story))
    add_event_data(account=account)
    return story


def clear_hold(story: Story) -> bool:
    """For the action that withdraws: whether readers did not have the story any more."""
    was_held = story.is_held
    story.held_at = story.held_account = None
    return was_held


def refuse_held(story: Story) -> None:
    """Raise ActionRefused for a story that is held: nobody changes what nobody has looked at."""
    if story.is_held:
        raise ActionRefused(
            "Kabar ini sedang ditahan. Lihat dulu isinya: tampilkan lagi, atau tarik."
        )
