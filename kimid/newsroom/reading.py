"""What a phone takes along to read without signal: the newest of one's own group and of the regency around it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kimid.lib.codes import LENGTHS, Level
from kimid.newsroom.flow import PUBLIC
from kimid.newsroom.models import Story
from kimid.sites.guard import across_sites
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE
from kimid.wire.models import Placement
from kimid.wire.queries import portal_of

OWN: Final = 30
OF_REGENCY: Final = 50
# Letters of long texts on the whole page, so that it stays below 150 KB; what comes after that is told by its lead alone.
_LETTERS: Final = 220_000


@dataclass(frozen=True)
class Reading:
    """A published story as it is taken along."""

    story: Story
    has_text: bool


def of_group(site: Site) -> list[Reading]:
    """The newest that the group itself has published."""
    rows = Story.objects.select_related("site__region").filter(stage__in=PUBLIC).order_by("-published_at", "-pk")
    return list(_within(rows[:OWN], _LETTERS // 2))


def of_regency(site: Site) -> list[Reading]:
    """The newest that stands on the portal of the regency, without the group's own."""
    portal = portal_of(site.region_id[: LENGTHS[Level.REGENCY - 1]])
    if portal is None:
        return []
    others = Placement.objects.filter(portal=portal, hidden_at=None).exclude(item__site=site)
    rows = others.exclude(item__site__stage__in=UNREADABLE).order_by("-published_at", "-pk")
    items = list(rows.values_list("item_id", flat=True)[:OF_REGENCY])
    with across_sites(why="what was published anywhere is for everybody to read"):
        stories = Story.objects.select_related("site__region").filter(item__in=items, stage__in=PUBLIC)
        return list(_within(sorted(stories, key=lambda story: items.index(story.item_id or 0)), _LETTERS // 2))


def _within(stories: Iterable[Story], letters: int) -> Iterator[Reading]:
    for story in stories:
        long = sum(len(words) for block in story.blocks for line in block["lines"] for words, _ in line)
        letters -= long
        yield Reading(story, has_text=long > 0 and letters > 0)
