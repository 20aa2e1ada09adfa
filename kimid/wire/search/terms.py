"""The terms of an item in the search index."""

from dataclasses import dataclass
from hashlib import blake2b

from kimid.lib.codes import Level, level, lineage
from kimid.lib.stems import stems, words_of
from kimid.sites.models import SiteKind
from kimid.wire.kinds import kind_of
from kimid.wire.models import Item


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


def _filters(item: Item) -> list[str]:
    """A held item has no site and no region, and all portals hide it: the nation asks for none."""
    if item.held_at is not None:
        return [hidden_term(code) for code in lineage(item.region_id)]
    hidden = item.placements.filter(hidden_at__isnull=False).values_list(
        "portal__region_id", flat=True
    )
    groups = (
        item.placements.filter(portal__kind=SiteKind.KIM)
        .exclude(portal=item.site_id)
        .values_list("portal", flat=True)
    )
    return [
        kind_term(item.kind),
        *map(site_term, (item.site_id, *groups)),
        *map(region_term, lineage(item.region_id)),
        *map(hidden_term, hidden),
        *(hidden_term(code) for code in lineage(item.region_id) if level(code) < item.stands_up_to),
    ]
