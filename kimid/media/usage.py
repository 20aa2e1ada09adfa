"""Marks photos and attachments as used, public or hidden.

The actions of the apps call these functions inside their transaction:

    write, edit     mark_media_used(site, names, at)             no longer deleted as unused
    publish         show_media(site, names)                      everybody may see them
    correct         show_media(site, new); hide_media(site, old)
    withdraw        hide_media(site, names)
    discard         release_media(site, names, at)               one use less

A file that two published items show stays public until the last of them is gone. Unknown names are
ignored. To show a photo, kimid links its files into the public folder inside the transaction, so
that no reader misses a picture. If the transaction fails, the links have names that nobody knows,
and the nightly cleanup removes them. To hide a photo, the same process checks the row again right
after the commit, and a task does so once more. A document or a voice note has no public file: a
view serves it and checks the row each time.
"""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import partial
from typing import Final

from django.db import transaction
from django.db.models import F

from kimid.media import files
from kimid.media.models import Attachment, Photo, StoredFile
from kimid.media.reactions import hide_files
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.sites.stages import Feature

_USES: Final[list[Callable[[Site, AbstractSet[str]], set[str]]]] = []


def mark_media_used(site: Site, names: Iterable[str], at: datetime) -> None:
    """Note that something uses these files. They are never deleted as unused from now on."""
    with on_site(site):
        for kind in (Photo, Attachment):
            kind.objects.filter(name__in=set(names), first_used_at=None).update(first_used_at=at)


def register_use(in_use: Callable[[Site, AbstractSet[str]], set[str]]) -> None:
    """An app says which of these names its rows of a site still use; see `release_media`."""
    _USES.append(in_use)


def release_media(site: Site, names: Iterable[str], at: datetime) -> None:
    """Note that one row less uses these files, after it is saved. What nothing of the site uses any
    more is deleted as unused later, as if sent now.
    """
    unused = set(names) - {picture["name"] for picture in (site.logo, site.cover) if picture}
    with on_site(site):
        for in_use in _USES:
            unused -= in_use(site, unused) if unused else set()
        for kind in (Photo, Attachment) if unused else ():
            kind.objects.filter(name__in=unused, shown_count=0).update(
                first_used_at=None, uploaded_at=at
            )


def lock_media(site: Site, names: Iterable[str]) -> None:
    """Lock these files in one order, before several calls of the functions below."""
    unique_names = set(names)
    with on_site(site):
        for kind in (Attachment, Photo):
            _locked(kind, unique_names)


def show_media(site: Site, names: Iterable[str]) -> None:
    """Count one more published item that shows these files."""
    for name in _change_counts(site, names, by=1):
        if not site.is_closed_for(Feature.READING):
            files.show(name)


def hide_media(site: Site, names: Iterable[str]) -> None:
    """Count one published item less. After the last one the media host answers 404.

    Their files go in this process, right after the commit. The task is for a process that dies
    before.
    """
    for name in _change_counts(site, names, by=-1):
        hide_files.enqueue(name)
        transaction.on_commit(partial(hide_files.call, name), robust=True)


def _change_counts(site: Site, names: Iterable[str], *, by: int) -> list[str]:
    """Change the counts of photos and attachments. Returns the names of the photos."""
    unique_names = set(names)
    with on_site(site):
        _add_to_count(Attachment, unique_names, by)
        return _add_to_count(Photo, unique_names, by)


def _add_to_count(kind: type[StoredFile], names: set[str], by: int) -> list[str]:
    """The rows stay locked until the end of the transaction: see `hide_files`."""
    known = _locked(kind, names)
    rows = kind.objects.filter(name__in=known)
    (rows if by > 0 else rows.filter(shown_count__gt=0)).update(shown_count=F("shown_count") + by)
    return known


def _locked(kind: type[StoredFile], names: set[str]) -> list[str]:
    """Their names, of those that exist."""
    rows = kind.objects.filter(name__in=names).order_by("pk").select_for_update()
    return list(rows.values_list("name", flat=True))
