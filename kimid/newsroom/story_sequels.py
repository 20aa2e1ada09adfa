"""What came of stories: a correction, the words of the other side."""

from datetime import date
from typing import Final

from django.db.models import Q

from kimid.lib import clock
from kimid.shared_pages.sequels import Sequel, SequelStep
from kimid.sites.models import Site
from kimid.wire.models import Item

_MANY: Final = 6


def story_sequels(site: Site, since: date) -> list[Sequel]:
    """Stories of a site that were corrected or answered since a day. One query."""
    start = clock.start_of(since, site.region.zone)
    rows = Item.objects.filter(site=site, held_at=None, verify_by=None)
    changed = rows.filter(Q(corrected_at__gte=start) | Q(replied_at__gte=start))
    return [_sequel(item, site.region.zone) for item in changed.order_by("-published_at")[:_MANY]]


def _sequel(item: Item, zone: str) -> Sequel:
    later = [
        SequelStep(what, clock.today(at, zone))
        for what, at in (("Dikoreksi", item.corrected_at), ("Hak jawab dimuat", item.replied_at))
        if at is not None
    ]
    first = SequelStep("Dikabarkan", clock.today(item.published_at, zone))
    return Sequel(item.title, item.path, [first, *sorted(later, key=lambda step: step.on)])
