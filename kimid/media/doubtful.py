"""Photos and documents of what an account in doubt showed: readers lose them with it."""

from collections.abc import Sequence

from kimid.media.usage import hide_media, lock_media, show_media
from kimid.sites.doubts import Doubt, FilesOfRow
from kimid.sites.models import Site


def change_media(doubt: Doubt) -> dict[str, int]:
    """Hide and show what all other apps asked for. All rows are locked first, in one order."""
    for site in doubt.sites:
        hidden, shown = _of_site(doubt.hidden, site), _of_site(doubt.shown, site)
        lock_media(site, [name for change in (*hidden, *shown) for name in change.names])
        for change in hidden:
            hide_media(change.row, change.names)
        for change in shown:
            show_media(change.row, change.names)
    return {}


def _of_site(changes: Sequence[FilesOfRow], site: Site) -> list[FilesOfRow]:
    return [change for change in changes if change.site == site]
