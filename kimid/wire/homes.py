"""What stands on the home of a site: its news, and below it what is no news (decisions 64 and
68).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Final

from kimid.sites.models import Site
from kimid.wire.front_rows import KindRow, newest_keys
from kimid.wire.kinds import Kind, kinds, kinds_with_block
from kimid.wire.models import Placement
from kimid.wire.queries import PAGE_SIZE, Front, limited_front
from kimid.wire.shown import placements_of

_IN_BLOCK: Final = 3  # rows
_ON_BOARD: Final = 6  # notices: some of them may be over


@dataclass(frozen=True)
class HomeBlock:
    """The newest of one kind."""

    kind: Kind
    rows: Sequence[Placement]


@dataclass(frozen=True)
class Home:
    """The newest news of a site, its newest notices, and a block of each kind that is no news and
    that it has.
    """

    news: Front
    notices: Sequence[Placement] = ()
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
        on_board = {each.name: _ON_BOARD for each in kinds() if each.is_notice}
        beside = newest_keys(site, of_block | on_board, in_front=limit.alone is None)
        return _home(site, limit, news, beside)
    apart = not_among_news(site)
    counts = {each.name: PAGE_SIZE + 1 for each in kinds() if each not in apart}
    keys = newest_keys(site, counts | of_block)
    newest = [key.pk for key in keys if key.kind not in of_block]
    limit = Front([], has_more=len(newest) > PAGE_SIZE)
    return _home(site, limit, newest[:PAGE_SIZE], keys)


def not_among_news(site: Site) -> list[Kind]:
    """The kinds that do not stand among the news of a home, nor on its further pages."""
    return [each for each in kinds() if each.has_block or (each.is_event and not site.is_portal)]


def _home(site: Site, limit: Front, news: Sequence[int], newest: Sequence[KindRow]) -> Home:
    in_blocks = {kind: _of(newest, kind)[:_IN_BLOCK] for kind in kinds_with_block()}
    board = [pk for kind in kinds() if kind.is_notice for pk in _of(newest, kind)[:_ON_BOARD]]
    keys = dict.fromkeys([*news, *board, *chain.from_iterable(in_blocks.values())])
    rows = {row.pk: row for row in placements_of(site, [*keys])}

    def read(keys: Iterable[int]) -> list[Placement]:
        return [rows[key] for key in keys if key in rows]

    blocks = [HomeBlock(kind, of_kind) for kind, pks in in_blocks.items() if (of_kind := read(pks))]
    return Home(replace(limit, placements=read(news)), read(board), blocks)


def _of(rows: Iterable[KindRow], kind: Kind) -> list[int]:
    return [row.pk for row in rows if row.kind == kind.name]
