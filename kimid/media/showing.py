"""Taking photos and attachments for something, showing them to everybody, hiding them: plain functions for the subjects' actions.

    write, edit     take_media(site, names, at)                  no longer thrown away as forgotten
    publish         show_media(site, names)                      everybody may see them
    correct         show_media(site, new); hide_media(site, old)
    withdraw        hide_media(site, names)
    throw away      let_go_of_media(site, names, at)             nothing uses them any more

What two published things carry stays until the last of them is gone. Names that are nothing of the site are passed over. To
show a photo is to give its files a second, public name. That happens at once, inside the transaction, so that no reader ever
meets a picture that is not there; if the transaction fails, files are left that no page names and nobody can guess, and the
daily cleaning finds them. To hide is work for a task: it runs after the commit, and looks again whether the photo is hidden.
A document or a voice note has no second name: kimid itself serves it, and asks its row each time.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from kimid.media import files
from kimid.media.models import Attachment, Kept, Photo
from kimid.media.reactions import hide_files
from kimid.sites.guard import on_site
from kimid.sites.models import Site


def take_media(site: Site, names: Iterable[str], at: datetime) -> None:
    """Note that something uses these now; from then on they are kept for good."""
    with on_site(site):
        for kind in (Photo, Attachment):
            kind.objects.filter(name__in=set(names), taken_at=None).update(taken_at=at)


def let_go_of_media(site: Site, names: Iterable[str], at: datetime) -> None:
    """Nothing uses these any more: they lie on the shelf of their sender again, as if sent now, and are forgotten in time."""
    with on_site(site):
        for kind in (Photo, Attachment):
            kind.objects.filter(name__in=set(names), shown_by=0).update(taken_at=None, uploaded_at=at)


def show_media(site: Site, names: Iterable[str]) -> None:
    """One more published thing carries these."""
    for name in _changed(site, names, by=1):
        files.show(name)


def hide_media(site: Site, names: Iterable[str]) -> None:
    """One published thing less carries these. Without any, the media host knows them no more from this commit on."""
    for name in _changed(site, names, by=-1):
        hide_files.enqueue(name)


def _changed(site: Site, names: Iterable[str], *, by: int) -> list[str]:
    """Change how many published things carry them; gives the names of the photos among them."""
    asked = set(names)
    with on_site(site):
        _count(Attachment, asked, by)
        return _count(Photo, asked, by)


def _count(kind: type[Kept], names: set[str], by: int) -> list[str]:
    """The rows stay locked until the transaction ends: see `hide_files`."""
    asked = kind.objects.filter(name__in=names).order_by("pk").select_for_update()
    known = list(asked.values_list("name", flat=True))
    rows = kind.objects.filter(name__in=known)
    (rows if by > 0 else rows.filter(shown_by__gt=0)).update(shown_by=F("shown_by") + by)
    return known
