"""Between the press that publishes and the publication lie some seconds. Nothing leaves the group
before, and whoever may publish can take the press back.
"""

from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.actions.publishing import refuse_to_publish, refuse_to_show
from kimid.newsroom.actions.unchecked import refuse_unchecked
from kimid.newsroom.flow import STORY_FLOW, Stage
from kimid.newsroom.models import SCHEDULE_FIELDS, Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person


@action(
    needs=NewsroomPermission.PUBLISH,
    records="story.countdown_begun",
    locks_first="subject.site",
    counts_as_life=True,
)
def begin_countdown(
    story: Story, *, ends_at: datetime, is_unchecked: bool = False, by: Person, at: datetime
) -> Story:
    """Let a story be published at `ends_at`, unless somebody cancels it before. What would refuse
    the publication then refuses it now, and is asked again at that moment.

    `is_unchecked`: the only account of a group publishes it unverified. A second press does not
    begin anew: it raises ActionRefused, like whatever else is in the way.
    """
    if story.is_counting_down:
        raise ActionRefused("Sudah ditekan, dan sebentar lagi terbit.")
    target = Stage.PUBLISHED_UNVERIFIED if is_unchecked else Stage.PUBLISHED
    if is_unchecked:
        refuse_unchecked(story, by=by, at=at)
    else:
        refuse_to_publish(story, by=by, at=at)
    STORY_FLOW.check(Stage(story.stage), target)
    refuse_to_show(story)
    story.start_countdown(ends_at, by, at)
    story.save(update_fields=SCHEDULE_FIELDS)
    add_event_data(publish_at=ends_at.isoformat())
    return story


@action(needs=NewsroomPermission.PUBLISH, records="story.countdown_cancelled", counts_as_life=True)
def cancel_countdown(story: Story, *, by: Person, at: datetime) -> Story:
    """Take the press back: the story is where it was, with its confirmations and with the time that
    somebody had chosen before, and nobody else ever had it. Raises ActionRefused once it is
    published.
    """
    if not story.is_counting_down:
        raise ActionRefused(
            "Sudah terlanjur terbit. Kalau ada yang keliru, betulkan atau tarik kabarnya."
            if story.is_public
            else "Kabar ini tidak sedang menunggu terbit."
        )
    story.stop_countdown(at)
    story.save(update_fields=SCHEDULE_FIELDS)
    return story
