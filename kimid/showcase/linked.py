"""What else a site published of a potential, below its page: nobody has to link it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.safestring import SafeString

from kimid.showcase.models import Potential
from kimid.ui.templatetags import ui
from kimid.wire.kinds import kind_of
from kimid.wire.models import Item, event_time
from kimid.wire.search.mentions import mentions


class LinkedGroup(NamedTuple):
    """Rows under a heading."""

    label: str
    anchor: str
    rows: Sequence[SafeString]


def linked_groups(potential: Potential, item: Item, now: datetime) -> list[LinkedGroup]:
    """News, goods, and what takes place about a potential with its item. Two queries."""
    return [
        LinkedGroup(group.label, group.anchor, [_row(each) for each in group.items])
        for group in mentions(potential.site, potential.name, potential.place, item, now)
    ]


def _row(item: Item) -> SafeString:
    """One of them: when an event is, when news was published, what a good costs."""
    kind, (label, tone), zone = kind_of(item.kind), item.badge, item.region.zone
    return ui.story(
        item.title,
        item.path,
        summary=kind.block_line(item),
        kicker=event_time(item.starts_at, zone) if kind.is_event and item.starts_at else "",
        at=item.published_at if kind.is_news else None,
        zone=zone,
        badge=label,
        tone=tone,
        corrected=item.corrected_at is not None,
        replied=item.replied_at is not None,
        shape="line",
    )
