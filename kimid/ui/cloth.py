"""The cloth of a place in pages: drawn once into its own page, as pictures from the media host everywhere else."""

from functools import lru_cache
from typing import Final, Protocol

from django.conf import settings

from kimid.lib import codes, motif
from kimid.lib.picture import Picture, rendition_path

# A cloth is drawn in a third of a millisecond; a process keeps the last thousand.
_KNOWN: Final = 1024
_IN_PAGE: Final = motif.Dyes("var(--cloth-ground)", "var(--cloth-thread)", "var(--cloth-accent)")
_SELVEDGE: Final = (
    '<svg class="selvedge" viewBox="0 0 2880 34" preserveAspectRatio="xMidYMid slice" aria-hidden="true">'
    '{}<path fill="url(#ks)" d="M0 0h2880v34H0z"/></svg>'
)
SELVEDGE_AGAIN: Final = _SELVEDGE.format("")


class Wearer(Protocol):
    """Whoever has a cloth: a site, or anything that says the same of itself."""

    @property
    def region_id(self) -> str: ...
    @property
    def dye(self) -> str: ...
    @property
    def accent(self) -> str: ...
    @property
    def logo(self) -> Picture | None: ...


@lru_cache(maxsize=_KNOWN)
def selvedge(code: str) -> str:
    """The woven edge on top of a page, with everything that its tile and the edge of its foot are drawn from."""
    return _SELVEDGE.format(motif.defs(code or codes.NATION, _IN_PAGE))


def cloth_url(code: str, shape: str, dye: str, accent: str) -> str:
    """Where the cloth of a place is as a picture: `tile`, `card` or `strip`. It stays the same for ever."""
    return f"{settings.MEDIA_URL}kain/{code}-{shape}.{dye or 'daun'}-{accent or 'kunyit'}.svg"


def logo_url(logo: Picture) -> str:
    """The smallest rendition of a logo; a tile is never larger."""
    return settings.MEDIA_URL.removesuffix("/") + rendition_path(logo, logo["widths"][0])


def sign_url(of: Wearer) -> str:
    """The picture by which a place is known: its logo, or the tile of its cloth."""
    return logo_url(of.logo) if of.logo else cloth_url(of.region_id, "tile", of.dye, of.accent)


def quilt_url() -> str:
    """The cloths of all provinces in one picture; `#c61` shows one of them."""
    return f"{settings.MEDIA_URL}kain/provinsi.svg"
