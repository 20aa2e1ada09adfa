"""Queries for photos and attachments of a group, and for public ones."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from kimid.access.code_waits import wall_of
from kimid.lib.attachment import AttachmentData, AttachmentKind
from kimid.lib.picture import Picture, marked_covered
from kimid.media.models import USES, Attachment, Photo, StoredFile
from kimid.people.models import Person
from kimid.sites.guard import across_sites, on_site
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES

# Unused files are deleted after this time. It is longer than a phone waits for a signal.
DISCARD_AFTER: Final = timedelta(days=2)


def pictures_by_name(names: Sequence[str]) -> list[Picture]:
    """The photos of the current site with these names, in this order. Ignores unknown names."""
    valid_names = [name for name in names if name.isalnum()]  # PostgreSQL refuses a NUL
    pictures = {
        photo.name: photo.as_picture() for photo in Photo.objects.filter(name__in=valid_names)
    }
    return [pictures[name] for name in dict.fromkeys(names) if name in pictures]


def with_cover_flags(pictures: Sequence[Picture]) -> list[Picture]:
    """These pictures, each marked as its photo says now: whether a face in it has to be hidden
    first. A stored copy may be older than that. One query, none without pictures.
    """
    if not pictures:
        return []
    names = {picture["name"] for picture in pictures}
    rows = Photo.objects.filter(name__in=names, covered_at__isnull=False)
    covered = set(rows.values_list("name", flat=True))
    return [marked_covered(picture, picture["name"] in covered) for picture in pictures]


def unused_by(person: Person) -> list[Photo]:
    """The photos of this person on the current site that no story uses, newest first.

    Behind the wall of a sign-in code, only those they have sent since.
    """
    rows = unused(Photo).select_related("site__region").filter(by=person)
    wall = wall_of(person)
    if wall is not None:
        rows = rows.filter(Q(site__in=wall.open_sites) | Q(uploaded_at__gte=wall.since))
    return list(rows.order_by("-pk")[:60])


def attachments_by_name(names: Sequence[str]) -> list[AttachmentData]:
    """The attachments of the current site with these names, in order. Ignores unknown names."""
    valid_names = [name for name in names if name.isalnum()]
    attachments = {
        each.name: each.as_attached() for each in Attachment.objects.filter(name__in=valid_names)
    }
    return [attachments[name] for name in dict.fromkeys(names) if name in attachments]


def bytes_used(site: Site) -> int:
    """The bytes of all photos, documents and voice notes of a site. Two queries."""
    return sum(
        kind.objects.filter(site=site).aggregate(total=Sum("weight"))["total"] or 0
        for kind in (Photo, Attachment)
    )


def is_shown(name: str) -> bool:
    """Whether a photo with this name is public."""
    with across_sites(reason="the media host serves the public photos of all sites"):
        return _public(Photo).filter(name=name).exists()


def attachment(name: str, kind: AttachmentKind | None) -> Attachment | None:
    """A document or a voice note of the current site, or None."""
    return Attachment.objects.select_related("site__region").filter(name=name, kind=kind).first()


def public_attachment(name: str, kind: AttachmentKind | None) -> Attachment | None:
    """A public document or voice note of any site, or None."""
    with across_sites(reason="the media host serves the public documents of all sites"):
        return _public(Attachment).filter(name=name, kind=kind).first()


def shown_photos(site: Site) -> list[str]:
    """The names of all photos that something published on this site shows. One query."""
    with on_site(site):
        rows = Photo.objects.filter(_is_public(Photo)).order_by("pk")
        return list(rows.values_list("name", flat=True))


def is_name_taken(name: str) -> bool:
    """Whether a photo of any site has this name."""
    with across_sites(reason="names of photos are unique in all of kimid"):
        return Photo.objects.filter(name=name).exists()


def known_names(*, public_only: bool = False) -> set[str]:
    """The names of all files of all sites, or of the public photos only."""
    with across_sites(reason="cleaning up is not the work of one site"):
        if public_only:
            return set(_public(Photo).values_list("name", flat=True))
        return {
            name
            for kind in (Photo, Attachment)
            for name in kind.objects.values_list("name", flat=True)
        }


def unused[K: StoredFile](kind: type[K]) -> QuerySet[K]:
    """The photos, or attachments, that nothing uses. A tidy photo uses what it was made of."""
    rows = kind.objects.filter(uses=None)
    return rows.filter(tidied=None) if kind is Photo else rows


def _public[K: StoredFile](kind: type[K]) -> QuerySet[K]:
    """The files that readers may have: something shows them, and their site is open."""
    return kind.objects.filter(_is_public(kind)).exclude(site__stage__in=UNREADABLE_STAGES)


def _is_public(kind: type[StoredFile]) -> Q:
    """That something shows it, and that no face in it has to be hidden first."""
    uses = USES[kind]._base_manager.filter(file=OuterRef("pk"), is_public=True)
    shown = Q(Exists(uses))
    return shown & Q(covered_at=None) if kind is Photo else shown


def never_used[K: StoredFile](kind: type[K], at: datetime) -> list[K]:
    """Photos, or attachments, of all sites that nothing used within `DISCARD_AFTER`."""
    with across_sites(reason="cleaning up is not the work of one site"):
        rows = unused(kind).filter(uploaded_at__lt=at - DISCARD_AFTER)
        return list(rows.select_related("site__region").order_by("pk"))
