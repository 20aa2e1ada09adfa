"""Which KIM told which tale when, over two years: more of late than long ago, and nothing twice in
one place.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from kimid.demo.stories import HANDMADE_STORIES
from kimid.demo.story_templates import StoryTemplate, story_templates
from kimid.demo.villages import LIVELY_PACE, Village
from kimid.newsroom.flow import Stage

DAYS: Final = 730
_DENSER: Final = 1.5  # above 1: more stories of late
_SHARE_WRITTEN: Final = 0.84  # of what a village could tell, so much is told
_IN_PROGRESS: Final = (Stage.DRAFT, Stage.COLLECTED, Stage.DISCUSSED, Stage.VERIFIED)
_SILENT: Final = 4  # KIM that fell silent
_SILENCE: Final = timedelta(days=110)
_WIB: Final = timedelta(hours=7)


@dataclass(frozen=True)
class PlannedStory:
    """One story to be told: when it was published, or last worked on while it is under way."""

    village: Village
    template: StoryTemplate
    at: datetime
    stage: Stage


def plan_stories(villages: Iterable[Village], now: datetime) -> list[PlannedStory]:
    """All happenings, oldest first. A tale comes again only after nearly all others had
    their turn.
    """
    choose = Random(61)
    slots = sorted(
        (
            (at, village, stage)
            for village in villages
            for at, stage in _moments(village, now, choose)
        ),
        key=lambda slot: slot[0],
    )
    templates = list(story_templates())
    choose.shuffle(templates)
    used_keys: dict[Village, set[str]] = {}
    planned = []
    for at, village, stage in slots:
        template = _next_template(
            templates, village, at, used_keys.setdefault(village, _handmade_keys(village))
        )
        if template is not None:
            used_keys[village].add(template.key)
            planned.append(PlannedStory(village, template, at, stage))
    silent = fallen_silent(used_keys)
    return [each for each in planned if each.village not in silent or _is_long_ago(each, now)]


def fallen_silent(villages: Iterable[Village]) -> set[Village]:
    """One each of some regencies that told little and then nothing any more, so that offices have
    somebody to visit.
    """
    by_hand = {tale.kim for tale in HANDMADE_STORIES}
    least: dict[str, Village] = {}
    for village in sorted(villages, key=lambda each: (each.pace, each.code)):
        if village.has_decree and not village.is_ict_based and village.label not in by_hand:
            least.setdefault(village.code[:4], village)
    return set(list(least.values())[:_SILENT])


def _is_long_ago(planned: PlannedStory, now: datetime) -> bool:
    return planned.stage == Stage.PUBLISHED and planned.at < now - _SILENCE


def _moments(village: Village, now: datetime, choose: Random) -> list[tuple[datetime, Stage]]:
    """When the stories of a village were published, and the few that it works on now."""
    past = [
        (_moment(now, choose), Stage.PUBLISHED) for _ in range(round(village.pace * _SHARE_WRITTEN))
    ]
    rest = _IN_PROGRESS if village.pace > 15 else choose.sample(_IN_PROGRESS, 2)
    return past + [(now - timedelta(hours=choose.uniform(1, 120)), stage) for stage in rest]


def _moment(now: datetime, choose: Random) -> datetime:
    """A moment between six in the morning and ten at night, by the clock of the place."""
    day = (now + _WIB - timedelta(days=DAYS * choose.random() ** _DENSER)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    at = (
        day
        - _WIB
        + timedelta(minutes=choose.choice((choose.randint(360, 720), choose.randint(960, 1320))))
    )
    return at if at < now else at - timedelta(days=1)


def _next_template(
    templates: list[StoryTemplate], village: Village, at: datetime, used_keys: set[str]
) -> StoryTemplate | None:
    """The tale that waited longest of those that fit; it goes to the end of the shelf."""
    month = (at + _WIB).month
    fit = (
        template
        for template in templates
        if template.key not in used_keys
        and month in template.months
        and village.fits(template.needs)
    )
    template = next(fit, None)
    if template is not None:
        templates.remove(template)
        templates.append(template)
    return template


def _handmade_keys(village: Village) -> set[str]:
    """Tales that would repeat a story written by hand for this village: they go with the same
    picture.
    """
    shown = {tale.picture for tale in HANDMADE_STORIES if tale.kim == village.label}
    return {tale.key for tale in story_templates() if shown & {*tale.pictures}}


def stories_to_correct(planned: Sequence[PlannedStory], every: int) -> set[PlannedStory]:
    """Which of the published ones had a number wrong at first: every so many of those that can be
    mended, where a third person is there to confirm it again.
    """
    by_hand = {tale.kim for tale in HANDMADE_STORIES}
    able = [
        each
        for each in planned
        if each.stage == Stage.PUBLISHED
        and each.template.mistake is not None
        and each.village.pace >= LIVELY_PACE
        and each.village.label not in by_hand
    ]
    return set(able[::every])


def stories_with_reply(planned: Sequence[PlannedStory]) -> set[PlannedStory]:
    """The latest published one of each tale that the other side answers."""
    latest = {
        each.template.key: each
        for each in planned
        if each.stage == Stage.PUBLISHED and each.template.reply
    }
    return set(latest.values())


def story_to_withdraw(planned: Sequence[PlannedStory]) -> PlannedStory | None:
    """The one that was withdrawn: the latest whose tale says how that came about."""
    able = (
        each
        for each in reversed(planned)
        if each.stage == Stage.PUBLISHED and each.template.withdrawal_reason
    )
    return next(able, None)
