"""The cloth of places as pictures: signs of a site in browsers, and files on the media host."""

from typing import Final

from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import codes, motif, palette, rasterizer
from kimid.lib.share_card import ShareCard, card_jpeg
from kimid.media.cards import photo_for_card
from kimid.pagecache.directives import mark_cacheable
from kimid.places import queries as places
from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site

_SVG: Final = "image/svg+xml"
_FOR_EVER: Final = "public, max-age=31536000, immutable"
# A few hundred bytes, and many on a page: the policy of pages would add 1.3 KB to each.
_CLOTH_HEADERS: Final = {
    "Cache-Control": _FOR_EVER,
    "Content-Security-Policy": "sandbox; default-src 'none'",
}
_A_DAY: Final = "public, max-age=86400"
_ICON_SIZES: Final = (192, 512)
# The workspace belongs to no place: it wears the cloth of the nation in a dye of its own.
_RUANG_ICON: Final = motif.icon(codes.NATION, palette.dyes("laut", "kunyit"))


@require_safe
@page(Audience.EVERYONE)
def favicon(request: SiteRequest) -> HttpResponse:
    """The sign of a site: a tile of its cloth."""
    return _stored_response(HttpResponse(_icon(request.site), content_type=_SVG), request.site)


@require_safe
@page(Audience.EVERYONE)
def icon(request: SiteRequest, size: int) -> HttpResponse:
    """The same for phones that take no SVG."""
    return _stored_response(_png(_icon(request.site), size), request.site)


@require_safe
@page(Audience.EVERYONE)
def share_card(request: SiteRequest) -> HttpResponse:
    """What a chat shows beside the address of a page that has no card of its own."""
    site = request.site
    card = ShareCard(
        title=site.name,
        place=site.region.full_name,
        site_name=site.host,
        region_code=site.region_id,
        dye=site.dye,
        accent=site.accent,
        photo=photo_for_card(site.cover),
        focus=tuple(site.cover["focus"]) if site.cover else (50, 50),
    )
    return _stored_response(HttpResponse(card_jpeg(card), content_type="image/jpeg"), site)


@require_safe
@page(Audience.EVERYONE)
def manifest(request: SiteRequest) -> HttpResponse:
    """What a phone wants to know of a site that is put on its first screen."""
    site = request.site
    ground = palette.GROUNDS[site.dye]
    icons = [{"src": "/favicon.svg", "sizes": "any", "type": _SVG}]
    icons += [
        {"src": f"/ikon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in _ICON_SIZES
    ]
    data = {
        "name": site.name,
        "short_name": site.name,
        "lang": "id",
        "start_url": "/",
        "scope": "/",
        "display": "browser",
        "theme_color": ground,
        "background_color": palette.PAPER,
        "icons": icons,
    }
    return _stored_response(JsonResponse(data, content_type="application/manifest+json"), site)


@require_safe
@page(Audience.VISITOR)
def ruang_favicon(request: SiteRequest) -> HttpResponse:
    """The sign of the workspace."""
    return HttpResponse(_RUANG_ICON, content_type=_SVG, headers={"Cache-Control": _A_DAY})


@require_safe
@page(Audience.VISITOR)
def ruang_icon(request: SiteRequest, size: int) -> HttpResponse:
    """The same for phones that take no SVG."""
    response = _png(_RUANG_ICON, size)
    response["Cache-Control"] = _A_DAY
    return response


@require_safe
@page(Audience.EVERYONE)
def cloth(request: SiteRequest, code: str, shape: str, dye: str, accent: str) -> HttpResponse:
    """The cloth of a region in one of the palettes, the same for ever; nothing else has an address
    here.
    """
    if (
        dye not in palette.GROUNDS
        or accent not in palette.ACCENTS
        or not places.region_exists(code)
    ):
        raise Http404
    drawn = motif.SHAPES[shape](code, palette.dyes(dye, accent))
    return HttpResponse(drawn, content_type=_SVG, headers=_CLOTH_HEADERS)


def _icon(site: Site) -> str:
    return motif.icon(site.region_id, palette.dyes(site.dye, site.accent))


def _png(svg: str, size: int) -> HttpResponse:
    if size not in _ICON_SIZES:
        raise Http404
    return HttpResponse(rasterizer.svg_to_png(svg, size), content_type="image/png")


def _stored_response(response: HttpResponse, site: Site) -> HttpResponse:
    mark_cacheable(response, tags=[site.tag])
    return response
