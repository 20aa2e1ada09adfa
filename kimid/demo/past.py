"""What was done long ago in the past that the demo writes down, so that no worker does it now."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from kimid.events.action import Listener
from kimid.ict import reactions as ict
from kimid.lifecycle import reactions as lifecycle
from kimid.newsroom import notices, reactions
from kimid.notify.queries import KEEP_FOR

_LATELY: Final = timedelta(days=14)
# What follows from the last publication of a group or an editor, and not from each before.
_LAST_ONE: Final = (
    reactions.begin_grace_of_editor,
    lifecycle.on_story_published,
    ict.on_story_published,
)


def done_long_ago(now: datetime) -> Mapping[Listener, datetime]:
    """Tasks, and the moment before which the demo leaves them out. Older notices would have been
    deleted.
    """
    return {
        **dict.fromkeys(_LAST_ONE, now - _LATELY),
        notices.follow_story: now - KEEP_FOR,
    }
