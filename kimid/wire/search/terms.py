"""What of an item the index holds."""

from dataclasses import dataclass

from kimid.lib.codes import Level, lineage
from kimid.lib.stems import stems
from kimid.sites.models import SiteKind
from kimid.wire.models import Item


@dataclass(frozen=True)
class Terms:
    """The words of an item: those of the title count most, then the summary. `marks` are what filters ask for."""

    title: list[str]
    summary: list[str]
    words: list[str]
    marks: list[str]


def terms_of(item: Item, text: str) -> Terms:
    """The words of an item that has its regions. Where it comes from, who wrote it and what it is about
    can be asked for like words of its text.
    """
    around = (item.site.name, item.byline, item.get_topic_display(), item.get_kind_display(), *_places(item))
    return Terms(stems(item.title), stems(item.summary), stems("\n".join((text, *around))), _marks(item))


def region_mark(code: str) -> str:
    """Stands in the index at every item of this region and of all below it."""
    return f"r:{code}"


def hidden_mark(code: str) -> str:
    """Stands in the index at items that the editor of this region's portal hid there."""
    return f"h:{code}"


def kind_mark(kind: str) -> str:
    """Stands in the index at every item of this kind."""
    return f"k:{kind}"


def site_mark(site: int) -> str:
    """Stands in the index at every item of this site."""
    return f"s:{site}"


def _places(item: Item) -> list[str]:
    """The names of the regions from the village up; the nation's would stand at every item."""
    regions = [item.region]
    while regions[-1].level > Level.PROVINCE and (above := regions[-1].parent) is not None:
        regions.append(above)
    return [region.short_name for region in regions if region.level > Level.NATION]


def _marks(item: Item) -> list[str]:
    hidden = item.placements.filter(hidden_at__isnull=False).values_list("portal__region_id", flat=True)
    groups = item.placements.filter(portal__kind=SiteKind.KIM).exclude(portal=item.site_id).values_list("portal", flat=True)
    return [
        kind_mark(item.kind),
        *map(site_mark, (item.site_id, *groups)),
        *map(region_mark, lineage(item.region_id)),
        *map(hidden_mark, hidden),
    ]
