"""Rounds, questions, heats and jurors follow when regions change: what a heat decided is told by the office that comes after."""

from datetime import datetime
from itertools import chain
from typing import Final

from kimid.evaluation.models import Heat, Indicator, Juror, Participant, Round, Score
from kimid.places.following import Follower
from kimid.places.models import Region

_LONGEST_TITLE: Final = 100


def follower() -> Follower:
    """What the register asks when regions change."""
    return Follower("evaluations", _standing, _follow)


def _standing() -> list[str]:
    homes = Juror.objects.filter(home__isnull=False).values_list("home_id", flat=True)
    models = (Round, Indicator, Heat)
    return [*chain.from_iterable(each._default_manager.values_list("region_id", flat=True) for each in models), *map(str, homes)]


def _follow(old: Region, heir: Region, at: datetime) -> int:
    rounds = Round.objects.filter(region=old)
    for each in rounds:
        each.region, each.title = heir, _free_title(each, old, heir)
        each.save(update_fields=["region", "title"])
    heats = Heat.objects.select_related("round").filter(region=old).order_by("pk")
    for heat in heats:
        _carry(heat, heir, at)
    questions = Indicator.objects.filter(region=old).update(region=heir)
    homes = Juror.objects.filter(home=old).update(home=heir)
    return len(rounds) + len(heats) + questions + homes


def _free_title(running: Round, old: Region, heir: Region) -> str:
    """Its title; with the name of the region it comes from where the other has a round of that title in that year already."""
    same = {"region": heir, "kind": running.kind, "year": running.year}
    taken = set(Round.objects.filter(**same).values_list("title", flat=True))
    for more in ("", f" ({old.short_name})", f" ({old.code})"):
        title = f"{running.title[: _LONGEST_TITLE - len(more)]}{more}"
        if title not in taken:
            return title
    raise ValueError(f"{running} has no title left in {heir}")  # codes are given once


def _carry(heat: Heat, heir: Region, at: datetime) -> None:
    """A heat that is decided stays what it is, under its new region. Of two that still run there one is made."""
    running = Heat.objects.filter(round=heat.round, region=heir, published_at=None).first()
    if heat.published_at is not None or running is None:
        heat.region = heir
        heat.save(update_fields=["region"])
        return
    Participant.objects.filter(heat=heat).update(heat=running)
    for juror in Juror.objects.filter(heat=heat):
        _seat(juror, running, at)
    heat.delete()


def _seat(juror: Juror, heat: Heat, at: datetime) -> None:
    """Whoever sits in both has one seat from now on, with all points they gave."""
    seat = Juror.objects.filter(heat=heat, person=juror.person, ended_at=None).first() if juror.sits else None
    if seat is not None:
        Score.objects.filter(juror=juror).update(juror=seat)
        juror.ended_at = at
    juror.heat = heat
    juror.save(update_fields=["heat", "ended_at"])
