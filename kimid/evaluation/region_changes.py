"""Move rounds, indicators, contest levels and jurors when regions change."""

from datetime import datetime
from itertools import chain
from typing import Final

from kimid.evaluation.models import ContestLevel, Indicator, Juror, Participant, Round, Score
from kimid.places.models import Region
from kimid.places.region_moves import RegionMover

_LONGEST_TITLE: Final = 100


def follower() -> RegionMover:
    """The mover that the app registers."""
    return RegionMover("evaluations", _regions_in_use, _move)


def _regions_in_use() -> list[str]:
    homes = Juror.objects.filter(home__isnull=False).values_list("home_id", flat=True)
    models = (Round, Indicator, ContestLevel)
    return [
        *chain.from_iterable(
            each._default_manager.values_list("region_id", flat=True) for each in models
        ),
        *map(str, homes),
    ]


def _move(old: Region, heir: Region, at: datetime) -> int:
    rounds = Round.objects.filter(region=old)
    for each in rounds:
        each.region, each.title = heir, _free_title(each, old, heir)
        each.save(update_fields=["region", "title"])
    contest_levels = ContestLevel.objects.select_related("round").filter(region=old).order_by("pk")
    for contest_level in contest_levels:
        _move_level(contest_level, heir, at)
    questions = Indicator.objects.filter(region=old).update(region=heir)
    homes = Juror.objects.filter(home=old).update(home=heir)
    return len(rounds) + len(contest_levels) + questions + homes


def _free_title(running: Round, old: Region, heir: Region) -> str:
    """The title of the round; with the old region's name if the heir has the same title."""
    same = {"region": heir, "kind": running.kind, "year": running.year}
    used_titles = set(Round.objects.filter(**same).values_list("title", flat=True))
    for suffix in ("", f" ({old.short_name})", f" ({old.code})"):
        title = f"{running.title[: _LONGEST_TITLE - len(suffix)]}{suffix}"
        if title not in used_titles:
            return title
    raise ValueError(f"{running} has no title left in {heir}")  # codes are given once


def _move_level(contest_level: ContestLevel, heir: Region, at: datetime) -> None:
    """Move a level to the heir. Two running levels of one round become one."""
    running = ContestLevel.objects.filter(
        round=contest_level.round, region=heir, published_at=None
    ).first()
    if contest_level.published_at is not None or running is None:
        contest_level.region = heir
        contest_level.save(update_fields=["region"])
        return
    Participant.objects.filter(contest_level=contest_level).update(contest_level=running)
    for juror in Juror.objects.filter(contest_level=contest_level):
        _move_juror(juror, running, at)
    contest_level.delete()


def _move_juror(juror: Juror, contest_level: ContestLevel, at: datetime) -> None:
    """Move a juror. A person who is a juror of both levels keeps one row, with all points."""
    seat = (
        Juror.objects.filter(
            contest_level=contest_level, person=juror.person, ended_at=None
        ).first()
        if juror.is_seated
        else None
    )
    if seat is not None:
        Score.objects.filter(juror=juror).update(juror=seat)
        juror.ended_at = at
    juror.contest_level = contest_level
    juror.save(update_fields=["contest_level", "ended_at"])
