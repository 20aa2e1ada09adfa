"""Photos and documents of what an account in doubt showed: readers lose them with it."""

from collections.abc import Sequence

from kimid.media.usage import hide_media, lock_media, show_media
from kimid.sites.doubts import Doubt
from kimid.sites.models import Site


def change_media(doubt: Doubt) -> dict[str, int]:
    """Hide and show what all other apps asked for. All rows are locked first, in one order."""
    for site in doubt.sites:
        hidden, shown = _names(doubt.hidden, site), _names(doubt.shown, site)
        lock_media(site, [name for names in (*hidden, *shown) for name in names])
        for names in hidden:
            hide_media(site, names)
        for names in shown:
            show_media(site, names)
    return {}


def _names(changes: Sequence[tuple[Site, frozenset[str]]], site: Site) -> list[frozenset[str]]:
    return [names for other, names in changes if other == site]
