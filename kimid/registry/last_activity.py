"""When a KIM was last heard of: by what it published, and by what its people did."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThan

from kimid.events.models import Event
from kimid.lib import clock
from kimid.registry.models import Kim
from kimid.wire.models import Placement

SILENT_AFTER: Final = timedelta(
    days=90
)  # so long unheard a KIM is called silent, whatever rules its region has


def last_activity(kim: Kim) -> datetime:
    """When a KIM of `kims_with_activity` last published or worked, or began, or was revived."""
    moments = (kim.registered_at, kim.revived_at, vars(kim)["published"], vars(kim)["acted"])
    return max(moment for moment in moments if moment is not None)


def silent_kims(on: date, zone: str) -> Q:
    """For queries of KIM: those of which nothing was heard for 90 days, by the same signs as
    `last_activity`.
    """
    since = clock.start_of(on - SILENT_AFTER + timedelta(days=1), zone)
    acted = Coalesce(Subquery(_signs_of_life().values("happened_at")[:1]), F("registered_at"))
    has_begun = Q(registered_at__lt=since) & (Q(revived_at=None) | Q(revived_at__lt=since))
    return (
        has_begun
        & ~Q(Exists(_stories().filter(published_at__gte=since)))
        & Q(LessThan(acted, since))
    )


def kims_with_activity() -> QuerySet[Kim]:
    """KIM with `published` and `acted`: when its newest story came out, and when somebody last did
    something by which it shows that it works.

    Both come with the row of the KIM. Each is the first row of an index, so the whole country costs
    one query.
    """
    return Kim.objects.select_related("site", "region").annotate(
        published=Subquery(_stories().order_by("-published_at", "-pk").values("published_at")[:1]),
        acted=Subquery(_signs_of_life().values("happened_at")[:1]),
    )


def _stories() -> QuerySet[Placement]:
    return Placement.objects.filter(portal=OuterRef("site"), hidden_at=None)


def _signs_of_life() -> QuerySet[Event]:
    """What people did by which a KIM shows that it works, the newest first."""
    return Event.objects.filter(site_id=OuterRef("site_id"), is_sign_of_life=True).order_by("-pk")
