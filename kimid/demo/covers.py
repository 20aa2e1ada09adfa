"""Cover pictures of the liveliest KIM, by what their place looks like."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from kimid.demo.gallery import Gallery
from kimid.demo.groups import Group
from kimid.demo.villages import Village
from kimid.registry.actions.site_images import SiteImage, set_site_image

_LIVELY: Final = 18
_COVERS: Final = (
    ("tugu", "tugu-khatulistiwa"),
    ("danau", "danau-lanting"),
    ("batas", "pos-batas"),
    ("laut", "pantai-kapal"),
    ("bukit", "bukit-fajar"),
    ("sungai", "sungai-perahu"),
    ("parit", "parit-kota"),
    ("hutan", "enggang-langit"),
)


def set_covers(groups: Iterable[Group], gallery: Gallery, at: datetime) -> None:
    """Hang one in each KIM that tells much and whose place is drawn."""
    for group in groups:
        key = _cover_key(group.village)
        if key and group.village.pace >= _LIVELY:
            site = group.kim.site
            picture = gallery.site_picture(
                key, site, caption=f"Gambaran {group.village.name}.", at=at
            )
            set_site_image(
                site, image=SiteImage.COVER, picture=picture, by=group.editors[-1], at=at
            )


def _cover_key(village: Village) -> str | None:
    return next((key for mark, key in _COVERS if mark in village.traits), None)
