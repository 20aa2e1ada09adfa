"""Taking photos for something, showing them to everybody, hiding them again: plain functions for the actions of the subjects.

    write, edit     take_photos(site, names, at)                  no longer thrown away as forgotten
    publish         show_photos(site, names)                      everybody may see them
    correct         show_photos(site, new); hide_photos(site, old)
    withdraw        hide_photos(site, names)
    throw away      let_go_of_photos(site, names, at)             nothing uses them any more

A photo that two published things carry stays until the last of them is gone. Names that are no photo of the site are passed
over. To show is to give the files a second, public name. That happens at once, inside the transaction, so that no reader ever
meets a picture that is not there; if the transaction fails, files are left that no page names and nobody can guess, and the
daily cleaning finds them. To hide is work for a task: it runs after the commit, and looks again whether the photo is hidden.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from kimid.media import files
from kimid.media.models import Photo
from kimid.media.reactions import hide_files
from kimid.sites.guard import on_site
from kimid.sites.models import Site


def take_photos(site: Site, names: Iterable[str], at: datetime) -> None:
    """Note that something uses these photos now; from then on they are kept for good."""
    with on_site(site):
        Photo.objects.filter(name__in=set(names), taken_at=None).update(taken_at=at)


def let_go_of_photos(site: Site, names: Iterable[str], at: datetime) -> None:
    """Nothing uses these photos any more: they lie on the shelf of their sender again, as if sent now, and forgotten in time."""
    with on_site(site):
        Photo.objects.filter(name__in=set(names), shown_by=0).update(taken_at=None, uploaded_at=at)


def show_photos(site: Site, names: Iterable[str]) -> None:
    """One more published thing carries these photos."""
    for name in _changed(site, names, by=1):
        files.show(name)


def hide_photos(site: Site, names: Iterable[str]) -> None:
    """One published thing less carries these photos. Without any, the media host knows them no more from this commit on."""
    for name in _changed(site, names, by=-1):
        hide_files.enqueue(name)


def _changed(site: Site, names: Iterable[str], *, by: int) -> list[str]:
    """Change how many published things carry them. The rows stay locked until the transaction ends: see `hide_files`."""
    with on_site(site):
        known = list(Photo.objects.filter(name__in=set(names)).order_by("pk").select_for_update().values_list("name", flat=True))
        rows = Photo.objects.filter(name__in=known)
        (rows if by > 0 else rows.filter(shown_by__gt=0)).update(shown_by=F("shown_by") + by)
    return known
