"""Which KIM told which tale when, over two years: more of late than long ago, and nothing twice in one place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from kimid.demo.shelf import Tale, tales
from kimid.demo.stories import TALES
from kimid.demo.villages import Village
from kimid.newsroom.flow import Stage

DAYS: Final = 730
_DENSER: Final = 1.5  # above 1: more stories of late
_TOLD: Final = 0.84  # of what a village could tell, so much is told
_UNDER_WAY: Final = (Stage.DRAFT, Stage.COLLECTED, Stage.DISCUSSED, Stage.VERIFIED)
_SILENT: Final = 4  # KIM that fell silent
_SILENCE: Final = timedelta(days=110)
_WIB: Final = timedelta(hours=7)


@dataclass(frozen=True)
class Happening:
    """One story to be told: when it was published, or last worked on while it is under way."""

    village: Village
    tale: Tale
    at: datetime
    stage: Stage


def plan(villages: Iterable[Village], now: datetime) -> list[Happening]:
    """All happenings, oldest first. A tale comes again only after nearly all others had their turn."""
    choose = Random(61)  # noqa: S311  # plans a demo, guards nothing
    slots = sorted(
        ((at, village, stage) for village in villages for at, stage in _moments(village, now, choose)), key=lambda slot: slot[0]
    )
    shelf = list(tales())
    choose.shuffle(shelf)
    told: dict[Village, set[str]] = {}
    happenings = []
    for at, village, stage in slots:
        tale = _next_tale(shelf, village, at, told.setdefault(village, _told_by_hand(village)))
        if tale is not None:
            told[village].add(tale.key)
            happenings.append(Happening(village, tale, at, stage))
    silent = _fallen_silent(told)
    return [each for each in happenings if each.village not in silent or _is_long_ago(each, now)]


def _fallen_silent(villages: Iterable[Village]) -> set[Village]:
    """One each of some regencies that told little and then nothing any more, so that offices have somebody to visit."""
    by_hand = {tale.kim for tale in TALES}
    least: dict[str, Village] = {}
    for village in sorted(villages, key=lambda each: (each.pace, each.code)):
        if village.has_decree and not village.is_ict_based and village.label not in by_hand:
            least.setdefault(village.code[:4], village)
    return set(list(least.values())[:_SILENT])


def _is_long_ago(happening: Happening, now: datetime) -> bool:
    return happening.stage == Stage.PUBLISHED and happening.at < now - _SILENCE


def _moments(village: Village, now: datetime, choose: Random) -> list[tuple[datetime, Stage]]:
    """When the stories of a village were published, and the few that it works on now."""
    past = [(_moment(now, choose), Stage.PUBLISHED) for _ in range(round(village.pace * _TOLD))]
    rest = _UNDER_WAY if village.pace > 15 else choose.sample(_UNDER_WAY, 2)
    return past + [(now - timedelta(hours=choose.uniform(1, 120)), stage) for stage in rest]


def _moment(now: datetime, choose: Random) -> datetime:
    """A moment between six in the morning and ten at night, by the clock of the place."""
    day = (now + _WIB - timedelta(days=DAYS * choose.random() ** _DENSER)).replace(hour=0, minute=0, second=0, microsecond=0)
    at = day - _WIB + timedelta(minutes=choose.choice((choose.randint(360, 720), choose.randint(960, 1320))))
    return at if at < now else at - timedelta(days=1)


def _next_tale(shelf: list[Tale], village: Village, at: datetime, told: set[str]) -> Tale | None:
    """The tale that waited longest of those that fit; it goes to the end of the shelf."""
    month = (at + _WIB).month
    fit = (tale for tale in shelf if tale.key not in told and month in tale.months and village.can_tell(tale.needs))
    tale = next(fit, None)
    if tale is not None:
        shelf.remove(tale)
        shelf.append(tale)
    return tale


def _told_by_hand(village: Village) -> set[str]:
    """Tales that would repeat a story written by hand for this village: they go with the same picture."""
    shown = {tale.picture for tale in TALES if tale.kim == village.label}
    return {tale.key for tale in tales() if shown & {*tale.pictures}}


def corrected(happenings: Sequence[Happening], every: int) -> set[Happening]:
    """Which of the published ones had a number wrong at first: every so many of those that can be mended."""
    able = [each for each in happenings if each.stage == Stage.PUBLISHED and each.tale.fix is not None]
    return set(able[::every])


def taken_back(happenings: Sequence[Happening]) -> Happening | None:
    """The one that was withdrawn: the latest whose tale says how that came about."""
    able = (each for each in reversed(happenings) if each.stage == Stage.PUBLISHED and each.tale.taken_back)
    return next(able, None)
