"""A contest level is created with its first entry."""

from datetime import datetime

from kimid.evaluation.models import ContestLevel, Round
from kimid.lib import codes


def contest_level_in(into: Round, code: str, at: datetime) -> ContestLevel:
    """The contest level of a round in this region: the running one, else the last published one,
    else a new one. If the region moved out of the round's region, the level of the round's region.
    """
    region = code if codes.covers(into.region_id, code) else into.region_id
    contest_levels = ContestLevel.objects.filter(round=into, region=region)
    decided = contest_levels.exclude(published_at=None).order_by("published_at").last()
    if decided is not None and not contest_levels.filter(published_at=None).exists():
        return decided
    return ContestLevel.objects.get_or_create(
        round=into, region_id=region, published_at=None, defaults={"opened_at": at}
    )[0]
