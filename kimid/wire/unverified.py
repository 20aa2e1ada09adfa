"""Reading what nobody has verified yet."""

from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.utils import timezone

from kimid.lib import codes
from kimid.places.by_region import compiled_by_region
from kimid.places.models import Region
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.models import Item

_MOST: Final = 20  # on the desk of an office


def unverified_in(region: Region) -> list[Item]:
    """All items of a region that nobody has verified yet, by their deadlines, with their sites."""
    return _by_deadline(region, timezone.now())


@compiled_by_region
def _by_deadline(region: Region, at: datetime) -> QuerySet[Item]:
    return _unverified_in(region).select_related("site").order_by("verify_by", "pk")


def unverified_items(region: Region) -> list[Item]:
    """The newest items of a region that nobody has verified yet, with who sent them on."""
    people = ("site", "region__parent__parent", "sent_on_by", "sent_on_from")
    rows = _unverified_in(region).select_related(*people)
    return list(rows.order_by("-published_at", "-pk")[:_MOST])


def _unverified_in(region: Region) -> QuerySet[Item]:
    rows = Item.objects.filter(
        verify_by__isnull=False, held_at=None, region__code__range=codes.span(region.code)
    )
    return rows.exclude(site__stage__in=UNREADABLE_STAGES)
