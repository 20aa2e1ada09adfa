"""The permissions for photos and attachments. Before publication only the group has any."""

from datetime import datetime
from enum import StrEnum

from kimid.access.rules import is_site
from kimid.events.permissions import Role, register_permission
from kimid.media.models import Photo, StoredFile
from kimid.people.models import Person


class MediaPermission(StrEnum):
    UPLOAD = "media.upload"
    SEE = "media.see"
    DESCRIBE = "media.describe"
    DISCARD = "media.discard"
    TIDY = "media.tidy"
    RETOUCH = "media.retouch"
    RETOUCH_SHOWN = "media.retouch_shown"
    BRING_BACK = "media.bring_back"
    COVER = "media.cover"
    UNCOVER = "media.uncover"


def is_unused(who: object, file: object) -> bool:
    """No story has used it. A file that is part of a story, or of its history, stays."""
    return isinstance(file, StoredFile) and not file.is_used


def may_be_changed(who: object, photo: object) -> bool:
    """A public photo needs a second permission, that of people who correct published stories."""
    if not isinstance(photo, Photo):
        return False
    return not photo.is_public or (
        isinstance(who, Person) and who.has_perm(MediaPermission.RETOUCH_SHOWN, photo)
    )


def is_own_since(who: object, subject: object, since: datetime) -> bool:
    """Whether this person has sent the file since that moment. A page asks it of the site first."""
    if isinstance(subject, StoredFile):
        return subject.by == who and subject.uploaded_at >= since
    return is_site(who, subject, since)


_GROUP = [Role.MEMBER, Role.EDITOR, Role.CHAIR]

register_permission(
    MediaPermission.UPLOAD,
    "Add a photo, a document or a voice note to the group's own.",
    _GROUP,
    while_waiting=is_site,
)
register_permission(
    MediaPermission.SEE,
    "See the photos, documents and voice notes of the group before they are published.",
    _GROUP,
    while_waiting=is_own_since,
)
register_permission(
    MediaPermission.DESCRIBE,
    "Say what a photo shows, who took it, and whether children in it may be shown.",
    _GROUP,
    while_waiting=is_own_since,
)
register_permission(
    MediaPermission.DISCARD,
    "Throw away a photo, a document or a voice note that no story uses.",
    _GROUP,
    is_unused,
    while_waiting=is_own_since,
)
register_permission(
    MediaPermission.TIDY,
    "Make a tidy copy of a photo of goods: straight, square, light. The original stays.",
    _GROUP,
)
register_permission(
    MediaPermission.RETOUCH,
    "Make a photo anew: hide a face, cut something off.",
    _GROUP,
    may_be_changed,
)
register_permission(
    MediaPermission.RETOUCH_SHOWN,
    "Make a photo anew that readers see already.",
    [Role.EDITOR, Role.CHAIR],
)
register_permission(
    MediaPermission.BRING_BACK,
    "Bring back a photo of a checked story as it was before somebody made it anew.",
    [Role.EDITOR, Role.CHAIR],
)
register_permission(
    MediaPermission.COVER,
    "Hide a photo from readers at once, until a face in it is made unrecognisable.",
    _GROUP,
)
register_permission(
    MediaPermission.UNCOVER,
    "Show a hidden photo to readers again as it is.",
    [Role.EDITOR, Role.CHAIR],
)
