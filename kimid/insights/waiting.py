"""What waits in the office of a region, counted."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import Model, Q, QuerySet

from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lifecycle.models import CoachingVisit, Quarantine, Revival, Suspension
from kimid.onboarding.waiting_decrees import unopened_kims, waiting_decrees
from kimid.orm.row_count import row_count
from kimid.places.models import Region
from kimid.registry.models import Kim


class WaitingCounts(NamedTuple):
    """Applications that wait; KIM in quarantine; KIM in whose life something else waits for an
    office; decrees of lists that wait to be compared; KIM that wait for their chairs.
    """

    applications: int = 0
    quarantined: int = 0
    other_kims: int = 0
    listed: int = 0
    unopened: int = 0


def waiting_counts_of(region: Region) -> WaitingCounts:
    """What waits in a region and below. One query."""
    rows = {field: row_count(each) for field, each in waiting_rows(region).items()}
    counts = Region.objects.filter(pk=region.pk).values_list(*rows.values()).get()
    return WaitingCounts(**dict(zip(rows, counts, strict=True)))


def waiting_rows(region: Region) -> Mapping[str, QuerySet[Model]]:
    """What each field of `WaitingCounts` counts; above a regency only the applications that it may
    check now.
    """
    sent = Application.objects.below(region.code).filter(step=ApplicationStep.SENT)
    applications = sent if region.level >= Level.REGENCY else sent.exclude(escalated_at=None)
    below = Q(kim__region__code__range=codes.span(region.code))
    quarantined = Quarantine.objects.filter(below, lifted_at=None)
    unanswered = Q(agreed_at=None) | Q(appealed_at__isnull=False, answered_at=None)
    lives = Kim.objects.filter(
        Q(pk__in=CoachingVisit.objects.filter(below, done_at=None).values("kim"))
        | Q(pk__in=Revival.objects.filter(below, decided_at=None).values("kim"))
        | Q(pk__in=Suspension.objects.filter(unanswered, below, ended_at=None).values("kim"))
    )
    return {
        "applications": applications,
        "quarantined": quarantined,
        "other_kims": lives,
        "listed": waiting_decrees(region).select_related(None),
        "unopened": unopened_kims(region),
    }
