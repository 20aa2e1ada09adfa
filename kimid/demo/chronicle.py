"""The two years, story by story: words, pictures, the way through the group, and what was put right afterwards."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Final

from kimid.demo import grammar
from kimid.demo.founding import Group
from kimid.demo.gallery import Gallery
from kimid.demo.plan import Happening, corrected, taken_back
from kimid.demo.shelf import phrases
from kimid.demo.slots import Place
from kimid.demo.teller import Teller, Told
from kimid.demo.telling import Telling
from kimid.lib.codes import NATION
from kimid.lib.picture import Picture
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import StoryKind
from kimid.places.models import Region

_MISTAKEN_EVERY: Final = 4  # so many of the stories whose number can be wrong had it wrong at first
_PICTURED: Final = 0.6


class Chronicle:
    """Writes happenings down, in the order in which they come."""

    def __init__(self, groups: dict[str, Group], gallery: Gallery, happenings: Sequence[Happening], now: datetime) -> None:
        self._groups, self._gallery, self._now = groups, gallery, now
        self._places = _places(groups)
        self._teller = Teller()
        self._mistaken = corrected(happenings, _MISTAKEN_EVERY)
        self._taken_back = taken_back(happenings)

    def write_down(self, happening: Happening) -> None:
        """Tell it in its group, as far as it has come."""
        group = self._groups[happening.village.label]
        is_mistaken = happening in self._mistaken
        told = self._teller.tell(happening.tale, self._places[happening.village.label], happening.at, mistaken=is_mistaken)
        choose = Random(told.words.title)  # noqa: S311  # picks pictures, guards nothing
        words = replace(told.mistaken or told.words, photos=self._photos(happening, told, group, choose))
        telling = Telling(group, told, words, happening.at)
        story = telling.go(happening.stage)
        if is_mistaken:
            telling.correct(story, min(happening.at + timedelta(hours=choose.randint(5, 40)), self._now))
        if happening == self._taken_back:
            telling.take_back(story, happening.tale.taken_back, min(happening.at + timedelta(hours=6), self._now))

    def _photos(self, happening: Happening, told: Told, group: Group, choose: Random) -> tuple[Picture, ...]:
        """No picture, one, or those of a gallery; a front page shows none twice in a row."""
        village = happening.village
        near = (village.label, village.code[:4], NATION) if happening.stage == Stage.PUBLISHED else (village.label,)
        keys = list(happening.tale.pictures)
        if told.words.kind == StoryKind.GALLERY:
            chosen = choose.sample(keys, min(len(keys), choose.randint(3, 5)))
        elif told.words.kind == StoryKind.ANNOUNCEMENT or choose.random() > _PICTURED:
            chosen = []
        else:
            chosen = [key for key in [self._gallery.choose(keys, near, choose)] if key]
        return tuple(self._photo(key, happening, told, group, choose) for key in chosen)

    def _photo(self, key: str, happening: Happening, told: Told, group: Group, choose: Random) -> Picture:
        caption = grammar.say(choose.choice(phrases()["captions"]), told.slots, choose)
        return self._gallery.facts(key, group.kim.site, caption=caption, at=happening.at - timedelta(days=3))


def _places(groups: dict[str, Group]) -> dict[str, Place]:
    """Each village with the names of its district and regency."""
    codes = {group.village.code[:length] for group in groups.values() for length in (4, 6)}
    names = {region.code: region.short_name for region in Region.objects.filter(pk__in=codes)}
    return {
        label: Place(group.village, names[group.village.code[:6]], names[group.village.code[:4]])
        for label, group in groups.items()
    }
