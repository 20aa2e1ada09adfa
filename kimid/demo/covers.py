"""Cover pictures of the liveliest KIM, by what their place looks like."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from kimid.demo.founding import Group
from kimid.demo.gallery import Gallery
from kimid.demo.villages import Village
from kimid.registry.actions import Wall, hang_picture

_LIVELY: Final = 18
_LOOKS: Final = (
    ("tugu", "tugu-khatulistiwa"),
    ("danau", "danau-lanting"),
    ("batas", "pos-batas"),
    ("laut", "pantai-kapal"),
    ("bukit", "bukit-fajar"),
    ("sungai", "sungai-perahu"),
    ("parit", "parit-kota"),
    ("hutan", "enggang-langit"),
)


def hang_covers(groups: Iterable[Group], gallery: Gallery, at: datetime) -> None:
    """Hang one in each KIM that tells much and whose place is drawn."""
    for group in groups:
        key = _look(group.village)
        if key and group.village.pace >= _LIVELY:
            site = group.kim.site
            picture = gallery.facts(key, site, caption=f"Gambaran {group.village.name}.", at=at)
            hang_picture(site, wall=Wall.COVER, picture=picture, by=group.editors[-1], at=at)


def _look(village: Village) -> str | None:
    return next((key for mark, key in _LOOKS if mark in village.marks), None)
