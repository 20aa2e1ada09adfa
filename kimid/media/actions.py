"""What people do with photos. The files are written before the row is, and removed after it."""

from dataclasses import asdict, dataclass
from datetime import datetime

from kimid.events.action import action, remember
from kimid.events.actor import Actor
from kimid.lib.attachment import Attached
from kimid.media.models import Attachment, ChildrenShown, Photo
from kimid.media.rules import Can
from kimid.people.models import Person
from kimid.sites.models import Site


class InUse(Exception):
    """Something uses the photo, or did once. What a story showed is part of its history and stays."""


@dataclass(frozen=True)
class Stored:
    """Renditions that lie on the disk already, under a name of their own."""

    name: str
    width: int
    height: int
    widths: tuple[int, ...]
    weight: int
    tone: str = ""


@dataclass(frozen=True)
class Description:
    """What is said of a photo: what can be seen, what readers are told, who took it, and about children in it."""

    alt: str = ""
    caption: str = ""
    credit: str = ""
    children: ChildrenShown = ChildrenShown.UNASKED
    focus_x: int = 50
    focus_y: int = 50


@action(needs=Can.UPLOAD, records="photo.added")
def add(
    site: Site, *, stored: Stored, description: Description | None = None, is_drawn: bool = False, by: Actor, at: datetime
) -> Photo:
    """Enter a photo whose renditions are stored. Nobody but the group sees it yet."""
    remember(name=stored.name, weight=stored.weight)
    return Photo.objects.create(
        site=site,
        by=by if isinstance(by, Person) else None,
        is_drawn=is_drawn,
        uploaded_at=at,
        **{**asdict(stored), "widths": list(stored.widths)},
        **asdict(description or Description()),
    )


@action(needs=Can.DESCRIBE, records="photo.described")
def describe(photo: Photo, *, description: Description, by: Actor, at: datetime) -> Photo:
    """Say what a photo shows. Published things keep the words they were published with."""
    said = asdict(description)
    for field, value in said.items():
        setattr(photo, field, value)
    photo.save(update_fields=list(said))
    remember(name=photo.name)
    return photo


@action(needs=Can.DISCARD, records="photo.discarded")
def discard(photo: Photo, *, by: Actor, at: datetime) -> None:
    """Throw away a photo that nothing uses. Its files go after the commit."""
    if photo.taken_at is not None:
        raise InUse
    remember(name=photo.name)
    Photo.objects.filter(pk=photo.pk).delete()  # not `photo.delete()`: the record names the row by its key


@action(needs=Can.UPLOAD, records="attachment.added")
def attach(site: Site, *, facts: Attached, by: Actor, at: datetime) -> Attachment:
    """Enter a document or a voice note whose file is stored. Nobody but the group sees it yet."""
    remember(name=facts["name"], weight=facts["weight"])
    return Attachment.objects.create(site=site, by=by if isinstance(by, Person) else None, uploaded_at=at, **facts)


@action(needs=Can.DISCARD, records="attachment.discarded")
def detach(attachment: Attachment, *, by: Actor, at: datetime) -> None:
    """Throw away a document or a voice note that nothing uses. Its file goes after the commit."""
    if attachment.taken_at is not None:
        raise InUse
    remember(name=attachment.name)
    Attachment.objects.filter(pk=attachment.pk).delete()  # as above


@action(needs=Can.DESCRIBE, records="photo.lightened")
def lighten(photo: Photo, *, weight: int, by: Actor, at: datetime) -> Photo:
    """Note that there are AVIF renditions too, of so many bytes together."""
    if not photo.has_avif:
        photo.has_avif, photo.weight = True, photo.weight + weight
        photo.save(update_fields=["has_avif", "weight"])
    remember(name=photo.name)
    return photo
