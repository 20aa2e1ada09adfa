"""Heats begin when the first entry comes to them."""

from datetime import datetime

from kimid.evaluation.models import Heat, Round
from kimid.lib import codes


def heat_in(into: Round, code: str, at: datetime) -> Heat:
    """For actions: the heat of a round in this region. Where the region has left that of the round, whoever opened it decides.

    It is the one that still runs; else the last that was decided; else a new one.
    """
    region = code if codes.covers(into.region_id, code) else into.region_id
    heats = Heat.objects.filter(round=into, region=region)
    decided = heats.exclude(published_at=None).order_by("published_at").last()
    if decided is not None and not heats.filter(published_at=None).exists():
        return decided
    return Heat.objects.get_or_create(round=into, region_id=region, published_at=None, defaults={"opened_at": at})[0]
