"""Stories that a phone stores to read offline: the newest of the group and of its regency."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kimid.lib.codes import Level, cut
from kimid.newsroom.flow import PUBLIC
from kimid.newsroom.models import Story
from kimid.newsroom.story_links import as_readers_see
from kimid.sites.guard import across_sites
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.models import Placement
from kimid.wire.queries import portal_of

GROUP_LIMIT: Final = 30
REGENCY_LIMIT: Final = 50
# Letters of bodies on the whole page, so that it stays below 150 KB compressed. Further stories
# have their lead only.
_MAX_LETTERS: Final = 220_000


@dataclass(frozen=True)
class OfflineStory:
    """A published story for offline reading."""

    story: Story
    has_text: bool


def group_stories() -> list[OfflineStory]:
    """The newest published stories of the group whose guard is open."""
    rows = (
        Story.objects.select_related("site__region", "item")
        .filter(stage__in=PUBLIC)
        .order_by("-published_at", "-pk")
    )
    return list(_within_limit(rows[:GROUP_LIMIT], _MAX_LETTERS // 2))


def regency_stories(site: Site) -> list[OfflineStory]:
    """The newest stories on the portal of the regency, without the group's own."""
    portal = portal_of(cut(site.region_id, Level.REGENCY))
    if portal is None:
        return []
    others = Placement.objects.filter(portal=portal, hidden_at=None).exclude(item__site=site)
    rows = others.exclude(item__site__stage__in=UNREADABLE_STAGES).order_by("-published_at", "-pk")
    items = list(rows.values_list("item_id", flat=True)[:REGENCY_LIMIT])
    with across_sites(reason="what was published anywhere is for everybody to read"):
        stories = Story.objects.select_related("site__region", "item").filter(
            item__in=items, stage__in=PUBLIC
        )
        return list(
            _within_limit(
                sorted(stories, key=lambda story: items.index(story.item_id or 0)),
                _MAX_LETTERS // 2,
            )
        )


def _within_limit(stories: Iterable[Story], letters_left: int) -> Iterator[OfflineStory]:
    for story in stories:
        letter_count = sum(
            len(text) for block in story.blocks for line in block["lines"] for text, _ in line
        )
        letters_left -= letter_count
        yield OfflineStory(as_readers_see(story), has_text=letter_count > 0 and letters_left > 0)
