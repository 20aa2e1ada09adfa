"""The public files of a site that is closed for its readers: they leave the folder that a front
server reads, and come back when it opens.
"""

from collections.abc import Collection

from kimid.media import files, queries
from kimid.media.visibility import settle_files
from kimid.sites.models import Site
from kimid.sites.stages import Feature


def close_files(site: Site, cards: Collection[str]) -> None:
    """Take the photos and these share cards of a site from all readers. Cards can be drawn again;
    nothing else is lost. May run twice.
    """
    names = queries.shown_photos(site)
    for name in names:
        files.hide(name)
    for name in names:
        settle_files(name)  # waits for whoever showed it at this moment
    for name in cards:
        files.remove_card(name)


def open_files(site: Site) -> None:
    """Give readers back what something published shows now. May run twice."""
    for name in queries.shown_photos(site):
        settle_files(name)


def is_closed(site_id: int) -> bool:
    """Whether readers may not open a site at this moment. One query."""
    return Site.objects.get(pk=site_id).is_closed_for(Feature.READING)
