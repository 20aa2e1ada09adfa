"""What else a site published: the short list below an item."""

from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db.models import BigIntegerField, DateTimeField, QuerySet

from kimid.lib.picture import Picture
from kimid.orm.compiled import compiled
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.kinds import kind_of
from kimid.wire.labels import Label
from kimid.wire.models import Item, Placement, event_time, kicker
from kimid.wire.verdicts import UNVERIFIED

_HEADLINES: Final = 12  # the newest items from which a page picks those of its topic


class Headline(NamedTuple):
    """The values of an item that a short list on its own site needs."""

    item_id: int
    title: str
    path: str
    topic: str
    kind: str
    picture: Picture | None
    corrected_at: datetime | None
    replied_at: datetime | None
    verify_by: datetime | None
    starts_at: datetime | None
    label: str
    published_at: datetime
    zone: str

    @property
    def tag(self) -> str:
        """The tag of stored pages that show it."""
        return f"item:{self.item_id}"

    @property
    def kicker(self) -> str:
        """The text above its title on its own site: the time of an event, otherwise the kicker."""
        return (
            event_time(self.starts_at, self.zone)
            if self._is_event and self.starts_at
            else kicker(self.kind, self.topic)
        )

    @property
    def at(self) -> datetime | None:
        """The time of publication; None for an event, so that one row never shows two dates."""
        return None if self._is_event else self.published_at

    @property
    def _is_event(self) -> bool:
        return kind_of(self.kind).is_event

    @property
    def badge(self) -> str:
        """The warning beside the title, or its label; empty for most items."""
        if self.verify_by:
            return UNVERIFIED
        return str(Label(self.label).label) if self.label else ""

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return Label(self.label).tone if self.label and not self.verify_by else "warn"


def headlines_beside(
    item: Item, site: Site, how_many: int = 3, *, topic: str = ""
) -> tuple[list[Headline], bool]:
    """What else a site published, that of the same topic first, and whether it stays so.

    It is what came before this item, so that the page of an item stays as it is when the site
    publishes the next one. The first items of a site have the newest beside them instead.
    """
    before = _headlines_before(site.pk, item.pk, item.published_at)
    stays = len(before) >= how_many
    rows = before if stays else _newest_headlines(site.pk, item.pk)
    beside = [Headline._make((*row, site.region.zone)) for row in rows]
    return sorted(beside, key=lambda other: other.topic != topic)[:how_many], stays


@compiled(BigIntegerField(), BigIntegerField(), DateTimeField())
def _headlines_before(portal: Any, item: Any, moment: Any) -> QuerySet[Placement, Any]:
    return _headlines(portal, item, published_at__lt=moment)


@compiled(BigIntegerField(), BigIntegerField())
def _newest_headlines(portal: Any, item: Any) -> QuerySet[Placement, Any]:
    return _headlines(portal, item)


def _headlines(portal: Any, item: Any, **lookups: Any) -> QuerySet[Placement, Any]:
    """The fields of the newest on a portal, without this item. One index scan."""
    item_fields = (
        "title",
        "path",
        "topic",
        "kind",
        "picture",
        "corrected_at",
        "replied_at",
        "verify_by",
        "starts_at",
        "label",
    )
    rows = Placement.objects.filter(portal=portal, hidden_at=None, **lookups).exclude(item=item)
    rows = rows.exclude(item__site__stage__in=UNREADABLE_STAGES)
    return rows.order_by("-published_at", "-pk").values_list(
        "item_id", *(f"item__{name}" for name in item_fields), "published_at"
    )[:_HEADLINES]
