"""The terms of an item in the search index."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, QuerySet

from kimid.lib.codes import Level, level, lineage
from kimid.lib.stems import stems, words_of
from kimid.orm.compiled import compiled
from kimid.sites.models import SiteKind
from kimid.wire.kinds import kind_of
from kimid.wire.models import Item, Placement


@dataclass(frozen=True)
class ItemTerms:
    """The words of an item by weight (title, summary, all others) and its terms for filters."""

    title: list[str]
    summary: list[str]
    words: list[str]
    filters: list[str]


def item_terms(item: Item, text: str) -> ItemTerms:
    """The terms of an item that has its regions.

    Its site, author, topic, kind and region names are words too, and the claim that it answers.
    """
    claim = item.judged_claim
    around = (
        claim.words if claim else "",
        item.site.name,
        item.byline,
        item.get_topic_display(),
        kind_of(item.kind).label,
        *_region_names(item),
    )
    return ItemTerms(
        stems(item.title),
        stems(item.summary),
        stems("\n".join((text, *around))),
        [title_term(item.title), *_filters(item)],
    )


def region_term(code: str) -> str:
    """The term of all items of this region and of all regions below."""
    return f"r:{code}"


def hidden_term(code: str) -> str:
    """The term of all items that the portal of this region hides, or that have not reached it."""
    return f"h:{code}"


def kind_term(kind: str) -> str:
    """The term of all items of this kind."""
    return f"k:{kind.replace('_', '')}"  # SQLite would take `fact_check` for two terms


def title_term(title: str) -> str:
    """The term of all items with this title, in whatever forms of its words."""
    words = " ".join(word.stems[0] for word in words_of(title))
    return f"x:{blake2b(words.encode(), digest_size=8).hexdigest()}"


def site_term(site: int) -> str:
    """The term of all items on this site."""
    return f"s:{site}"


def _region_names(item: Item) -> list[str]:
    """The names from the village up. The nation is left out: every item would have it."""
    regions = [item.region]
    while regions[-1].level > Level.PROVINCE and (above := regions[-1].parent) is not None:
        regions.append(above)
    return [region.short_name for region in regions if region.level > Level.NATION]


class _Place(NamedTuple):
    """Where an item stands."""

    portal: int
    kind: str
    region: str
    hidden_at: datetime | None


@compiled(BigIntegerField())
def _places_of(item: Any) -> "QuerySet[Placement, tuple[int, str, str, datetime | None]]":
    rows = Placement.objects.filter(item=item).order_by("pk")
    return rows.values_list("portal", "portal__kind", "portal__region_id", "hidden_at")


def _filters(item: Item) -> list[str]:
    """A held item has no site and no region, and all portals hide it: the nation asks for none."""
    if item.held_at is not None:
        return [hidden_term(code) for code in lineage(item.region_id)]
    places = [_Place._make(row) for row in _places_of(item.pk)]
    hidden = [place.region for place in places if place.hidden_at is not None]
    groups = [
        place.portal
        for place in places
        if place.kind == SiteKind.KIM and place.portal != item.site_id
    ]
    return [
        kind_term(item.kind),
        *map(site_term, (item.site_id, *groups)),
        *map(region_term, lineage(item.region_id)),
        *map(hidden_term, hidden),
        *(hidden_term(code) for code in lineage(item.region_id) if level(code) < item.stands_up_to),
    ]
