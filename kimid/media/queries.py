"""Photos of a group, and files of the public."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Sum

from kimid.lib.attachment import Attached, AttachmentKind
from kimid.lib.picture import Picture
from kimid.media.models import Attachment, Kept, Photo
from kimid.people.models import Person
from kimid.sites.guard import across_sites
from kimid.sites.models import Site

# A photo that no story took in this time was forgotten by its sender. Longer than a phone waits for a signal.
FORGOTTEN_AFTER: Final = timedelta(days=2)


def facts_of(names: Sequence[str]) -> list[Picture]:
    """The facts of these photos of the present site, in this order. Names of others, and doubled ones, are left out."""
    asked = [name for name in names if name.isalnum()]  # PostgreSQL cannot even be asked for a NUL
    known = {photo.name: photo.facts() for photo in Photo.objects.filter(name__in=asked)}
    return [known[name] for name in dict.fromkeys(names) if name in known]


def unused_by(person: Person) -> list[Photo]:
    """What this person sent to the present site and no story has taken yet, newest first."""
    return list(Photo.objects.select_related("site__region").filter(by=person, taken_at=None).order_by("-pk")[:60])


def attached(names: Sequence[str]) -> list[Attached]:
    """The facts of these documents and voice notes of the present site, in this order; others are left out."""
    asked = [name for name in names if name.isalnum()]
    known = {each.name: each.facts() for each in Attachment.objects.filter(name__in=asked)}
    return [known[name] for name in dict.fromkeys(names) if name in known]


def weight_of(site: Site) -> int:
    """Bytes of all photos, documents and voice notes of a site."""
    return sum(kind.objects.filter(site=site).aggregate(total=Sum("weight"))["total"] or 0 for kind in (Photo, Attachment))


def is_shown(name: str) -> bool:
    """Whether a photo of this name is public now."""
    with across_sites(why="the media host serves the public photos of all sites"):
        return Photo.objects.filter(name=name, shown_by__gt=0).exists()


def attachment(name: str, kind: AttachmentKind | None) -> Attachment | None:
    """A document or a voice note of the present site."""
    return Attachment.objects.select_related("site__region").filter(name=name, kind=kind).first()


def shown_attachment(name: str, kind: AttachmentKind | None) -> Attachment | None:
    """A document or a voice note that is public now."""
    with across_sites(why="the media host serves the public documents of all sites"):
        return Attachment.objects.filter(name=name, kind=kind, shown_by__gt=0).first()


def is_taken(name: str) -> bool:
    """Whether a photo of any site has this name."""
    with across_sites(why="names of photos are unique in the whole house"):
        return Photo.objects.filter(name=name).exists()


def known_names(*, shown: bool = False) -> set[str]:
    """The names of all files of all sites, or of the public photos."""
    with across_sites(why="cleaning up is not the work of one site"):
        if shown:
            return set(Photo.objects.filter(shown_by__gt=0).values_list("name", flat=True))
        return {name for kind in (Photo, Attachment) for name in kind.objects.values_list("name", flat=True)}


def forgotten[K: Kept](kind: type[K], at: datetime) -> list[K]:
    """Photos, or attachments, of all sites that were sent long ago and that nothing ever used."""
    with across_sites(why="cleaning up is not the work of one site"):
        rows = kind.objects.select_related("site__region").filter(taken_at=None, uploaded_at__lt=at - FORGOTTEN_AFTER)
        return list(rows.order_by("pk"))
