"""What came of stories: a correction, the words of the other side."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import BigIntegerField, DateTimeField, Q, QuerySet

from kimid.lib import clock
from kimid.orm.compiled import compiled
from kimid.shared_pages.sequels import (
    Sequel,
    SequelStep,
    register_portal_sequels,
    register_sequels,
)
from kimid.sites.models import Site
from kimid.wire.models import Item, Placement

_MANY: Final = 6
# On a portal more: one KIM that corrects much shall not hide what came of others.
_MANY_BELOW: Final = 24
# On a portal, how much older than the day in question a story may be.
_OLDER: Final = timedelta(days=60)


def connect_sequels() -> None:
    """Tell front pages what came of stories."""
    register_sequels(story_sequels)
    register_portal_sequels(portal_story_sequels)


def story_sequels(site: Site, since: date) -> list[Sequel]:
    """Stories of a site that were corrected or answered since a day. One query."""
    start = clock.start_of(since, site.region.zone)
    return [_sequel(item, site.region.zone) for item in _changed_on(site.pk, start)]


@compiled(BigIntegerField(), DateTimeField())
def _changed_on(site: Any, start: Any) -> QuerySet[Item]:
    rows = Item.objects.filter(site=site, held_at=None, verify_by=None)
    changed = rows.filter(Q(corrected_at__gte=start) | Q(replied_at__gte=start))
    return changed.order_by("-published_at")[:_MANY]


def portal_story_sequels(portal: Site, since: date) -> list[Sequel]:
    """The same of all stories of some months that a portal shows. One query."""
    start = clock.start_of(since, portal.region.zone)
    return [_sequel_below(row.item) for row in _changed_below(portal.pk, start, start - _OLDER)]


@compiled(BigIntegerField(), DateTimeField(), DateTimeField())
def _changed_below(portal: Any, start: Any, older: Any) -> QuerySet[Placement]:
    rows = Placement.objects.filter(
        Q(item__corrected_at__gte=start) | Q(item__replied_at__gte=start),
        portal=portal,
        hidden_at=None,
        published_at__gte=older,
        item__held_at=None,
        item__verify_by=None,
    ).select_related("item__site", "item__region")
    return rows.order_by("-published_at")[:_MANY_BELOW]


def _sequel_below(item: Item) -> Sequel:
    sequel = _sequel(item, item.region.zone)
    return replace(sequel, url=item.url, place=item.region.full_name, site_id=item.site_id)


def _sequel(item: Item, zone: str) -> Sequel:
    later = [
        SequelStep(what, clock.today(at, zone))
        for what, at in (("Dikoreksi", item.corrected_at), ("Hak jawab dimuat", item.replied_at))
        if at is not None
    ]
    first = SequelStep("Dikabarkan", clock.today(item.published_at, zone))
    return Sequel(item.headline, item.path, [first, *sorted(later, key=lambda step: step.on)])
