"""What a site has published of something that has a name: its news, its goods, what takes place.

The rule is one that readers can see for themselves: two words of the name stand in the title or the
summary, or its only one. Words that name the place count for nothing: much else is there, too.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kimid.lib import clock
from kimid.lib.stems import stems
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.kinds import kind_of
from kimid.wire.models import Item, SearchRow
from kimid.wire.search.alike import QueryWord, reading_of
from kimid.wire.search.index import engine
from kimid.wire.search.index_query import IndexQuery
from kimid.wire.search.terms import site_term

type _Coming = tuple[datetime, int, Item]

_NEWS: Final = "Kabar"
_EVENTS: Final = "Agenda"
_PLACES: Final = "dusun desa kampung kelurahan kecamatan kabupaten kota rt rw"
_WORDS_NEEDED: Final = 2
_MOST_WORDS: Final = 5
_LOOKED_AT: Final = 60
_IN_GROUP: Final = 3


@dataclass(frozen=True)
class MentionGroup:
    """News, things of one kind, or what takes place: at most three, the newest first; of events the
    next ones.
    """

    label: str
    items: Sequence[Item]

    @property
    def anchor(self) -> str:
        """The id of its heading."""
        return f"tentang-{self.label.lower().replace(' ', '-')}"


def mentions(site: Site, name: str, place: str, about: Item, now: datetime) -> list[MentionGroup]:
    """What this site has published of something with this name at this place, besides others of
    the kind of the item `about` it. One search, and one read by keys.
    """
    words = _telling_words(name, f"{_PLACES} {site.region.name} {place}")
    if not words:
        return []
    needed = min(_WORDS_NEEDED, len(words))
    query = IndexQuery(
        words=tuple(words),
        filters=(site_term(site.pk),),
        max_missing=len(words) - needed,
        is_rare=True,
        take=_LOOKED_AT,
    )
    rows = SearchRow.objects.filter(key__in=engine.find(query), item__held_at=None)
    # A KIM that joined this one may be closed.
    readable = rows.exclude(item__site__stage__in=UNREADABLE_STAGES)
    others = readable.exclude(item__kind=about.kind).select_related("item__region")
    items = [row.item for row in others.order_by("-key")]
    return _groups([each for each in items if _is_of(each, words, needed)], site, now)


def _groups(items: Iterable[Item], site: Site, now: datetime) -> list[MentionGroup]:
    """The news, then what is no news by its kind, then what is to come."""
    today = clock.start_of(clock.today(now, site.region.zone), site.region.zone)
    news, by_kind, events = list[Item](), defaultdict[str, list[Item]](list), list[_Coming]()
    for item in items:
        kind = kind_of(item.kind)
        if kind.is_event:
            if item.starts_at and item.starts_at >= today:
                events.append((item.starts_at, item.pk, item))
        elif kind.has_block:
            by_kind[kind.label].append(item)
        else:
            news.append(item)
    groups = {_NEWS: news, **by_kind, _EVENTS: [item for *_, item in sorted(events)]}
    return [MentionGroup(label, rows[:_IN_GROUP]) for label, rows in groups.items() if rows]


def _telling_words(name: str, place: str) -> list[QueryWord]:
    """The words of a name without those of its place; all, if it has no others."""
    of_place = set(stems(place))
    words = list(dict.fromkeys(reading_of(name)))
    telling = [word for word in words if of_place.isdisjoint(word)]
    return [QueryWord(((word,),)) for word in (telling or words)[:_MOST_WORDS]]


def _is_of(item: Item, words: Iterable[QueryWord], needed: int) -> bool:
    """Whether the words stand where readers see them: the index has the text and the place, too."""
    shown = frozenset(stems(f"{item.title}\n{item.summary}"))
    return sum(not word.stems.isdisjoint(shown) for word in words) >= needed
