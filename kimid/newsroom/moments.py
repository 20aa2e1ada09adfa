"""The moment at which a story is published by itself has come: a time that an editor chose, or the
end of the seconds after a press.
"""

import logging
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied

from kimid.events.actor import System
from kimid.lib.flow import WrongStep
from kimid.newsroom.actions import publishing, scheduling, unchecked
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.flow import Stage
from kimid.newsroom.held_phrases import held_phrase
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person
from kimid.queue.schedule import each_second
from kimid.sites.guard import across_sites, on_site
from kimid.sites.models import Site
from kimid.sites.stages import Feature

logger = logging.getLogger(__name__)

CLOCK: Final = System("schedule")
NO_EDITOR: Final = System("who scheduled it may not publish any more, or a phrase waits for a look")
# What is later than this, because no worker ran or something failed, is left to `publish_due`,
# which tries again with pauses and tells the doctor.
_AT_ONCE: Final = timedelta(minutes=1)


@each_second
def publish_counted_down(at: datetime) -> None:
    """Publish what somebody has pressed, and whose seconds are over. Any number of workers may look
    at once: each story is published once, or was cancelled before.
    """
    with across_sites("what is pressed is published in every group alike"):
        over = list(
            Story.objects.filter(
                countdown_from__isnull=False, publish_at__lte=at, publish_at__gt=at - _AT_ONCE
            )
            .order_by("publish_at")
            .values_list("site_id", "pk")
        )
    for site_id, story_id in over:
        try:
            with on_site(Site.objects.get(pk=site_id)):
                publish_due_story(story_id, at)
        except Exception:  # one story must not keep the others
            logger.exception("story %s is not published at its moment", story_id)


def publish_due_story(story_id: int, at: datetime) -> None:
    """Publish this story of the open site if its moment has come and its editor may still publish
    it. Otherwise no moment is left to it, and its editors choose anew. Run twice, it is published
    once.
    """
    story = Story.objects.select_related("site__region", "scheduled_by").get(pk=story_id)
    editor = story.scheduled_by
    if story.publish_at is None or story.publish_at > at:
        return
    if editor is None or not may_go_out(story):
        _give_up(story, "", at)
        return
    try:
        _publish(story, editor, at)
    except PermissionDenied:
        _give_up(story, "", at)
    except (ActionRefused, WrongStep) as why:
        _give_up(story, str(why) if isinstance(why, ActionRefused) else "", at)


def _publish(story: Story, editor: Person, at: datetime) -> None:
    if not story.is_counting_down:
        scheduling.publish_scheduled(story, by=CLOCK, at=at)
    elif story.stage == Stage.VERIFIED:
        publishing.publish(story, ends_countdown=True, by=editor, at=at)
    else:
        unchecked.publish_unchecked(story, ends_countdown=True, by=editor, at=at)


def _give_up(story: Story, why: str, at: datetime) -> None:
    """Somebody may have cancelled it, or published it, a moment ago: then nothing is left to do."""
    with suppress(ActionRefused):
        scheduling.unschedule(story, why=why, due_at=at, by=NO_EDITOR, at=at)


def may_go_out(story: Story) -> bool:
    """Whether whoever chose its moment may publish it now."""
    editor = story.scheduled_by
    return (
        editor is not None
        and not editor.may_only_read
        and not story.site.is_closed_for(Feature.PUBLISHING)
        and editor.has_perm(NewsroomPermission.PUBLISH, story)
        and not held_phrase(story)
    )
