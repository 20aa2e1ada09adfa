"""What an official held goes to whoever comes into their post. Notes stay with the office."""

from datetime import datetime
from typing import Final

from django.utils import timezone

from kimid.access.grants import OFFICERS
from kimid.access.models import Grant
from kimid.applications.actions.handling import hand_on
from kimid.applications.models import Application
from kimid.applications.rules import has_handled
from kimid.events.action import on
from kimid.events.actor import System
from kimid.events.models import Event
from kimid.offices.models import PostChange
from kimid.people.models import Person
from kimid.queue.tasks import task

_BY: Final = System("a successor came into a post")


@task
def hand_on_work(event_id: int) -> None:
    """A post has ended, or somebody has accepted an invitation into one: whoever comes takes over
    what lies there, whichever of both was later. Who is back in a post keeps their work. May run
    twice.
    """
    event = Event.objects.get(pk=event_id)
    changes = PostChange.objects.filter(is_done=True, role__in=OFFICERS).select_related(
        "invitation__person", "holder"
    )
    if event.kind == "official.changed":
        changes = changes.filter(pk=event.data["change"])
    else:
        changes = changes.filter(
            invitation__person=event.data["person"], invitation__accepted_at=event.happened_at
        )
    now = timezone.now()
    for change in changes:
        successor = change.invitation.person if change.invitation is not None else None
        if successor is None or not _has_post(successor, change, now):
            continue
        if not _has_post(change.holder, change, now):
            _hand_on(change, successor, now)


def _has_post(person: Person, change: PostChange, at: datetime) -> bool:
    posts = Grant.objects.filter(person=person, region=change.region_id, role__in=OFFICERS)
    return bool(posts.active(at).exists())


def _hand_on(change: PostChange, successor: Person, at: datetime) -> None:
    held = Application.objects.filter(
        holder=change.holder_id, holder_office=change.region_id, decided_at=None
    )
    for application in held:
        if has_handled(successor, application):
            continue  # who filled it in decides nothing, so does not hold it
        hand_on(application, holder=successor, by=_BY, at=at)


def connect() -> None:
    """Listen to posts that end and begin."""
    on("official.changed", hand_on_work)
    on("member.joined", hand_on_work)
