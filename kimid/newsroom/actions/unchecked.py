"""A KIM with one account publishes unverified, because nobody else there can check."""

from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.actions.publishing import (
    VERIFY_WITHIN,
    place_on_wire,
    refuse_before_moment,
)
from kimid.newsroom.daily_budget import budget_refusal
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.sole_account import unchecked_refusal
from kimid.people.models import Person


@action(
    needs=NewsroomPermission.PUBLISH,
    records="story.published_unchecked",
    locks_first="subject.site",
    counts_as_life=True,
)
def publish_unchecked(
    story: Story, *, ends_countdown: bool = False, by: Person, at: datetime
) -> Story:
    """Publish a story that nobody else in the group can check, because there is nobody else. It
    stays unverified until somebody confirms it. `ends_countdown` as in `publish`.
    """
    if ends_countdown:
        refuse_before_moment(story, by=by, at=at)
    refuse_unchecked(story, by=by, at=at)
    story.move_to(Stage.PUBLISHED_UNVERIFIED)
    story.verify_by = at + VERIFY_WITHIN
    add_event_data(verify_by=story.verify_by.isoformat())
    return place_on_wire(story, editor=by, at=at)


def refuse_unchecked(story: Story, *, by: Person, at: datetime) -> None:
    """Raise ActionRefused if others can check it, or if enough is published today."""
    if why := unchecked_refusal(story, by, at) or budget_refusal(story, by=by, at=at):
        raise ActionRefused(why)
