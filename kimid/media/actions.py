"""The actions on photos and attachments.

Callers write the files before the row exists, and remove them after it is deleted.
"""

from dataclasses import asdict, dataclass
from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.lib.attachment import AttachmentData
from kimid.media.models import Attachment, ChildrenShown, Photo
from kimid.media.rules import MediaPermission
from kimid.people.models import Person
from kimid.sites.models import Site


class InUse(Exception):
    """A story or a site uses the file, or used it once. It stays as part of that history."""


@dataclass(frozen=True)
class StoredRenditions:
    """Renditions that are on the disk under this name. Sizes are pixels, `weight` is bytes."""

    name: str
    width: int
    height: int
    widths: tuple[int, ...]
    weight: int
    tone: str = ""


@dataclass(frozen=True)
class Description:
    """The description of a photo.

    `alt` is the text alternative, `credit` the photographer, `focus_x` and `focus_y` are percent.
    """

    alt: str = ""
    caption: str = ""
    credit: str = ""
    children: ChildrenShown = ChildrenShown.UNASKED
    focus_x: int = 50
    focus_y: int = 50


@action(needs=MediaPermission.UPLOAD, records="photo.added")
def add(
    site: Site,
    *,
    stored: StoredRenditions,
    description: Description | None = None,
    is_drawn: bool = False,
    by: Actor,
    at: datetime,
) -> Photo:
    """Create a photo whose renditions are stored. Only its group can see it."""
    add_event_data(name=stored.name, weight=stored.weight)
    return Photo.objects.create(
        site=site,
        by=by if isinstance(by, Person) else None,
        is_drawn=is_drawn,
        uploaded_at=at,
        **{**asdict(stored), "widths": list(stored.widths)},
        **asdict(description or Description()),
    )


@action(needs=MediaPermission.TIDY, records="photo.tidied")
def add_tidied(photo: Photo, *, stored: StoredRenditions, by: Actor, at: datetime) -> Photo:
    """Create a photo whose renditions are this one made tidy. What is said of it stays; the
    original is there as long as the tidy one.
    """
    add_event_data(name=photo.name, became=stored.name, weight=stored.weight)
    return Photo.objects.create(
        site=photo.site,
        by=by if isinstance(by, Person) else None,
        original=photo,
        is_drawn=photo.is_drawn,
        alt=photo.alt,
        caption=photo.caption,
        credit=photo.credit,
        children=photo.children,
        uploaded_at=at,
        **{**asdict(stored), "widths": list(stored.widths)},
    )


@action(needs=MediaPermission.DESCRIBE, records="photo.described")
def describe(photo: Photo, *, description: Description, by: Actor, at: datetime) -> Photo:
    """Change the description of a photo. Published items keep their copy of the old one."""
    values = asdict(description)
    for field, value in values.items():
        setattr(photo, field, value)
    photo.save(update_fields=list(values))
    add_event_data(name=photo.name)
    return photo


@action(needs=MediaPermission.DISCARD, records="photo.discarded")
def discard(photo: Photo, *, by: Actor, at: datetime) -> None:
    """Delete a photo that nothing uses. A task removes its files after the commit.

    Raises InUse.
    """
    if photo.is_used:
        raise InUse
    add_event_data(name=photo.name)
    # Not `photo.delete()`: the event needs the primary key afterwards.
    Photo.objects.filter(pk=photo.pk).delete()


@action(needs=MediaPermission.UPLOAD, records="attachment.added")
def attach(site: Site, *, attached: AttachmentData, by: Actor, at: datetime) -> Attachment:
    """Create a document or a voice note whose file is stored. Only its group can see it."""
    add_event_data(name=attached["name"], weight=attached["weight"])
    return Attachment.objects.create(
        site=site, by=by if isinstance(by, Person) else None, uploaded_at=at, **attached
    )


@action(needs=MediaPermission.DISCARD, records="attachment.discarded")
def detach(attachment: Attachment, *, by: Actor, at: datetime) -> None:
    """Delete a document or a voice note that nothing uses. A task removes its file after the
    commit.

    Raises InUse.
    """
    if attachment.is_used:
        raise InUse
    add_event_data(name=attachment.name)
    Attachment.objects.filter(pk=attachment.pk).delete()  # as above


@action(needs=MediaPermission.DESCRIBE, records="photo.lightened")
def record_avif(photo: Photo, *, weight: int, by: Actor, at: datetime) -> Photo:
    """Note that AVIF renditions of `weight` bytes are stored too."""
    if not photo.has_avif:
        photo.has_avif = True
        photo.weight = photo.weight + weight
        photo.save(update_fields=["has_avif", "weight"])
    add_event_data(name=photo.name)
    return photo
