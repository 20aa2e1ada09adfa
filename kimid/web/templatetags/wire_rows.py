"""Things on the wire as rows of a public page."""

from collections.abc import Sequence
from typing import Any, Final

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kimid.lib.codes import Level
from kimid.lib.sentences import sentences
from kimid.places.models import Region
from kimid.sites.models import Site
from kimid.ui.cloth import cloth_url
from kimid.ui.links import Link
from kimid.ui.templatetags import ui
from kimid.web.facet_links import FacetLinks
from kimid.web.row_places import place_on
from kimid.wire.kinds import kind_of
from kimid.wire.living import LivingPlace
from kimid.wire.models import Item, Placement, event_time
from kimid.wire.search.results import Hit
from kimid.wire.search.snippet import Runs

register = template.Library()

_MARK = SafeString("<mark>")
_MARK_END = SafeString("</mark>")
# The widths of pictures in a mosaic.
_LARGE: Final = "(min-width: 64rem) 37rem, 100vw"
_SMALL: Final = "(min-width: 64rem) 18rem, 50vw"
_SENTENCES: Final = {"lead": 2, "row": 1, "line": 0}


@register.simple_tag
def list_chips(kinds: Sequence[Link], facets: Sequence[FacetLinks]) -> SafeString:
    """The ways to the lists of each kind, and to the narrowed lists of this one."""
    name = "facets" if facets else "kinds"
    return render_to_string(f"web/public/{name}.html", {"kinds": kinds, "facets": facets})


@register.simple_tag
def item_row(
    placement: Placement,
    site: Site,
    shape: str = "row",
    *,
    on_notice_board: bool = False,
    eager: bool = True,
) -> SafeString:
    """One thing in a list of the site `on`: on a portal its place stands first, on its own site its
    subject.

    The lead says two sentences and, without a photo, wears the cloth of its place. A row says one,
    unless it has a picture; a line none. `on_board` among things of its own kind. Without `eager`
    the picture of a lead waits until it is near.
    """
    item = placement.item
    how_many = 0 if item.picture and shape == "row" else _SENTENCES[shape]
    label, tone = item.badge
    is_at_home = _seen_from(site) is None
    return _row(
        item,
        site,
        item.title,
        _beside_title(item, how_many) if shape != "line" else "",
        by=_beside_time(item, site, shape),
        badge=label,
        tone=tone,
        place=None if is_at_home and shape != "lead" else item.site,
        shape=shape,
        on_notice_board=on_notice_board,
        eager=eager,
    )


def _beside_time(item: Item, site: Site, shape: str) -> str:
    """Whose it is, where the place does not say it; of the lead also how it was checked."""
    is_named = site.is_portal and (shape == "lead" or _seen_from(site) is None)
    checked = item.check_label if shape == "lead" and not item.is_unverified else ""
    return ". ".join(filter(None, (item.site.name if is_named else "", checked)))


def _beside_title(item: Item, how_many: int) -> str:
    """The first sentences of a thing; of a fact check the claim with the answer to it."""
    if item.judged_claim:
        return item.judged_claim.line
    return " ".join(sentences(item.summary)[:how_many])


@register.simple_tag
def block_row(placement: Placement, site: Site) -> SafeString:
    """One thing of the block of its kind: the heading says what it is, so here stands only what it
    costs, or its first sentence. On a portal with its place.
    """
    item = placement.item
    label, tone = item.badge
    portal = _seen_from(site)
    return ui.story(
        item.title,
        item.url if site.is_portal else item.path,
        kicker=place_on(item.region, portal) if portal else "",
        summary=kind_of(item.kind).block_line(item) or _beside_title(item, 1),
        picture=item.picture,
        badge=label,
        tone=tone,
        corrected=item.corrected_at is not None,
        shape="row",
    )


@register.simple_tag
def mosaic_picture(row: Placement, site: Site, *, is_large: bool = False) -> SafeString:
    """A thing of a list of pictures of the site; on a portal with its place."""
    item = row.item
    label, tone = item.badge
    portal = _seen_from(site)
    words = {
        "item": item,
        "href": item.url if site.is_portal else item.path,
        "place": place_on(item.region, portal) if portal else "",
        "sizes": _LARGE if is_large else _SMALL,
        "card": cloth_url(item.site.region_id, "card", item.site.dye, item.site.accent),
        "is_large": is_large,
        "badge": label,
        "tone": tone,
    }
    return render_to_string("web/public/mosaic_picture.html", words)


@register.simple_tag
def living_place(living: LivingPlace, site: Site) -> SafeString:
    """A place that lives, on the portal `site`."""
    item = living.placement.item
    code, *colours = item.site.region_id, item.site.dye, item.site.accent
    return render_to_string(
        "web/public/living_place.html",
        {
            "item": item,
            "items": living.items,
            "place": place_on(item.region, site.region),
            "hem": cloth_url(code, "strip", *colours),
            "card": cloth_url(code, "card", *colours),
        },
    )


@register.simple_tag
def hit_row(hit: Hit, site: Site) -> SafeString:
    """One thing in an answer of the site `on`, with the words that were asked for marked."""
    label, tone = hit.item.badge
    by = hit.item.site.name if site.is_portal else ""
    text = _marked(hit.text)
    if hit.item.judged_claim:
        text = format_html("{} {}", hit.item.judged_claim.line, text)
    return _row(hit.item, site, _marked(hit.title), text, by=by, badge=label, tone=tone)


def _row(
    item: Item, site: Site, title: str, summary: str, *, on_notice_board: bool = False, **more: Any
) -> SafeString:
    """What every list of the site `on` says of a thing in the same way."""
    return ui.story(
        title,
        item.url if site.is_portal else item.path,
        summary=summary,
        kicker=_kicker(item, _seen_from(site), on_notice_board=on_notice_board),
        at=None
        if kind_of(item.kind).is_event
        else item.published_at,  # two days in one row would be one too many
        zone=item.region.zone,
        corrected=item.corrected_at is not None,
        replied=item.replied_at is not None,
        picture=item.picture,
        **more,
    )


def _seen_from(site: Site) -> Region | None:
    """The region from which readers of a site see things; None where they are at home, so that no
    place needs to be told.
    """
    return site.region if site.is_portal and site.region.level < Level.VILLAGE else None


def _kicker(item: Item, portal: Region | None, *, on_notice_board: bool) -> str:
    place = place_on(item.region, portal) if portal is not None else ""
    if item.starts_at and kind_of(item.kind).is_event:
        when = event_time(item.starts_at, item.region.zone)
        return f"{when}, {place}" if place else when
    return place or (item.get_topic_display() if on_notice_board else item.kicker)


def _marked(runs: Runs) -> SafeString:
    return format_html_join(
        "",
        "{}{}{}",
        ((_MARK, run.text, _MARK_END) if run.is_match else ("", run.text, "") for run in runs),
    )
