"""What stands on the home of a KIM: its news, and below it what is no news (decision 64)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kimid.sites.models import Site
from kimid.wire.front_rows import newest_keys
from kimid.wire.kinds import Kind, kinds, kinds_with_block
from kimid.wire.models import Placement
from kimid.wire.queries import PAGE_SIZE, Front
from kimid.wire.shown import placements_of

_IN_BLOCK: Final = 3


@dataclass(frozen=True)
class HomeBlock:
    """The newest of one kind."""

    kind: Kind
    rows: Sequence[Placement]


@dataclass(frozen=True)
class KimHome:
    """The newest news of a KIM, and a block of each kind that is no news and that it has."""

    news: Front
    blocks: Sequence[HomeBlock] = ()


def kim_home(site: Site) -> KimHome:
    """What stands on the home of a KIM. Each kind is one index scan, so that ten thousand goods
    cost a home no more than three. Two queries.
    """
    if not site.has_row:
        return KimHome(Front([], has_more=False))
    blocks = kinds_with_block()
    counts = {each.name: PAGE_SIZE + 1 for each in kinds() if each.is_news}
    keys = newest_keys(site, counts | {each.name: _IN_BLOCK for each in blocks})
    in_blocks = {each.name for each in blocks}
    news = [key for key in keys if key.kind not in in_blocks]
    shown = [*news[:PAGE_SIZE], *(key for key in keys if key.kind in in_blocks)]
    rows = placements_of(site, [key.pk for key in shown])
    return KimHome(
        Front([row for row in rows if row.kind not in in_blocks], len(news) > PAGE_SIZE),
        [
            HomeBlock(kind, of_kind)
            for kind in blocks
            if (of_kind := [row for row in rows if row.kind == kind.name])
        ],
    )
