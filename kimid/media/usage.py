"""Notes which rows use photos and attachments, and which of these rows readers see.

The actions of the apps call these functions inside their transaction, with the row that uses the
files (a story, a message, a plan, the site itself), after it is saved:

    write           mark_media_used(row, names)        no longer deleted as unused
    edit            lock_media(site, before ^ after); mark_media_used(row, after);
                    release_media(row, before - after, at)
    publish         show_media(row, names)             everybody may see them
    correct         lock_media(site, before ^ after); show_media(row, new); hide_media(row, old)
    withdraw        hide_media(row, names)
    discard         release_media(row, names, at)      this row uses them no more

A file that two rows show stays public until the last of them is gone. Unknown names, and those of
another group, are ignored. The files of a photo follow right after the commit
(`kimid/media/visibility.py`). A document or a voice note has no public file: a view serves it and
asks the rows each time.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import cache, partial
from typing import Any, ClassVar, Final, Protocol

from django.db import models
from django.db.models import BigIntegerField, CharField, Exists, OuterRef, PositiveBigIntegerField

from kimid.media.models import USES, Attachment, Photo, PhotoUse, StoredFile
from kimid.media.queries import unused
from kimid.media.visibility import hide_files, settle_after_commit, show_files
from kimid.orm.compiled import CompiledQuery, compiled
from kimid.sites.guard import on_site
from kimid.sites.models import Site

_LOCK_ORDER: Final = (Attachment, Photo)


class RowOfSite(Protocol):
    """A row of a group."""

    pk: Any
    _meta: ClassVar[Any]

    @property
    def site(self) -> Site: ...


type MediaUser = RowOfSite | Site


def mark_media_used(row: MediaUser, names: Iterable[str]) -> None:
    """Note that this row uses these files. They are never deleted as unused from now on. What it
    uses already is not locked: only an action on this row lets go of it.
    """
    for kind, known in _lock_each(row, names, only_new=True):
        uses = [USES[kind](file=each, **_user(row)) for each in known]
        USES[kind].objects.bulk_create(uses, ignore_conflicts=True)


def release_media(row: MediaUser, names: Iterable[str], at: datetime) -> None:
    """Note that this row uses these files no more. What nothing uses any more is deleted as unused
    later, as if sent now. What readers see through this row stays: hide it first.
    """
    for kind, known in _lock_each(row, names):
        uses = USES[kind].objects.filter(file__in=known, **_user(row))
        uses.filter(is_public=False).delete()
        unused(kind).filter(pk__in=[each.pk for each in known]).update(uploaded_at=at)


def show_media(row: MediaUser, names: Iterable[str]) -> None:
    """Readers see these files through this row."""
    for kind, known in _lock_each(row, names):
        uses = [USES[kind](file=each, is_public=True, **_user(row)) for each in known]
        USES[kind].objects.bulk_create(
            uses,
            update_conflicts=True,
            unique_fields=["file", "subject", "subject_id"],
            update_fields=["is_public"],
        )
        for name in _photo_names(known):
            settle_after_commit(show_files, name)


def hide_media(row: MediaUser, names: Iterable[str]) -> None:
    """Readers see these files through this row no more. When no other row shows them, the media
    host answers 404.
    """
    for kind, known in _lock_each(row, names):
        uses = USES[kind].objects.filter(file__in=known, **_user(row))
        uses.update(is_public=False)
        for name in _photo_names(known):
            settle_after_commit(hide_files, name)


def lock_media(site: Site, names: Iterable[str]) -> None:
    """Lock these files in one order, before several calls of the functions above: before an action
    notes new ones and lets go of others.
    """
    for _ in _lock_each(site, names):
        pass


def rows_using[M: models.Model](name: str | Collection[str], model: type[M]) -> models.QuerySet[M]:
    """The rows of this model, on the current site, that use the photo with this name, or one of
    several, the oldest first. A row that keeps earlier versions of itself uses their photos too.
    """
    names = [name] if isinstance(name, str) else list(name)
    uses = PhotoUse.objects.filter(file__name__in=names, subject=model._meta.label)
    return model._default_manager.filter(pk__in=uses.values("subject_id")).order_by("pk")


def lock_rows_using[M: models.Model](
    name: str | Collection[str], model: type[M]
) -> models.QuerySet[M]:
    """For actions: the same rows, locked, as they are once whoever writes in them is done."""
    return rows_using(name, model).select_for_update(of=("self",), no_key=True)


def _lock_each(
    row: MediaUser, names: Iterable[str], *, only_new: bool = False
) -> Iterator[tuple[type[StoredFile], list[StoredFile]]]:
    """The files with these names by kind, of those that exist in the group of this row, or only
    those that it does not use yet. They stay locked until the end of the transaction: who deletes
    one, or settles its files, waits.
    """
    unique_names = set(names)
    with on_site(_site_of(row)):
        for kind in _LOCK_ORDER if unique_names else ():
            site = _site_of(row).pk
            if only_new:
                unused_yet = _files_not_used(kind, len(unique_names))
                known = unused_yet(site, row._meta.label, row.pk, *unique_names)
            else:
                known = _files_of(kind, len(unique_names))(site, *unique_names)
            if known:
                yield kind, known


@cache
def _files_of(kind: type[StoredFile], how_many: int) -> CompiledQuery[StoredFile]:
    return compiled(BigIntegerField(), *[CharField()] * how_many)(partial(_locked, kind))


@cache
def _files_not_used(kind: type[StoredFile], how_many: int) -> CompiledQuery[StoredFile]:
    @compiled(BigIntegerField(), CharField(), PositiveBigIntegerField(), *[CharField()] * how_many)
    def files(site: Any, subject: Any, key: Any, *names: Any) -> models.QuerySet[StoredFile]:
        uses = USES[kind]._base_manager.filter(file=OuterRef("pk"), site=site)
        used = uses.filter(subject=subject, subject_id=key)
        return _locked(kind, site, *names).exclude(Exists(used))

    return files


def _locked(kind: type[StoredFile], site: Any, *names: Any) -> models.QuerySet[StoredFile]:
    """By the key of the site: the SQL is the same for all sites."""
    rows = kind._base_manager.filter(site=site, name__in=names).order_by("pk")
    return rows.select_for_update().only("pk", "name")


def _user(row: MediaUser) -> dict[str, Any]:
    return {"site": _site_of(row), "subject": row._meta.label, "subject_id": row.pk}


def _site_of(row: MediaUser) -> Site:
    return row if isinstance(row, Site) else row.site


def _photo_names(known: Collection[StoredFile]) -> list[str]:
    return [each.name for each in known if isinstance(each, Photo)]
