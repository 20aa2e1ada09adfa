"""Writes the planned stories of the demo (two years, `story_plan.DAYS`): text, pictures, steps
through the group, later corrections.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Final

from kimid.demo import grammar
from kimid.demo.gallery import Gallery
from kimid.demo.groups import Group
from kimid.demo.slots import VillagePlace
from kimid.demo.story_generator import GeneratedStory, StoryGenerator
from kimid.demo.story_plan import (
    PlannedStory,
    stories_to_correct,
    stories_with_reply,
    story_to_withdraw,
)
from kimid.demo.story_templates import phrases
from kimid.demo.story_workflow import StoryWorkflow
from kimid.lib.codes import NATION
from kimid.lib.picture import Picture
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import StoryKind
from kimid.places.models import Region

_MISTAKEN_EVERY: Final = 2  # every second story whose number can be wrong had it wrong at first
_PICTURE_SHARE: Final = 0.6


class StoryHistory:
    """Builds planned stories, oldest first."""

    def __init__(
        self,
        groups: dict[str, Group],
        gallery: Gallery,
        planned_stories: Sequence[PlannedStory],
        now: datetime,
    ) -> None:
        self._groups = groups
        self._gallery = gallery
        self._now = now
        self._places = _places(groups)
        self._generator = StoryGenerator()
        self._mistaken = stories_to_correct(planned_stories, _MISTAKEN_EVERY)
        self._withdrawn = story_to_withdraw(planned_stories)
        self._answered = stories_with_reply(planned_stories)

    def build_story(self, planned: PlannedStory) -> None:
        """Write one planned story up to its stage; correct or withdraw it if that is planned."""
        group = self._groups[planned.village.label]
        is_mistaken = planned in self._mistaken
        generated = self._generator.generate(
            planned.template,
            self._places[planned.village.label],
            planned.at,
            mistaken=is_mistaken,
        )
        choose = Random(generated.words.title)
        words = replace(
            generated.mistaken or generated.words,
            photos=self._photos(planned, generated, group, choose),
        )
        workflow = StoryWorkflow(group, generated, words, planned.at)
        story = workflow.advance_to(planned.stage)
        if is_mistaken:
            workflow.correct(
                story, min(planned.at + timedelta(hours=choose.randint(5, 40)), self._now)
            )
        if planned in self._answered:
            workflow.reply(story, min(planned.at + timedelta(hours=20), self._now))
        if planned == self._withdrawn:
            workflow.withdraw(
                story,
                planned.template.withdrawal_reason,
                min(planned.at + timedelta(hours=6), self._now),
            )

    def _photos(
        self, planned: PlannedStory, generated: GeneratedStory, group: Group, choose: Random
    ) -> tuple[Picture, ...]:
        """No picture, one, or those of a gallery; a front page shows none twice in a row."""
        village = planned.village
        places = (
            (village.label, village.code[:4], NATION)
            if planned.stage == Stage.PUBLISHED
            else (village.label,)
        )
        keys = list(planned.template.pictures)
        if generated.words.kind == StoryKind.GALLERY:
            chosen = choose.sample(keys, min(len(keys), choose.randint(3, 5)))
        elif generated.words.kind == StoryKind.ANNOUNCEMENT or choose.random() > _PICTURE_SHARE:
            chosen = []
        else:
            chosen = [key for key in [self._gallery.choose(keys, places, choose)] if key]
        return tuple(self._photo(key, planned, generated, group, choose) for key in chosen)

    def _photo(
        self,
        key: str,
        planned: PlannedStory,
        generated: GeneratedStory,
        group: Group,
        choose: Random,
    ) -> Picture:
        caption = grammar.render(choose.choice(phrases()["captions"]), generated.slots, choose)
        return self._gallery.site_picture(
            key, group.kim.site, caption=caption, at=planned.at - timedelta(days=3)
        )


def _places(groups: dict[str, Group]) -> dict[str, VillagePlace]:
    """Each village with the names of its district and regency."""
    codes = {group.village.code[:length] for group in groups.values() for length in (4, 6)}
    names = {region.code: region.short_name for region in Region.objects.filter(pk__in=codes)}
    return {
        label: VillagePlace(
            group.village, names[group.village.code[:6]], names[group.village.code[:4]]
        )
        for label, group in groups.items()
    }
