"""Things on the wire as rows of a public page."""

from typing import Final

from django import template
from django.utils.safestring import SafeString

from kimid.lib.codes import Level
from kimid.lib.sentences import sentences
from kimid.places.models import Region
from kimid.sites.models import Site
from kimid.ui.templatetags import ui
from kimid.wire.models import Item, ItemKind, Placement

register = template.Library()

_SENTENCES: Final = {"lead": 2, "row": 1, "line": 0}


@register.simple_tag
def told(placement: Placement, on: Site, shape: str = "row", *, on_board: bool = False) -> SafeString:
    """One thing in a list of the site `on`: on a portal its place stands first, on its own site its subject.

    The lead says two sentences and, without a photo, wears the cloth of its place. A row says one, unless it has a picture; a
    line none. `on_board` among things of its own kind.
    """
    item = placement.item
    how_many = 0 if item.picture and shape == "row" else _SENTENCES[shape]
    is_far = on.is_portal and on.region.level < Level.VILLAGE
    return ui.story(
        item.title,
        item.url if on.is_portal else item.path,
        summary=" ".join(sentences(item.summary)[:how_many]),
        kicker=_kicker(item, on.region if is_far else None, on_board=on_board),
        by=item.site.name if on.is_portal and (shape == "lead" or not is_far) else "",
        at=item.published_at,
        zone=item.region.zone,
        badge=_badge(item, shape),
        tone="warn" if item.is_unverified else "good",
        corrected=item.corrected_at is not None,
        replied=item.replied_at is not None,
        picture=item.picture,
        place=item.site if is_far or shape == "lead" else None,
        shape=shape,
    )


def _badge(item: Item, shape: str) -> str:
    """That it is not verified is said wherever it stands; that it is, of news where there is room."""
    if item.is_unverified:
        return "Belum terverifikasi"
    return "Terverifikasi" if item.kind == ItemKind.NEWS and shape != "line" else ""


def _kicker(item: Item, portal: Region | None, *, on_board: bool) -> str:
    if portal is not None:
        return place_on(item, portal)
    return item.get_topic_display() if on_board else item.kicker


def place_on(item: Item, portal: Region) -> str:
    """Where a thing comes from, as readers of a portal need it: `Teluk Kapuas, Sungai Raya` in its regency, and farther away
    `Teluk Kapuas, Kubu Raya`.
    """
    wanted = Level.DISTRICT if portal.level >= Level.REGENCY else Level.REGENCY
    above: Region | None = item.region
    while above is not None and above.level > wanted:
        above = above.parent
    is_told = above is not None and above.level > portal.level and above != item.region
    return f"{item.region.short_name}, {above.short_name}" if above is not None and is_told else item.region.short_name
