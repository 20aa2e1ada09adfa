"""The cloth of a place: drawn once inside its own page, and as pictures from the media host
everywhere else.
"""

from functools import lru_cache
from typing import Final, Protocol

from django.conf import settings

from kimid.lib import codes, motif
from kimid.lib.picture import Picture, rendition_path

# Cloths per process. Drawing one takes a third of a millisecond.
_CACHE_SIZE: Final = 1024
_PAGE_DYES: Final = motif.Dyes("var(--cloth-ground)", "var(--cloth-thread)", "var(--cloth-accent)")
_SELVEDGE: Final = (
    '<svg class="selvedge" viewBox="0 0 2880 34" '
    'preserveAspectRatio="xMidYMid slice" aria-hidden="true">'
    '{}<path fill="url(#ks)" d="M0 0h2880v34H0z"/></svg>'
)
SELVEDGE_AGAIN: Final = _SELVEDGE.format("")


class HasCloth(Protocol):
    """Something with a cloth: a site, or any object with the same attributes."""

    @property
    def region_id(self) -> str: ...
    @property
    def dye(self) -> str: ...
    @property
    def accent(self) -> str: ...
    @property
    def logo(self) -> Picture | None: ...


@lru_cache(maxsize=_CACHE_SIZE)
def selvedge(code: str) -> str:
    """The woven edge at the top of a page. It defines all that the tile and the lower edge use."""
    return _SELVEDGE.format(motif.defs(code or codes.NATION, _PAGE_DYES))


def cloth_url(code: str, shape: str, dye: str, accent: str) -> str:
    """The address of the cloth as a picture: `tile`, `card` or `strip`. Its content never
    changes.
    """
    return f"{settings.MEDIA_URL}kain/{code}-{shape}.{dye or 'daun'}-{accent or 'kunyit'}.svg"


def logo_url(logo: Picture) -> str:
    """The smallest rendition of a logo. A tile is never larger."""
    return settings.MEDIA_URL.removesuffix("/") + rendition_path(logo, logo["widths"][0])


def emblem_url(place: HasCloth) -> str:
    """The picture that identifies a place: its logo, or the tile of its cloth."""
    return (
        logo_url(place.logo)
        if place.logo
        else cloth_url(place.region_id, "tile", place.dye, place.accent)
    )
