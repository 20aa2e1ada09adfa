"""Reading what is held: for the group, for its offices, and for whoever locked an account."""

from collections.abc import Collection
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kimid.access.grants import SETTLED_AFTER
from kimid.access.models import Grant
from kimid.events.models import Event
from kimid.lib import codes
from kimid.newsroom.models import Revision, Story
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.guard import across_sites


def held_here(person: Any) -> QuerySet[Story]:
    """The stories of the current site that wait for this person: held because of somebody else,
    and since a moment at which they had been in the group for some days. One query.
    """
    before = OuterRef("held_at") - SETTLED_AFTER
    settled = Grant.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=before),
        person=person,
        site=OuterRef("site"),
        starts_at__lte=before,
    )
    rows = Story.objects.filter(Exists(settled), held_at__isnull=False)
    rows = rows.exclude(held_account=person)
    return rows.select_related("site__region", "author", "held_account").order_by("held_at", "pk")


def held_below(region: Region) -> QuerySet[Story]:
    """The stories that are held in a region and below, the oldest first."""
    with across_sites("an office looks at what is held of the KIM of its region"):
        rows = Story.objects.filter(
            held_at__isnull=False, site__region__code__range=codes.span(region.code)
        ).select_related("site__region__parent__parent", "author", "held_account", "item")
        return rows.order_by("held_at", "pk")


def held_count(person: Person) -> int:
    """How many stories are held because of this account. One query."""
    with across_sites("an account may publish for several groups"):
        return Story.objects.filter(held_account=person).count()


def words_before(stories: Collection[Story]) -> dict[int, Revision]:
    """What readers had before the correction because of which a story is held, by the id of the
    story. Those are left out that are held for another reason. Two queries at most.
    """
    keys = [str(story.pk) for story in stories if story.is_held]
    rows = Event.objects.filter(subject=Story._meta.label, subject_id__in=keys, kind="story.held")
    # The newest of each counts.
    numbers = {event.subject_id: event.data.get("before") for event in rows.order_by("pk")}
    wanted = [Q(story=story, number=number) for story, number in numbers.items() if number]
    if not wanted:
        return {}
    with across_sites("an office looks at what is held of the KIM of its region"):
        revisions = Revision.objects.filter(reduce(or_, wanted)).select_related("by")
        return {revision.story_id: revision for revision in revisions}
