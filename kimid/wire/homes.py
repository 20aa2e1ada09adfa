"""What stands on the home of a site: its news, and below it what is no news (decisions 64 and
68).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kimid.sites.models import Site
from kimid.wire.front_rows import KindRow, newest_keys
from kimid.wire.kinds import Kind, kinds, kinds_with_block
from kimid.wire.models import Placement
from kimid.wire.queries import PAGE_SIZE, Front, limited_front
from kimid.wire.shown import placements_of

_IN_BLOCK: Final = 3  # rows


@dataclass(frozen=True)
class HomeBlock:
    """The newest of one kind."""

    kind: Kind
    rows: Sequence[Placement]


@dataclass(frozen=True)
class Home:
    """The newest news of a site, and a block of each kind that is no news and that it has."""

    news: Front
    blocks: Sequence[HomeBlock] = ()


def home_of(site: Site, now: datetime) -> Home:
    """What stands on the home of a site. Each kind is one index scan, so that ten thousand goods
    cost a home no more than three. Where titles are limited, a KIM has one thing in a block. Two
    queries, and those of the limit.
    """
    if not site.has_row:
        return Home(Front([], has_more=False))
    of_block = {each.name: _IN_BLOCK for each in kinds_with_block()}
    if limited := limited_front(site, now):
        limit, news = limited
        in_blocks = newest_keys(site, of_block, in_front=limit.alone is None)
        return _home(site, limit, news, in_blocks)
    apart = not_among_news(site)
    counts = {each.name: PAGE_SIZE + 1 for each in kinds() if each not in apart}
    keys = newest_keys(site, counts | of_block)
    in_blocks = [key for key in keys if key.kind in of_block]
    newest = [key.pk for key in keys if key.kind not in of_block]
    limit = Front([], has_more=len(newest) > PAGE_SIZE)
    return _home(site, limit, newest[:PAGE_SIZE], in_blocks)


def not_among_news(site: Site) -> list[Kind]:
    """The kinds that do not stand among the news of a home, nor on its further pages."""
    return [each for each in kinds() if each.has_block or (each.is_event and not site.is_portal)]


def _home(site: Site, limit: Front, news: Sequence[int], in_blocks: Sequence[KindRow]) -> Home:
    rows = placements_of(site, [*news, *(key.pk for key in in_blocks)])
    blocks = [
        HomeBlock(kind, of_kind)
        for kind in kinds_with_block()
        if (of_kind := [row for row in rows if row.kind == kind.name])
    ]
    keys = set(news)
    return Home(replace(limit, placements=[row for row in rows if row.pk in keys]), blocks)
