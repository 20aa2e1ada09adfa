"""The stories of a week: what a KIM hands on to the group of its village on Friday.

Nothing is stored. The choice counts reads until the Friday only, so it stays the same for the whole
week, and what is withdrawn meanwhile is not in it.
"""

from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from kimid.lib import clock
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.kinds import kinds
from kimid.wire.labels import Label
from kimid.wire.models import Item

_BEST: Final = 5
_WEEK: Final = timedelta(days=7)
_FRIDAY: Final = 4


def latest_friday(on: date) -> date:
    """This day if it is a Friday, else the one before."""
    return on - timedelta(days=(on.weekday() - _FRIDAY) % 7)


def best_of_week(site: Site, friday: date) -> list[Item]:
    """The five stories of the seven days before a Friday that were read and shared most, the best
    first. One query.
    """
    until = clock.start_of(friday, site.region.zone)
    rows = _worth_handing_on(until - _WEEK, until).filter(site=site)
    before = Q(reads__on__lt=friday)
    reads, shares = (
        Coalesce(Sum(f"reads__{name}", filter=before), Value(0)) for name in ("count", "shares")
    )
    best = rows.annotate(reach=reads + shares).order_by(F("reach").desc(), "-published_at", "-pk")
    return list(best.select_related("site__region")[:_BEST])


def sites_of_week(now: datetime) -> list[Site]:
    """The sites that have something to hand on from the last seven days, whatever their clocks."""
    rows = _worth_handing_on(now - _WEEK, now).values("site")
    sites = Site.objects.select_related("region").filter(pk__in=rows)
    return list(sites.exclude(stage__in=UNREADABLE_STAGES).order_by("pk"))


def _worth_handing_on(since: datetime, until: datetime) -> QuerySet[Item]:
    """What was published in this time and is no event, no advertisement, and verified."""
    events = [kind.name for kind in kinds() if kind.is_event]
    return (
        Item.objects.filter(
            published_at__gte=since, published_at__lt=until, verify_by=None, held_at=None
        )
        .exclude(label=Label.ADVERT)
        .exclude(kind__in=events)
    )
